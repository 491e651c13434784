package spoor.kql.functions;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import spoor.model.KqlType;

/// One way to call a function.
///
/// @param id fit for a SQL identifier: `tostring_real`; the name under which a dialect may spell it
///   otherwise, and under which its Java body is registered. Two signatures share an id only when
///   they pass the same types to the same body (a `dynamic` converted first)
/// @param parameters in order; optional ones last, at most one repeated one, at the end. The
///   arguments of a Java body with a repeated parameter are all held by one SQL type
/// @param result the type of the result, from the arguments
/// @param nulls when the result can be null
/// @param body how it is computed
/// @param check what is wrong with the constants among the arguments
public record Signature(
        String id, List<Parameter> parameters, Result result, Nulls nulls, Body body, Check check) {
    public Signature {
        parameters = List.copyOf(parameters);
    }

    public Signature(String id, List<Parameter> parameters, Result result, Nulls nulls, Body body) {
        this(id, parameters, result, nulls, body, arguments -> Optional.empty());
    }

    /// Computed by the Java body of this id.
    static Signature java(String id, KqlType result, Nulls nulls, Parameter... parameters) {
        return new Signature(id, List.of(parameters), arguments -> result, nulls, new Body.Java());
    }

    /// Computed by portable SQL.
    static Signature sql(
            String id, String template, KqlType result, Nulls nulls, Parameter... parameters) {
        return new Signature(
                id, List.of(parameters), arguments -> result, nulls, Body.sql(template));
    }

    /// Java bodies for a call with all parameters and with the last ones left out, down to
    /// `required`: ids `indexof`, `indexof_3`, ..., so that each has fixed types.
    static Signature[] javaFrom(
            int required, String id, KqlType result, Nulls nulls, Parameter... parameters) {
        Signature[] signatures = new Signature[parameters.length - required + 1];
        for (int count = required; count <= parameters.length; count++) {
            signatures[count - required] =
                    java(
                            count == required ? id : id + '_' + count,
                            result,
                            nulls,
                            Arrays.copyOf(parameters, count));
        }
        return signatures;
    }

    Signature checked(Check other) {
        return new Signature(id, parameters, result, nulls, body, other);
    }

    /// When a result can be null. A `string` result never is, whatever this says.
    public enum Nulls {
        /// Never, whatever the arguments.
        NEVER,
        /// Only when an argument is null.
        FROM_ARGUMENTS,
        /// On some values too (a conversion that fails).
        POSSIBLE
    }

    /// The type of a call from its arguments, conversions done.
    @FunctionalInterface
    public interface Result {
        KqlType type(List<Argument> arguments);
    }

    /// One sentence on an argument that this signature does not take (a format with a letter that
    /// has no meaning), after the signature was chosen; empty when all is well.
    @FunctionalInterface
    public interface Check {
        Optional<String> problem(List<Argument> arguments);
    }
}

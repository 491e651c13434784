package spoor.kql.functions;

import java.util.List;

/// One way to call a function.
///
/// @param id unique over all functions and fit for a SQL identifier: `tostring_real`; the name
///   under which a dialect may spell it otherwise, and under which its Java body is registered
/// @param parameters in order; optional ones last, at most one repeated one, at the end
/// @param result the type of the result, from the arguments
/// @param nulls when the result can be null
/// @param body how it is computed
public record Signature(
        String id, List<Parameter> parameters, Result result, Nulls nulls, Body body) {
    public Signature {
        parameters = List.copyOf(parameters);
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

    /// The type of a call from its arguments.
    @FunctionalInterface
    public interface Result {
        spoor.model.KqlType type(List<Argument> arguments);
    }
}

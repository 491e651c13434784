package spoor.kql.functions;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import spoor.model.KqlType;

/// A parameter of a signature.
///
/// An `int` is accepted where a `long` or `real` is asked for, a `long` where a `real` is; the
/// binder inserts the conversion.
///
/// @param accepts the types taken as they are
/// @param passedAs the type the body gets; the binder converts (`dynamic` to `string` by the rules
///   of `tostring`, anything to `dynamic` as a JSON value). Empty: as it came
/// @param occurs once, perhaps not at all, or any number of times
/// @param constant whether only a constant will do (a regular expression, a part name)
/// @param common whether all parameters so marked must have (or be promoted to) one common type
public record Parameter(
        String name,
        Set<KqlType> accepts,
        Optional<KqlType> passedAs,
        Occurs occurs,
        boolean constant,
        boolean common) {
    public Parameter {
        accepts = Set.copyOf(accepts);
    }

    public enum Occurs {
        ONCE,
        OPTIONAL,
        /// Zero or more times.
        REPEATED,
        /// A whole group of trailing parameters repeats (`case(p1, v1, p2, v2, else)`); such
        /// functions are bound by name in the binder.
        PAIRS
    }

    /// A required parameter of one of the given types.
    public static Parameter typed(String name, KqlType first, KqlType... others) {
        return new Parameter(
                name, EnumSet.of(first, others), Optional.empty(), Occurs.ONCE, false, false);
    }

    /// A required parameter of any type.
    public static Parameter any(String name) {
        return new Parameter(
                name, EnumSet.allOf(KqlType.class), Optional.empty(), Occurs.ONCE, false, false);
    }

    /// Text, or a dynamic whose text is taken.
    public static Parameter text(String name) {
        return typed(name, KqlType.STRING, KqlType.DYNAMIC).as(KqlType.STRING);
    }

    public Parameter as(KqlType type) {
        return new Parameter(name, accepts, Optional.of(type), occurs, constant, common);
    }

    public Parameter optional() {
        return new Parameter(name, accepts, passedAs, Occurs.OPTIONAL, constant, common);
    }

    public Parameter repeated() {
        return new Parameter(name, accepts, passedAs, Occurs.REPEATED, constant, common);
    }

    public Parameter constantOnly() {
        return new Parameter(name, accepts, passedAs, occurs, true, common);
    }

    public Parameter inCommon() {
        return new Parameter(name, accepts, passedAs, occurs, constant, true);
    }
}

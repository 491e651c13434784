package spoor.kql.bind;

import java.util.List;
import java.util.Optional;
import spoor.model.KqlType;

/// Which types give way to which.
final class Types {
    private Types() {}

    /// The types a value may be widened to without a word, nearest first.
    static List<KqlType> wider(KqlType type) {
        return switch (type) {
            case INT -> List.of(KqlType.LONG, KqlType.REAL, KqlType.DECIMAL);
            case LONG -> List.of(KqlType.REAL, KqlType.DECIMAL);
            case BOOL, REAL, DECIMAL, STRING, DATETIME, TIMESPAN, DYNAMIC, GUID -> List.of();
        };
    }

    /// The type that both can be widened to.
    static Optional<KqlType> common(KqlType a, KqlType b) {
        if (a == b) {
            return Optional.of(a);
        }
        if (wider(a).contains(b)) {
            return Optional.of(b);
        }
        if (wider(b).contains(a)) {
            return Optional.of(a);
        }
        if ((a == KqlType.REAL && b == KqlType.DECIMAL)
                || (a == KqlType.DECIMAL && b == KqlType.REAL)) {
            return Optional.of(KqlType.DECIMAL);
        }
        return Optional.empty();
    }

    static Bound widen(Bound value, KqlType type) {
        if (value.type() == type) {
            return value;
        }
        if (value instanceof Bound.Constant constant) {
            return new Bound.Constant(
                    type, constant.value().map(known -> widened((Number) known, type)));
        }
        return new Bound.Widen(value, type);
    }

    private static Object widened(Number value, KqlType type) {
        return switch (type) {
            case LONG -> value.longValue();
            case REAL -> value.doubleValue();
            case DECIMAL -> value.toString();
            case BOOL, INT, STRING, DATETIME, TIMESPAN, DYNAMIC, GUID ->
                    throw new IllegalStateException("no widening to " + type);
        };
    }
}

package spoor.kql.bind;

import java.util.List;
import java.util.Optional;
import spoor.model.KqlType;
import spoor.model.Ticks;

/// Computes sums and differences of constant whole numbers and times, so that `ago(7d)` or `10 * 2`
/// is a constant where one is needed. Everything else is left to the engine.
final class Folding {
    private Folding() {}

    static Bound fold(Bound bound) {
        if (!(bound instanceof Bound.Apply apply) || apply.arguments().size() != 2) {
            return negated(bound);
        }
        Optional<Long> left = whole(apply.arguments().get(0));
        Optional<Long> right = whole(apply.arguments().get(1));
        if (left.isEmpty() || right.isEmpty()) {
            return bound;
        }
        String id = apply.signature().id();
        if (id.startsWith("add_")) {
            return constant(apply, left.get() + right.get());
        }
        if (id.startsWith("sub_")) {
            return constant(apply, left.get() - right.get());
        }
        if (id.startsWith("mul_")) {
            return constant(apply, left.get() * right.get());
        }
        return bound;
    }

    private static Bound negated(Bound bound) {
        if (bound instanceof Bound.Apply apply
                && apply.arguments().size() == 1
                && apply.signature().id().startsWith("neg_")) {
            Optional<Long> operand = whole(apply.arguments().getFirst());
            if (operand.isPresent()) {
                return constant(apply, -operand.get());
            }
        }
        return bound;
    }

    private static Bound constant(Bound.Apply apply, long value) {
        if (apply.type() == KqlType.DATETIME && !Ticks.inRange(value)) {
            return new Bound.Constant(KqlType.DATETIME, Optional.empty());
        }
        return switch (apply.type()) {
            case LONG, DATETIME, TIMESPAN -> new Bound.Constant(apply.type(), Optional.of(value));
            case BOOL, INT, REAL, DECIMAL, STRING, DYNAMIC, GUID -> apply;
        };
    }

    private static Optional<Long> whole(Bound bound) {
        return bound instanceof Bound.Constant constant
                        && List.of(KqlType.LONG, KqlType.DATETIME, KqlType.TIMESPAN, KqlType.INT)
                                .contains(constant.type())
                ? constant.value().map(value -> ((Number) value).longValue())
                : Optional.empty();
    }

    /// The whole number an expression is, when it is a constant one.
    static Optional<Long> number(Bound bound) {
        if (bound instanceof Bound.Apply apply
                && apply.arguments().size() == 1
                && apply.signature().id().equals("toint_long")) {
            return number(apply.arguments().getFirst())
                    .filter(value -> value == (int) (long) value);
        }
        return whole(fold(bound));
    }
}

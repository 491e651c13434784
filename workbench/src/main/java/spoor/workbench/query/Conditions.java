package spoor.workbench.query;

import java.util.List;
import java.util.Optional;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Symbol;
import spoor.kql.functions.Functions;
import spoor.kql.functions.Signature;
import spoor.model.KqlType;

/// Conditions that are put on rows without anybody's text.
final class Conditions {
    private Conditions() {}

    static Bound atLeast(Symbol column, long value) {
        return compared(">=", "ge_", column, value);
    }

    static Bound atMost(Symbol column, long value) {
        return compared("<=", "le_", column, value);
    }

    static Bound below(Symbol column, long value) {
        return compared("<", "lt_", column, value);
    }

    static Bound and(Bound one, Bound other) {
        return joined("and", one, other);
    }

    static Bound or(Bound one, Bound other) {
        return joined("or", one, other);
    }

    private static Bound compared(String operator, String id, Symbol column, long value) {
        KqlType type = column.type() == KqlType.INT ? KqlType.LONG : column.type();
        Bound left = new Bound.Ref(column);
        return new Bound.Apply(
                signature(operator, id + type.kqlName()),
                List.of(
                        type == column.type() ? left : new Bound.Widen(left, type),
                        new Bound.Constant(type, Optional.of(value))),
                KqlType.BOOL,
                column.nullable());
    }

    private static Bound joined(String operator, Bound one, Bound other) {
        return new Bound.Apply(
                signature(operator, operator),
                List.of(one, other),
                KqlType.BOOL,
                one.nullable() || other.nullable());
    }

    private static Signature signature(String operator, String id) {
        return Functions.named(operator).orElseThrow().signatures().stream()
                .filter(signature -> signature.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(id));
    }
}

package spoor.kql.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spoor.model.KqlType;
import spoor.model.Span;

/// `* has "x"`: whether one of the columns fulfils a condition; `* !has "x"`: whether none does.
///
/// Operators on text look into strings, dynamic values, whole numbers and guids, by what `tostring`
/// gives; comparisons into the columns of the value's type.
final class AnyColumn {
    /// The name of the column in which `search` tells the table.
    static final String TABLE = "$table";

    private static final Set<KqlType> SEARCHED =
            Set.of(KqlType.STRING, KqlType.DYNAMIC, KqlType.INT, KqlType.LONG, KqlType.GUID);

    private static final Set<String> COMPARISONS = Set.of("==", "<", ">", "<=", ">=");

    private final Calls calls;
    private final Scope scope;

    AnyColumn(Context context, Scope scope) {
        this.calls = new Calls(context);
        this.scope = scope;
    }

    Bound bind(String operator, Bound right, Span span) {
        String positive = positive(operator);
        if (!positive.equals(operator)) {
            return calls.apply("not", List.of(bind(positive, right, span)), span);
        }
        List<Bound> conditions = new ArrayList<>();
        Map<Kind, Condition> known = new HashMap<>();
        for (Symbol column : scope.columns()) {
            if (!column.name().equals(TABLE)) {
                known.computeIfAbsent(
                                new Kind(column.type(), column.nullable()),
                                kind -> condition(operator, column, right, span))
                        .of(column)
                        .ifPresent(conditions::add);
            }
        }
        return any(conditions, span);
    }

    /// Columns of one kind are asked in one way.
    private record Kind(KqlType type, boolean nullable) {}

    /// What is asked of a column, and so of any other of its kind; empty: nothing.
    private record Condition(Symbol column, Optional<Bound> bound) {
        Optional<Bound> of(Symbol other) {
            return bound.map(condition -> replaced(condition, other));
        }

        private Bound replaced(Bound part, Symbol other) {
            return switch (part) {
                case Bound.Ref ref -> ref.symbol().equals(column) ? new Bound.Ref(other) : ref;
                case Bound.Apply apply ->
                        new Bound.Apply(
                                apply.signature(),
                                apply.arguments().stream()
                                        .map(argument -> replaced(argument, other))
                                        .toList(),
                                apply.type(),
                                apply.nullable());
                case Bound.Widen widen ->
                        new Bound.Widen(replaced(widen.operand(), other), widen.type());
                case Bound.Constant constant -> constant;
                case Bound.ScalarQuery query -> query;
                case Bound.InQuery query -> query;
            };
        }
    }

    private Condition condition(String operator, Symbol column, Bound right, Span span) {
        return new Condition(
                column,
                operand(operator, column, right.type(), span)
                        .map(left -> calls.apply(operator, List.of(left, right), span)));
    }

    /// The operator whose opposite this is; itself when it is none's.
    private static String positive(String operator) {
        return switch (operator) {
            case "!=", "<>" -> "==";
            case "!~" -> "=~";
            case "notcontains" -> "contains";
            case "notcontainscs" -> "contains_cs";
            default -> operator.startsWith("!") ? operator.substring(1) : operator;
        };
    }

    private Optional<Bound> operand(String operator, Symbol column, KqlType other, Span span) {
        Bound value = new Bound.Ref(column);
        if (COMPARISONS.contains(operator)) {
            return Types.common(column.type(), other).map(type -> value);
        }
        return SEARCHED.contains(column.type())
                ? Optional.of(calls.to(KqlType.STRING, value, span))
                : Optional.empty();
    }

    /// A balanced tree of `or`; of nothing, false.
    private Bound any(List<Bound> conditions, Span span) {
        if (conditions.isEmpty()) {
            return new Bound.Constant(KqlType.BOOL, Optional.of(false));
        }
        if (conditions.size() == 1) {
            return conditions.getFirst();
        }
        int middle = conditions.size() / 2;
        return calls.apply(
                "or",
                List.of(
                        any(conditions.subList(0, middle), span),
                        any(conditions.subList(middle, conditions.size()), span)),
                span);
    }
}

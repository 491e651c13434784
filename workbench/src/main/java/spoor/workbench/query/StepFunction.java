package spoor.workbench.query;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.ScalarBodies;
import spoor.engine.scalar.ScalarBody;
import spoor.kql.bind.StepValue;
import spoor.kql.functions.Body;
import spoor.kql.functions.Signature;
import spoor.model.KqlType;

/// A value within a step of `scan`, ready to be computed.
@FunctionalInterface
interface StepFunction {
    /// @param row the columns of the input
    /// @param records the last record of each step
    @Nullable Object of(@Nullable Object[] row, List<Matched> records);

    /// What a step keeps of the row that it matched last.
    record Matched(@Nullable Object[] values) {}

    static StepFunction of(StepValue value) {
        return switch (value) {
            case StepValue.Input(int place) -> (row, records) -> row[place];
            case StepValue.State(int step, int place) ->
                    (row, records) -> records.get(step).values()[place];
            case StepValue.Constant(var constant) -> {
                @Nullable Object known =
                        constant.value().orElse(constant.type() == KqlType.STRING ? "" : null);
                yield (row, records) -> known;
            }
            case StepValue.Widen(var operand, var type) -> widened(of(operand), type);
            case StepValue.Apply(var signature, var arguments) ->
                    applied(signature, arguments.stream().map(StepFunction::of).toList());
        };
    }

    private static StepFunction widened(StepFunction operand, KqlType type) {
        return (row, records) ->
                operand.of(row, records) instanceof Number number
                        ? switch (type) {
                            case LONG -> (Object) number.longValue();
                            case REAL -> number.doubleValue();
                            case DECIMAL -> number.toString();
                            case BOOL, INT, STRING, DATETIME, TIMESPAN, DYNAMIC, GUID ->
                                    throw new IllegalStateException("no widening to " + type);
                        }
                        : null;
    }

    private static StepFunction applied(Signature signature, List<StepFunction> arguments) {
        String id = signature.id();
        if (signature.body() instanceof Body.Java) {
            return all(Objects.requireNonNull(ScalarBodies.ALL.get(id), id), arguments);
        }
        if (StepValue.SAME.contains(id)) {
            return arguments.getFirst();
        }
        return switch (id) {
            case "and" -> junction(arguments, false);
            case "or" -> junction(arguments, true);
            case "iff", "case" -> choice(arguments);
            case "coalesce" -> firstOf(arguments);
            default -> all(Objects.requireNonNull(SPELLED.get(id), id), arguments);
        };
    }

    private static StepFunction all(ScalarBody body, List<StepFunction> arguments) {
        StepFunction[] parts = arguments.toArray(StepFunction[]::new);
        return (row, records) -> {
            @Nullable Object[] values = new @Nullable Object[parts.length];
            for (int i = 0; i < parts.length; i++) {
                values[i] = parts[i].of(row, records);
            }
            return body.apply(values);
        };
    }

    /// `and` and `or`: one value decides, else null wins.
    private static StepFunction junction(List<StepFunction> arguments, boolean decides) {
        return (row, records) -> {
            boolean unknown = false;
            for (StepFunction argument : arguments) {
                Object value = argument.of(row, records);
                if (value == null) {
                    unknown = true;
                } else if ((Boolean) value == decides) {
                    return decides;
                }
            }
            return unknown ? null : !decides;
        };
    }

    private static StepFunction choice(List<StepFunction> arguments) {
        return (row, records) -> {
            for (int i = 0; i + 1 < arguments.size(); i += 2) {
                if (Boolean.TRUE.equals(arguments.get(i).of(row, records))) {
                    return arguments.get(i + 1).of(row, records);
                }
            }
            return arguments.getLast().of(row, records);
        };
    }

    private static StepFunction firstOf(List<StepFunction> arguments) {
        return (row, records) -> {
            @Nullable Object value = null;
            for (StepFunction argument : arguments) {
                value = argument.of(row, records);
                if (value != null && !value.equals("")) {
                    return value;
                }
            }
            return value;
        };
    }

    /// The bodies of functions that are spelled in SQL elsewhere.
    Map<String, ScalarBody> SPELLED =
            Map.ofEntries(
                    Map.entry("not", a -> a[0] == null ? null : !(Boolean) a[0]),
                    Map.entry("max_of_int", a -> extreme(a, 1)),
                    Map.entry("max_of_long", a -> extreme(a, 1)),
                    Map.entry("max_of_datetime", a -> extreme(a, 1)),
                    Map.entry("max_of_timespan", a -> extreme(a, 1)),
                    Map.entry("min_of_int", a -> extreme(a, -1)),
                    Map.entry("min_of_long", a -> extreme(a, -1)),
                    Map.entry("min_of_datetime", a -> extreme(a, -1)),
                    Map.entry("min_of_timespan", a -> extreme(a, -1)),
                    Map.entry("isnull", a -> a[0] == null),
                    Map.entry("isnotnull", a -> a[0] != null),
                    Map.entry("isempty", a -> a[0] == null),
                    Map.entry("isnotempty", a -> a[0] != null),
                    Map.entry("isempty_string", a -> text(a[0]).isEmpty()),
                    Map.entry("isnotempty_string", a -> !text(a[0]).isEmpty()),
                    Map.entry("isempty_dynamic", a -> a[0] == null || a[0].equals("\"\"")),
                    Map.entry("isnotempty_dynamic", a -> a[0] != null && !a[0].equals("\"\"")),
                    Map.entry("strcat", a -> joined("", a, 0)),
                    Map.entry("strcat_delim", a -> joined(text(a[0]), a, 1)),
                    Map.entry(
                            "strlen",
                            a -> (long) text(a[0]).codePointCount(0, text(a[0]).length())),
                    Map.entry(
                            "toreal_long", a -> a[0] instanceof Number n ? n.doubleValue() : null),
                    Map.entry("tostring_guid", a -> text(a[0])));

    private static String text(@Nullable Object value) {
        return value == null ? "" : (String) value;
    }

    /// The greatest number (`sign` 1) or the least (-1); null is left out.
    private static @Nullable Object extreme(@Nullable Object[] values, int sign) {
        @Nullable Number best = null;
        for (Object value : values) {
            if (value instanceof Number number
                    && (best == null
                            || sign * Long.compare(number.longValue(), best.longValue()) > 0)) {
                best = number;
            }
        }
        return best;
    }

    private static String joined(String delimiter, @Nullable Object[] texts, int from) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < texts.length; i++) {
            out.append(i > from ? delimiter : "").append(text(texts[i]));
        }
        return out.toString();
    }
}

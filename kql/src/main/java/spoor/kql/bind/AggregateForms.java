package spoor.kql.bind;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import spoor.kql.bind.AggregateCall.Kind;
import spoor.kql.syntax.Expr;

/// The aggregates by name: how each is computed, and how its unnamed column is called.
final class AggregateForms {
    /// @param prefix begins the name of an unnamed column: `sum_x`; empty: the argument's own name
    /// @param operands arguments before the predicate
    /// @param filtered whether the next argument is a predicate
    record Form(Kind kind, String prefix, int operands, boolean filtered) {}

    private static final Map<String, Form> FORMS = forms();

    private AggregateForms() {}

    private static Map<String, Form> forms() {
        Map<String, Form> forms = new TreeMap<>();
        forms.put("count", new Form(Kind.COUNT, "count", 0, false));
        forms.put("countif", new Form(Kind.COUNT, "countif", 0, true));
        both(forms, "dcount", Kind.DISTINCT_COUNT, "dcount");
        forms.put("count_distinct", new Form(Kind.DISTINCT_COUNT, "count_distinct", 1, false));
        forms.put("count_distinctif", new Form(Kind.DISTINCT_COUNT, "count_distinctif", 1, true));
        both(forms, "sum", Kind.SUM, "sum");
        both(forms, "min", Kind.MIN, "min");
        both(forms, "max", Kind.MAX, "max");
        both(forms, "avg", Kind.AVERAGE, "avg");
        both(forms, "stdev", Kind.STANDARD_DEVIATION, "stdev");
        both(forms, "stdevp", Kind.STANDARD_DEVIATION_POPULATION, "stdevp");
        both(forms, "variance", Kind.VARIANCE, "variance");
        both(forms, "variancep", Kind.VARIANCE_POPULATION, "variancep");
        forms.put("make_list", new Form(Kind.LIST, "list", 1, false));
        forms.put("makelist", new Form(Kind.LIST, "list", 1, false));
        forms.put("make_list_if", new Form(Kind.LIST, "list", 1, true));
        forms.put("make_list_with_nulls", new Form(Kind.LIST_WITH_NULLS, "list", 1, false));
        forms.put("make_set", new Form(Kind.SET, "set", 1, false));
        forms.put("makeset", new Form(Kind.SET, "set", 1, false));
        forms.put("make_set_if", new Form(Kind.SET, "set", 1, true));
        forms.put("make_bag", new Form(Kind.BAG, "bag", 1, false));
        forms.put("make_bag_if", new Form(Kind.BAG, "bag", 1, true));
        forms.put("any", new Form(Kind.ANY, "any", 1, false));
        forms.put("take_any", new Form(Kind.ANY, "", 1, false));
        forms.put("anyif", new Form(Kind.ANY, "anyif", 1, true));
        forms.put("take_anyif", new Form(Kind.ANY, "", 1, true));
        forms.put("percentile", new Form(Kind.PERCENTILE, "percentile", 1, false));
        forms.put("percentiles", new Form(Kind.PERCENTILE, "percentile", 1, false));
        forms.put("arg_max", new Form(Kind.RANKED, "", 1, false));
        forms.put("arg_min", new Form(Kind.RANKED, "", 1, false));
        forms.put("argmax", new Form(Kind.RANKED, "max", 1, false));
        forms.put("argmin", new Form(Kind.RANKED, "min", 1, false));
        forms.put("make_dictionary", new Form(Kind.BAG, "dictionary", 1, false));
        forms.put("cnt", new Form(Kind.COUNT, "cnt", 0, false));
        return forms;
    }

    private static void both(Map<String, Form> forms, String name, Kind kind, String prefix) {
        forms.put(name, new Form(kind, prefix, 1, false));
        forms.put(name + "if", new Form(kind, prefix + "if", 1, true));
    }

    static Optional<Form> named(String name) {
        return Optional.ofNullable(FORMS.get(name));
    }

    static boolean isAggregate(String name) {
        return FORMS.containsKey(name) || FoldedAggregates.isFolded(name);
    }

    static List<String> names() {
        TreeMap<String, Object> names = new TreeMap<>(FORMS);
        FoldedAggregates.names().forEach(name -> names.put(name, name));
        return List.copyOf(names.keySet());
    }

    /// Whether a call gives several columns (or one for each of several arguments).
    static boolean isMultiple(Expr.Call call) {
        return switch (call.name()) {
            case "arg_max", "arg_min", "argmax", "argmin", "percentiles", "percentilesw" -> true;
            case "any", "take_any" ->
                    call.arguments().size() != 1
                            || call.arguments().getFirst().value() instanceof Expr.Star;
            default -> false;
        };
    }

    /// The name of an unnamed column; empty when the call is no aggregate of one column.
    static Optional<String> columnName(Expr.Call call) {
        Optional<String> first =
                call.arguments().isEmpty()
                        ? Optional.empty()
                        : Naming.of(call.arguments().getFirst().value());
        Form form = FORMS.get(call.name());
        if (form == null || isMultiple(call)) {
            return FoldedAggregates.columnName(call, first.orElse(""));
        }
        if (form.kind() == Kind.PERCENTILE) {
            String percent =
                    call.arguments().size() > 1
                                    && call.arguments().get(1).value() instanceof Expr.Literal p
                            ? p.value().map(AggregateForms::percentText).orElse("")
                            : "";
            return Optional.of("percentile_" + first.orElse("") + "_" + percent);
        }
        if (form.prefix().isEmpty()) {
            return call.name().equals("take_any") ? first.or(() -> Optional.of("any_arg0")) : first;
        }
        return Optional.of(form.prefix() + "_" + first.orElse(""));
    }

    static String percentText(Object percent) {
        String text = percent.toString();
        if (text.endsWith(".0")) {
            text = text.substring(0, text.length() - 2);
        }
        return text.replace('.', '_');
    }
}

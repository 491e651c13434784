package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import spoor.kql.bind.AggregateCall.Kind;
import spoor.kql.bind.Relation.AggregateAssignment;
import spoor.kql.syntax.Expr;
import spoor.model.KqlType;

/// Aggregates that are an array of the group's values and then a function on that array: rare ones,
/// and those of types that SQL cannot aggregate (`sum` of decimals).
final class FoldedAggregates {
    /// @param function what makes the aggregate of the array
    /// @param prefix begins the name of an unnamed column; empty: the argument's own name
    /// @param operands 1: the array holds values; 2: it holds pairs
    /// @param filtered whether a predicate follows the operands
    private record Fold(String function, String prefix, int operands, boolean filtered) {}

    private static final Map<String, Fold> FOLDS = folds();

    private static final Map<String, String> OF_DECIMALS =
            Map.of(
                    "sum", "$decimal_sum",
                    "sumif", "$decimal_sum",
                    "avg", "$decimal_average",
                    "avgif", "$decimal_average",
                    "min", "$decimal_least",
                    "minif", "$decimal_least",
                    "max", "$decimal_greatest",
                    "maxif", "$decimal_greatest");

    private static final Set<KqlType> NUMBERS =
            Set.of(KqlType.INT, KqlType.LONG, KqlType.REAL, KqlType.DECIMAL);

    private final Staged staged;
    private final Context context;
    private final Calls calls;

    FoldedAggregates(Staged staged) {
        this.staged = staged;
        this.context = staged.context();
        this.calls = new Calls(context);
    }

    private static Map<String, Fold> folds() {
        Map<String, Fold> folds = new TreeMap<>();
        folds.put("hll", new Fold("$hll", "hll", 1, false));
        folds.put("hll_if", new Fold("$hll", "hll_if", 1, true));
        folds.put("hll_merge", new Fold("$hll_merge_all", "hll_merge", 1, false));
        folds.put("tdigest", new Fold("$tdigest", "tdigest", 1, false));
        folds.put("tdigest_merge", new Fold("$tdigest_merge_all", "merge_tdigests", 1, false));
        folds.put("merge_tdigest", new Fold("$tdigest_merge_all", "merge_tdigests", 1, false));
        folds.put("percentilew", new Fold("$weighted_percentile", "percentile", 2, false));
        folds.put("percentilesw", new Fold("$weighted_percentile", "percentile", 2, false));
        folds.put("percentiles_array", new Fold("$plain_percentiles", "percentiles", 1, false));
        folds.put("percentilesw_array", new Fold("$weighted_percentiles", "percentiles", 2, false));
        for (String tail : List.of("", "p")) {
            String function = tail.isEmpty() ? "$covariance" : "$covariance_population";
            String name = "covariance" + tail;
            folds.put(name, new Fold(function, name, 2, false));
            folds.put(name + "if", new Fold(function, name + "if", 2, true));
        }
        folds.put("buildschema", new Fold("$build_schema", "schema", 1, false));
        for (String name : List.of("binary_all_and", "binary_all_or", "binary_all_xor")) {
            folds.put(name, new Fold("$" + name, "", 1, false));
        }
        return folds;
    }

    static boolean isFolded(String name) {
        return FOLDS.containsKey(name);
    }

    static Set<String> names() {
        return FOLDS.keySet();
    }

    /// The name of an unnamed column, where one column comes out.
    static Optional<String> columnName(Expr.Call call, String first) {
        Fold fold = FOLDS.get(call.name());
        if (fold == null || call.name().equals("percentilesw")) {
            return Optional.empty();
        }
        if (fold.prefix().isEmpty()) {
            return first.isEmpty() ? Optional.empty() : Optional.of(first);
        }
        if (call.name().equals("percentilew")) {
            return Optional.of(percentileName(first, call, 2));
        }
        if (call.name().startsWith("covariance")) {
            String second =
                    call.arguments().size() > 1
                            ? Naming.of(call.arguments().get(1).value()).orElse("")
                            : "";
            return Optional.of(fold.prefix() + "_" + first + "_" + second);
        }
        return Optional.of(fold.prefix() + "_" + first);
    }

    static String percentileName(String first, Expr.Call call, int place) {
        String percent =
                call.arguments().size() > place
                                && call.arguments().get(place).value() instanceof Expr.Literal p
                        ? p.value().map(AggregateForms::percentText).orElse("")
                        : "";
        return "percentile_" + first + "_" + percent;
    }

    /// The value of a call, over aggregates that are added to `to`; empty when the call is none of
    /// these.
    Optional<Bound> bind(Expr.Call call, ExpressionBinder binder, List<AggregateAssignment> to) {
        Fold fold = FOLDS.get(call.name());
        if (fold == null) {
            return call.arguments().isEmpty()
                            || call.arguments().getFirst().value() instanceof Expr.Star
                            || AggregateForms.named(call.name()).isEmpty()
                    ? Optional.empty()
                    : byType(call, binder, to);
        }
        List<Bound> arguments = AggregateBinder.arguments(call, binder);
        int needed = fold.operands() + (fold.filtered() ? 1 : 0);
        boolean weighted = call.name().equals("tdigest") && arguments.size() == 2;
        if (arguments.size() < needed) {
            throw arity(call, arguments);
        }
        Optional<Bound> filter =
                fold.filtered()
                        ? Optional.of(predicate(call, arguments.get(fold.operands())))
                        : Optional.empty();
        Bound values =
                values(
                        call,
                        fold,
                        arguments.subList(0, weighted ? 2 : fold.operands()),
                        filter,
                        to);
        List<Bound> rest = arguments.subList(weighted ? 2 : needed, arguments.size());
        return Optional.of(folded(call, fold, weighted, values, arguments.getFirst(), rest));
    }

    private Bound folded(
            Expr.Call call,
            Fold fold,
            boolean weighted,
            Bound values,
            Bound first,
            List<Bound> rest) {
        return switch (call.name()) {
            case "hll", "hll_if" ->
                    apply(
                            call,
                            fold.function(),
                            values,
                            rest.isEmpty()
                                    ? new Bound.Constant(KqlType.LONG, Optional.of(1L))
                                    : only(call, rest));
            case "percentilew" -> percentile(call, values, first.type(), only(call, rest));
            case "percentiles_array", "percentilesw_array" -> {
                if (rest.isEmpty()) {
                    throw arity(call, rest);
                }
                Bound list =
                        rest.size() == 1 && rest.getFirst().type() == KqlType.DYNAMIC
                                ? rest.getFirst()
                                : calls.apply("pack_array", rest, call.span());
                yield apply(call, fold.function(), values, list);
            }
            default -> {
                if (!rest.isEmpty()) {
                    throw arity(call, rest);
                }
                Bound value = apply(call, weighted ? "$tdigest_weighted" : fold.function(), values);
                yield fold.prefix().isEmpty() ? calls.to(first.type(), value, call.span()) : value;
            }
        };
    }

    private Bound apply(Expr.Call call, String function, Bound... arguments) {
        return calls.apply(function, List.of(arguments), call.span());
    }

    private Bound percentile(Expr.Call call, Bound values, KqlType type, Bound percent) {
        Bound value = apply(call, "$weighted_percentile", values, percent);
        return calls.to(type == KqlType.INT ? KqlType.LONG : type, value, call.span());
    }

    /// `percentilesw`: a value for each percentile, all of one array.
    List<Bound> percentiles(Expr.Call call, ExpressionBinder binder, List<AggregateAssignment> to) {
        List<Bound> arguments = AggregateBinder.arguments(call, binder);
        if (arguments.size() < 3) {
            throw arity(call, arguments);
        }
        Fold fold = FOLDS.getOrDefault(call.name(), new Fold("", "", 2, false));
        Bound values = values(call, fold, arguments.subList(0, 2), Optional.empty(), to);
        return arguments.subList(2, arguments.size()).stream()
                .map(percent -> percentile(call, values, arguments.getFirst().type(), percent))
                .toList();
    }

    private Bound only(Expr.Call call, List<Bound> rest) {
        if (rest.size() != 1 || !(rest.getFirst() instanceof Bound.Constant)) {
            throw arity(call, rest);
        }
        return rest.getFirst();
    }

    private Context.Failed arity(Expr.Call call, List<Bound> arguments) {
        return context.fail(
                "KQL111",
                call.span(),
                "'" + call.name() + "' does not take these " + arguments.size() + " arguments");
    }

    private Bound predicate(Expr.Call call, Bound predicate) {
        if (predicate.type() != KqlType.BOOL) {
            throw context.fail(
                    "KQL111",
                    call.span(),
                    "'"
                            + call.name()
                            + "' needs a bool as its condition, not "
                            + predicate.type().kqlName());
        }
        return staged.operand(predicate);
    }

    /// The array of the group's values, or of its pairs of values.
    private Bound values(
            Expr.Call call,
            Fold fold,
            List<Bound> operands,
            Optional<Bound> filter,
            List<AggregateAssignment> to) {
        Bound first = operands.getFirst();
        boolean fits =
                switch (call.name()) {
                    case "hll", "hll_if" ->
                            Set.of(
                                            KqlType.STRING,
                                            KqlType.INT,
                                            KqlType.LONG,
                                            KqlType.DATETIME,
                                            KqlType.TIMESPAN,
                                            KqlType.GUID)
                                    .contains(first.type());
                    case "buildschema", "hll_merge", "tdigest_merge", "merge_tdigest" ->
                            first.type() == KqlType.DYNAMIC;
                    case "binary_all_and", "binary_all_or", "binary_all_xor" ->
                            first.type() == KqlType.INT || first.type() == KqlType.LONG;
                    case "covariance", "covarianceif", "covariancep", "covariancepif" ->
                            NUMBERS.contains(first.type())
                                    && NUMBERS.contains(operands.get(1).type());
                    default ->
                            first.type() == KqlType.INT
                                    || first.type() == KqlType.LONG
                                    || first.type() == KqlType.REAL
                                    || first.type() == KqlType.DATETIME;
                };
        if (!fits) {
            throw context.fail(
                    "KQL111",
                    call.span(),
                    "'" + call.name() + "' does not take " + first.type().kqlName());
        }
        Bound value = first;
        if (fold.function().equals("$hll")) {
            Bound plain =
                    switch (first.type()) {
                        case INT -> Types.widen(first, KqlType.LONG);
                        case GUID -> calls.to(KqlType.STRING, first, call.span());
                        default -> first;
                    };
            value = calls.apply("hash", List.of(plain), call.span());
        } else if (operands.size() == 2) {
            List<Bound> pair = operands;
            if (call.name().startsWith("covariance")) {
                pair =
                        operands.stream()
                                .map(operand -> calls.to(KqlType.REAL, operand, call.span()))
                                .toList();
            }
            value = calls.apply("pack_array", pair, call.span());
        }
        Kind kind = fold.function().equals("$hll") ? Kind.SET : Kind.LIST;
        return array(call, kind, value, filter, to);
    }

    private Bound array(
            Expr.Call call,
            Kind kind,
            Bound value,
            Optional<Bound> filter,
            List<AggregateAssignment> to) {
        Bound json = staged.operand(calls.to(KqlType.DYNAMIC, value, call.span()));
        Symbol symbol = new Symbol("$values", KqlType.DYNAMIC, false);
        to.add(
                new AggregateAssignment(
                        symbol,
                        new AggregateCall(
                                kind, json, filter, Integer.MAX_VALUE, Optional.empty())));
        return new Bound.Ref(symbol);
    }

    /// `sum`, `avg`, `min`, `max` of decimals, `avg` of times, `make_set` of dynamic values.
    private Optional<Bound> byType(
            Expr.Call call, ExpressionBinder binder, List<AggregateAssignment> to) {
        String name = call.name();
        boolean set =
                name.equals("make_set") || name.equals("makeset") || name.equals("make_set_if");
        boolean average = name.equals("avg") || name.equals("avgif");
        if (!set && !OF_DECIMALS.containsKey(name)) {
            return Optional.empty();
        }
        KqlType type = binder.bind(call.arguments().getFirst().value()).type();
        boolean filtered = name.endsWith("if");
        if (type == KqlType.DECIMAL && !set || type == KqlType.DATETIME && average) {
            List<Bound> arguments = AggregateBinder.arguments(call, binder);
            if (arguments.size() != (filtered ? 2 : 1)) {
                throw arity(call, arguments);
            }
            Optional<Bound> filter =
                    filtered ? Optional.of(predicate(call, arguments.get(1))) : Optional.empty();
            if (type == KqlType.DECIMAL) {
                Bound values = array(call, Kind.LIST, arguments.getFirst(), filter, to);
                return Optional.of(apply(call, OF_DECIMALS.getOrDefault(name, ""), values));
            }
            Bound ticks = calls.apply("tolong", arguments.subList(0, 1), call.span());
            Bound values = array(call, Kind.LIST, ticks, filter, to);
            return Optional.of(
                    calls.apply(
                            "$ticks_datetime",
                            List.of(apply(call, "$ticks_average", values)),
                            call.span()));
        }
        return set && type == KqlType.DYNAMIC
                ? Optional.of(set(call, binder, to))
                : Optional.empty();
    }

    private Bound set(Expr.Call call, ExpressionBinder binder, List<AggregateAssignment> to) {
        List<Bound> arguments = new ArrayList<>(AggregateBinder.arguments(call, binder));
        Bound present = calls.apply("isnotnull", arguments.subList(0, 1), call.span());
        Optional<Bound> filter = Optional.of(present);
        if (call.name().equals("make_set_if")) {
            if (arguments.size() < 2) {
                throw arity(call, arguments);
            }
            Bound condition = predicate(call, arguments.remove(1));
            filter = Optional.of(calls.apply("and", List.of(present, condition), call.span()));
        }
        long most = call.name().equals("makeset") ? 128 : 1_048_576;
        if (arguments.size() > 1) {
            most =
                    Folding.number(arguments.get(1))
                            .orElseThrow(() ->
                                    context.fail(
                                            "KQL111",
                                            call.span(),
                                            "the last argument of '"
                                                    + call.name()
                                                    + "' must be a constant number"));
        }
        Bound items = calls.apply("$list_items", arguments.subList(0, 1), call.span());
        Bound values = array(call, Kind.LIST, items, filter.map(staged::operand), to);
        Bound distinct = apply(call, "$distinct_elements", values);
        return calls.apply(
                "array_slice",
                List.of(
                        distinct,
                        new Bound.Constant(KqlType.LONG, Optional.of(0L)),
                        new Bound.Constant(KqlType.LONG, Optional.of(most - 1))),
                call.span());
    }
}

package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.kql.bind.Relation.AggregateAssignment;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Query;
import spoor.model.KqlType;
import spoor.model.Span;

/// Binds `make-series`: groups by the keys and the step, then makes an array of each group's steps.
///
/// Before: `make-series n = count() on t from a to b step s by k`. After: `where t >= a and t < b |
/// summarize n = count() by k, bin = bin_at(t, s, a) | summarize list(bin), list(n) by k | project
/// k, n = filled(...), t = axis(...)`.
final class MakeSeriesBinder {
    private static final String BIN = "$bin";

    private static final long MOST_ELEMENTS = 1_048_576;

    private final RelationBinder relations;
    private final Context context;
    private final Rows input;
    private final Calls calls;

    MakeSeriesBinder(RelationBinder relations, Rows input) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
        this.calls = new Calls(context);
    }

    /// Where the steps lie; values or columns of one type, the step a timespan for times.
    ///
    /// @param to the first value beyond the last step
    private record Bounds(Optional<Bound> from, Optional<Bound> to, Bound step) {}

    Rows bind(Operator.MakeSeries series) {
        Rows grouped = grouped(series);
        int keys = series.keys().size();
        List<Symbol> columns = grouped.columns();
        Symbol bin = columns.get(keys);
        List<Symbol> values = columns.subList(keys + 1, columns.size());
        Bounds bounds = bounds(series, bin.type());
        List<Assignment> prepared = new ArrayList<>();
        Symbol binJson = json(prepared, number(bin, series.span()), series.span());
        List<Symbol> valuesJson = new ArrayList<>();
        for (Symbol value : values) {
            valuesJson.add(json(prepared, new Bound.Ref(value), series.span()));
        }
        Relation ready = new Relation.Compute(grouped.relation(), prepared, columns);
        List<Assignment> groups = new ArrayList<>();
        for (Symbol key : columns.subList(0, keys)) {
            Symbol copy = new Symbol(key.name(), key.type(), key.nullable());
            groups.add(new Assignment(copy, new Bound.Ref(key)));
        }
        List<AggregateAssignment> lists = new ArrayList<>();
        Symbol bins = list(lists, binJson);
        List<Symbol> arrays = new ArrayList<>();
        valuesJson.forEach(value -> arrays.add(list(lists, value)));
        Relation listed = new Relation.Aggregate(ready, groups, lists);
        if (groups.isEmpty() && !series.nonEmpty()) {
            listed = new Relation.Filter(listed, isNotEmpty(bins, series.span()));
        }
        List<Symbol> shown = new ArrayList<>(groups.stream().map(Assignment::symbol).toList());
        return new Rows(
                filled(series, listed, bounds, bins, arrays, values, shown),
                List.of(),
                false,
                grouped.broken());
    }

    /// The input's rows grouped by the keys and the step that each row falls into.
    private Rows grouped(Operator.MakeSeries series) {
        Staged staged = new Staged(relations, input);
        Bound axis = staged.bind(series.axis().item().expression());
        if (axis.type() == KqlType.INT) {
            axis = Types.widen(axis, KqlType.LONG);
        }
        if (!Set.of(KqlType.LONG, KqlType.REAL, KqlType.DATETIME, KqlType.TIMESPAN)
                .contains(axis.type())) {
            throw context.fail(
                    "KQL161",
                    series.axis().item().span(),
                    "the axis of 'make-series' must be a number, a datetime or a timespan, not "
                            + axis.type().kqlName());
        }
        Symbol place = staged.column(axis);
        Bounds bounds = bounds(series, place.type());
        Span span = series.axis().item().span();
        Bound value = new Bound.Ref(place);
        Bound start =
                bounds.from().isPresent()
                        ? calls.apply(
                                "bin_at", List.of(value, bounds.step(), bounds.from().get()), span)
                        : calls.apply("bin", List.of(value, bounds.step()), span);
        Symbol bin = new Symbol(BIN, place.type(), true);
        List<Symbol> columns = new ArrayList<>(input.columns());
        columns.add(bin);
        Relation binned =
                new Relation.Compute(
                        within(staged.relation(), value, bounds, span),
                        List.of(new Assignment(bin, start)),
                        columns);
        Rows rows = new Rows(binned, input.hidden(), input.serialized(), input.broken());
        List<Query.Item> keys = new ArrayList<>(series.keys());
        keys.add(new Query.Item(List.of(), new Expr.Name(BIN, span), span));
        List<Query.Item> items = new ArrayList<>();
        for (Operator.SeriesItem item : series.items()) {
            refuseRows(item.item());
            items.add(item.item());
        }
        return new SummarizeBinder(relations, rows)
                .bind(new Operator.Summarize(items, keys, series.span()));
    }

    private void refuseRows(Query.Item item) {
        if (item.expression() instanceof Expr.Call call
                && AggregateForms.isMultiple(call)
                && !call.name().equals("percentiles")) {
            throw context.fail(
                    "KQL161",
                    call.span(),
                    "'" + call.name() + "' cannot make a series",
                    "use an aggregate of one value: sum, max, take_any(x), ...");
        }
    }

    private Relation within(Relation rows, Bound value, Bounds bounds, Span span) {
        Bound known = calls.apply("isnotnull", List.of(value), span);
        Relation result = new Relation.Filter(rows, known);
        if (bounds.from().isPresent()) {
            result =
                    new Relation.Filter(
                            result, calls.apply(">=", List.of(value, bounds.from().get()), span));
        }
        if (bounds.to().isPresent()) {
            result =
                    new Relation.Filter(
                            result, calls.apply("<", List.of(value, bounds.to().get()), span));
        }
        return result;
    }

    private Bounds bounds(Operator.MakeSeries series, KqlType axis) {
        Operator.SeriesAxis written = series.axis();
        KqlType stepType =
                axis == KqlType.DATETIME || axis == KqlType.TIMESPAN ? KqlType.TIMESPAN : axis;
        if (written.from().isEmpty() && written.to().isPresent()) {
            throw context.fail(
                    "KQL161",
                    written.to().get().span(),
                    "'to' without 'from' is not supported in 'make-series'",
                    "say where the series begins");
        }
        Bound step = value(written.step(), stepType);
        if (step instanceof Bound.Constant constant
                && constant.value()
                        .filter(number -> ((Number) number).doubleValue() > 0)
                        .isEmpty()) {
            throw context.fail(
                    "KQL161",
                    written.step().span(),
                    "the step of 'make-series' must be greater than zero");
        }
        Optional<Bound> from = written.from().map(given -> value(given, axis));
        Optional<Bound> to = written.to().map(given -> value(given, axis));
        if (!written.inRange()) {
            return new Bounds(from, to, step);
        }
        // range() begins at a multiple of the step and takes the step of its end in
        Span span = written.item().span();
        return new Bounds(
                from.map(given -> once(calls.apply("bin", List.of(given, step), span))),
                to.map(given ->
                        once(
                                calls.apply(
                                        "+",
                                        List.of(
                                                calls.apply("bin", List.of(given, step), span),
                                                step),
                                        span))),
                step);
    }

    /// A value that is the same for all rows.
    private Bound value(Expr expression, KqlType type) {
        Bound value =
                Folding.fold(
                        new ExpressionBinder(
                                        context,
                                        relations.environment(),
                                        Scope.none(),
                                        relations,
                                        ExpressionBinder.Extractor.none())
                                .bind(expression));
        if (value.type() != type && !Types.wider(value.type()).contains(type)) {
            throw context.fail(
                    "KQL161",
                    expression.span(),
                    "this must be a "
                            + type.kqlName()
                            + ", as the axis is, not a "
                            + value.type().kqlName());
        }
        return once(Types.widen(value, type));
    }

    /// Computed once for the query rather than for each row.
    private static Bound once(Bound value) {
        if (value instanceof Bound.Constant) {
            return value;
        }
        Symbol symbol = new Symbol("$once", value.type(), true);
        Relation row =
                new Relation.Compute(
                        new Relation.Values(List.of(), List.of(List.of())),
                        List.of(new Assignment(symbol, value)),
                        List.of(symbol));
        return new Bound.ScalarQuery(row, value.type());
    }

    /// Times as their ticks.
    private Bound number(Symbol symbol, Span span) {
        Bound value = new Bound.Ref(symbol);
        return symbol.type() == KqlType.REAL ? value : calls.to(KqlType.LONG, value, span);
    }

    private Symbol json(List<Assignment> to, Bound value, Span span) {
        Bound json = calls.to(KqlType.DYNAMIC, value, span);
        Symbol symbol = new Symbol("$json", KqlType.DYNAMIC, true);
        to.add(new Assignment(symbol, json));
        return symbol;
    }

    private static Symbol list(List<AggregateAssignment> to, Symbol column) {
        Symbol symbol = new Symbol("$list", KqlType.DYNAMIC, false);
        AggregateCall call =
                new AggregateCall(
                        AggregateCall.Kind.LIST_WITH_NULLS,
                        new Bound.Ref(column),
                        Optional.empty(),
                        MOST_ELEMENTS,
                        Optional.empty());
        to.add(new AggregateAssignment(symbol, call));
        return symbol;
    }

    private Bound isNotEmpty(Symbol list, Span span) {
        return calls.apply(
                ">",
                List.of(
                        calls.apply("array_length", List.of(new Bound.Ref(list)), span),
                        new Bound.Constant(KqlType.LONG, Optional.of(0L))),
                span);
    }

    private Relation filled(
            Operator.MakeSeries series,
            Relation listed,
            Bounds bounds,
            Symbol bins,
            List<Symbol> arrays,
            List<Symbol> values,
            List<Symbol> shown) {
        Span span = series.span();
        List<Bound> ends = ends(bounds, span);
        List<Optional<Expr>> defaults = defaults(series);
        List<Assignment> made = new ArrayList<>();
        for (int i = 0; i < arrays.size(); i++) {
            List<Bound> arguments = new ArrayList<>();
            arguments.add(new Bound.Ref(bins));
            arguments.add(new Bound.Ref(arrays.get(i)));
            arguments.addAll(ends);
            arguments.add(absent(defaults.get(i), values.get(i), span));
            Symbol symbol = new Symbol(values.get(i).name(), KqlType.DYNAMIC, false);
            made.add(new Assignment(symbol, calls.apply("$make_series", arguments, span)));
            shown.add(symbol);
        }
        KqlType axis = bounds.step().type();
        List<Bound> arguments = new ArrayList<>(List.of(new Bound.Ref(bins)));
        arguments.addAll(ends);
        String name = Naming.of(series.axis().item()).orElse("Column1");
        Symbol symbol =
                new Symbol(Naming.unique(name, Naming.names(shown)), KqlType.DYNAMIC, false);
        made.add(new Assignment(symbol, calls.apply(axisFunction(series, axis), arguments, span)));
        shown.add(symbol);
        return new Relation.Compute(listed, made, shown);
    }

    private String axisFunction(Operator.MakeSeries series, KqlType step) {
        if (step != KqlType.TIMESPAN) {
            return step == KqlType.REAL ? "$series_axis_real" : "$series_axis";
        }
        KqlType axis =
                new Staged(relations, input)
                        .withoutWindows(series.axis().item().expression())
                        .type();
        return axis == KqlType.DATETIME ? "$series_axis_datetime" : "$series_axis_timespan";
    }

    private List<Bound> ends(Bounds bounds, Span span) {
        KqlType type = bounds.step().type() == KqlType.REAL ? KqlType.REAL : KqlType.LONG;
        Bound none = new Bound.Constant(type, Optional.empty());
        return List.of(
                bounds.from().map(value -> calls.to(type, value, span)).orElse(none),
                bounds.to().map(value -> calls.to(type, value, span)).orElse(none),
                calls.to(type, bounds.step(), span));
    }

    /// The defaults, column by column.
    private static List<Optional<Expr>> defaults(Operator.MakeSeries series) {
        List<Optional<Expr>> defaults = new ArrayList<>();
        for (Operator.SeriesItem item : series.items()) {
            int columns =
                    item.item().expression() instanceof Expr.Call call
                                    && call.name().equals("percentiles")
                            ? call.arguments().size() - 1
                            : 1;
            for (int i = 0; i < columns; i++) {
                defaults.add(item.absent());
            }
        }
        return defaults;
    }

    private Bound absent(Optional<Expr> written, Symbol value, Span span) {
        if (written.isEmpty()) {
            return calls.to(KqlType.DYNAMIC, zero(value, span), span);
        }
        Bound given =
                Folding.fold(
                        new ExpressionBinder(
                                        context,
                                        relations.environment(),
                                        Scope.none(),
                                        relations,
                                        ExpressionBinder.Extractor.none())
                                .bind(written.get()));
        if (value.type() == KqlType.REAL && Types.wider(given.type()).contains(KqlType.REAL)) {
            given = Types.widen(given, KqlType.REAL);
        }
        return once(calls.to(KqlType.DYNAMIC, given, span));
    }

    private Bound zero(Symbol value, Span span) {
        return switch (value.type()) {
            case INT, LONG -> new Bound.Constant(KqlType.LONG, Optional.of(0L));
            case REAL -> new Bound.Constant(KqlType.REAL, Optional.of(0.0));
            case BOOL, DECIMAL, STRING, DATETIME, TIMESPAN, DYNAMIC, GUID ->
                    throw context.fail(
                            "KQL161",
                            span,
                            "the series '"
                                    + value.name()
                                    + "' of type "
                                    + value.type().kqlName()
                                    + " needs a default for steps without rows",
                            "write default=... after the aggregate");
        };
    }
}

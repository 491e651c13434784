package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.bind.Relation.JoinKind;
import spoor.kql.bind.Relation.KeyPair;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Query;
import spoor.model.KqlType;
import spoor.model.Span;

/// Binds operators that choose some rows or values: `sample`, `sample-distinct`, `top-hitters`,
/// `top-nested`.
final class SomeRowsBinder {
    private final RelationBinder relations;
    private final Context context;
    private final Rows input;
    private final Calls calls;

    SomeRowsBinder(RelationBinder relations, Rows input) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
        this.calls = new Calls(context);
    }

    /// Rows in the order of a hash of their numbers: any rows, but the same ones every time.
    Rows sample(Operator.Sample sample, long count) {
        Symbol number = new Symbol("$number", KqlType.LONG, false);
        Relation numbered = new Relation.Window(input.relation(), List.of(rowNumber(number)));
        Bound hash = calls.apply("hash", List.of(new Bound.Ref(number)), sample.span());
        Symbol place = new Symbol("$hash", hash.type(), hash.nullable());
        Relation hashed =
                new Relation.Compute(
                        numbered, List.of(new Assignment(place, hash)), input.columns());
        Relation sorted = new Relation.Sort(hashed, List.of(new Relation.Key(place, true, true)));
        return new Rows(new Relation.Limit(sorted, count), input.hidden(), false, input.broken());
    }

    Rows sampleDistinct(Operator.SampleDistinct sample, long count) {
        Symbol column = column(sample.column(), "sample-distinct");
        Relation picked = new Relation.Compute(input.relation(), List.of(), List.of(column));
        return Rows.of(new Relation.Limit(new Relation.Distinct(picked), count));
    }

    Rows topHitters(Operator.TopHitters top, long count) {
        Symbol column = column(top.value(), "top-hitters");
        String name =
                top.weight().isEmpty()
                        ? "approximate_count_" + column.name()
                        : "approximate_sum_" + Naming.of(top.weight().get()).orElse("");
        Expr.Call aggregate =
                new Expr.Call(
                        top.weight().isEmpty() ? "count" : "sum",
                        top
                                .weight()
                                .map(weight -> new Expr.Argument(Optional.empty(), weight))
                                .stream()
                                .toList(),
                        top.span(),
                        top.span());
        Rows grouped =
                new SummarizeBinder(relations, input)
                        .bind(
                                new Operator.Summarize(
                                        List.of(
                                                new Query.Item(
                                                        List.of(name), aggregate, top.span())),
                                        List.of(new Query.Item(List.of(), top.value(), top.span())),
                                        top.span()));
        Symbol total = grouped.columns().getLast();
        Relation sorted =
                new Relation.Sort(
                        grouped.relation(), List.of(new Relation.Key(total, false, false)));
        Relation limited = new Relation.Limit(sorted, count);
        Optional<KqlType> type =
                top.weight()
                        .map(weight -> new Staged(relations, input).withoutWindows(weight).type());
        if (type.equals(Optional.of(KqlType.INT))) {
            // Kusto keeps the type of what is summed
            Symbol small = new Symbol(total.name(), KqlType.INT, true);
            Bound cut = calls.apply("toint", List.of(new Bound.Ref(total)), top.span());
            limited =
                    new Relation.Compute(
                            limited,
                            List.of(new Assignment(small, cut)),
                            List.of(grouped.columns().getFirst(), small));
        }
        return Rows.serialized(limited);
    }

    private Symbol column(Expr expression, String operator) {
        if (new Staged(relations, input).withoutWindows(expression) instanceof Bound.Ref ref) {
            OperatorBinder.groupable(context, ref.type(), expression.span(), operator);
            return ref.symbol();
        }
        throw context.fail(
                "KQL131",
                expression.span(),
                "'" + operator + "' takes a column",
                "compute it before with 'extend'");
    }

    /// A level of `top-nested`: groups of the keys so far, of which the best stay.
    private record Level(Relation relation, List<Symbol> keys, Symbol value) {}

    /// Each level groups the rows by its key and those before, keeps the groups whose parents were
    /// kept, and of each parent the first ones. The values of the levels before come by the join.
    Rows topNested(Operator.TopNested top, List<Optional<Long>> counts) {
        List<Symbol> keys = new ArrayList<>();
        List<Assignment> computed = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Staged staged = new Staged(relations, input);
        for (Operator.NestedLevel level : top.levels()) {
            Bound value = staged.withoutWindows(level.key().expression());
            OperatorBinder.groupable(context, value.type(), level.key().span(), "top-nested");
            Symbol key = new Symbol("$key" + keys.size(), value.type(), value.nullable());
            computed.add(new Assignment(key, value));
            keys.add(key);
            String name = Naming.of(level.key()).orElseGet(() -> context.unnamedColumn(names));
            names.add(Naming.unique(name, names));
        }
        List<Symbol> visible = new ArrayList<>(input.columns());
        visible.addAll(keys);
        Rows rows =
                new Rows(
                        new Relation.Compute(staged.relation(), computed, visible),
                        input.hidden(),
                        input.serialized(),
                        input.broken());
        SharedRows shared = SharedRows.of(rows, false, 1);
        Level last = null;
        List<Symbol> shown = new ArrayList<>();
        List<Relation.Key> order = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < top.levels().size(); i++) {
            Operator.NestedLevel level = top.levels().get(i);
            Level here = level(shared.again(), top, i);
            Relation relation = here.relation();
            if (last != null) {
                relation = joined(last, here);
            }
            relation = best(relation, here, counts.get(i), level.ascending(), top.span());
            String name = Naming.unique(names.get(i), taken);
            taken.add(name);
            String valueName =
                    Naming.unique(level.value().name().orElse("aggregated_" + name), taken);
            taken.add(valueName);
            Symbol key = named(name, here.keys().getLast());
            Symbol value = named(valueName, here.value());
            List<Assignment> renamed =
                    List.of(
                            new Assignment(key, new Bound.Ref(here.keys().getLast())),
                            new Assignment(value, new Bound.Ref(here.value())));
            shown.add(key);
            shown.add(value);
            relation = new Relation.Compute(relation, renamed, shown);
            order.add(new Relation.Key(value, level.ascending(), level.ascending()));
            last = new Level(relation, here.keys(), here.value());
        }
        if (last == null) {
            throw new IllegalStateException("no level");
        }
        return Rows.serialized(new Relation.Sort(last.relation(), order));
    }

    private static Symbol named(String name, Symbol like) {
        return new Symbol(name, like.type(), like.nullable());
    }

    private Level level(Rows rows, Operator.TopNested top, int index) {
        Span span = top.span();
        List<Query.Item> keys = new ArrayList<>();
        for (int i = 0; i <= index; i++) {
            keys.add(new Query.Item(List.of(), new Expr.Name("$key" + i, span), span));
        }
        Query.Item value =
                new Query.Item(
                        List.of("$value"), top.levels().get(index).value().expression(), span);
        Rows grouped =
                new SummarizeBinder(relations, rows)
                        .bind(new Operator.Summarize(List.of(value), keys, span));
        return new Level(
                grouped.relation(),
                grouped.columns().subList(0, index + 1),
                grouped.columns().getLast());
    }

    /// The groups of a level beside their parents.
    private static Relation joined(Level parents, Level here) {
        List<KeyPair> pairs = new ArrayList<>();
        for (int i = 0; i < parents.keys().size(); i++) {
            pairs.add(new KeyPair(parents.keys().get(i), here.keys().get(i)));
        }
        List<Symbol> columns =
                Stream.concat(
                                parents.relation().columns().stream(),
                                here.relation().columns().stream())
                        .toList();
        return new Relation.Join(
                JoinKind.INNER, parents.relation(), here.relation(), pairs, columns);
    }

    /// The first groups of each parent; all where no number is said.
    private Relation best(
            Relation relation, Level level, Optional<Long> count, boolean ascending, Span span) {
        if (count.isEmpty()) {
            return relation;
        }
        Relation sorted =
                new Relation.Sort(
                        relation, List.of(new Relation.Key(level.value(), ascending, ascending)));
        Symbol number = new Symbol("$number", KqlType.LONG, false);
        Relation numbered =
                new Relation.Window(
                        sorted,
                        List.of(rowNumber(number)),
                        level.keys().subList(0, level.keys().size() - 1));
        Bound few =
                calls.apply(
                        "<=",
                        List.of(
                                new Bound.Ref(number),
                                new Bound.Constant(KqlType.LONG, Optional.of(count.get()))),
                        span);
        return new Relation.Filter(numbered, few);
    }

    private static WindowCall rowNumber(Symbol symbol) {
        return new WindowCall(
                WindowCall.Kind.ROW_NUMBER,
                symbol,
                new Bound.Constant(KqlType.LONG, Optional.of(0L)),
                1,
                Optional.empty(),
                Optional.empty());
    }
}

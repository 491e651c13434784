package spoor.kql.bind;

import java.util.List;
import java.util.Optional;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Query;
import spoor.model.KqlType;

/// Binds operators that choose some rows or values: `sample`, `sample-distinct`, `top-hitters`.
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

    static WindowCall rowNumber(Symbol symbol) {
        return new WindowCall(
                WindowCall.Kind.ROW_NUMBER,
                symbol,
                new Bound.Constant(KqlType.LONG, Optional.of(0L)),
                1,
                Optional.empty(),
                Optional.empty());
    }
}

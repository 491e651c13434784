package spoor.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.kql.bind.WindowCall;

/// Walks relations and the expressions in them.
public final class Rewrite {
    private Rewrite() {}

    /// The relation with each of its inputs changed; sub-queries inside expressions are left alone.
    public static Relation inputs(Relation relation, UnaryOperator<Relation> change) {
        return switch (relation) {
            case Relation.Scan scan -> scan;
            case Relation.Values values -> values;
            case Relation.Series series -> series;
            case Relation.Filter filter ->
                    new Relation.Filter(change.apply(filter.input()), filter.predicate());
            case Relation.Compute compute ->
                    new Relation.Compute(
                            change.apply(compute.input()),
                            compute.assignments(),
                            compute.columns());
            case Relation.Aggregate aggregate ->
                    new Relation.Aggregate(
                            change.apply(aggregate.input()),
                            aggregate.keys(),
                            aggregate.aggregates());
            case Relation.Join join ->
                    new Relation.Join(
                            join.kind(),
                            change.apply(join.left()),
                            change.apply(join.right()),
                            join.keys(),
                            join.columns());
            case Relation.Union union -> {
                List<Relation.Leg> legs = new ArrayList<>();
                for (Relation.Leg leg : union.legs()) {
                    legs.add(new Relation.Leg(change.apply(leg.input()), leg.values()));
                }
                yield new Relation.Union(legs, union.columns());
            }
            case Relation.Sort sort -> new Relation.Sort(change.apply(sort.input()), sort.keys());
            case Relation.Limit limit ->
                    new Relation.Limit(change.apply(limit.input()), limit.rows());
            case Relation.Distinct distinct ->
                    new Relation.Distinct(change.apply(distinct.input()));
            case Relation.Window window ->
                    new Relation.Window(
                            change.apply(window.input()), window.calls(), window.partition());
            case Relation.Expand expand ->
                    new Relation.Expand(
                            change.apply(expand.input()),
                            expand.items(),
                            expand.asArrays(),
                            expand.index(),
                            expand.limit(),
                            expand.columns());
            case Relation.Sessions sessions ->
                    new Relation.Sessions(
                            change.apply(sessions.input()),
                            sessions.time(),
                            sessions.maxFromFirst(),
                            sessions.maxBetween(),
                            sessions.restart(),
                            sessions.symbol());
            case Relation.Mine mine ->
                    new Relation.Mine(change.apply(mine.input()), mine.call(), mine.columns());
            case Relation.Shared shared -> {
                Relation.Once once = shared.once();
                Relation changed = change.apply(once.relation());
                yield new Relation.Shared(
                        new Relation.Once(changed, once.columns(), once.kept()), shared.columns());
            }
        };
    }

    /// The relation with each of its expressions changed (not those of its inputs).
    public static Relation expressions(Relation relation, UnaryOperator<Bound> change) {
        return switch (relation) {
            case Relation.Filter filter ->
                    new Relation.Filter(filter.input(), change.apply(filter.predicate()));
            case Relation.Compute compute ->
                    new Relation.Compute(
                            compute.input(),
                            compute.assignments().stream()
                                    .map(assignment ->
                                            new Relation.Assignment(
                                                    assignment.symbol(),
                                                    change.apply(assignment.expression())))
                                    .toList(),
                            compute.columns());
            case Relation.Values values ->
                    new Relation.Values(
                            values.columns(),
                            values.rows().stream()
                                    .map(row -> row.stream().map(change).toList())
                                    .toList());
            case Relation.Series series ->
                    new Relation.Series(
                            series.column(),
                            change.apply(series.from()),
                            change.apply(series.to()),
                            change.apply(series.step()));
            case Relation.Union union ->
                    new Relation.Union(
                            union.legs().stream().map(leg -> changed(leg, change)).toList(),
                            union.columns());
            case Relation.Scan scan -> scan;
            case Relation.Aggregate aggregate -> aggregate;
            case Relation.Join join -> join;
            case Relation.Sort sort -> sort;
            case Relation.Limit limit -> limit;
            case Relation.Distinct distinct -> distinct;
            case Relation.Window window -> window;
            case Relation.Expand expand -> expand;
            case Relation.Sessions sessions -> sessions;
            case Relation.Mine mine -> mine;
            case Relation.Shared shared -> shared;
        };
    }

    private static Relation.Leg changed(Relation.Leg leg, UnaryOperator<Bound> change) {
        Map<Symbol, Bound> values = new LinkedHashMap<>(leg.values());
        values.replaceAll((column, value) -> change.apply(value));
        return new Relation.Leg(leg.input(), values);
    }

    /// Tells of each symbol that a relation's own expressions name (not those of its inputs; what
    /// can be seen of it is not told either).
    public static void uses(Relation relation, Consumer<Symbol> use) {
        switch (relation) {
            case Relation.Scan scan -> scan.hidden().forEach(use);
            case Relation.Values values ->
                    values.rows().forEach(row -> row.forEach(cell -> uses(cell, use)));
            case Relation.Series series -> {
                uses(series.from(), use);
                uses(series.to(), use);
                uses(series.step(), use);
            }
            case Relation.Filter filter -> uses(filter.predicate(), use);
            case Relation.Compute compute ->
                    compute.assignments().forEach(assignment -> uses(assignment.expression(), use));
            case Relation.Aggregate aggregate -> uses(aggregate, use);
            case Relation.Join join ->
                    join.keys()
                            .forEach(key -> {
                                use.accept(key.left());
                                use.accept(key.right());
                            });
            case Relation.Union union ->
                    union.legs()
                            .forEach(leg ->
                                    leg.values().values().forEach(value -> uses(value, use)));
            case Relation.Sort sort -> sort.keys().forEach(key -> use.accept(key.symbol()));
            case Relation.Limit limit -> {}
            case Relation.Distinct distinct -> distinct.columns().forEach(use);
            case Relation.Window window -> {
                window.calls().forEach(call -> uses(call, use));
                window.partition().forEach(use);
            }
            case Relation.Expand expand -> expand.items().forEach(item -> use.accept(item.array()));
            case Relation.Sessions sessions -> {
                use.accept(sessions.time());
                sessions.restart().ifPresent(use);
            }
            case Relation.Mine mine -> mine.input().columns().forEach(use);
            case Relation.Shared shared -> shared.once().columns().forEach(use);
        }
    }

    private static void uses(Relation.Aggregate aggregate, Consumer<Symbol> use) {
        aggregate.keys().forEach(key -> uses(key.expression(), use));
        aggregate
                .aggregates()
                .forEach(assignment -> {
                    uses(assignment.call().operand(), use);
                    assignment.call().filter().ifPresent(filter -> uses(filter, use));
                    assignment
                            .call()
                            .ranking()
                            .ifPresent(ranking -> ranking.by().forEach(by -> uses(by, use)));
                });
    }

    private static void uses(WindowCall call, Consumer<Symbol> use) {
        uses(call.operand(), use);
        call.fallback().ifPresent(value -> uses(value, use));
        call.restart().ifPresent(value -> uses(value, use));
    }

    /// Tells of each symbol that an expression names, sub-queries included.
    public static void uses(Bound bound, Consumer<Symbol> use) {
        switch (bound) {
            case Bound.Constant constant -> {}
            case Bound.Ref ref -> use.accept(ref.symbol());
            case Bound.Apply apply -> apply.arguments().forEach(value -> uses(value, use));
            case Bound.Widen widen -> uses(widen.operand(), use);
            case Bound.ScalarQuery query -> allUses(query.relation(), use);
            case Bound.InQuery query -> {
                uses(query.operand(), use);
                allUses(query.relation(), use);
            }
        }
    }

    private static void allUses(Relation relation, Consumer<Symbol> use) {
        everyRelation(
                relation,
                inner -> {
                    uses(inner, use);
                    inner.columns().forEach(use);
                });
    }

    /// The expression, with another relation when it is a sub-query.
    public static Bound subquery(Bound bound, UnaryOperator<Relation> change) {
        return switch (bound) {
            case Bound.ScalarQuery query ->
                    new Bound.ScalarQuery(change.apply(query.relation()), query.type());
            case Bound.InQuery query ->
                    new Bound.InQuery(
                            query.operand(),
                            change.apply(query.relation()),
                            query.negated(),
                            query.caseSensitive());
            case Bound.Constant other -> other;
            case Bound.Ref other -> other;
            case Bound.Apply other -> other;
            case Bound.Widen other -> other;
        };
    }

    /// Visits the relations of the sub-queries in a relation's own expressions.
    public static void subqueries(Relation relation, Consumer<Relation> visit) {
        expressions(
                relation,
                expression ->
                        every(
                                expression,
                                part ->
                                        subquery(
                                                part,
                                                inner -> {
                                                    visit.accept(inner);
                                                    return inner;
                                                })));
    }

    /// Visits a relation and its inputs, outermost first.
    public static void everyRelation(Relation relation, Consumer<Relation> visit) {
        visit.accept(relation);
        inputs(
                relation,
                input -> {
                    everyRelation(input, visit);
                    return input;
                });
    }

    /// An expression with each part changed, inner ones first.
    public static Bound every(Bound bound, UnaryOperator<Bound> change) {
        return change.apply(
                switch (bound) {
                    case Bound.Constant constant -> constant;
                    case Bound.Ref ref -> ref;
                    case Bound.Apply apply ->
                            new Bound.Apply(
                                    apply.signature(),
                                    apply.arguments().stream()
                                            .map(argument -> every(argument, change))
                                            .toList(),
                                    apply.type(),
                                    apply.nullable());
                    case Bound.Widen widen ->
                            new Bound.Widen(every(widen.operand(), change), widen.type());
                    case Bound.ScalarQuery query -> query;
                    case Bound.InQuery query ->
                            new Bound.InQuery(
                                    every(query.operand(), change),
                                    query.relation(),
                                    query.negated(),
                                    query.caseSensitive());
                });
    }
}

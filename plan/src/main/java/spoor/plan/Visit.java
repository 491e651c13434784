package spoor.plan;

import java.util.List;
import java.util.function.Consumer;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.kql.bind.WindowCall;

/// Looks at relations and the expressions in them.
public final class Visit {
    private Visit() {}

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
                                    leg.values().forEach(value -> uses(value.expression(), use)));
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

    /// Visits the relations of the sub-queries in a relation's own expressions.
    public static void subqueries(Relation relation, Consumer<Relation> visit) {
        switch (relation) {
            case Relation.Filter filter -> subqueries(filter.predicate(), visit);
            case Relation.Compute compute -> subqueries(compute.assignments(), visit);
            case Relation.Values values ->
                    values.rows().forEach(row -> row.forEach(cell -> subqueries(cell, visit)));
            case Relation.Series series -> {
                subqueries(series.from(), visit);
                subqueries(series.to(), visit);
                subqueries(series.step(), visit);
            }
            case Relation.Union union ->
                    union.legs().forEach(leg -> subqueries(leg.values(), visit));
            case Relation.Scan other -> {}
            case Relation.Aggregate other -> {}
            case Relation.Join other -> {}
            case Relation.Sort other -> {}
            case Relation.Limit other -> {}
            case Relation.Distinct other -> {}
            case Relation.Window other -> {}
            case Relation.Expand other -> {}
            case Relation.Sessions other -> {}
            case Relation.Mine other -> {}
            case Relation.Shared other -> {}
        }
    }

    private static void subqueries(
            List<Relation.Assignment> assignments, Consumer<Relation> visit) {
        for (Relation.Assignment assignment : assignments) {
            subqueries(assignment.expression(), visit);
        }
    }

    private static void subqueries(Bound bound, Consumer<Relation> visit) {
        switch (bound) {
            case Bound.Constant other -> {}
            case Bound.Ref other -> {}
            case Bound.Apply apply -> {
                for (Bound argument : apply.arguments()) {
                    subqueries(argument, visit);
                }
            }
            case Bound.Widen widen -> subqueries(widen.operand(), visit);
            case Bound.ScalarQuery query -> visit.accept(query.relation());
            case Bound.InQuery query -> {
                subqueries(query.operand(), visit);
                visit.accept(query.relation());
            }
        }
    }

    /// Visits a relation and its inputs, outermost first.
    public static void everyRelation(Relation relation, Consumer<Relation> visit) {
        visit.accept(relation);
        Rewrite.inputs(
                relation,
                input -> {
                    everyRelation(input, visit);
                    return input;
                });
    }
}

package spoor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;

/// Changes relations and the expressions in them. What nothing changes stays the same object, which
/// spares the many tables of a `search` a copy at each step.
public @SuppressWarnings("ReferenceEquality") // a part that is the same object needs no new whole
final class Rewrite {
    private Rewrite() {}

    /// The relation with each of its inputs changed; sub-queries inside expressions are left alone.
    /// The relation itself where none did change.
    public static Relation inputs(Relation relation, UnaryOperator<Relation> change) {
        return switch (relation) {
            case Relation.Scan scan -> scan;
            case Relation.Values values -> values;
            case Relation.Series series -> series;
            case Relation.Filter filter ->
                    one(
                            filter,
                            filter.input(),
                            change,
                            input -> new Relation.Filter(input, filter.predicate()));
            case Relation.Compute compute ->
                    one(
                            compute,
                            compute.input(),
                            change,
                            input ->
                                    new Relation.Compute(
                                            input, compute.assignments(), compute.columns()));
            case Relation.Aggregate aggregate ->
                    one(
                            aggregate,
                            aggregate.input(),
                            change,
                            input ->
                                    new Relation.Aggregate(
                                            input, aggregate.keys(), aggregate.aggregates()));
            case Relation.Join join -> {
                Relation left = change.apply(join.left());
                Relation right = change.apply(join.right());
                yield left == join.left() && right == join.right()
                        ? join
                        : new Relation.Join(join.kind(), left, right, join.keys(), join.columns());
            }
            case Relation.Union union -> legs(union, leg -> leg(leg, change));
            case Relation.Sort sort ->
                    one(sort, sort.input(), change, input -> new Relation.Sort(input, sort.keys()));
            case Relation.Limit limit ->
                    one(
                            limit,
                            limit.input(),
                            change,
                            input -> new Relation.Limit(input, limit.rows()));
            case Relation.Distinct distinct ->
                    one(distinct, distinct.input(), change, Relation.Distinct::new);
            case Relation.Window window ->
                    one(
                            window,
                            window.input(),
                            change,
                            input ->
                                    new Relation.Window(input, window.calls(), window.partition()));
            case Relation.Expand expand ->
                    one(
                            expand,
                            expand.input(),
                            change,
                            input ->
                                    new Relation.Expand(
                                            input,
                                            expand.items(),
                                            expand.asArrays(),
                                            expand.index(),
                                            expand.limit(),
                                            expand.columns()));
            case Relation.Sessions sessions ->
                    one(
                            sessions,
                            sessions.input(),
                            change,
                            input ->
                                    new Relation.Sessions(
                                            input,
                                            sessions.time(),
                                            sessions.maxFromFirst(),
                                            sessions.maxBetween(),
                                            sessions.restart(),
                                            sessions.symbol()));
            case Relation.Mine mine ->
                    one(
                            mine,
                            mine.input(),
                            change,
                            input -> new Relation.Mine(input, mine.call(), mine.columns()));
            case Relation.Shared shared -> {
                Relation.Once once = shared.once();
                yield one(
                        shared,
                        once.relation(),
                        change,
                        changed ->
                                new Relation.Shared(
                                        new Relation.Once(changed, once.columns(), once.kept()),
                                        shared.columns()));
            }
        };
    }

    private static Relation one(
            Relation relation,
            Relation input,
            UnaryOperator<Relation> change,
            UnaryOperator<Relation> around) {
        Relation changed = change.apply(input);
        return changed == input ? relation : around.apply(changed);
    }

    private static Relation.Leg leg(Relation.Leg leg, UnaryOperator<Relation> change) {
        Relation input = change.apply(leg.input());
        return input == leg.input() ? leg : new Relation.Leg(input, leg.values());
    }

    private static Relation.Union legs(Relation.Union union, UnaryOperator<Relation.Leg> change) {
        List<Relation.Leg> legs = each(union.legs(), change);
        return legs == union.legs() ? union : new Relation.Union(legs, union.columns());
    }

    /// A list with each item changed; the list itself where none did change.
    private static <T> List<T> each(List<T> items, UnaryOperator<T> change) {
        for (int i = 0; i < items.size(); i++) {
            T changed = change.apply(items.get(i));
            if (changed != items.get(i)) {
                List<T> all = new ArrayList<>(items.size());
                all.addAll(items.subList(0, i));
                all.add(changed);
                for (T item : items.subList(i + 1, items.size())) {
                    all.add(change.apply(item));
                }
                return all;
            }
        }
        return items;
    }

    /// The relation with each of its expressions changed (not those of its inputs); the relation
    /// itself where none did change.
    public static Relation expressions(Relation relation, UnaryOperator<Bound> change) {
        return switch (relation) {
            case Relation.Filter filter -> {
                Bound predicate = change.apply(filter.predicate());
                yield predicate == filter.predicate()
                        ? filter
                        : new Relation.Filter(filter.input(), predicate);
            }
            case Relation.Compute compute -> {
                List<Relation.Assignment> changed = assignments(compute.assignments(), change);
                yield changed == compute.assignments()
                        ? compute
                        : new Relation.Compute(compute.input(), changed, compute.columns());
            }
            case Relation.Values values -> {
                List<List<Bound>> rows = each(values.rows(), row -> each(row, change));
                yield rows == values.rows() ? values : new Relation.Values(values.columns(), rows);
            }
            case Relation.Series series ->
                    new Relation.Series(
                            series.column(),
                            change.apply(series.from()),
                            change.apply(series.to()),
                            change.apply(series.step()));
            case Relation.Union union -> legs(union, leg -> changed(leg, change));
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
        List<Relation.Assignment> values = assignments(leg.values(), change);
        return values == leg.values() ? leg : new Relation.Leg(leg.input(), values);
    }

    private static List<Relation.Assignment> assignments(
            List<Relation.Assignment> assignments, UnaryOperator<Bound> change) {
        return each(
                assignments,
                assignment -> {
                    Bound changed = change.apply(assignment.expression());
                    return changed == assignment.expression()
                            ? assignment
                            : new Relation.Assignment(assignment.symbol(), changed);
                });
    }

    /// The expression, with another relation when it is a sub-query.
    public static Bound subquery(Bound bound, UnaryOperator<Relation> change) {
        return switch (bound) {
            case Bound.ScalarQuery query -> {
                Relation changed = change.apply(query.relation());
                yield changed == query.relation()
                        ? query
                        : new Bound.ScalarQuery(changed, query.type());
            }
            case Bound.InQuery query -> {
                Relation changed = change.apply(query.relation());
                yield changed == query.relation()
                        ? query
                        : new Bound.InQuery(
                                query.operand(), changed, query.negated(), query.caseSensitive());
            }
            case Bound.Constant other -> other;
            case Bound.Ref other -> other;
            case Bound.Apply other -> other;
            case Bound.Widen other -> other;
        };
    }

    /// An expression with each part changed, inner ones first; the expression itself where none did
    /// change.
    public static Bound every(Bound bound, UnaryOperator<Bound> change) {
        return change.apply(
                switch (bound) {
                    case Bound.Constant constant -> constant;
                    case Bound.Ref ref -> ref;
                    case Bound.Apply apply -> {
                        List<Bound> arguments =
                                each(apply.arguments(), argument -> every(argument, change));
                        yield arguments == apply.arguments()
                                ? apply
                                : new Bound.Apply(
                                        apply.signature(),
                                        arguments,
                                        apply.type(),
                                        apply.nullable());
                    }
                    case Bound.Widen widen -> {
                        Bound operand = every(widen.operand(), change);
                        yield operand == widen.operand()
                                ? widen
                                : new Bound.Widen(operand, widen.type());
                    }
                    case Bound.ScalarQuery query -> query;
                    case Bound.InQuery query -> {
                        Bound operand = every(query.operand(), change);
                        yield operand == query.operand()
                                ? query
                                : new Bound.InQuery(
                                        operand,
                                        query.relation(),
                                        query.negated(),
                                        query.caseSensitive());
                    }
                });
    }
}

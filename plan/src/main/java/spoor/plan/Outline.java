package spoor.plan;

import java.util.IdentityHashMap;
import java.util.List;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;

/// A number by which relations of different shapes mostly differ, and those of equal [Shape] never:
/// the kinds of their steps, their tables and how many expressions they have. Known relations are
/// remembered, so that the parts of a relation cost nothing once it was looked at.
final class Outline {
    private final IdentityHashMap<Relation, Integer> known = new IdentityHashMap<>();

    int of(Relation relation) {
        Integer before = known.get(relation);
        if (before != null) {
            return before;
        }
        int[] hash = {31 * relation.getClass().getName().hashCode() + own(relation)};
        Rewrite.inputs(
                relation,
                input -> {
                    hash[0] = 31 * hash[0] + of(input);
                    return input;
                });
        known.put(relation, hash[0]);
        return hash[0];
    }

    private static int own(Relation relation) {
        return switch (relation) {
            case Relation.Scan scan -> scan.table().hashCode() + scan.columns().size();
            case Relation.Values values -> values.rows().size();
            case Relation.Filter filter -> of(filter.predicate());
            case Relation.Compute compute -> of(compute.assignments());
            case Relation.Aggregate aggregate -> {
                int hash = of(aggregate.keys());
                for (Relation.AggregateAssignment one : aggregate.aggregates()) {
                    hash = 31 * hash + one.call().kind().ordinal();
                }
                yield hash;
            }
            case Relation.Join join -> join.kind().ordinal();
            case Relation.Union union -> union.columns().size();
            case Relation.Limit limit -> Long.hashCode(limit.rows());
            case Relation.Series other -> 0;
            case Relation.Sort sort -> sort.keys().size();
            case Relation.Distinct other -> 0;
            case Relation.Window window -> window.calls().size();
            case Relation.Expand expand -> expand.items().size();
            case Relation.Sessions other -> 0;
            case Relation.Mine mine -> mine.call().name().hashCode();
            case Relation.Shared other -> 0;
        };
    }

    private static int of(List<Relation.Assignment> assignments) {
        int hash = 1;
        for (Relation.Assignment assignment : assignments) {
            hash = 31 * hash + of(assignment.expression());
        }
        return hash;
    }

    /// By the outermost call, and the constants beside it.
    private static int of(Bound bound) {
        return switch (bound) {
            case Bound.Apply apply -> {
                int hash = apply.signature().id().hashCode();
                for (Bound argument : apply.arguments()) {
                    hash =
                            31 * hash
                                    + (argument instanceof Bound.Constant constant
                                            ? constant.hashCode()
                                            : 1);
                }
                yield hash;
            }
            case Bound.Constant constant -> constant.hashCode();
            case Bound.Ref other -> 2;
            case Bound.Widen other -> 3;
            case Bound.ScalarQuery other -> 4;
            case Bound.InQuery other -> 5;
        };
    }
}

package spoor.plan.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.plan.Rewrite;
import spoor.plan.Visit;

/// Leaves out what nothing asks for.
///
/// Before: `scan T [a, b, c] | compute x = a + b, y = c | project x`. After: `scan T [a, b] |
/// compute x = a + b | project x`.
public final class PruneColumns {
    private PruneColumns() {}

    public static Relation apply(Relation relation) {
        return prune(relation, used(relation));
    }

    /// Every symbol that what is shown of a relation comes from, inside it and in its columns.
    public static Set<Symbol> used(Relation relation) {
        Set<Symbol> used = new HashSet<>(relation.columns());
        collect(relation, used);
        return used;
    }

    /// Walks outermost first, so that an assignment nobody uses does not count what it would use.
    private static void collect(Relation relation, Set<Symbol> used) {
        if (relation instanceof Relation.Compute compute) {
            for (Relation.Assignment assignment : compute.assignments()) {
                if (used.contains(assignment.symbol())) {
                    uses(assignment.expression(), used);
                }
            }
        } else if (relation instanceof Relation.Aggregate aggregate) {
            Visit.uses(
                    new Relation.Aggregate(
                            aggregate.input(),
                            aggregate.keys(),
                            aggregate.aggregates().stream()
                                    .filter(assignment -> used.contains(assignment.symbol()))
                                    .toList()),
                    used::add);
        } else if (relation instanceof Relation.Union union) {
            for (Relation.Leg leg : union.legs()) {
                for (Relation.Assignment value : leg.values()) {
                    if (used.contains(value.symbol())) {
                        uses(value.expression(), used);
                    }
                }
            }
        } else {
            Visit.uses(relation, used::add);
        }
        Rewrite.inputs(
                relation,
                input -> {
                    collect(input, used);
                    return input;
                });
    }

    private static void uses(Bound bound, Set<Symbol> used) {
        Visit.uses(bound, used::add);
    }

    private static Relation prune(Relation relation, Set<Symbol> used) {
        Relation inner = Rewrite.inputs(relation, input -> prune(input, used));
        return switch (inner) {
            case Relation.Scan scan -> scan(scan, used);
            case Relation.Compute compute ->
                    new Relation.Compute(
                            compute.input(),
                            compute.assignments().stream()
                                    .filter(assignment -> used.contains(assignment.symbol()))
                                    .toList(),
                            compute.columns());
            case Relation.Values other -> other;
            case Relation.Series other -> other;
            case Relation.Filter other -> other;
            case Relation.Aggregate aggregate ->
                    new Relation.Aggregate(
                            aggregate.input(),
                            aggregate.keys(),
                            aggregate.aggregates().stream()
                                    .filter(assignment -> used.contains(assignment.symbol()))
                                    .toList());
            case Relation.Join other -> other;
            case Relation.Union union -> asked(union, used);
            case Relation.Sort other -> other;
            case Relation.Limit other -> other;
            case Relation.Distinct other -> other;
            case Relation.Window other -> other;
            case Relation.Expand other -> other;
            case Relation.Sessions other -> other;
            case Relation.Mine other -> other;
            case Relation.Shared other -> other;
        };
    }

    /// The union of the columns that are asked for.
    private static Relation.Union asked(Relation.Union union, Set<Symbol> used) {
        List<Relation.Leg> legs = new ArrayList<>();
        for (Relation.Leg leg : union.legs()) {
            legs.add(
                    new Relation.Leg(
                            leg.input(),
                            leg.values().stream()
                                    .filter(value -> used.contains(value.symbol()))
                                    .toList()));
        }
        return new Relation.Union(legs, union.columns().stream().filter(used::contains).toList());
    }

    private static Relation scan(Relation.Scan scan, Set<Symbol> used) {
        List<Symbol> columns = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < scan.columns().size(); i++) {
            if (used.contains(scan.columns().get(i))) {
                columns.add(scan.columns().get(i));
                sources.add(scan.sources().get(i));
            }
        }
        return new Relation.Scan(scan.table(), columns, sources, scan.hidden());
    }
}

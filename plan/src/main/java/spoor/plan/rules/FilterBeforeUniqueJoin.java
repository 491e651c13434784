package spoor.plan.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.plan.Rewrite;
import spoor.plan.Visit;

/// Filters the left side of an `innerunique` join before one row of each key is chosen, as Kusto
/// does; which of the rows is chosen is not promised, and a row that passes the filter serves the
/// user best.
///
/// Before: `join kind=innerunique (L, R) | where l == 1`. After: `join kind=innerunique (L | where
/// l == 1, R)`.
public final class FilterBeforeUniqueJoin {
    private FilterBeforeUniqueJoin() {}

    public static Relation apply(Relation relation) {
        Relation inner = Rewrite.inputs(relation, FilterBeforeUniqueJoin::apply);
        if (inner instanceof Relation.Filter filter
                && filter.input() instanceof Relation.Compute compute
                && compute.input() instanceof Relation.Join join
                && join.kind() == Relation.JoinKind.INNER_UNIQUE) {
            return pushed(filter, compute, join);
        }
        return inner;
    }

    private static Relation pushed(
            Relation.Filter filter, Relation.Compute compute, Relation.Join join) {
        Map<Symbol, Symbol> sources = new HashMap<>();
        for (Relation.Assignment assignment : compute.assignments()) {
            if (assignment.expression() instanceof Bound.Ref ref) {
                sources.put(assignment.symbol(), ref.symbol());
            }
        }
        Set<Symbol> used = new HashSet<>();
        Visit.uses(filter.predicate(), used::add);
        for (Symbol symbol : used) {
            Symbol source = sources.get(symbol);
            if (source == null || !join.left().columns().contains(source)) {
                return filter;
            }
        }
        Bound predicate = Rewrite.every(filter.predicate(), part -> replaced(part, sources));
        return new Relation.Compute(
                new Relation.Join(
                        join.kind(),
                        new Relation.Filter(join.left(), predicate),
                        join.right(),
                        join.keys(),
                        join.columns()),
                compute.assignments(),
                compute.columns());
    }

    private static Bound replaced(Bound part, Map<Symbol, Symbol> sources) {
        if (part instanceof Bound.Ref ref) {
            Symbol source = sources.get(ref.symbol());
            if (source != null) {
                return new Bound.Ref(source);
            }
        }
        return part;
    }
}

package spoor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.plan.rules.PruneColumns;

/// Leaves out of the results that are stored the columns that nothing asks for.
final class KeptColumns {
    private final List<Relation> later = new ArrayList<>();
    private final List<NamedRows.Kept> chosen = new ArrayList<>();

    /// @param whole what scans the results
    /// @param kept each before what scans it
    KeptColumns(Relation whole, List<NamedRows.Kept> kept) {
        if (!kept.isEmpty()) {
            later.add(PruneColumns.apply(whole));
        }
        for (NamedRows.Kept one : kept.reversed()) {
            NamedRows.Kept less = chosen(one);
            later.add(PruneColumns.apply(less.relation()));
            chosen.addFirst(less);
        }
    }

    List<NamedRows.Kept> chosen() {
        return chosen;
    }

    private NamedRows.Kept chosen(NamedRows.Kept kept) {
        Set<String> asked = new TreeSet<>();
        later.forEach(relation -> collect(relation, kept.table(), asked));
        List<Symbol> columns = new ArrayList<>();
        List<String> stored = new ArrayList<>();
        for (int i = 0; i < kept.columns().size(); i++) {
            boolean last = i == kept.columns().size() - 1 && columns.isEmpty();
            if (last || asked.contains(kept.stored().get(i))) {
                columns.add(kept.columns().get(i));
                stored.add(kept.stored().get(i));
            }
        }
        Relation less = new Relation.Compute(kept.relation(), List.of(), columns);
        return new NamedRows.Kept(kept.table(), less, columns, stored);
    }

    private static void collect(Relation relation, String table, Set<String> into) {
        Visit.everyRelation(
                relation,
                inner -> {
                    if (inner instanceof Relation.Scan scan && scan.table().equals(table)) {
                        into.addAll(scan.sources());
                    }
                    Rewrite.expressions(
                            inner,
                            bound -> Rewrite.every(bound, part -> collect(part, table, into)));
                });
    }

    private static Bound collect(Bound bound, String table, Set<String> into) {
        switch (bound) {
            case Bound.ScalarQuery query -> collect(query.relation(), table, into);
            case Bound.InQuery query -> collect(query.relation(), table, into);
            case Bound.Constant other -> {}
            case Bound.Ref other -> {}
            case Bound.Apply other -> {}
            case Bound.Widen other -> {}
        }
        return bound;
    }
}

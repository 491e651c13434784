package spoor.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;

/// Puts named rows in the places that name them: a copy at each, or, of rows that must be computed
/// only once (`materialize`), a scan of what is stored.
///
/// Before: `let C = materialize(T | summarize count() by x); C | join C on x`. After: the count
/// stored as `stage_1`, then `scan stage_1 | join (scan stage_1)`.
final class NamedRows {
    /// A result to be stored, and the table it gets.
    ///
    /// @param columns of the relation
    /// @param stored their names in the table
    record Kept(String table, Relation relation, List<Symbol> columns, List<String> stored) {}

    private final Supplier<String> tableNames;
    private final Map<Relation.Once, Integer> uses = new HashMap<>();
    private final Map<Relation.Once, String> tables = new HashMap<>();
    private final Map<Relation.Once, Relation> resolved = new HashMap<>();
    private final List<Kept> kept = new ArrayList<>();

    NamedRows(Supplier<String> tableNames) {
        this.tableNames = tableNames;
    }

    /// What must be stored first, each before what scans it.
    List<Kept> kept() {
        return kept;
    }

    /// The relation without [Relation.Shared].
    Relation resolve(Relation whole) {
        count(whole);
        return uses.isEmpty() ? whole : resolved(whole);
    }

    private void count(Relation relation) {
        if (relation instanceof Relation.Shared shared) {
            if (uses.merge(shared.once(), 1, Integer::sum) == 1 || !shared.once().kept()) {
                count(shared.once().relation());
            }
            return;
        }
        Visit.subqueries(relation, this::count);
        Rewrite.inputs(
                relation,
                input -> {
                    count(input);
                    return input;
                });
    }

    private Relation resolved(Relation relation) {
        if (relation instanceof Relation.Shared shared) {
            return place(shared);
        }
        Relation inner = Rewrite.inputs(relation, this::resolved);
        return Rewrite.expressions(
                inner,
                bound -> Rewrite.every(bound, part -> Rewrite.subquery(part, this::resolved)));
    }

    private Relation place(Relation.Shared shared) {
        Relation.Once once = shared.once();
        Relation relation = resolved.get(once);
        if (relation == null) {
            relation = resolved(once.relation());
            resolved.put(once, relation);
        }
        if (!once.kept() || uses.getOrDefault(once, 0) == 1) {
            return RenamedCopy.of(relation, once.columns(), shared.columns());
        }
        String table = tables.get(once);
        if (table == null) {
            table = tableNames.get();
            tables.put(once, table);
            List<String> stored = Planner.numbered(once.columns().size());
            kept.add(new Kept(table, relation, once.columns(), stored));
        }
        return new Relation.Scan(
                table, shared.columns(), Planner.numbered(shared.columns().size()), List.of());
    }
}

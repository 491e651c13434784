package spoor.testkit.corpus;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import spoor.kql.bind.Relation;
import spoor.plan.Plan;

/// The tables that a plan reads, and of each the columns that it needs; sub-queries inside
/// expressions included.
final class Scans {
    private final Map<String, Set<String>> tables = new LinkedHashMap<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /// Adds those of a plan.
    void add(Plan plan) {
        visit(plan);
    }

    /// Column names by table.
    Map<String, Set<String>> tables() {
        return tables;
    }

    private void visit(Object node) {
        if (node instanceof Record && !seen.add(node)) {
            return;
        }
        if (node instanceof Relation.Scan scan) {
            tables.computeIfAbsent(scan.table(), name -> new LinkedHashSet<>())
                    .addAll(scan.sources());
        }
        Parts.of(node).forEach(this::visit);
    }
}

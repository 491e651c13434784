package spoor.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import spoor.model.TableSchema;
import spoor.workbench.hunt.HuntTarget;

/// A case as hunts run on it: its tables, and beside them the results a hunt keeps.
public final class CaseHuntTarget implements HuntTarget {
    private static final AtomicLong KEPT = new AtomicLong();

    private final Case target;
    private final Map<String, TableSchema> kept = new LinkedHashMap<>();

    public CaseHuntTarget(Case target) {
        this.target = target;
    }

    @Override
    public List<TableSchema> tables() {
        return target.schemas();
    }

    @Override
    public List<Source> sources() {
        return target.sources().stream()
                .map(source ->
                        new Source(
                                source.path(),
                                source.content().size(),
                                source.content().sha256(),
                                source.format(),
                                source.counts().events().count(),
                                source.counts().rejects().count()))
                .toList();
    }

    @Override
    public QueryAnswer query(QueryRequest request) {
        return target.query(request, List.copyOf(kept.values()));
    }

    @Override
    public String keep(ResultTable table) {
        String name = "hunt_result_" + KEPT.incrementAndGet();
        target.engine().store(name, table.columns(), table.cursor());
        kept.put(name, new TableSchema(name, table.columns()));
        return name;
    }

    @Override
    public void forget() {
        List<String> names = new ArrayList<>(kept.keySet());
        kept.clear();
        names.forEach(target.engine()::drop);
    }
}

package spoor.workbench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.engine.duckdb.CaseStore;
import spoor.engine.duckdb.Ingest;
import spoor.engine.duckdb.StoredSource;
import spoor.model.TableSchema;

/// What a case holds, kept in memory while it is loaded. Safe for many threads.
final class Known {
    private final Map<String, StoredSource> byLocation = new HashMap<>();
    private final Map<Long, List<StoredSource>> loadedBySize = new HashMap<>();
    private final Map<String, TableSchema> tables = new LinkedHashMap<>();
    private int lastId;

    Known(CaseStore store) {
        store.sources().forEach(this::add);
        store.tables().forEach(table -> tables.put(table.name(), table));
    }

    synchronized Optional<StoredSource> at(String location) {
        return Optional.ofNullable(byLocation.get(location));
    }

    /// Sources whose rows are in the case, of that many raw bytes.
    synchronized List<StoredSource> ofSize(long size) {
        return List.copyOf(loadedBySize.getOrDefault(size, List.of()));
    }

    /// An archive of that hash, which was read to its end.
    synchronized Optional<StoredSource> archive(String sha256) {
        return byLocation.values().stream()
                .filter(source -> source.state() == StoredSource.State.ARCHIVE)
                .filter(source -> source.content().sha256().equals(sha256))
                .min(Comparator.comparingInt(StoredSource::id));
    }

    /// What came out of an archive, by number.
    synchronized List<StoredSource> within(String location) {
        return byLocation.values().stream()
                .filter(source -> source.location().startsWith(location + "!"))
                .sorted(Comparator.comparingInt(StoredSource::id))
                .toList();
    }

    private List<StoredSource> loadedOfSize(StoredSource source) {
        return loadedBySize.computeIfAbsent(source.content().size(), _ -> new ArrayList<>());
    }

    synchronized void remove(StoredSource source) {
        byLocation.remove(source.location());
        if (source.state() == StoredSource.State.LOADED) {
            loadedOfSize(source).remove(source);
        }
    }

    synchronized List<TableSchema> tables() {
        return List.copyOf(tables.values());
    }

    synchronized int newId() {
        return ++lastId;
    }

    /// Takes down what was loaded, or refused.
    synchronized void add(StoredSource source) {
        StoredSource before = byLocation.put(source.location(), source);
        if (before != null && before.state() == StoredSource.State.LOADED) {
            loadedOfSize(before).remove(before);
        }
        if (source.state() == StoredSource.State.LOADED) {
            loadedOfSize(source).add(source);
        }
        lastId = Math.max(lastId, source.id());
    }

    /// Takes down the tables that a load made or widened.
    synchronized void add(Ingest ingest) {
        ingest.parts().forEach(part -> tables.put(part.table().name(), part.table()));
    }
}

package spoor.testkit.corpus;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import spoor.kql.bind.Catalog;
import spoor.model.Column;
import spoor.model.TableSchema;

/// The tables of a schema. Of columns whose names differ in case alone the engine holds the later
/// ones under numbered names.
final class CorpusTables implements Catalog {
    private final Map<String, TableSchema> tables = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    CorpusTables(List<TableSchema> schemas) {
        schemas.forEach(schema -> tables.put(schema.name(), schema));
    }

    @Override
    public Optional<TableSchema> table(String name) {
        Optional<TableSchema> table = Optional.ofNullable(tables.get(name));
        table.ifPresent(found -> asked.add(name));
        return table;
    }

    /// A catalogue of the same tables that remembers for itself what it was asked for.
    CorpusTables anew() {
        return new CorpusTables(List.copyOf(tables.values()));
    }

    /// The tables that were asked for since the last call.
    Set<String> asked() {
        Set<String> names = Set.copyOf(asked);
        asked.clear();
        return names;
    }

    @Override
    public Collection<String> tableNames() {
        return tables.keySet();
    }

    @Override
    public Optional<Path> addressPlaces() {
        return Optional.of(PlacesFile.standard());
    }

    @Override
    public List<String> stored(TableSchema schema) {
        Set<String> taken = new HashSet<>();
        List<Column> columns = schema.columns();
        return IntStream.range(0, columns.size())
                .mapToObj(i ->
                        taken.add(columns.get(i).name().toLowerCase(Locale.ROOT))
                                ? columns.get(i).name()
                                : columns.get(i).name() + " " + i)
                .toList();
    }
}

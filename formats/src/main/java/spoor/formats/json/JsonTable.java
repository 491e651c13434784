package spoor.formats.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import spoor.formats.Tally;
import spoor.formats.cells.CellType;
import spoor.formats.cells.ColumnNames;
import spoor.formats.cells.JsonStrings;
import spoor.formats.cells.TypeGuess;
import spoor.formats.schemas.KnownSchema;
import spoor.formats.schemas.TypedColumns;
import spoor.model.Column;
import spoor.model.KqlType;

/// The table that a file of JSON objects fills.
///
/// @param assumptions sentences for the account
public record JsonTable(JsonReading reading, List<String> assumptions) {
    /// Holds the keys that no other column has.
    public static final String REST = "AdditionalFields";

    private static final JsonGuess NOTHING = new JsonGuess();

    /// @param table its name
    /// @param schema the published table that it is
    /// @param types gives the type of a column where the format knows it, else the type shown
    public static JsonTable of(
            JsonSample sample,
            String table,
            Optional<KnownSchema> schema,
            BiFunction<String, CellType, CellType> types) {
        Map<List<String>, String> paths = paths(sample, schema);
        List<String> names = ColumnNames.unique(List.copyOf(paths.values()));
        List<Column> columns = new ArrayList<>();
        List<CellType> cells = new ArrayList<>();
        List<String> zoneless = new ArrayList<>();
        int at = 0;
        for (List<String> path : paths.keySet()) {
            String name = names.get(at++);
            JsonGuess guess =
                    path.size() == 1
                            ? sample.keys().getOrDefault(path.getFirst(), NOTHING)
                            : NOTHING;
            TypeGuess times = guess.times();
            CellType type =
                    schema.flatMap(found -> found.type(name))
                            .map(given -> new CellType(given, times.timeShape()))
                            .orElseGet(() -> types.apply(name, guess.type(name)));
            columns.add(new Column(name, type.type()));
            cells.add(type);
            if (type.type() == KqlType.DATETIME && times.isZoneless()) {
                zoneless.add(name);
            }
        }
        Optional<String> time = TypedColumns.timeColumn(columns);
        int rest = -1;
        if (sample.mayHaveMore() || !schema.map(KnownSchema::names).orElse(Map.of()).isEmpty()) {
            rest = columns.size();
            List<String> all = new ArrayList<>(names);
            all.add(REST);
            columns.add(new Column(ColumnNames.unique(all).getLast(), KqlType.DYNAMIC));
            cells.add(new CellType(KqlType.DYNAMIC));
        }
        List<String> assumptions =
                zoneless.isEmpty()
                        ? List.of()
                        : List.of(
                                "times without a zone are taken as UTC: "
                                        + String.join(", ", zoneless));
        List<List<String>> order = List.copyOf(paths.keySet());
        return new JsonTable(
                new JsonReading(
                        table,
                        columns,
                        cells,
                        order,
                        rest,
                        time,
                        sample.shape(),
                        JsonTargets.of(order)),
                assumptions);
    }

    /// The keys that lead to each column, and the columns' names; a published table's own order
    /// first.
    private static Map<List<String>, String> paths(
            JsonSample sample, Optional<KnownSchema> schema) {
        Map<List<String>, String> paths = new LinkedHashMap<>();
        Map<String, String> names = schema.map(KnownSchema::names).orElse(Map.of());
        boolean ownKeys = names.keySet().stream().anyMatch(sample.names()::contains);
        List<String> opened = new ArrayList<>();
        if (ownKeys) {
            names.forEach((key, name) -> {
                List<String> path = List.of(key.split("\\."));
                paths.put(path, name);
                if (path.size() > 1) {
                    opened.add(path.getFirst());
                }
            });
        }
        for (String key : sample.names()) {
            if (!opened.contains(key)) {
                paths.putIfAbsent(
                        List.of(key),
                        schema.map(found -> found.published(key)).orElseGet(() -> name(key)));
            }
        }
        return paths;
    }

    /// The name that a key is written as: its escapes resolved.
    private static String name(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return new String(
                JsonStrings.decoded(bytes, 0, bytes.length, new Tally()), StandardCharsets.UTF_8);
    }
}

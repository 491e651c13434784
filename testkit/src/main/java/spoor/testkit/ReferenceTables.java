package spoor.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.TableSchema;
import spoor.model.Vector;

/// The sample tables that cases name, from CSV files in a folder `stormevents` beside the cases.
final class ReferenceTables {
    private static final Column[] STORM_EVENTS = {
        new Column("StartTime", KqlType.DATETIME),
        new Column("EndTime", KqlType.DATETIME),
        new Column("EpisodeId", KqlType.INT),
        new Column("EventId", KqlType.INT),
        new Column("State", KqlType.STRING),
        new Column("EventType", KqlType.STRING),
        new Column("InjuriesDirect", KqlType.INT),
        new Column("InjuriesIndirect", KqlType.INT),
        new Column("DeathsDirect", KqlType.INT),
        new Column("DeathsIndirect", KqlType.INT),
        new Column("DamageProperty", KqlType.INT),
        new Column("DamageCrops", KqlType.INT),
        new Column("Source", KqlType.STRING),
        new Column("BeginLocation", KqlType.STRING),
        new Column("EndLocation", KqlType.STRING),
        new Column("BeginLat", KqlType.REAL),
        new Column("BeginLon", KqlType.REAL),
        new Column("EndLat", KqlType.REAL),
        new Column("EndLon", KqlType.REAL),
        new Column("EpisodeNarrative", KqlType.STRING),
        new Column("EventNarrative", KqlType.STRING),
        new Column("StormSummary", KqlType.DYNAMIC)
    };
    private static final Column[] POPULATION = {
        new Column("State", KqlType.STRING), new Column("Population", KqlType.LONG)
    };

    /// A table and its rows, each value as text.
    record Table(TableSchema schema, List<List<String>> rows) {
        Table {
            rows = rows.stream().map(List::copyOf).toList();
        }

        RowCursor cursor() {
            return new OneBatch(batch());
        }

        private RowBatch batch() {
            List<Vector> vectors = new ArrayList<>();
            for (int column = 0; column < schema.columns().size(); column++) {
                vectors.add(vector(column));
            }
            return new RowBatch(schema.columns(), vectors, rows.size());
        }

        private Vector vector(int column) {
            KqlType type = schema.columns().get(column).type();
            List<String> texts = rows.stream().map(row -> row.get(column)).toList();
            boolean[] nulls = new boolean[texts.size()];
            for (int row = 0; row < nulls.length; row++) {
                nulls[row] = texts.get(row).isEmpty();
            }
            return switch (type) {
                case DATETIME ->
                        new Vector.Longs(
                                texts.stream()
                                        .mapToLong(text ->
                                                text.isEmpty() ? 0 : CellReader.moment(text))
                                        .toArray(),
                                nulls);
                case INT, LONG ->
                        new Vector.Longs(
                                texts.stream()
                                        .mapToLong(
                                                text -> text.isEmpty() ? 0 : Long.parseLong(text))
                                        .toArray(),
                                nulls);
                case REAL ->
                        new Vector.Doubles(
                                texts.stream()
                                        .mapToDouble(text ->
                                                text.isEmpty() ? 0 : Double.parseDouble(text))
                                        .toArray(),
                                nulls);
                case STRING -> new Vector.Texts(texts.toArray(String[]::new));
                case DYNAMIC -> new Vector.Texts(jsonTexts(texts));
                case BOOL, DECIMAL, TIMESPAN, GUID ->
                        throw new IllegalStateException("no reference column is " + type);
            };
        }

        private static @Nullable String[] jsonTexts(List<String> texts) {
            @Nullable String[] values = new @Nullable String[texts.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] =
                        texts.get(row).isEmpty()
                                ? null
                                : JsonTrees.parse(texts.get(row)).toString();
            }
            return values;
        }
    }

    private ReferenceTables() {}

    /// The tables of a folder; none when it is not there.
    static List<Table> read(Path folder) throws IOException {
        List<Table> tables = new ArrayList<>();
        add(tables, folder.resolve("StormEvents_synthetic.csv"), "StormEvents", STORM_EVENTS);
        add(tables, folder.resolve("PopulationData.csv"), "PopulationData", POPULATION);
        return tables;
    }

    private static void add(List<Table> tables, Path file, String name, Column[] columns)
            throws IOException {
        if (Files.exists(file)) {
            List<List<String>> rows = csv(Files.readString(file, StandardCharsets.UTF_8));
            tables.add(
                    new Table(
                            new TableSchema(name, List.of(columns)), rows.subList(1, rows.size())));
        }
    }

    /// Records of comma-separated text with quoted fields.
    static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                field.append(c);
            }
        }
        if (!field.isEmpty() || !row.isEmpty()) {
            row.add(field.toString());
            rows.add(row);
        }
        return rows;
    }
}

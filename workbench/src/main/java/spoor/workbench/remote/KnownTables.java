package spoor.workbench.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.TableSchema;

/// What is known of a connection's tables: asked once, kept in the case, and asked again after a
/// day, or when a name is not found. Safe for many threads.
final class KnownTables {
    /// How long what was told holds.
    static final Duration LASTS = Duration.ofHours(24);

    /// How soon it may be asked again for a name that was not there.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private record Known(TableSchema schema, Instant told) {}

    private final Path file;
    private final Clock clock;
    private final Map<String, Known> tables = new TreeMap<>();
    private Instant allTold = Instant.MIN;

    KnownTables(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        read();
    }

    synchronized Set<String> names() {
        return Set.copyOf(tables.keySet());
    }

    /// When the oldest of what is known was told; empty: nothing is.
    synchronized Optional<Instant> told() {
        return tables.values().stream().map(Known::told).min(Instant::compareTo);
    }

    synchronized Optional<TableSchema> table(String name, RemoteSession session) {
        Instant now = clock.instant();
        Known known = tables.get(name);
        if (known != null && isWithin(known.told(), now, LASTS)) {
            return Optional.of(known.schema());
        }
        if (known == null && isWithin(allTold, now, PATIENCE)) {
            return Optional.empty();
        }
        Optional<List<TableSchema>> all = session.tables();
        if (all.isPresent()) {
            take(all.get(), now);
            return Optional.ofNullable(tables.get(name)).map(Known::schema);
        }
        Optional<TableSchema> one = session.table(name);
        one.ifPresentOrElse(
                schema -> tables.put(name, new Known(schema, now)), () -> tables.remove(name));
        write();
        return one;
    }

    /// Asks for all tables now.
    ///
    /// @return how many there are; empty where the endpoint does not tell
    synchronized Optional<Integer> refresh(RemoteSession session) {
        Optional<List<TableSchema>> all = session.tables();
        if (all.isPresent()) {
            take(all.get(), clock.instant());
        } else {
            tables.clear();
            write();
        }
        return all.map(List::size);
    }

    private void take(List<TableSchema> all, Instant now) {
        tables.clear();
        all.forEach(schema -> tables.put(schema.name(), new Known(schema, now)));
        allTold = now;
        write();
    }

    private static boolean isWithin(Instant told, Instant now, Duration time) {
        return !told.equals(Instant.MIN) && Duration.between(told, now).abs().compareTo(time) < 0;
    }

    private void write() {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode list = root.putArray("tables");
        for (Known known : tables.values()) {
            ObjectNode table = list.addObject();
            table.put("name", known.schema().name());
            table.put("told", known.told().toString());
            ObjectNode columns = table.putObject("columns");
            for (Column column : known.schema().columns()) {
                columns.put(column.name(), column.type().kqlName());
            }
        }
        Connections.write(file, root.toPrettyString() + "\n");
    }

    /// A file that cannot be read is as if there was none: it is asked again.
    private void read() {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            for (JsonNode table : MAPPER.readTree(file.toFile()).path("tables")) {
                List<Column> columns = new ArrayList<>();
                for (Map.Entry<String, JsonNode> column : table.path("columns").properties()) {
                    KqlType type =
                            KqlType.named(column.getValue().asText()).orElse(KqlType.DYNAMIC);
                    columns.add(new Column(column.getKey(), type));
                }
                String name = table.path("name").asText();
                tables.put(
                        name,
                        new Known(
                                new TableSchema(name, columns),
                                Instant.parse(table.path("told").asText())));
            }
        } catch (IOException | java.time.DateTimeException e) {
            tables.clear();
        }
    }
}

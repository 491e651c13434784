package spoor.engine.duckdb;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spoor.formats.ReadSummary;
import spoor.formats.Tally;
import spoor.model.Column;
import spoor.model.EngineException;
import spoor.model.KqlType;
import spoor.model.TableSchema;
import spoor.model.Ticks;

/// The tables of a case and its manifest (schema `spoor`: sources, columns, rejects), in one DuckDB
/// file. Each source is loaded in one transaction: its rows, its rejects and its line in the
/// manifest are there together or not at all, whenever the process dies.
public final class CaseStore {
    /// The hidden column that holds the source's id.
    public static final String SOURCE = "_Source";

    /// The hidden column that holds the byte offset of the record in its source.
    public static final String OFFSET = "_Offset";

    private static final int VERSION = 2;
    private static final String LOAD_MEMORY = "1GiB";

    private final DuckDbEngine engine;

    public CaseStore(DuckDbEngine engine) {
        this.engine = engine;
        run(
                List.of(
                        "CREATE SCHEMA IF NOT EXISTS spoor",
                        "CREATE TABLE IF NOT EXISTS spoor.version AS SELECT "
                                + VERSION
                                + " AS version",
                        "CREATE TABLE IF NOT EXISTS spoor.sources(id INTEGER, path VARCHAR,"
                                + " location VARCHAR, state VARCHAR, size BIGINT, sha256 VARCHAR,"
                                + " text_length BIGINT, continue_at BIGINT, format VARCHAR,"
                                + " tables VARCHAR, why VARCHAR, notes VARCHAR,"
                                + " events BIGINT, event_bytes BIGINT,"
                                + " continuations BIGINT, continuation_bytes BIGINT,"
                                + " headers BIGINT, header_bytes BIGINT,"
                                + " blanks BIGINT, blank_bytes BIGINT,"
                                + " rejects BIGINT, reject_bytes BIGINT,"
                                + " rejected_values BIGINT, repaired BIGINT,"
                                + " first_time BIGINT, last_time BIGINT)",
                        "CREATE TABLE IF NOT EXISTS spoor.columns(table_name VARCHAR,"
                                + " position INTEGER, name VARCHAR, kql_type VARCHAR)",
                        "CREATE TABLE IF NOT EXISTS spoor.rejects(source INTEGER,"
                                + " at_offset BIGINT, length BIGINT, column_name VARCHAR,"
                                + " reason VARCHAR, text VARCHAR)",
                        "CREATE TABLE IF NOT EXISTS spoor.loads(first_source INTEGER,"
                                + " moment BIGINT)"));
        checkVersion();
    }

    private void checkVersion() {
        query(
                "SELECT version FROM spoor.version",
                row -> {
                    if (row.getInt(1) != VERSION) {
                        throw new EngineException(
                                spoor.model.ErrorKind.DATA,
                                "duckdb",
                                "",
                                "the case was written by another version of Spoor (layout "
                                        + row.getInt(1)
                                        + ", this one reads "
                                        + VERSION
                                        + "): load the logs into a new case folder",
                                null);
                    }
                    return "";
                });
    }

    /// All sources by id.
    public List<StoredSource> sources() {
        return query("SELECT * FROM spoor.sources ORDER BY id", CaseStore::source);
    }

    /// All tables by name, with their columns in order.
    public List<TableSchema> tables() {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        query(
                "SELECT table_name, name, kql_type FROM spoor.columns"
                        + " ORDER BY table_name, position",
                row ->
                        columns.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                                .add(
                                        new Column(
                                                row.getString(2),
                                                KqlType.named(row.getString(3)).orElseThrow())));
        return columns.entrySet().stream()
                .map(table -> new TableSchema(table.getKey(), table.getValue()))
                .toList();
    }

    public long rowCount(String table) {
        return query(
                        "SELECT count(*) FROM main." + DuckDbDialect.quoted(table),
                        row -> row.getLong(1))
                .getFirst();
    }

    /// Kept rejects by place.
    ///
    /// @param path of the source; empty: of all sources
    /// @param limit 0: no limit
    public List<StoredReject> rejects(Optional<String> path, int limit) {
        return query(
                "SELECT s.path, r.at_offset, r.length, r.column_name, r.reason, r.text"
                        + " FROM spoor.rejects r JOIN spoor.sources s ON s.id = r.source"
                        + (path.isPresent() ? " WHERE s.path = $1 OR s.location = $1" : "")
                        + " ORDER BY r.source, r.at_offset, r.column_name, r.reason"
                        + (limit > 0 ? " LIMIT " + limit : ""),
                row ->
                        new StoredReject(
                                row.getString(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)),
                path.stream().toArray());
    }

    /// Reads a source into its table, all or nothing.
    ///
    /// @throws spoor.model.FormatException when the file cannot be read on; the case is unchanged
    /// @throws EngineException when the disk is full and the like; the case is unchanged
    public StoredSource load(Ingest ingest, int threads) {
        try (Connection connection = engine.connect()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET preserve_insertion_order = false");
                connection.setAutoCommit(false);
                clear(statement, ingest);
                IngestFeed feed = fill(connection, statement, ingest.id(), ingest.first(), threads);
                for (Ingest.Part part : ingest.parts().subList(1, ingest.parts().size())) {
                    IngestFeed _ = fill(connection, statement, ingest.id(), part, threads);
                }
                StoredSource loaded = stored(ingest, feed);
                forget(statement, loaded.id());
                remember(connection, loaded);
                keepRejects(connection, loaded.id(), feed.rejects());
                connection.commit();
                return loaded;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw DuckDbEngine.failure("load " + String.join(", ", ingest.tables()), e);
        }
    }

    /// Reads one part into its table.
    private IngestFeed fill(
            Connection connection, Statement statement, int id, Ingest.Part part, int threads)
            throws SQLException {
        IngestFeed feed = new IngestFeed(part.blocks(), part.reading(), threads);
        long key = engine.ingestFunction().offer(feed);
        try {
            Set<String> plain = part.exists() ? Set.of() : feed.identifiers();
            define(connection, statement, part, plain);
            statement.execute(insertion(id, part, key));
            return feed;
        } catch (SQLException | RuntimeException e) {
            RuntimeException failure = feed.failure();
            if (failure != null) {
                throw failure;
            }
            throw e;
        } finally {
            engine.ingestFunction().withdraw(key);
        }
    }

    /// Notes the moment of a load, and bounds its memory; what is loaded goes to disk anyway.
    public void beginLoading(Instant moment) {
        run(
                List.of(
                        "SET GLOBAL memory_limit = '" + LOAD_MEMORY + "'",
                        "INSERT INTO spoor.loads SELECT coalesce(max(id), 0) + 1, "
                                + Ticks.of(moment)
                                + " FROM spoor.sources"));
    }

    /// When the sources were loaded, in ticks: by the id of the first source of each load.
    public SortedMap<Integer, Long> loads() {
        SortedMap<Integer, Long> loads = new TreeMap<>();
        query(
                "SELECT first_source, max(moment) FROM spoor.loads GROUP BY first_source",
                row -> Optional.ofNullable(loads.put(row.getInt(1), row.getLong(2))));
        return loads;
    }

    /// Gives queries their memory back.
    public void endLoading() {
        run(List.of("SET GLOBAL memory_limit = '" + engine.memoryLimit() + "'", "CHECKPOINT"));
    }

    /// Writes down a source that could not be read, in the place of what was known of it.
    public void refuse(StoredSource source, List<Tally.Reject> rejects) {
        try (Connection connection = engine.connect()) {
            try (Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                forget(statement, source.id());
                remember(connection, source);
                keepRejects(connection, source.id(), rejects);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                rollBack(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw DuckDbEngine.failure("refuse", e);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is closed next, which ends the transaction as well.
        }
    }

    /// Removes the rows of a source that is read anew.
    private static void clear(Statement statement, Ingest ingest) throws SQLException {
        if (ingest.continued() || ingest.before().isEmpty()) {
            return;
        }
        StoredSource before = ingest.before().get();
        for (String table : before.tables()) {
            statement.execute(
                    "DELETE FROM main."
                            + DuckDbDialect.quoted(table)
                            + " WHERE "
                            + DuckDbDialect.quoted(SOURCE)
                            + " = "
                            + before.id());
        }
        statement.execute("DELETE FROM spoor.rejects WHERE source = " + before.id());
    }

    /// @param plain columns of identifiers, which DuckDB would take long to compress for little
    private void define(
            Connection connection, Statement statement, Ingest.Part part, Set<String> plain)
            throws SQLException {
        TableSchema table = part.table();
        String name = "main." + DuckDbDialect.quoted(table.name());
        if (!part.exists()) {
            statement.execute(
                    "CREATE TABLE "
                            + name
                            + "("
                            + table.columns().stream()
                                    .map(column ->
                                            definition(column)
                                                    + (plain.contains(column.name())
                                                            ? " USING COMPRESSION uncompressed, "
                                                            : ", "))
                                    .collect(Collectors.joining())
                            + DuckDbDialect.quoted(SOURCE)
                            + " INTEGER, "
                            + DuckDbDialect.quoted(OFFSET)
                            + " BIGINT)");
        }
        int known = part.exists() ? columnCount(connection, table.name()) : 0;
        for (int i = known; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            if (part.exists()) {
                statement.execute("ALTER TABLE " + name + " ADD COLUMN " + definition(column));
            }
            execute(
                    connection,
                    "INSERT INTO spoor.columns VALUES ($1, $2, $3, $4)",
                    table.name(),
                    i,
                    column.name(),
                    column.type().kqlName());
        }
    }

    private static int columnCount(Connection connection, String table) throws SQLException {
        return query(
                        connection,
                        "SELECT count(*) FROM spoor.columns WHERE table_name = $1",
                        row -> row.getInt(1),
                        table)
                .getFirst();
    }

    private static String definition(Column column) {
        return DuckDbDialect.quoted(column.name())
                + " "
                + DuckDbDialect.sqlType(column.type())
                + (column.type() == KqlType.STRING ? " DEFAULT ''" : "");
    }

    private static String insertion(int id, Ingest.Part part, long key) {
        String columns =
                part.reading().columns().stream()
                        .map(column -> DuckDbDialect.quoted(column.name()) + ", ")
                        .collect(Collectors.joining());
        return "INSERT INTO main."
                + DuckDbDialect.quoted(part.table().name())
                + "("
                + columns
                + DuckDbDialect.quoted(SOURCE)
                + ", "
                + DuckDbDialect.quoted(OFFSET)
                + ") SELECT "
                + columns
                + id
                + ", "
                + DuckDbDialect.quoted(OFFSET)
                + " FROM "
                + IngestFunction.NAME
                + "("
                + key
                + ")";
    }

    private static StoredSource stored(Ingest ingest, IngestFeed feed) {
        ReadSummary summary = ingest.first().blocks().summary();
        StoredSource.Counts counts = StoredSource.Counts.of(feed.tally());
        Optional<TimeRange> times = feed.times();
        if (ingest.continued()) {
            StoredSource before = ingest.before().orElseThrow();
            counts = before.counts().plus(counts);
            Optional<TimeRange> added = times;
            times =
                    before.times()
                            .map(range -> added.map(range::with).orElse(range))
                            .or(() -> added);
        }
        return new StoredSource(
                ingest.id(),
                ingest.path(),
                ingest.location(),
                StoredSource.State.LOADED,
                new StoredSource.Content(
                        summary.size(),
                        summary.sha256(),
                        summary.textLength(),
                        summary.continueAt()),
                ingest.format(),
                ingest.tables(),
                ingest.why(),
                ingest.notes(),
                counts,
                times);
    }

    private static void forget(Statement statement, int id) throws SQLException {
        statement.execute("DELETE FROM spoor.sources WHERE id = " + id);
    }

    private static void remember(Connection connection, StoredSource source) throws SQLException {
        StoredSource.Content content = source.content();
        StoredSource.Counts counts = source.counts();
        execute(
                connection,
                "INSERT INTO spoor.sources VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,"
                        + " $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,"
                        + " $26)",
                source.id(),
                source.path(),
                source.location(),
                source.state().name(),
                content.size(),
                content.sha256(),
                content.textLength(),
                content.continueAt(),
                source.format(),
                String.join("\n", source.tables()),
                source.why(),
                source.notes().stream()
                        .map(note -> note.replace('\n', ' '))
                        .collect(Collectors.joining("\n")),
                counts.events().count(),
                counts.events().bytes(),
                counts.continuations().count(),
                counts.continuations().bytes(),
                counts.headers().count(),
                counts.headers().bytes(),
                counts.blanks().count(),
                counts.blanks().bytes(),
                counts.rejects().count(),
                counts.rejects().bytes(),
                counts.rejectedValues(),
                counts.repaired(),
                source.times().map(TimeRange::first).orElse(null),
                source.times().map(TimeRange::last).orElse(null));
    }

    private static void keepRejects(Connection connection, int id, List<Tally.Reject> rejects)
            throws SQLException {
        if (rejects.isEmpty()) {
            return;
        }
        try (var appender =
                connection
                        .unwrap(org.duckdb.DuckDBConnection.class)
                        .createAppender("spoor", "rejects")) {
            for (Tally.Reject reject : rejects) {
                appender.beginRow();
                appender.append(id)
                        .append(reject.offset())
                        .append(reject.length())
                        .append(reject.column())
                        .append(reject.reason())
                        .append(new String(reject.text(), StandardCharsets.UTF_8));
                appender.endRow();
            }
        }
    }

    private static StoredSource source(ResultSet row) throws SQLException {
        long first = row.getLong("first_time");
        boolean timed = !row.wasNull();
        long last = row.getLong("last_time");
        return new StoredSource(
                row.getInt("id"),
                row.getString("path"),
                row.getString("location"),
                StoredSource.State.valueOf(row.getString("state")),
                new StoredSource.Content(
                        row.getLong("size"),
                        row.getString("sha256"),
                        row.getLong("text_length"),
                        row.getLong("continue_at")),
                row.getString("format"),
                lines(row.getString("tables")),
                row.getString("why"),
                lines(row.getString("notes")),
                new StoredSource.Counts(
                        part(row, "events", "event_bytes"),
                        part(row, "continuations", "continuation_bytes"),
                        part(row, "headers", "header_bytes"),
                        part(row, "blanks", "blank_bytes"),
                        part(row, "rejects", "reject_bytes"),
                        row.getLong("rejected_values"),
                        row.getLong("repaired")),
                timed ? Optional.of(new TimeRange(first, last)) : Optional.empty());
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : text.lines().toList();
    }

    private static StoredSource.Part part(ResultSet row, String count, String bytes)
            throws SQLException {
        return new StoredSource.Part(row.getLong(count), row.getLong(bytes));
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        try (Connection connection = engine.connect()) {
            return query(connection, sql, reader, parameters);
        } catch (SQLException e) {
            throw DuckDbEngine.failure(sql, e);
        }
    }

    private static <T> List<T> query(
            Connection connection, String sql, RowReader<T> reader, @Nullable Object... parameters)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    private static void execute(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.execute();
        }
    }

    private static PreparedStatement prepare(
            Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private void run(List<String> statements) {
        try (Connection connection = engine.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw DuckDbEngine.failure("case", e);
        }
    }
}

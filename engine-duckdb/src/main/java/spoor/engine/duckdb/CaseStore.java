package spoor.engine.duckdb;

import java.sql.Connection;
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
import java.util.StringJoiner;
import java.util.TreeMap;
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

    /// Tables that are counted by one statement.
    private static final int TABLES = 64;

    private static final String LOAD_MEMORY = "1GiB";

    private final DuckDbEngine engine;

    public CaseStore(DuckDbEngine engine) {
        this.engine = engine;
        run(
                List.of(
                        "CREATE SCHEMA IF NOT EXISTS spoor",
                        "CREATE TABLE IF NOT EXISTS spoor.version AS SELECT "
                                + VERSION
                                + " AS version"));
        run(Manifest.LAYOUT);
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
        return query("SELECT * FROM spoor.sources ORDER BY id", Manifest::source);
    }

    /// All tables by name, with their columns in order.
    public List<TableSchema> tables() {
        try (Connection connection = engine.connect()) {
            return tables(connection);
        } catch (SQLException e) {
            throw DuckDbEngine.failure("tables", e);
        }
    }

    private static List<TableSchema> tables(Connection connection) throws SQLException {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        Sql.query(
                connection,
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

    /// All tables by name, with the number of their rows: as they were at one moment, for others
    /// may drop them meanwhile.
    public Map<TableSchema, Long> rowCounts() {
        try (Connection connection = engine.connect()) {
            connection.setAutoCommit(false);
            try {
                return rowCounts(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw DuckDbEngine.failure("rows of tables", e);
        }
    }

    private static Map<TableSchema, Long> rowCounts(Connection connection) throws SQLException {
        List<TableSchema> tables = tables(connection);
        Map<TableSchema, Long> counts = new LinkedHashMap<>();
        for (int from = 0; from < tables.size(); from += TABLES) {
            StringJoiner counting = new StringJoiner(" UNION ALL ", "", " ORDER BY 1");
            for (int i = from; i < Math.min(from + TABLES, tables.size()); i++) {
                counting.add(
                        "SELECT "
                                + i
                                + ", count(*) FROM main."
                                + DuckDbDialect.quoted(tables.get(i).name()));
            }
            List<Map.Entry<TableSchema, Long>> counted =
                    Sql.query(
                            connection,
                            counting.toString(),
                            row -> Map.entry(tables.get(row.getInt(1)), row.getLong(2)));
            counted.forEach(one -> counts.put(one.getKey(), one.getValue()));
        }
        return counts;
    }

    /// Kept rejects by place.
    ///
    /// @param path of the source; empty: of all sources
    /// @param limit 0: no limit
    public List<StoredReject> rejects(Optional<String> path, int limit) {
        return query(
                "SELECT s.path, r.at_offset, r.length, r.column_name, r.reason, r.text, r.hex"
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
                                row.getString(6),
                                row.getString(7)),
                path.stream().toArray());
    }

    /// Reads a source into its table, all or nothing. Several may be loaded at a time, unless one
    /// of them changes more of a table of another than its rows.
    ///
    /// @param beforeCommit runs when all is read, before it becomes part of the case
    /// @throws spoor.model.FormatException when the file cannot be read on; the case is unchanged
    /// @throws EngineException when the disk is full and the like; the case is unchanged
    public StoredSource load(Ingest ingest, int threads, Runnable beforeCommit) {
        try (Connection connection = engine.connectPlainly()) {
            try (Statement statement = connection.createStatement()) {
                // Rows carry their place, so all threads may store them as they come.
                statement.execute("SET SESSION preserve_insertion_order = false");
                connection.setAutoCommit(false);
                CaseTables.clear(statement, ingest);
                IngestFeed feed = fill(connection, statement, ingest.id(), ingest.first(), threads);
                List<Tally.Reject> further = new ArrayList<>();
                long values = 0;
                for (Ingest.Part part : ingest.parts().subList(1, ingest.parts().size())) {
                    IngestFeed other = fill(connection, statement, ingest.id(), part, threads);
                    further.addAll(other.rejects());
                    values += other.tally().rejectedValues();
                }
                ValueRejects rejects = ValueRejects.of(feed.rejects(), further, values);
                StoredSource loaded = stored(ingest, feed, rejects.added());
                if (ingest.before().isPresent()) {
                    Manifest.forget(statement, loaded.id());
                }
                Manifest.remember(connection, loaded);
                Manifest.keepRejects(connection, loaded.id(), rejects.all());
                beforeCommit.run();
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
        try (feed) {
            Set<String> plain = part.exists() ? Set.of() : feed.identifiers();
            CaseTables.define(connection, statement, part, plain);
            String insertion = CaseTables.insertion(id, part, key);
            boolean _ = statement.execute(insertion);
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
    ///
    /// @param alone whether nothing else needs the memory of the engine
    public void beginLoading(Instant moment, boolean alone) {
        if (alone) {
            run(List.of("SET GLOBAL memory_limit = '" + LOAD_MEMORY + "'"));
        }
        run(
                List.of(
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

    /// Gives queries their memory back, and writes the case to its file where no query is in the
    /// way; else the next load does, or the closing of the case. Until then all is in the log
    /// beside the file, as safe as in it.
    public void endLoading() {
        run(List.of("SET GLOBAL memory_limit = '" + engine.memoryLimit() + "'"));
        try (Connection connection = engine.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.contains("Cannot CHECKPOINT")) {
                throw DuckDbEngine.failure("CHECKPOINT", e);
            }
        }
    }

    /// Takes sources out of the case, with their rows.
    public void remove(List<StoredSource> sources) {
        try (Connection connection = engine.connectPlainly()) {
            try (Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (StoredSource source : sources) {
                    CaseTables.clear(statement, source);
                    Manifest.forget(statement, source.id());
                }
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                rollBack(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw DuckDbEngine.failure("remove", e);
        }
    }

    /// Writes down a source that could not be read, in the place of what was known of it.
    ///
    /// @param known whether the manifest has a line of it already
    public void refuse(StoredSource source, boolean known, List<Tally.Reject> rejects) {
        try (Connection connection = engine.connectPlainly()) {
            try (Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                if (known) {
                    Manifest.forget(statement, source.id());
                    Manifest.forgetRejects(statement, source.id());
                }
                Manifest.remember(connection, source);
                Manifest.keepRejects(connection, source.id(), rejects);
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

    private static StoredSource stored(Ingest ingest, IngestFeed feed, long rejectedValues) {
        ReadSummary summary = ingest.first().blocks().summary();
        StoredSource.Counts counts =
                StoredSource.Counts.of(feed.tally()).withRejectedValues(rejectedValues);
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

    private <T> List<T> query(String sql, Sql.RowReader<T> reader, @Nullable Object... parameters) {
        try (Connection connection = engine.connect()) {
            return Sql.query(connection, sql, reader, parameters);
        } catch (SQLException e) {
            throw DuckDbEngine.failure(sql, e);
        }
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

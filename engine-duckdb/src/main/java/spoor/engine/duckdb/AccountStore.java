package spoor.engine.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import spoor.model.TableSchema;

/// What an account says beside the counts: gaps, rejects by reason, duplicates, what was not read.
/// Gaps are looked for once for each state of a source and kept in the manifest.
public final class AccountStore {
    /// Reasons of rejects that are told of one source.
    public static final int MOST_REASONS = 50;

    private final DuckDbEngine engine;
    private final CaseStore store;
    private final ReentrantLock examining = new ReentrantLock();

    public AccountStore(DuckDbEngine engine, CaseStore store) {
        this.engine = engine;
        this.store = store;
        work(connection -> {
            for (String sql : GapRows.LAYOUT) {
                Sql.execute(connection, sql);
            }
            Sql.execute(
                    connection,
                    "CREATE TABLE IF NOT EXISTS spoor.beside(location VARCHAR, path VARCHAR,"
                            + " why VARCHAR, duplicate_of INTEGER)");
            return "";
        });
    }

    /// The gaps of all sources, by the id of the source. Looks at sources that are new or changed.
    public Map<Integer, List<Gap>> gaps() {
        examining.lock();
        try {
            examine();
        } finally {
            examining.unlock();
        }
        Map<Integer, List<Gap>> gaps = new LinkedHashMap<>();
        work(connection ->
                        Sql.query(
                                connection,
                                "SELECT * FROM spoor.gaps ORDER BY source, rowid",
                                GapRows::read))
                .forEach(
                        gap -> gaps.computeIfAbsent(gap.source(), _ -> new ArrayList<>()).add(gap));
        return gaps;
    }

    private void examine() {
        Set<Examined> known =
                new HashSet<>(
                        work(connection ->
                                Sql.query(
                                        connection,
                                        "SELECT source, sha256, text_length FROM spoor.examined",
                                        row ->
                                                new Examined(
                                                        row.getInt(1),
                                                        row.getString(2),
                                                        row.getLong(3)))));
        // A load may go on beside: what it commits after this is looked at by the next account.
        List<StoredSource> sources = store.sources();
        List<Examined> states = sources.stream().map(Examined::of).toList();
        Set<Integer> pending =
                states.stream()
                        .filter(state -> !known.contains(state))
                        .map(Examined::source)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        if (pending.isEmpty()) {
            return;
        }
        Map<String, List<StoredSource>> tables = new LinkedHashMap<>();
        for (StoredSource source : sources) {
            if (!source.tables().isEmpty()) {
                tables.computeIfAbsent(source.tables().getFirst(), _ -> new ArrayList<>())
                        .add(source);
            }
        }
        Map<String, TableSchema> schemas =
                store.tables().stream().collect(Collectors.toMap(TableSchema::name, one -> one));
        transaction(connection -> {
            Sql.execute(
                    connection,
                    "DELETE FROM spoor.gaps WHERE source IN " + Timed.ids(List.copyOf(pending)));
            examine(connection, tables, schemas, pending);
            Sql.execute(connection, "DELETE FROM spoor.examined");
            try (DuckDBAppender rows = Manifest.appender(connection, "examined")) {
                for (Examined state : states) {
                    rows.beginRow()
                            .append(state.source())
                            .append(state.sha256())
                            .append(state.textLength())
                            .endRow();
                }
            }
        });
    }

    /// The state of a source whose gaps are known.
    private record Examined(int source, String sha256, long textLength) {
        static Examined of(StoredSource source) {
            return new Examined(
                    source.id(), source.content().sha256(), source.content().textLength());
        }
    }

    /// The time columns by table: those that gave the sources their first and last time; of a table
    /// that no source fills first the column with the most usual name, else the first of its type.
    public Map<String, String> timeColumns() {
        Map<String, List<StoredSource>> filling = new LinkedHashMap<>();
        for (StoredSource source : store.sources()) {
            if (!source.tables().isEmpty()) {
                filling.computeIfAbsent(source.tables().getFirst(), _ -> new ArrayList<>())
                        .add(source);
            }
        }
        List<GapSearch.Subject> subjects =
                store.tables().stream()
                        .map(table ->
                                new GapSearch.Subject(
                                        table, filling.getOrDefault(table.name(), List.of())))
                        .toList();
        return work(connection -> {
            Map<Integer, String> times = new GapSearch(connection).times(subjects);
            Map<String, String> columns = new LinkedHashMap<>();
            for (int i = 0; i < subjects.size(); i++) {
                TableSchema table = subjects.get(i).table();
                String told = times.get(i);
                Optional<String> column =
                        told != null
                                ? Optional.of(told)
                                : GapSearch.datetimes(table).stream().findFirst();
                column.ifPresent(name -> columns.put(table.name(), name));
            }
            return columns;
        });
    }

    /// @param tables all sources, by the table that they fill first
    private static void examine(
            Connection connection,
            Map<String, List<StoredSource>> tables,
            Map<String, TableSchema> schemas,
            Set<Integer> pending)
            throws SQLException {
        List<GapSearch.Subject> subjects = new ArrayList<>();
        for (Map.Entry<String, List<StoredSource>> table : tables.entrySet()) {
            TableSchema schema = schemas.get(table.getKey());
            List<StoredSource> fresh =
                    table.getValue().stream()
                            .filter(source -> pending.contains(source.id()))
                            .toList();
            if (schema != null
                    && (SerialHoles.has(schema) || fresh.stream().anyMatch(GapSearch::tells))) {
                subjects.add(new GapSearch.Subject(schema, fresh));
            }
        }
        GapSearch search = new GapSearch(connection);
        Map<Integer, String> times = search.times(subjects);
        List<Timed> timed = new ArrayList<>();
        for (Map.Entry<Integer, String> time : times.entrySet()) {
            timed.add(subjects.get(time.getKey()).timed(time.getValue()));
        }
        List<Gap> gaps = new ArrayList<>(search.find(timed));
        for (Map.Entry<Integer, String> time : times.entrySet()) {
            TableSchema table = subjects.get(time.getKey()).table();
            if (SerialHoles.has(table)) {
                Sql.execute(
                        connection,
                        "DELETE FROM spoor.gaps WHERE kind IN ('SERIALS', 'MORE_SERIALS') AND"
                                + " source IN "
                                + Timed.ids(
                                        tables.getOrDefault(table.name(), List.of()).stream()
                                                .map(StoredSource::id)
                                                .toList()));
                gaps.addAll(SerialHoles.find(connection, table.name(), time.getValue()));
            }
        }
        for (Gap gap : gaps) {
            GapRows.keep(connection, gap);
        }
    }

    /// The kept rejects by source, column and reason: how many, and the first of each; by source
    /// and falling count, at most [#MOST_REASONS] of each source.
    public Map<Integer, List<RejectReason>> reasons() {
        Map<Integer, List<RejectReason>> reasons = new LinkedHashMap<>();
        work(connection ->
                        Sql.query(
                                connection,
                                "WITH g AS (SELECT source, column_name, reason, count(*) AS n,"
                                        + " min(at_offset) AS place, arg_min(length, at_offset) AS l,"
                                        + " arg_min(text, at_offset) AS text,"
                                        + " arg_min(hex, at_offset) AS hex FROM spoor.rejects"
                                        + " GROUP BY ALL) SELECT g.*, s.path FROM g JOIN"
                                        + " spoor.sources s ON s.id = g.source QUALIFY row_number()"
                                        + " OVER (PARTITION BY source ORDER BY n DESC, place) <= "
                                        + MOST_REASONS
                                        + " ORDER BY source, n DESC, place, column_name, reason",
                                row ->
                                        new RejectReason(
                                                row.getInt(1),
                                                row.getString(2),
                                                row.getString(3),
                                                row.getLong(4),
                                                new StoredReject(
                                                        row.getString(9),
                                                        row.getLong(5),
                                                        row.getLong(6),
                                                        row.getString(2),
                                                        row.getString(3),
                                                        row.getString(7),
                                                        row.getString(8)))))
                .forEach(reason ->
                        reasons.computeIfAbsent(reason.source(), _ -> new ArrayList<>())
                                .add(reason));
        return reasons;
    }

    /// Everything that loads met and did not read, by location. What became a source since is left
    /// out.
    public List<Beside> beside() {
        return work(connection ->
                Sql.query(
                        connection,
                        "SELECT * FROM spoor.beside b WHERE NOT EXISTS (FROM spoor.sources s"
                                + " WHERE s.location = b.location) ORDER BY location",
                        row -> {
                            int of = row.getInt("duplicate_of");
                            boolean none = row.wasNull();
                            return new Beside(
                                    row.getString("location"),
                                    row.getString("path"),
                                    row.getString("why"),
                                    none ? Optional.empty() : Optional.of(of));
                        }));
    }

    /// Writes down what a load met and did not read, in the place of what was known of it.
    public void keep(List<Beside> met) {
        if (met.isEmpty()) {
            return;
        }
        transaction(connection -> {
            Set<String> known =
                    new HashSet<>(
                            Sql.query(
                                    connection,
                                    "SELECT location FROM spoor.beside",
                                    row -> row.getString(1)));
            for (Beside one : met) {
                if (known.contains(one.location())) {
                    Sql.execute(
                            connection,
                            "DELETE FROM spoor.beside WHERE location = $1",
                            one.location());
                }
            }
            try (DuckDBAppender rows = Manifest.appender(connection, "beside")) {
                for (Beside one : met) {
                    rows.beginRow().append(one.location()).append(one.path()).append(one.why());
                    if (one.duplicateOf().isPresent()) {
                        rows.append(one.duplicateOf().get().intValue());
                    } else {
                        rows.appendNull();
                    }
                    rows.endRow();
                }
            }
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Change {
        void with(Connection connection) throws SQLException;
    }

    private <T> T work(Work<T> work) {
        try (Connection connection = engine.connect()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw DuckDbEngine.failure("account", e);
        }
    }

    private void transaction(Change change) {
        Object _ =
                work(connection -> {
                    @Nullable SQLException failure = null;
                    connection.setAutoCommit(false);
                    try {
                        change.with(connection);
                        connection.commit();
                    } catch (SQLException e) {
                        failure = e;
                    }
                    if (failure != null) {
                        connection.rollback();
                        throw Objects.requireNonNull(failure);
                    }
                    return "";
                });
    }
}

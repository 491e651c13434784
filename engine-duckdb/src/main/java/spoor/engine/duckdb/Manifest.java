package spoor.engine.duckdb;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import spoor.formats.Tally;
import spoor.model.Column;
import spoor.model.TableSchema;

/// The rows of the manifest: schema `spoor` of a case, tables `sources`, `columns`, `rejects` and
/// `loads`.
final class Manifest {
    static final List<String> LAYOUT =
            List.of(
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
                    "ALTER TABLE spoor.rejects ADD COLUMN IF NOT EXISTS hex VARCHAR DEFAULT ''",
                    "CREATE TABLE IF NOT EXISTS spoor.loads(first_source INTEGER,"
                            + " moment BIGINT)");

    private Manifest() {}

    static StoredSource source(ResultSet row) throws SQLException {
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

    static void forget(Statement statement, int id) throws SQLException {
        statement.execute("DELETE FROM spoor.sources WHERE id = " + id);
    }

    static void remember(Connection connection, StoredSource source) throws SQLException {
        StoredSource.Content content = source.content();
        StoredSource.Counts counts = source.counts();
        try (DuckDBAppender row = appender(connection, "sources")) {
            row.beginRow()
                    .append(source.id())
                    .append(source.path())
                    .append(source.location())
                    .append(source.state().name())
                    .append(content.size())
                    .append(content.sha256())
                    .append(content.textLength())
                    .append(content.continueAt())
                    .append(source.format())
                    .append(String.join("\n", source.tables()))
                    .append(source.why())
                    .append(
                            source.notes().stream()
                                    .map(note -> note.replace('\n', ' '))
                                    .collect(Collectors.joining("\n")));
            append(row, counts.events());
            append(row, counts.continuations());
            append(row, counts.headers());
            append(row, counts.blanks());
            append(row, counts.rejects());
            row.append(counts.rejectedValues()).append(counts.repaired());
            if (source.times().isPresent()) {
                row.append(source.times().get().first()).append(source.times().get().last());
            } else {
                row.appendNull().appendNull();
            }
            row.endRow();
        }
    }

    private static void append(DuckDBAppender row, StoredSource.Part part) throws SQLException {
        row.append(part.count()).append(part.bytes());
    }

    /// Writes down the columns of a table that are new.
    ///
    /// @param known how many are there already
    static void describe(Connection connection, TableSchema table, int known) throws SQLException {
        if (known == table.columns().size()) {
            return;
        }
        try (DuckDBAppender rows = appender(connection, "columns")) {
            for (int i = known; i < table.columns().size(); i++) {
                Column column = table.columns().get(i);
                rows.beginRow()
                        .append(table.name())
                        .append(i)
                        .append(column.name())
                        .append(column.type().kqlName())
                        .endRow();
            }
        }
    }

    static DuckDBAppender appender(Connection connection, String table) throws SQLException {
        return connection.unwrap(DuckDBConnection.class).createAppender("spoor", table);
    }

    static void forgetRejects(Statement statement, int id) throws SQLException {
        statement.execute("DELETE FROM spoor.rejects WHERE source = " + id);
    }

    static void keepRejects(Connection connection, int id, List<Tally.Reject> rejects)
            throws SQLException {
        if (rejects.isEmpty()) {
            return;
        }
        try (DuckDBAppender appender = appender(connection, "rejects")) {
            for (Tally.Reject reject : rejects) {
                appender.beginRow();
                appender.append(id)
                        .append(reject.offset())
                        .append(reject.length())
                        .append(reject.column())
                        .append(reject.reason())
                        .append(new String(reject.text(), StandardCharsets.UTF_8))
                        .append(StoredReject.hex(reject.text()));
                appender.endRow();
            }
        }
    }
}

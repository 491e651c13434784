package spoor.engine.duckdb;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import spoor.formats.Tally;

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
        Sql.execute(
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

    static void keepRejects(Connection connection, int id, List<Tally.Reject> rejects)
            throws SQLException {
        if (rejects.isEmpty()) {
            return;
        }
        try (var appender =
                connection.unwrap(DuckDBConnection.class).createAppender("spoor", "rejects")) {
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
}

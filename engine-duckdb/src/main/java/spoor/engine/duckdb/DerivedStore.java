package spoor.engine.duckdb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowCursor;
import spoor.model.Ticks;

/// Tables of a case that commands fill. Their rows stand in the manifest as a source of their own,
/// which is no file. Each change is one transaction. Not to be used beside a load.
public final class DerivedStore {
    private static final String FORMAT = "derived";
    private static final int TEXT = 4_000;

    private final DuckDbEngine engine;

    public DerivedStore(DuckDbEngine engine) {
        this.engine = engine;
    }

    /// Stores rows, all or none.
    ///
    /// @param rows of the table's columns, by position
    /// @throws RuntimeException what the rows throw; the case is unchanged
    public StoredSource derive(Derivation derivation, RowCursor rows) {
        RowsFunction.Feed feed = new RowsFunction.Feed(derivation.table().columns(), rows);
        long key = engine.rowsFunction().offer(feed);
        try (Connection connection = engine.connectPlainly()) {
            try (Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                if (derivation.replace()) {
                    forget(statement, derivation.table().name());
                }
                if (!derivation.exists()) {
                    CaseTables.create(statement, derivation.table());
                    Manifest.describe(connection, derivation.table(), 0);
                }
                int id = newId(statement);
                long count = insert(statement, derivation, id, key);
                StoredSource source =
                        source(derivation, id, count, times(statement, derivation, id));
                Manifest.remember(connection, source);
                statement.execute(
                        "INSERT INTO spoor.loads VALUES ("
                                + id
                                + ", "
                                + Ticks.of(derivation.moment())
                                + ")");
                connection.commit();
                return source;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                RuntimeException failure = feed.failure();
                if (failure != null) {
                    throw failure;
                }
                throw e;
            }
        } catch (SQLException e) {
            throw DuckDbEngine.failure("derive", e);
        } finally {
            engine.rowsFunction().withdraw(key);
        }
    }

    /// Drops a table with all that stands of it in the manifest.
    public void drop(String table) {
        try (Connection connection = engine.connectPlainly()) {
            try (Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                forget(statement, table);
                statement.execute("DROP TABLE main." + DuckDbDialect.quoted(table));
                statement.execute("DELETE FROM spoor.columns WHERE table_name = " + literal(table));
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw DuckDbEngine.failure("drop", e);
        }
    }

    private static void forget(Statement statement, String table) throws SQLException {
        statement.execute("DELETE FROM main." + DuckDbDialect.quoted(table));
        statement.execute(
                "DELETE FROM spoor.sources WHERE state = '"
                        + StoredSource.State.DERIVED
                        + "' AND tables = "
                        + literal(table));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static int newId(Statement statement) throws SQLException {
        String last =
                "SELECT greatest((SELECT coalesce(max(id), 0) FROM spoor.sources),"
                        + " (SELECT coalesce(max(first_source), 0) FROM spoor.loads)) + 1";
        try (ResultSet row = statement.executeQuery(last)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static long insert(Statement statement, Derivation derivation, int id, long key)
            throws SQLException {
        String columns =
                derivation.table().columns().stream()
                        .map(column -> DuckDbDialect.quoted(column.name()) + ", ")
                        .collect(Collectors.joining());
        return statement.executeLargeUpdate(
                "INSERT INTO main."
                        + DuckDbDialect.quoted(derivation.table().name())
                        + "("
                        + columns
                        + DuckDbDialect.quoted(CaseStore.SOURCE)
                        + ", "
                        + DuckDbDialect.quoted(CaseStore.OFFSET)
                        + ") SELECT "
                        + columns
                        + id
                        + ", row_number() OVER () - 1 FROM "
                        + RowsFunction.NAME
                        + "("
                        + key
                        + ")");
    }

    private static Optional<TimeRange> times(Statement statement, Derivation derivation, int id)
            throws SQLException {
        Optional<String> time =
                derivation.table().columns().stream()
                        .filter(column -> column.type() == KqlType.DATETIME)
                        .map(Column::name)
                        .findFirst();
        if (time.isEmpty()) {
            return Optional.empty();
        }
        String column = DuckDbDialect.quoted(time.get());
        String sql =
                "SELECT min("
                        + column
                        + "), max("
                        + column
                        + ") FROM main."
                        + DuckDbDialect.quoted(derivation.table().name())
                        + " WHERE "
                        + DuckDbDialect.quoted(CaseStore.SOURCE)
                        + " = "
                        + id;
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            long first = row.getLong(1);
            return row.wasNull()
                    ? Optional.empty()
                    : Optional.of(new TimeRange(first, row.getLong(2)));
        }
    }

    private static StoredSource source(
            Derivation derivation, int id, long count, Optional<TimeRange> times) {
        StoredSource.Part none = new StoredSource.Part(0, 0);
        return new StoredSource(
                id,
                derivation.command(),
                FORMAT + ":" + id,
                StoredSource.State.DERIVED,
                new StoredSource.Content(0, sha256(derivation.text()), 0, 0),
                FORMAT,
                List.of(derivation.table().name()),
                "no log: made by " + shortened(derivation.text().strip()),
                List.of(),
                new StoredSource.Counts(
                        new StoredSource.Part(count, 0), none, none, none, none, 0, 0),
                times);
    }

    private static String shortened(String text) {
        return text.length() <= TEXT
                ? text
                : text.substring(0, TEXT) + "... (" + text.length() + " characters)";
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package spoor.engine.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowCursor;
import spoor.model.Ticks;

/// Writes rows as a Parquet file, for other tools: a datetime becomes a timestamp of microseconds
/// (its seventh decimal is lost), a timespan a count of 100 ns, a dynamic its JSON text.
public final class ParquetFile {
    private ParquetFile() {}

    /// Runs in a database of its own that may write files, apart from any case.
    ///
    /// @param cursor read to its end, not closed
    /// @throws spoor.model.SpoorException what the cursor throws, or when the file cannot be
    ///   written
    public static void write(Path file, RowCursor cursor) {
        List<Column> columns = cursor.columns();
        RowsFunction rows = new RowsFunction();
        RowsFunction.Feed feed = new RowsFunction.Feed(columns, cursor);
        long key = rows.offer(feed);
        String sql =
                "COPY (SELECT "
                        + columns.stream()
                                .map(ParquetFile::expression)
                                .collect(Collectors.joining(", "))
                        + " FROM "
                        + RowsFunction.NAME
                        + "("
                        + key
                        + ")) TO '"
                        + file.toAbsolutePath().toString().replace("'", "''")
                        + "' (FORMAT parquet)";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET autoinstall_known_extensions = false");
            statement.execute("SET autoload_known_extensions = false");
            rows.register(connection);
            statement.execute(sql);
        } catch (SQLException e) {
            RuntimeException failure = feed.failure();
            if (failure != null) {
                throw failure;
            }
            throw DuckDbEngine.failure("COPY TO " + file, e);
        }
    }

    private static String expression(Column column) {
        String name = DuckDbDialect.quoted(column.name());
        return column.type() == KqlType.DATETIME
                ? "make_timestamp((" + name + " - " + Ticks.UNIX_EPOCH + ") // 10) AS " + name
                : name;
    }
}

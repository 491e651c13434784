package spoor.engine.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import spoor.formats.BlockParser;
import spoor.formats.TableName;
import spoor.formats.WholeFile;
import spoor.formats.cells.FieldNames;
import spoor.model.Column;
import spoor.model.FormatException;
import spoor.model.KqlType;

/// A Parquet file as DuckDB reads it: in a database of its own, in memory, that sees this one file.
/// The pass over its bytes counts and hashes them; the rows come at its end.
public final class ParquetReading implements WholeFile {
    private final Path file;
    private final String label;
    private final String table;
    private final List<ParquetColumn> columns;

    private ParquetReading(Path file, String label, String table, List<ParquetColumn> columns) {
        this.file = file;
        this.label = label;
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    /// Reads the schema of a file.
    ///
    /// @param label what people see of its place
    /// @param fileName that names the table
    /// @throws FormatException when DuckDB cannot read it
    public static ParquetReading of(Path file, String label, String fileName) {
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + scan(file))) {
            while (rows.next()) {
                names.add(rows.getString(1));
                types.add(rows.getString(2));
            }
        } catch (SQLException e) {
            throw unreadable(label, e);
        }
        FieldNames unique =
                FieldNames.of(label, names, field -> types.get(field).equals("TIMESTAMP_NS"));
        List<ParquetColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String source = DuckDbDialect.quoted(names.get(i));
            columns.add(ParquetColumn.of(unique.ofField().get(i), source, types.get(i)));
            String nanoseconds = unique.ofNanoseconds().get(i);
            if (!nanoseconds.isEmpty()) {
                columns.add(
                        new ParquetColumn(
                                new Column(nanoseconds, KqlType.LONG),
                                "epoch_ns(" + source + ")",
                                "",
                                ""));
            }
        }
        return new ParquetReading(file, label, TableName.of(fileName), columns);
    }

    private static FormatException unreadable(String label, SQLException e) {
        String message =
                e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
        return new FormatException(
                label,
                0,
                label + " is a Parquet file by its first bytes, but cannot be read: " + message,
                e);
    }

    static Connection connect(Path file) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("memory_limit", "512MiB");
        properties.setProperty("jdbc_stream_results", "true");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET allowed_paths = [" + text(file) + "]");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
            return connection;
        } catch (SQLException e) {
            Closing.quietly(connection);
            throw e;
        }
    }

    private static String text(Path file) {
        return "'" + file.toAbsolutePath().normalize().toString().replace("'", "''") + "'";
    }

    private static String scan(Path file) {
        return "read_parquet([" + text(file) + "], hive_partitioning = false)";
    }

    /// The number of rows, and then the columns and what they cannot hold.
    String rowsSql() {
        return "SELECT "
                + columns.stream()
                        .map(column ->
                                column.misfit().isEmpty()
                                        ? column.sql()
                                        : column.sql() + ", " + column.misfit())
                        .collect(Collectors.joining(", "))
                + " FROM "
                + scan(file);
    }

    String countSql() {
        return "SELECT count(*) FROM " + scan(file);
    }

    /// One row as JSON text, as DuckDB writes it.
    ///
    /// @param number from 0, in the file's order
    public Optional<String> row(long number) {
        String sql =
                "SELECT CAST(to_json(whole) AS VARCHAR) FROM (SELECT * FROM "
                        + scan(file)
                        + " LIMIT 1 OFFSET "
                        + number
                        + ") AS whole";
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw unreadable(label, e);
        }
    }

    Path file() {
        return file;
    }

    List<ParquetColumn> parquetColumns() {
        return columns;
    }

    FormatException unreadable(SQLException e) {
        return unreadable(label, e);
    }

    /// Sentences for the account.
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "_Offset is the row's number; the bytes of the file are shared out over its rows");
        columns.stream()
                .map(ParquetColumn::note)
                .filter(note -> !note.isEmpty())
                .forEach(notes::add);
        return notes;
    }

    @Override
    public String table() {
        return table;
    }

    @Override
    public List<Column> columns() {
        return columns.stream().map(ParquetColumn::column).toList();
    }

    @Override
    public BlockParser parser() {
        return new ParquetParser(this);
    }
}

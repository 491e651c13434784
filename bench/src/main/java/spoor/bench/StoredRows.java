package spoor.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/// The largest table of a case, held in DuckDB's memory, to be stored in a new file as Spoor stores
/// it: the same definition, packing and size of groups.
final class StoredRows implements AutoCloseable {
    private final Connection connection;
    private final String definition;
    private final String name;

    private StoredRows(Connection connection, String name, String definition) {
        this.connection = connection;
        this.name = name;
        this.definition = definition;
    }

    static StoredRows inMemory(Path folder) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("disabled_compression_methods", "rle");
        properties.setProperty("write_buffer_row_group_count", "1");
        properties.setProperty("preserve_insertion_order", "false");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "ATTACH '" + folder.resolve("case.duckdb") + "' AS loaded (READ_ONLY)");
            try (ResultSet table =
                    statement.executeQuery(
                            "SELECT table_name, sql FROM duckdb_tables()"
                                    + " WHERE database_name = 'loaded' AND schema_name = 'main'"
                                    + " ORDER BY estimated_size DESC LIMIT 1")) {
                if (!table.next()) {
                    throw new SQLException("no table in " + folder);
                }
                String name = table.getString(1);
                String definition = table.getString(2);
                statement.execute("CREATE TABLE held AS SELECT * FROM loaded.main.\"" + name + '"');
                statement.execute("DETACH loaded");
                return new StoredRows(connection, name, definition);
            }
        }
    }

    void store(Path file) throws SQLException, IOException {
        Machine.delete(file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("ATTACH '" + file + "' AS stored (ROW_GROUP_SIZE 30720)");
            statement.execute("USE stored");
            statement.execute(definition);
            statement.execute(
                    "INSERT INTO stored.main.\"" + name + "\" SELECT * FROM memory.main.held");
            statement.execute("CHECKPOINT stored");
            statement.execute("USE memory");
            statement.execute("DETACH stored");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package spoor.engine.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.duckdb.DuckDBConnection;
import spoor.engine.Dialect;
import spoor.engine.Engine;
import spoor.engine.Limits;
import spoor.engine.SqlStatement;
import spoor.model.Column;
import spoor.model.EngineException;
import spoor.model.KqlType;
import spoor.model.RowCursor;

/// The embedded engine: one DuckDB database, in memory or a file. Each query runs on a connection
/// of its own. Stored results are tables of a second database in memory (which spills to the
/// temporary folder), found after the tables of the first.
public final class DuckDbEngine implements Engine {
    private static final String SCRATCH = "spoor_scratch";

    private final DuckDbDialect dialect = new DuckDbDialect();

    /// What a statement that stores rows gives: their number.
    private static final List<Column> CREATED = List.of(new Column("Count", KqlType.LONG));

    private final DuckDBConnection root;
    private final String searchPath;
    private final RowsFunction rows = new RowsFunction();
    private final IngestFunction ingest = new IngestFunction();
    private volatile String memoryLimit;
    private final ScheduledExecutorService timer;

    private DuckDbEngine(DuckDBConnection root, String memoryLimit) throws SQLException {
        this.root = root;
        this.memoryLimit = memoryLimit;
        this.timer = timer();
        try (Statement statement = root.createStatement()) {
            String database;
            try (ResultSet name = statement.executeQuery("SELECT current_database()")) {
                name.next();
                database = name.getString(1);
            }
            statement.execute("ATTACH IF NOT EXISTS ':memory:' AS " + SCRATCH);
            this.searchPath =
                    "'"
                            + (DuckDbDialect.quoted(database) + ".main," + SCRATCH + ".main")
                                    .replace("'", "''")
                            + "'";
        }
        ScalarFunctions.register(root);
        rows.register(root);
        ingest.register(root);
    }

    public static DuckDbEngine inMemory(Settings settings) {
        return open("jdbc:duckdb:", settings);
    }

    /// Opens or makes a database file.
    ///
    /// @throws EngineException of kind USER when another process has it open
    public static DuckDbEngine onFile(Path file, Settings settings) {
        return open("jdbc:duckdb:" + file, settings);
    }

    private static DuckDbEngine open(String url, Settings settings) {
        Properties properties = new Properties();
        settings.properties().forEach(properties::setProperty);
        DuckDBConnection connection = null;
        try {
            connection =
                    DriverManager.getConnection(url, properties).unwrap(DuckDBConnection.class);
            return new DuckDbEngine(connection, settings.memoryLimit());
        } catch (SQLException e) {
            Closing.quietly(connection);
            throw failure("open", e);
        }
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("spoor-query-limits").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public RowCursor query(SqlStatement statement, Limits limits) {
        DuckDbCursor cursor = new DuckDbCursor(connect(), statement, limits, timer);
        cursor.start();
        return cursor;
    }

    @Override
    public void store(String table, SqlStatement statement, Limits limits) {
        SqlStatement creation =
                new SqlStatement(
                        "CREATE OR REPLACE TABLE " + scratch(table) + " AS " + statement.sql(),
                        statement.parameters(),
                        CREATED);
        try (RowCursor created = query(creation, limits.anyRows())) {
            while (created.next().isPresent()) {
                // one row: how many were stored
            }
        }
    }

    @Override
    public void store(String table, List<Column> columns, RowCursor from) {
        RowsFunction.Feed feed = new RowsFunction.Feed(columns, from);
        long key = rows.offer(feed);
        try {
            update(
                    "CREATE OR REPLACE TABLE "
                            + scratch(table)
                            + " AS SELECT * FROM "
                            + RowsFunction.NAME
                            + "("
                            + key
                            + ")",
                    List.of());
        } catch (EngineException e) {
            RuntimeException failure = feed.failure();
            throw failure == null ? e : failure;
        } finally {
            rows.withdraw(key);
        }
    }

    @Override
    public void drop(String table) {
        update("DROP TABLE IF EXISTS " + scratch(table), List.of());
    }

    private static String scratch(String table) {
        return SCRATCH + ".main." + DuckDbDialect.quoted(table);
    }

    private void update(String sql, List<String> parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setString(i + 1, parameters.get(i));
            }
            statement.execute();
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    /// A connection of its own to the same database, that names all tables with their schema.
    DuckDBConnection connectPlainly() {
        try {
            return root.duplicate().unwrap(DuckDBConnection.class);
        } catch (SQLException e) {
            throw failure("connect", e);
        }
    }

    /// A connection of its own to the same database, that sees stored tables too.
    DuckDBConnection connect() {
        try {
            DuckDBConnection connection = root.duplicate().unwrap(DuckDBConnection.class);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET search_path = " + searchPath);
                return connection;
            } catch (SQLException e) {
                Closing.quietly(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw failure("connect", e);
        }
    }

    IngestFunction ingestFunction() {
        return ingest;
    }

    /// Changes what all queries together may use: the database has one limit of memory.
    public void limitMemory(long bytes) {
        String limit = Settings.mebibytes(bytes);
        update("SET GLOBAL memory_limit = '" + limit + "'", List.of());
        memoryLimit = limit;
    }

    String memoryLimit() {
        return memoryLimit;
    }

    static EngineException failure(String sql, SQLException cause) {
        String message = cause.getMessage();
        return Failures.of(sql, cause, message == null ? cause.toString() : message);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        Closing.quietly(root);
    }
}

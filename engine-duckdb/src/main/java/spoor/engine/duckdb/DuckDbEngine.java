package spoor.engine.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.duckdb.DuckDBConnection;
import spoor.engine.Dialect;
import spoor.engine.Engine;
import spoor.engine.Limits;
import spoor.engine.Sequence;
import spoor.engine.SqlStatement;
import spoor.model.Column;
import spoor.model.EngineException;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.RowCursor;

/// The embedded engine: one DuckDB database, in memory or a file. Each query runs on a connection
/// of its own. Stored results are tables of a second database in memory (which spills to the
/// temporary folder), found after the tables of the first.
public final class DuckDbEngine implements Engine {
    private static final String SCRATCH = "spoor_scratch";
    private static final String CASE = "spoor_case";

    /// Rows that are packed and written at once, of each thread: few enough that a small log is
    /// written by all threads while it is read, and not by one when it is committed.
    private static final int ROW_GROUP = 30_720;

    /// Files of this process: the system's lock of a file keeps other processes away only.
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final DuckDbDialect dialect = new DuckDbDialect();

    /// What a statement that stores rows gives: their number.
    private static final List<Column> CREATED = List.of(new Column("Count", KqlType.LONG));

    private final DuckDBConnection root;
    private final Optional<Path> file;
    private final String plainPath;
    private final String searchPath;
    private final RowsFunction rows = new RowsFunction();
    private final IngestFunction ingest = new IngestFunction();
    private volatile String memoryLimit;
    private final ScheduledExecutorService timer;

    private DuckDbEngine(DuckDBConnection root, Optional<Path> file, String memoryLimit)
            throws SQLException {
        this.root = root;
        this.file = file;
        this.memoryLimit = memoryLimit;
        this.timer = timer();
        try (Statement statement = root.createStatement()) {
            if (file.isPresent()) {
                statement.execute(
                        "ATTACH '"
                                + file.get().toString().replace("'", "''")
                                + "' AS "
                                + CASE
                                + " (ROW_GROUP_SIZE "
                                + ROW_GROUP
                                + ")");
                statement.execute("USE " + CASE);
            }
            statement.execute("ATTACH IF NOT EXISTS ':memory:' AS " + SCRATCH);
            // Not among the settings, for they would forbid to attach the case's own file.
            statement.execute("SET enable_external_access = false");
            String database;
            try (ResultSet name = statement.executeQuery("SELECT current_database()")) {
                name.next();
                database = name.getString(1);
            }
            this.plainPath = "'" + DuckDbDialect.quoted(database) + ".main'";
            this.searchPath = "'" + DuckDbDialect.quoted(database) + ".main," + SCRATCH + ".main'";
        }
        ScalarFunctions.register(root);
        rows.register(root);
        ingest.register(root);
    }

    public static DuckDbEngine inMemory(Settings settings) {
        return open(Optional.empty(), settings);
    }

    /// Opens or makes a database file.
    ///
    /// @throws EngineException of kind USER when another process has it open
    public static DuckDbEngine onFile(Path file, Settings settings) {
        return open(Optional.of(file.toAbsolutePath().normalize()), settings);
    }

    private static DuckDbEngine open(Optional<Path> file, Settings settings) {
        Properties properties = new Properties();
        settings.properties().forEach(properties::setProperty);
        DuckDBConnection connection = null;
        if (file.isPresent() && !OPEN.add(file.get())) {
            throw new EngineException(
                    ErrorKind.USER,
                    "duckdb",
                    "open",
                    "the case is open already in this process: close it first",
                    null);
        }
        try {
            connection =
                    DriverManager.getConnection("jdbc:duckdb:", properties)
                            .unwrap(DuckDBConnection.class);
            return new DuckDbEngine(connection, file, settings.memoryLimit());
        } catch (SQLException e) {
            Closing.quietly(connection);
            file.ifPresent(OPEN::remove);
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
        DuckDbCursor cursor = new DuckDbCursor(connect(), new OneQuery(statement), limits, timer);
        cursor.start(false);
        return cursor;
    }

    @Override
    public RowCursor query(Sequence queries, Limits limits) {
        DuckDbCursor cursor = new DuckDbCursor(connect(), queries, limits, timer);
        cursor.start(true);
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
        return connect(plainPath);
    }

    /// A connection of its own to the same database, that sees stored tables too.
    DuckDBConnection connect() {
        return connect(searchPath);
    }

    private DuckDBConnection connect(String path) {
        try {
            DuckDBConnection connection = root.duplicate().unwrap(DuckDBConnection.class);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET search_path = " + path);
                return connection;
            } catch (SQLException e) {
                Closing.quietly(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw failure("connect", e);
        }
    }

    RowsFunction rowsFunction() {
        return rows;
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

    /// What the database holds in memory, and what it has put aside on the disk, by what for.
    public List<MemoryUse> memory() {
        String sql =
                "SELECT tag, memory_usage_bytes, temporary_storage_bytes FROM duckdb_memory()"
                        + " ORDER BY tag";
        try (Connection connection = connectPlainly();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<MemoryUse> uses = new ArrayList<>();
            while (result.next()) {
                uses.add(new MemoryUse(result.getString(1), result.getLong(2), result.getLong(3)));
            }
            return uses;
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    static EngineException failure(String sql, SQLException cause) {
        String message = cause.getMessage();
        return Failures.of(sql, cause, message == null ? cause.toString() : message);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        Closing.quietly(root);
        file.ifPresent(OPEN::remove);
    }
}

package spoor.engine.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.engine.Limits;
import spoor.engine.SqlStatement;
import spoor.model.Column;
import spoor.model.EngineException;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;
import spoor.model.Vector;

class DuckDbEngineTest {
    private static final Settings SMALL = new Settings(256L << 20, 2, Optional.empty());

    private final DuckDbEngine engine = DuckDbEngine.inMemory(SMALL);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void givesEveryTypeAsTheModelHoldsIt() {
        List<Column> columns = new ArrayList<>();
        for (KqlType type : KqlType.values()) {
            columns.add(new Column(type.kqlName(), type));
        }
        SqlStatement statement =
                new SqlStatement(
                        "SELECT true, 7::INTEGER, 8::BIGINT, 1.5::DOUBLE, '2.50', 'text',"
                                + " 5::BIGINT, -3::BIGINT, '{\"a\":1}', 'guid'",
                        List.of(),
                        columns);
        assertEquals(
                List.of(
                        Arrays.<@Nullable Object>asList(
                                true, 7, 8L, 1.5, "2.50", "text", 5L, -3L, "{\"a\":1}", "guid")),
                rows(statement));
    }

    @Test
    void nullsStayNullExceptInStrings() {
        List<Column> columns = new ArrayList<>();
        for (KqlType type : KqlType.values()) {
            columns.add(new Column(type.kqlName(), type));
        }
        SqlStatement statement =
                new SqlStatement(
                        "SELECT NULL::BOOLEAN, NULL::INTEGER, NULL::BIGINT, NULL::DOUBLE,"
                                + " NULL::VARCHAR, NULL::VARCHAR, NULL::BIGINT, NULL::BIGINT,"
                                + " NULL::VARCHAR, NULL::VARCHAR",
                        List.of(),
                        columns);
        assertEquals(
                List.of(
                        Arrays.<@Nullable Object>asList(
                                null, null, null, null, null, "", null, null, null, null)),
                rows(statement));
    }

    @Test
    void readsWiderSqlTypesWhenTheValueFits() {
        assertEquals(
                List.of(List.<@Nullable Object>of(6L)),
                rows(longs("SELECT sum(i) FROM range(4) t(i)")));
        EngineException failure =
                assertThrows(
                        EngineException.class,
                        () -> rows(longs("SELECT 9223372036854775807::HUGEINT + 1")));
        assertTrue(failure.toString().contains("64 bits"), failure.toString());
    }

    @Test
    void parametersAreTextInTheirOrder() {
        SqlStatement statement =
                new SqlStatement(
                        "SELECT "
                                + engine.dialect().parameter(2)
                                + " || "
                                + engine.dialect().parameter(1),
                        List.of("a'b", "\";"),
                        List.of(new Column("x", KqlType.STRING)));
        assertEquals(List.of(List.<@Nullable Object>of("\";a'b")), rows(statement));
    }

    @Test
    void anErrorInTheMiddleOfAResultIsNotTheEndOfIt() {
        SqlStatement statement =
                longs("SELECT CAST(if(i = 900000, 'x', '1') AS BIGINT) FROM range(1000000) t(i)");
        EngineException failure = assertThrows(EngineException.class, () -> rows(statement));
        assertEquals(ErrorKind.INTERNAL, failure.kind());
    }

    @Test
    void timeLimitStopsWhatAggregatesAndWhatStreams() {
        Limits limits = new Limits(Duration.ofMillis(200), 0);
        for (String sql :
                List.of(
                        "SELECT count(*) FROM range(10000000) a(i), range(10000000) b(j)"
                                + " WHERE i * j % 7 = 3",
                        "SELECT i FROM range(10000000000000) t(i) WHERE i % 1000000007 = 1")) {
            EngineException failure =
                    assertThrows(EngineException.class, () -> rows(longs(sql), limits));
            assertEquals(ErrorKind.LIMIT, failure.kind());
            assertTrue(failure.toString().contains("0.2 s"), failure.toString());
        }
    }

    @Test
    void aStopEndsWhatAggregatesStreamsAndStores() throws InterruptedException {
        List<String> endless =
                List.of(
                        "SELECT count(*) FROM range(10000000) a(i), range(10000000) b(j)"
                                + " WHERE i * j % 7 = 3",
                        "SELECT i FROM range(10000000000000) t(i) WHERE i % 1000000007 = 1");
        for (String sql : endless) {
            for (boolean stored : new boolean[] {false, true}) {
                Stop stop = new Stop();
                Limits limits = Limits.NONE.stoppedBy(stop);
                Thread asking = Thread.ofVirtual().start(() -> stop.request("enough"));
                EngineException failure =
                        assertThrows(
                                EngineException.class,
                                () -> {
                                    if (stored) {
                                        engine.store("half", longs(sql), limits);
                                    } else {
                                        rows(longs(sql), limits);
                                    }
                                });
                asking.join();
                assertEquals(ErrorKind.LIMIT, failure.kind());
                assertEquals("enough", failure.getMessage());
            }
        }
        assertThrows(EngineException.class, () -> rows(longs("SELECT * FROM half")));
    }

    @Test
    void theMemoryLimitIsToldWithItsValue() {
        engine.limitMemory(24L << 20);
        EngineException failure =
                assertThrows(
                        EngineException.class,
                        () ->
                                rows(
                                        longs(
                                                "SELECT count(*) FROM (SELECT i, list(i) FROM"
                                                        + " range(9000000) t(i) GROUP BY i)")));
        assertEquals(ErrorKind.LIMIT, failure.kind());
        assertTrue(failure.toString().contains("its limit is 24.0 MiB"), failure.toString());
        assertTrue(failure.toString().contains("--memory-limit"), failure.toString());
    }

    @Test
    void rowLimitIsAnErrorAndNoCut() {
        SqlStatement statement = longs("SELECT i FROM range(5000) t(i)");
        assertEquals(5000, rows(statement, new Limits(Duration.ZERO, 5000)).size());
        EngineException failure =
                assertThrows(
                        EngineException.class,
                        () -> rows(statement, new Limits(Duration.ZERO, 4999)));
        assertEquals(ErrorKind.LIMIT, failure.kind());
        assertTrue(failure.toString().contains("more than 4999 rows"), failure.toString());
    }

    @Test
    void closingFromAnotherThreadCancels() throws InterruptedException {
        RowCursor cursor =
                engine.query(
                        longs("SELECT i FROM range(10000000000000) t(i) WHERE i % 1000000007 >= 0"),
                        Limits.NONE);
        cursor.next();
        Thread reader =
                Thread.ofVirtual()
                        .start(() -> {
                            EngineException failure =
                                    assertThrows(
                                            EngineException.class,
                                            () -> {
                                                while (cursor.next().isPresent()) {
                                                    Thread.onSpinWait();
                                                }
                                            });
                            assertEquals(ErrorKind.LIMIT, failure.kind());
                        });
        cursor.close();
        reader.join();
        assertThrows(EngineException.class, cursor::next);
    }

    @Test
    void storedResultsAreSeenByOtherQueriesUntilDropped() {
        engine.store("a \"b\"", longs("SELECT i FROM range(3) t(i)"), Limits.NONE);
        assertEquals(3, rows(longs("SELECT * FROM \"a \"\"b\"\"\"")).size());
        engine.store("a \"b\"", longs("SELECT 1"), Limits.NONE);
        assertEquals(1, rows(longs("SELECT * FROM \"a \"\"b\"\"\"")).size());
        engine.drop("a \"b\"");
        assertThrows(EngineException.class, () -> rows(longs("SELECT * FROM \"a \"\"b\"\"\"")));
    }

    @Test
    void storedRowsKeepOrderTypesAndNulls() {
        List<Column> columns =
                List.of(
                        new Column("n", KqlType.LONG),
                        new Column("r", KqlType.REAL),
                        new Column("b", KqlType.BOOL),
                        new Column("s", KqlType.STRING));
        int count = 5000;
        long[] numbers = new long[count];
        double[] reals = new double[count];
        long[] flags = new long[count];
        boolean[] nulls = new boolean[count];
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
            reals[i] = i / 2.0;
            flags[i] = i % 2;
            nulls[i] = i % 3 == 0;
            texts[i] = "é\0😀" + i;
        }
        RowBatch batch =
                new RowBatch(
                        columns,
                        List.of(
                                new Vector.Longs(numbers, new boolean[0]),
                                new Vector.Doubles(reals, nulls),
                                new Vector.Longs(flags, nulls),
                                new Vector.Texts(texts)),
                        count);
        engine.store("mined", columns, cursor(columns, List.of(batch, batch)));
        List<List<@Nullable Object>> rows =
                rows(new SqlStatement("SELECT * FROM mined", List.of(), columns));
        assertEquals(2 * count, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(batch.row(i % count), rows.get(i));
        }
    }

    @Test
    void whatACursorThrowsComesOutOfStore() {
        List<Column> columns = List.of(new Column("n", KqlType.LONG));
        RowCursor failing =
                new RowCursor() {
                    @Override
                    public List<Column> columns() {
                        return columns;
                    }

                    @Override
                    public Optional<RowBatch> next() {
                        throw new EngineException(ErrorKind.LIMIT, "x", "", "too much", null);
                    }

                    @Override
                    public void close() {}
                };
        EngineException failure =
                assertThrows(EngineException.class, () -> engine.store("mined", columns, failing));
        assertEquals("too much", failure.getMessage());
    }

    @Test
    void readsNoFilesAndLoadsNoExtensions() {
        SqlStatement statement = longs("SELECT count(*) FROM read_csv('/etc/passwd')");
        EngineException failure = assertThrows(EngineException.class, () -> rows(statement));
        assertTrue(failure.toString().contains("disabled"), failure.toString());
    }

    @Test
    void keepsTablesInAFileAndStoredResultsOutOfIt(@TempDir Path folder) {
        Path file = folder.resolve("o'dd \"name\".duckdb");
        Settings settings = Settings.standard(folder.resolve("temporary"));
        try (DuckDbEngine onFile = DuckDbEngine.onFile(file, settings)) {
            onFile.store("kept", longs("SELECT 1"), Limits.NONE);
            assertEquals(1, rows(onFile, longs("SELECT * FROM kept"), Limits.NONE).size());
        }
        try (DuckDbEngine onFile = DuckDbEngine.onFile(file, settings)) {
            assertThrows(
                    EngineException.class,
                    () -> rows(onFile, longs("SELECT * FROM kept"), Limits.NONE));
        }
    }

    private static SqlStatement longs(String sql) {
        return new SqlStatement(sql, List.of(), List.of(new Column("n", KqlType.LONG)));
    }

    private List<List<@Nullable Object>> rows(SqlStatement statement) {
        return rows(statement, Limits.NONE);
    }

    private List<List<@Nullable Object>> rows(SqlStatement statement, Limits limits) {
        return rows(engine, statement, limits);
    }

    private static List<List<@Nullable Object>> rows(
            DuckDbEngine engine, SqlStatement statement, Limits limits) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (RowCursor cursor = engine.query(statement, limits)) {
            for (Optional<RowBatch> batch = cursor.next();
                    batch.isPresent();
                    batch = cursor.next()) {
                for (int row = 0; row < batch.get().rows(); row++) {
                    rows.add(batch.get().row(row));
                }
            }
        }
        return rows;
    }

    private static RowCursor cursor(List<Column> columns, List<RowBatch> batches) {
        Iterator<RowBatch> left = batches.iterator();
        return new RowCursor() {
            @Override
            public List<Column> columns() {
                return columns;
            }

            @Override
            public Optional<RowBatch> next() {
                return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void opensAFileOnceAtATime(@TempDir Path folder) {
        Settings settings = new Settings(256 << 20, 1, Optional.empty());
        Path file = folder.resolve("it's a case.duckdb");
        try (DuckDbEngine open = DuckDbEngine.onFile(file, settings)) {
            EngineException refused =
                    assertThrows(
                            EngineException.class,
                            () ->
                                    DuckDbEngine.onFile(
                                            folder.resolve("./it's a case.duckdb"), settings));
            assertEquals(ErrorKind.USER, refused.kind());
            assertEquals(
                    "the case is open already in this process: close it first",
                    refused.getMessage());
            SqlStatement other = longs("SELECT count(*) FROM read_csv('/etc/passwd')");
            EngineException outside =
                    assertThrows(EngineException.class, () -> rows(open, other, Limits.NONE));
            assertTrue(outside.toString().contains("disabled"), outside.toString());
        }
        DuckDbEngine.onFile(file, settings).close();
    }
}

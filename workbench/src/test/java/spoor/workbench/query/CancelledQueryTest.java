package spoor.workbench.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import spoor.engine.Engine;
import spoor.engine.Limits;
import spoor.engine.SqlStatement;
import spoor.engine.duckdb.DuckDbEngine;
import spoor.engine.duckdb.Settings;
import spoor.kql.bind.Catalog;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.workbench.Now;
import spoor.workbench.QueryRequest;
import spoor.workbench.external.Externals;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CancelledQueryTest {
    private static final String ENDLESS =
            "let a = range x from 1 to 3000000 step 1 | extend k = 1;"
                    + " a | join kind=inner a on k | where x * x1 % 7 == 3 | count";

    /// The shared table is stored before the endless join begins.
    private static final String STAGED =
            "let s = materialize(range x from 1 to 3000000 step 1 | extend k = 1);"
                    + " s | join kind=inner s on k | where x * x1 % 7 == 3 | count";

    private static final String MINED =
            "range x from 1 to 100000000 step 1"
                    + " | extend t = datetime(2024-01-01) + x * 1s, u = x % 1000, e = strcat('e', x % 9)"
                    + " | evaluate sessionize(t, e, u) | evaluate sequence_scores(events) | count";

    private Engine engine;

    @BeforeAll
    void open() {
        engine =
                DuckDbEngine.inMemory(
                        Settings.standard(Path.of(System.getProperty("java.io.tmpdir"))));
    }

    private QueryPipeline pipeline(Answering answering) {
        return new QueryPipeline(
                engine,
                Catalog.of(List.of()),
                Clock.systemUTC(),
                () -> {
                    throw new IllegalStateException();
                },
                Externals.none(),
                answering);
    }

    @AfterAll
    void close() {
        engine.close();
    }

    @Test
    void aQueryThatIsCancelledBeforeItBeginsDoesNotBegin() {
        Stop stop = new Stop();
        stop.request(Stop.CANCELLED);
        for (String text : List.of(ENDLESS, STAGED, MINED)) {
            cancelled(text, stop);
        }
    }

    @Test
    void aCancelEndsJoinsAndMinersAndLeavesNothingStored() throws InterruptedException {
        for (String text : List.of(ENDLESS, STAGED, MINED)) {
            Stop stop = new Stop();
            Thread asking = Thread.ofVirtual().start(() -> stop.request(Stop.CANCELLED));
            cancelled(text, stop);
            asking.join();
        }
    }

    @Test
    void theTimeIsThatOfTheWholeRequest() {
        Limits limits = new Limits(Duration.ofMillis(200), 0);
        QueryRequest request = new QueryRequest(STAGED, new Now.Clock(), Map.of(), limits);
        try (Answering answering = new Answering()) {
            SpoorException failure =
                    assertThrows(SpoorException.class, () -> pipeline(answering).run(request));
            assertEquals(ErrorKind.LIMIT, failure.kind());
            assertTrue(failure.toString().contains("longer than 0.2 s"), failure.toString());
        }
        assertEquals(0, stored());
    }

    @Test
    void aStreamEndsAtACancelBetweenItsBatches() {
        Stop stop = new Stop();
        QueryRequest request =
                QueryRequest.of("range x from 1 to 100000000 step 1").stoppedBy(stop);
        try (Answering answering = new Answering();
                RowCursor rows = pipeline(answering).stream(request)) {
            assertTrue(rows.next().isPresent());
            stop.request(Stop.CANCELLED);
            SpoorException failure = assertThrows(SpoorException.class, rows::next);
            assertEquals(Stop.CANCELLED, failure.getMessage());
        }
        assertEquals(0, stored());
    }

    private void cancelled(String text, Stop stop) {
        QueryRequest request = QueryRequest.of(text).stoppedBy(stop);
        try (Answering answering = new Answering()) {
            SpoorException failure =
                    assertThrows(SpoorException.class, () -> pipeline(answering).run(request));
            assertEquals(ErrorKind.LIMIT, failure.kind());
            assertEquals(Stop.CANCELLED, failure.getMessage());
        }
        assertEquals(0, stored());
    }

    private long stored() {
        SqlStatement tables =
                new SqlStatement(
                        "SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'spoor_stage%'",
                        List.of(), List.of(new Column("n", KqlType.LONG)));
        try (RowCursor cursor = engine.query(tables, Limits.NONE)) {
            return ((Number) cursor.next().orElseThrow().row(0).getFirst()).longValue();
        }
    }
}

package spoor.workbench.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import spoor.engine.Engine;
import spoor.engine.Limits;
import spoor.engine.duckdb.DuckDbEngine;
import spoor.engine.duckdb.Settings;
import spoor.kql.bind.Catalog;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.TableSchema;
import spoor.model.Ticks;
import spoor.model.Vector;
import spoor.workbench.Now;
import spoor.workbench.QueryRequest;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmptyResultNotesTest {
    private static final List<Column> STORED =
            List.of(
                    new Column("TimeGenerated", KqlType.DATETIME),
                    new Column("Number", KqlType.LONG));

    private static final Instant LAST = Instant.parse("2020-03-02T00:00:00Z");

    private static final String NOTE =
            "The filter on 'TimeGenerated' leaves no row of 'Events', whose events lie between"
                    + " 2020-03-01T00:00:00.0000000Z and 2020-03-02T00:00:00.0000000Z; '--now"
                    + " last-event' counts ago() from the last of them.";

    private Engine engine;

    @BeforeAll
    void open() {
        engine =
                DuckDbEngine.inMemory(
                        Settings.standard(Path.of(System.getProperty("java.io.tmpdir"))));
        boolean[] present = new boolean[2];
        Vector times =
                new Vector.Longs(
                        new long[] {Ticks.of(LAST) - Ticks.PER_DAY, Ticks.of(LAST)}, present);
        Vector numbers = new Vector.Longs(new long[] {1, 2}, present);
        RowBatch batch = new RowBatch(STORED, List.of(times, numbers), 2);
        engine.store("Events", STORED, new Batches(STORED, new ArrayDeque<>(List.of(batch))));
    }

    @AfterAll
    void close() {
        engine.close();
    }

    private List<String> notes(List<Column> columns, String query) {
        return new QueryPipeline(
                        engine,
                        Catalog.of(List.of(new TableSchema("Events", columns))),
                        Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
                        () -> LAST)
                .run(new QueryRequest(query, new Now.Clock(), Map.of(), Limits.NONE))
                .notes();
    }

    @Test
    void saysThatAFilterOnTimeLeftATableWithoutRows() {
        for (String after :
                List.of("", " | count", " | summarize sum(Number)", " | where Number > 5")) {
            assertEquals(
                    List.of(NOTE),
                    notes(STORED, "Events | where TimeGenerated > ago(60d)" + after),
                    after);
        }
        assertEquals(List.of(), notes(STORED, "Events | where Number > 5 | count"));
    }

    @Test
    void looksAtNoColumnBesideTheTime() {
        List<Column> more = new ArrayList<>(STORED);
        more.add(new Column("Unread", KqlType.STRING));
        assertEquals(
                List.of(NOTE),
                notes(more, "Events | where TimeGenerated > ago(60d) | summarize sum(Number)"));
    }
}

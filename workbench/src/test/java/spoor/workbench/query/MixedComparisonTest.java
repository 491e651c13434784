package spoor.workbench.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import spoor.engine.Engine;
import spoor.engine.duckdb.DuckDbEngine;
import spoor.engine.duckdb.Settings;
import spoor.kql.bind.Catalog;
import spoor.model.ProblemException;
import spoor.workbench.QueryRequest;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MixedComparisonTest {
    private static final String ROWS =
            "datatable(id:int, code:string, flag:bool, list:dynamic)"
                    + "[4624, '0', true, dynamic(['a','b']), 4625, '50126', false, dynamic('c')]";

    private Engine engine;
    private QueryPipeline pipeline;

    @BeforeAll
    void open() {
        engine =
                DuckDbEngine.inMemory(
                        Settings.standard(Path.of(System.getProperty("java.io.tmpdir"))));
        pipeline =
                new QueryPipeline(
                        engine, Catalog.of(List.of()), Clock.systemUTC(), () -> Instant.EPOCH);
    }

    @AfterAll
    void close() {
        engine.close();
    }

    private String rows(String query) {
        return pipeline.run(QueryRequest.of(query)).tables().getFirst().rows().toString();
    }

    @Test
    void takesAConstantAsTheTypeOfTheColumnThatItIsComparedWith() {
        assertEquals("[[4625]]", rows(ROWS + " | where id == '4625' | project id"));
        assertEquals("[[4625]]", rows(ROWS + " | where '4624' != id | project id"));
        assertEquals("[[4624]]", rows(ROWS + " | where code == 0 | project id"));
        assertEquals("[[4625]]", rows(ROWS + " | where code !in (0, 50053) | project id"));
        assertEquals("[[4624]]", rows(ROWS + " | where flag == 1 | project id"));
        assertEquals("[[4625]]", rows(ROWS + " | where flag == 'false' | project id"));
        assertEquals("[[4624]]", rows(ROWS + " | where id in ('4624', '1') | project id"));
    }

    @Test
    void refusesConstantsThatAreNoneOfThatTypeAndColumnsOfTwoTypes() {
        for (String condition :
                List.of("id == 'x'", "flag == 2", "id == code", "id in ('4624', 'x')")) {
            assertThrows(ProblemException.class, () -> rows(ROWS + " | where " + condition));
        }
    }

    @Test
    void looksIntoTheArraysOfADynamicColumn() {
        String letters = "let T = " + ROWS + " | project list; ";
        assertEquals(
                "[[b], [c]]",
                rows(
                        letters
                                + "datatable(x:string)['b', 'c', 'd'] | where x in (T) | sort by x"
                                + " asc"));
        assertEquals(
                "[[d]]", rows(letters + "datatable(x:string)['b', 'C', 'd'] | where x !in~ (T)"));
    }

    @Test
    void givesAChoiceBetweenDynamicAndAnotherTypeThatType() {
        assertEquals(
                "[[string]]",
                rows("print iff(true, dynamic(['a']), 'x') | getschema | project ColumnType"));
        assertEquals("[[[\"a\"]]]", rows("print iff(true, dynamic(['a']), 'x')"));
        assertEquals("[[3]]", rows("print case(false, 1, true, dynamic(3), 2)"));
    }
}

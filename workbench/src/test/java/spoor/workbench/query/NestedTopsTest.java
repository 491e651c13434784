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
class NestedTopsTest {
    private static final String ROWS =
            "datatable(a:string, b:string, c:string, n:long)["
                    + "'x','p','1',50, 'x','p','2',5, 'x','q','1',3, 'x','q','3',2,"
                    + "'y','p','1',20, 'z','p','4',1, 'z','r','4',1] | ";

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
        return pipeline.run(QueryRequest.of(query)).table().rows().toString();
    }

    private String problem(String query) {
        ProblemException thrown = assertThrows(ProblemException.class, () -> rows(query));
        return thrown.problems().getFirst().message();
    }

    @Test
    void showsOthersBelowEachParentAndPassesThroughLevelsThatHaveNone() {
        assertEquals(
                "[[x, 60, p, 55, 1, 50], [x, 60, p, 55, rest, 5], [x, 60, , null, rest, 5],"
                        + " [y, 20, p, 20, 1, 20], [more, 2, , null, rest, 2]]",
                rows(
                        ROWS
                                + "top-nested 2 of a with others = 'more' by sum(n),"
                                + " top-nested 1 of b by sum(n),"
                                + " top-nested 1 of c with others = 'rest' by sum(n)"));
    }

    @Test
    void leavesOthersOfLevelsBelowEmptyWhereTheyHaveNone() {
        assertEquals(
                "[[x, 60, p, 55], [more, 22, , null]]",
                rows(
                        ROWS
                                + "top-nested 1 of a with others = 'more' by sum(n),"
                                + " top-nested 1 of b by sum(n)"));
    }

    @Test
    void aggregatesTheRowsOfTheOthersAndNotTheirAggregates() {
        assertEquals(
                "[[z, 1.0], [more, 16.0]]",
                rows(ROWS + "top-nested 1 of a with others = 'more' by avg(n) asc"));
    }

    @Test
    void hasNoOthersWhereNothingIsLeftOver() {
        assertEquals(
                "[[x, 60], [y, 20], [z, 2]]",
                rows(ROWS + "top-nested 3 of a with others = 'more' by sum(n)"));
        assertEquals(
                "[[x, 60], [y, 20], [z, 2]]",
                rows(ROWS + "top-nested of a with others = 'more' by sum(n)"));
    }

    @Test
    void countsANullAmongTheValues() {
        String numbers =
                "datatable(k:int, n:long)[1, 5, int(null), 9, 2, 3] | top-nested 1 of k with others"
                        + " = ";
        assertEquals("[[null, 9], [-1, 8]]", rows(numbers + "-1 by sum(n)"));
        assertEquals(
                "the others of a level of type int cannot be a string",
                problem(numbers + "'rest' by sum(n)"));
    }

    @Test
    void refusesOthersAfterTheAggregate() {
        assertEquals(
                "expected ',' or the next operator but found 'with'",
                problem(ROWS + "top-nested 1 of a by sum(n) with others = 'more'"));
    }
}

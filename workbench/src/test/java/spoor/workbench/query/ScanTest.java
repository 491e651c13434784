package spoor.workbench.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import spoor.engine.Engine;
import spoor.engine.duckdb.DuckDbEngine;
import spoor.engine.duckdb.Settings;
import spoor.engine.scalar.ScalarBodies;
import spoor.kql.bind.Catalog;
import spoor.kql.bind.StepValue;
import spoor.kql.functions.Body;
import spoor.kql.functions.Functions;
import spoor.kql.functions.Signature;
import spoor.model.ProblemException;
import spoor.workbench.QueryRequest;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScanTest {
    private static final String EVENTS =
            "datatable(t:long, e:string)[1,'a', 2,'a', 3,'b', 4,'a', 5,'b', 6,'b', 7,'a']"
                    + " | sort by t asc ";

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

    private String problem(String query) {
        ProblemException thrown = assertThrows(ProblemException.class, () -> rows(query));
        return thrown.problems().getFirst().message();
    }

    @Test
    void takesSequencesFromStepToStepAndCountsThem() {
        assertEquals(
                "[[1, a, 0], [2, a, 0], [3, b, 0], [4, a, 1], [5, b, 1], [6, b, 1], [7, a, 2]]",
                rows(
                        EVENTS
                                + "| scan with_match_id=m with (step x: e == 'a'; step y: e =="
                                + " 'b';)"));
    }

    @Test
    void givesTheLastOfEachSeriesOfMatches() {
        assertEquals(
                "[[2, a], [3, b], [4, a], [6, b], [7, a]]",
                rows(
                        EVENTS
                                + "| scan with (step x output=last: e == 'a'; step y output=last:"
                                + " e == 'b';)"));
        assertEquals(
                "[[3, b, 2], [5, b, 4], [6, b, 4]]",
                rows(
                        EVENTS
                                + "| scan declare (since:long) with (step x output=none: e == 'a';"
                                + " step y: e == 'b' => since = x.t;)"));
    }

    @Test
    void readsDefaultsBeforeTheFirstMatchAndInTheRowAtHand() {
        assertEquals(
                "[[1, a, 11, 1, null, ], [2, a, 13, 1, 1, a]]",
                rows(
                        EVENTS
                                + "| take 2 | scan declare (sum:long=10, own:long=0, before:long,"
                                + " text:string) with (step x: true => sum = x.sum + t, own = own +"
                                + " 1, before = x.t, text = x.e)"));
    }

    @Test
    void beginsAnewInEachPart() {
        assertEquals(
                "[[1, a, 1, 0], [2, a, 3, 0], [4, a, 7, 0], [7, a, 14, 0], [3, b, 3, 0], [5, b, 8,"
                        + " 0], [6, b, 14, 0]]",
                rows(
                        EVENTS
                                + "| partition by e (sort by t asc | scan with_match_id=m declare"
                                + " (sum:long=0) with (step x: true => sum = x.sum + t;))"
                                + " | sort by e asc, t asc"));
    }

    @Test
    void computesLogicWithNullsAsSqlDoes() {
        assertEquals(
                "[[true, false, null, 2, 1, a-, true]]",
                rows(
                        "range t from 1 to 1 step 1 | scan declare (o:bool, a:bool, n:bool, c:long,"
                                + " l:long, s:string, e:bool) with (step x: true => o = isnull(x.o)"
                                + " or x.a, a = x.o and false and x.n, n = not(x.n), c ="
                                + " case(x.n, 1, t == 1, max_of(x.c, 2), 3), l = coalesce(x.l, t),"
                                + " s = strcat_delim('-', 'a', x.s), e = isempty(x.s);)"
                                + " | project-away t"));
    }

    @Test
    void refusesWhatItCannotTell() {
        String scan = EVENTS + "| scan declare (n:long=0) with ";
        assertEquals(
                "'scan' needs rows in order",
                problem("datatable(t:long)[1] | scan with (step x: true;)"));
        assertEquals(
                "'n' is long, the value is real",
                problem(scan + "(step x: true => n = x.n * 0.5)"));
        assertEquals(
                "a step assigns to a column of the input or a declared one",
                problem(scan + "(step x: true => m = 1)"));
        assertEquals(
                "the condition of a step must be a bool, this is long",
                problem(scan + "(step x: n)"));
        assertEquals("unknown column 'y'", problem(scan + "(step x: y.n == 1; step y: true)"));
        assertEquals(
                "'in' a table of a step's state is not supported within 'scan'",
                problem(scan + "(step x: x.n in ((range n from 1 to 2 step 1)) => n = 1)"));
    }

    @Test
    void hasABodyForEveryFunctionThatAStepComputes() {
        Set<String> spelled = new HashSet<>();
        for (var function : Functions.ALL) {
            for (Signature signature : function.signatures()) {
                switch (signature.body()) {
                    case Body.Java java ->
                            assertTrue(
                                    ScalarBodies.ALL.containsKey(signature.id()), signature.id());
                    case Body.Sql sql -> spelled.add(signature.id());
                    case Body.Bound bound -> {}
                }
            }
        }
        Set<String> computed = new HashSet<>(StepValue.SPELLED);
        computed.removeAll(Set.of("and", "or", "iff", "case", "coalesce"));
        assertEquals(StepFunction.SPELLED.keySet(), computed);
        Set<String> unknown = new HashSet<>(StepValue.SPELLED);
        unknown.addAll(StepValue.SAME);
        unknown.removeAll(spelled);
        assertEquals(Set.of(), unknown);
        Set<String> left =
                spelled.stream()
                        .filter(id -> !StepValue.SPELLED.contains(id))
                        .filter(id -> !StepValue.SAME.contains(id))
                        .filter(id -> !id.startsWith("gettype_"))
                        .collect(Collectors.toSet());
        assertEquals(Set.of("pi"), left);
    }
}

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
import spoor.model.Column;
import spoor.model.ProblemException;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;
import spoor.workbench.Render;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralTablesTest {
    private static final String ROWS =
            "datatable(k:string, v:long, d:dynamic)['a',1,dynamic([1,2]), 'b',2,dynamic([3]),"
                    + " 'a',3,dynamic([])] | ";

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

    private QueryAnswer answer(String query) {
        return pipeline.run(QueryRequest.of(query));
    }

    private String tables(String query) {
        StringBuilder text = new StringBuilder();
        answer(query)
                .tables()
                .forEach(table ->
                        text.append(table.name())
                                .append(table.columns().stream().map(Column::name).toList())
                                .append(table.rows()));
        return text.toString();
    }

    private String problem(String query) {
        ProblemException thrown = assertThrows(ProblemException.class, () -> answer(query));
        return thrown.problems().getFirst().message();
    }

    @Test
    void givesATableOfEachBranchUnderItsName() {
        assertEquals(
                "Table_0[Count][[2]]Big[k, v][[a, 3]]Table_2[k][[a], [b], [a]]Table_3[print_0][[7]]",
                tables(
                        ROWS
                                + "fork (where v > 1 | count) Big = (top 1 by v | project k, v)"
                                + " (project k); print 7"));
    }

    @Test
    void forksWhatALetNamesAndNamesWithinABranch() {
        assertEquals(
                "Table_0[v][[2]]Table_1[Count][[2]]",
                tables(
                        "let T = materialize("
                                + ROWS.replace(" | ", "")
                                + "); T | fork (where k == 'b' | as B | project v)"
                                + " (where k == 'a' | count)"));
    }

    @Test
    void drawsEveryTable() {
        for (var table : answer(ROWS + "fork (count) (project v) | render piechart").tables()) {
            assertEquals("piechart", table.render().map(Render::kind).orElse(""));
        }
    }

    @Test
    void countsTheValuesOfEachColumnBesideTheRows() {
        assertEquals(
                "Table_0[v][[1]]Table_1[k, count_k][[a, 2], [b, 1]]"
                        + "Table_2[v, count_v][[1, 1], [2, 1], [3, 1]]",
                tables(ROWS + "facet by k, v with (where v == 1 | project v)"));
        assertEquals(
                "Table_0[k, v, d][[a, 1, [1,2]]]Table_1[k, count_k][[a, 2], [b, 1]]",
                tables(ROWS + "facet by k with take 1"));
    }

    @Test
    void refusesWhatKustoRefuses() {
        assertEquals(
                "'join' cannot stand in a branch of 'fork'",
                problem(ROWS + "fork (count) (join (print k = 'a') on k)"));
        assertEquals(
                "'fork' cannot stand in a branch of 'fork'",
                problem(ROWS + "fork (fork (count) (count))"));
        assertEquals(
                "'render' must be the last operator of the query",
                problem(ROWS + "fork (render table)"));
        assertEquals(
                "a dynamic value cannot stand in 'summarize'".replace("summarize", "summarize by"),
                problem(ROWS + "facet by d"));
    }

    @Test
    void refusesSeveralTablesWhereOneIsNeeded() {
        String several = "'fork' gives several tables and must be the last operator of the query";
        assertEquals(several, problem(ROWS + "fork (count) (take 1) | count"));
        assertEquals(several, problem("let T = " + ROWS + "fork (count) (take 1); T"));
        assertEquals(
                several.replace("fork", "facet"),
                problem("print k = 'a' | join (" + ROWS + "facet by k) on k"));
    }
}

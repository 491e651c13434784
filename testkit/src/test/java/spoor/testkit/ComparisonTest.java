package spoor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import spoor.kql.bind.Catalog;
import spoor.model.EngineException;
import spoor.model.ErrorKind;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.Span;
import spoor.workbench.QueryAnswer;
import spoor.workbench.ResultTable;

/// The runner must not call a wrong answer right: every kind of wrong answer is planted here.
class ComparisonTest {
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private static final String CASE =
            """
            {"id":"one","family":"f","query":"T","uses":["op:where"],"ordered":%s,"expected":{
             "columns":["n","r","s","t","d","b","w"],
             "types":["long","real","string","datetime","dynamic","bool","timespan"],
             "type_buckets":["Int","Real","String","DateTime","Dynamic","Bool","TimeSpan"],
             "rows":[["1","0.3333333333","'O'Brien'","2020-01-31T23:59:59.1234567Z",{"a":[1,2.0],"b":null},"True","-1.02:03:04.5000000"],
                     ["-2","NaN","''",null,null,null,null]]}}
            """;

    @AfterAll
    static void stop() {
        THREADS.close();
    }

    private static Verdict judge(String line, Answerer answerer) {
        try {
            ConformanceCase one =
                    new CaseFile(Catalog.of(List.of())).parse(JsonTrees.MAPPER.readTree(line));
            return new Judge(answerer, THREADS, Duration.ofSeconds(20)).judge(one);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answerer giving(ResultTable table) {
        return request -> new QueryAnswer(List.of(table), List.of(), 0);
    }

    private static final String COLUMNS =
            "n:long, r:real, s:string, t:datetime, d:dynamic, b:bool, w:timespan";
    private static final Object[] FIRST = {
        1L,
        1.0 / 3,
        "O'Brien",
        CellReader.moment("2020-01-31T23:59:59.1234567Z"),
        "{\"b\":null,\"a\":[1,2]}",
        true,
        CellReader.duration("-1.02:03:04.5000000")
    };
    private static final Object[] SECOND = {-2L, Double.NaN, "", null, null, null, null};

    @Test
    void agreesWithTheSameRowsInAnyOrder() {
        ResultTable turned = Tables.of(COLUMNS, SECOND, FIRST);
        assertInstanceOf(Verdict.Agree.class, judge(CASE.formatted("false"), giving(turned)));
        assertInstanceOf(Verdict.Differ.class, judge(CASE.formatted("true"), giving(turned)));
        ResultTable same = Tables.of(COLUMNS, FIRST, SECOND);
        assertInstanceOf(Verdict.Agree.class, judge(CASE.formatted("true"), giving(same)));
    }

    @Test
    void findsEachWrongValue() {
        Object[] wrong = {
            2L,
            0.33333,
            "O'Brian",
            (Long) FIRST[3] + 1,
            "{\"a\":[2,1],\"b\":null}",
            false,
            (Long) FIRST[6] - 1
        };
        for (int column = 0; column < wrong.length; column++) {
            for (Object value : new Object[] {wrong[column], null}) {
                Object[] row = FIRST.clone();
                row[column] = column == 2 && value == null ? "" : value;
                Verdict verdict =
                        judge(CASE.formatted("false"), giving(Tables.of(COLUMNS, row, SECOND)));
                assertInstanceOf(Verdict.Differ.class, verdict, "column " + column);
            }
        }
    }

    @Test
    void findsValuesWhereNullsBelong() {
        for (int column = 0; column < SECOND.length; column++) {
            Object[] row = SECOND.clone();
            row[column] = FIRST[column];
            Verdict verdict =
                    judge(CASE.formatted("false"), giving(Tables.of(COLUMNS, FIRST, row)));
            assertInstanceOf(Verdict.Differ.class, verdict, "column " + column);
        }
    }

    @Test
    void findsMissingAndExtraRows() {
        for (ResultTable table :
                List.of(
                        Tables.of(COLUMNS, new Object[][] {FIRST}),
                        Tables.of(COLUMNS, FIRST, FIRST),
                        Tables.of(COLUMNS, FIRST, SECOND, SECOND),
                        Tables.of(COLUMNS, new Object[0][]))) {
            assertInstanceOf(Verdict.Differ.class, judge(CASE.formatted("false"), giving(table)));
        }
    }

    @Test
    void findsWrongNamesOrdersAndTypesOfColumns() {
        for (String columns :
                List.of(
                        COLUMNS.replace("n:long", "N:long"),
                        COLUMNS.replace("n:long", "n:int"),
                        COLUMNS.replace("d:dynamic", "d:string"),
                        COLUMNS + ", x:long")) {
            Object[] first = columns.endsWith("x:long") ? longer(FIRST) : FIRST.clone();
            Object[] second = columns.endsWith("x:long") ? longer(SECOND) : SECOND.clone();
            ResultTable table = Tables.of(columns, first, second);
            assertInstanceOf(
                    Verdict.Differ.class, judge(CASE.formatted("false"), giving(table)), columns);
        }
    }

    private static Object[] longer(Object[] row) {
        return java.util.Arrays.copyOf(row, row.length + 1);
    }

    @Test
    void tellsRefusalsFromFailures() {
        Answerer refusing =
                request -> {
                    throw new ProblemException(new Problem("X1", Span.NONE, "no 'scan'"));
                };
        Answerer failing =
                request -> {
                    throw new IllegalStateException("fell");
                };
        Answerer complaining =
                request -> {
                    throw new EngineException(ErrorKind.USER, "e", "SELECT", "bad regex", null);
                };
        String error = "{\"id\":\"e\",\"family\":\"f\",\"query\":\"T\",\"expect_error\":true}";
        String good = CASE.formatted("false");
        assertEquals(new Verdict.Refused("X1: no 'scan'"), judge(good, refusing));
        assertInstanceOf(Verdict.Differ.class, judge(good, failing));
        assertInstanceOf(Verdict.Differ.class, judge(good, complaining));
        assertInstanceOf(Verdict.Agree.class, judge(error, refusing));
        assertInstanceOf(Verdict.Agree.class, judge(error, complaining));
        assertInstanceOf(Verdict.Differ.class, judge(error, failing));
        assertInstanceOf(
                Verdict.Differ.class, judge(error, giving(Tables.of(COLUMNS, FIRST, SECOND))));
    }

    @Test
    void comparesTheFirstRowsAndTheCountOfACutAnswer() {
        String line =
                """
                {"id":"c","family":"f","query":"T","truncated":true,"expected":{"columns":["n"],
                 "types":["long"],"type_buckets":["Int"],"rows":[["1"],["2"]],"row_count":3}}
                """;
        assertInstanceOf(
                Verdict.Agree.class,
                judge(line, giving(Tables.of("n:long", row(3L), row(2L), row(1L)))));
        assertInstanceOf(
                Verdict.Differ.class, judge(line, giving(Tables.of("n:long", row(2L), row(1L)))));
        assertInstanceOf(
                Verdict.Differ.class,
                judge(line, giving(Tables.of("n:long", row(3L), row(3L), row(1L)))));
    }

    @Test
    void skipsWhatCannotBeCompared() {
        String line = "{\"id\":\"s\",\"family\":\"f\",\"query\":\"T\",\"nondeterministic\":true}";
        ResultTable any = Tables.of("n:long", row(3L));
        assertInstanceOf(Verdict.Skipped.class, judge(line, giving(any)));
    }

    @Test
    void readsPagesByTheDigitsTheyPrint() {
        String line =
                """
                {"id":"p","page":"q.md","query":"T","usable":true,"nondeterministic":[],"tables":[],
                 "expected":{"columns":["x","d"],"types":["real","dynamic"],
                             "rows":[["1.84643","[\\"a\\"]"]]}}
                """;
        assertInstanceOf(
                Verdict.Agree.class,
                judge(
                        line,
                        giving(
                                Tables.of(
                                        "x:real, d:dynamic", new Object[] {1.846427, "[\"a\"]"}))));
        assertInstanceOf(
                Verdict.Differ.class,
                judge(
                        line,
                        giving(Tables.of("x:real, d:dynamic", new Object[] {1.84662, "[\"a\"]"}))));
    }

    @Test
    void endsWithTheCounts() {
        ConformanceCase one =
                new ConformanceCase(
                        "i",
                        "f",
                        "T | take 1",
                        List.of("op:take"),
                        new ConformanceCase.Expectation.Refusal());
        ConformanceReport report =
                new ConformanceReport(
                        List.of(
                                new ConformanceReport.Judged(one, new Verdict.Agree()),
                                new ConformanceReport.Judged(one, new Verdict.Differ("a", "b")),
                                new ConformanceReport.Judged(one, new Verdict.Refused("r")),
                                new ConformanceReport.Judged(one, new Verdict.Skipped("s"))));
        assertTrue(report.text().endsWith("\nagree 1, differ 1, refused 1, skipped 1\n"));
        assertTrue(report.text().startsWith("differs i\n"));
        assertTrue(report.page(List.of("a.jsonl")).contains("| `take` | 1 | 1 | 1 |"));
    }

    private static Object[] row(Object... values) {
        return values;
    }
}

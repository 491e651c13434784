package spoor.workbench.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPipelineTest {
    private static final List<Column> EVENTS =
            List.of(
                    new Column("TimeGenerated", KqlType.DATETIME),
                    new Column("Number", KqlType.LONG));

    private static final Instant LAST = Instant.parse("2020-03-02T00:00:00Z");

    private Engine engine;
    private QueryPipeline pipeline;

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
        RowBatch batch = new RowBatch(EVENTS, List.of(times, numbers), 2);
        engine.store("Events", EVENTS, new Batches(EVENTS, new ArrayDeque<>(List.of(batch))));
        pipeline =
                new QueryPipeline(
                        engine,
                        Catalog.of(List.of(new TableSchema("Events", EVENTS))),
                        Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
                        () -> LAST);
    }

    @AfterAll
    void close() {
        engine.close();
    }

    private QueryAnswer answer(String text, Now now) {
        return pipeline.run(new QueryRequest(text, now, Map.of(), Limits.NONE));
    }

    private List<String> rows(String text) {
        return rows(answer(text, new Now.Clock()).tables().getLast());
    }

    private static List<String> rows(ResultTable table) {
        List<String> rows = new ArrayList<>();
        for (List<@Nullable Object> row : table.rows()) {
            rows.add(
                    IntStream.range(0, row.size())
                            .mapToObj(i -> text(table.columns().get(i).type(), row.get(i)))
                            .collect(Collectors.joining(" | ")));
        }
        return rows;
    }

    private static String text(KqlType type, @Nullable Object value) {
        if (value instanceof Long ticks && type == KqlType.DATETIME) {
            return Ticks.datetimeText(ticks);
        }
        if (value instanceof Long ticks && type == KqlType.TIMESPAN) {
            return Ticks.timespanText(ticks);
        }
        return String.valueOf(value);
    }

    @Test
    void cutsSessionsAtTheLimitsAndAtRestarts() {
        assertEquals(
                List.of(
                        "00:00 | a | 00:00",
                        "00:01 | a | 00:00",
                        "00:03 | a | 00:03",
                        "00:03 | b | 00:03",
                        "00:04 | b | 00:03"),
                rows(
                        """
                        datatable(t: datetime, u: string) [
                            datetime(2024-01-01 00:04:00), 'b',
                            datetime(2024-01-01 00:00:00), 'a',
                            datetime(2024-01-01 00:03:00), 'a',
                            datetime(2024-01-01 00:01:00), 'a',
                            datetime(2024-01-01 00:03:30), 'b'
                        ]
                        | sort by u asc, t asc
                        | extend begin = row_window_session(t, 20m, 2m, u != prev(u))
                        | project t = format_datetime(t, 'HH:mm'), u,
                            begin = format_datetime(begin, 'HH:mm')
                        """));
        assertEquals(
                List.of("0", "0", "0", "0", "0", "5", "5"),
                rows(
                        """
                        range t from datetime(2024-01-01) to datetime(2024-01-01 00:06:00) step 1m
                        | extend begin = row_window_session(t, 5m, 2m)
                        | project datetime_part('minute', begin)
                        """));
    }

    @Test
    void looksAtNeighbouringRows() {
        assertEquals(
                List.of(
                        "10 | null | 20 | -1 | 1 | 10",
                        "20 | 10 | 30 | -1 | 2 | 30",
                        "30 | 20 | null | 10 | 3 | 60"),
                rows(
                        """
                        datatable(x: long) [10, 20, 30]
                        | serialize p = prev(x), n = next(x), q = prev(x, 2, -1), r = row_number(),
                            s = row_cumsum(x)
                        """));
        assertEquals(
                List.of("a | 1", "a | 2", "b | 1", "b | 2"),
                rows(
                        """
                        datatable(k: string) ['a', 'a', 'b', 'b']
                        | serialize r = row_number(1, k != prev(k))
                        """));
    }

    private static final String SIDES =
            """
            let L = datatable(k: string, v: long) ['a', 1, 'a', 2, 'b', 3];
            let R = datatable(k: string, n: long, s: string) ['a', 7, 'x', 'a', 8, 'y', 'c', 9, 'z'];
            """;

    @Test
    void joinsOneRowOfEachKeyUnlessToldOtherwise() {
        assertEquals(List.of("2"), rows(SIDES + "L | join (R) on k | count"));
        assertEquals(List.of("2"), rows(SIDES + "L | join kind=innerunique (R) on k | count"));
        assertEquals(List.of("4"), rows(SIDES + "L | join kind=inner (R) on k | count"));
        assertEquals(
                List.of("a | 2 | a | 7 | x", "a | 2 | a | 8 | y"),
                rows(SIDES + "L | join (R) on k | where v == 2 | sort by n asc"));
    }

    @Test
    void fillsOuterJoinsWithEmptyStringsAndNulls() {
        assertEquals(
                List.of("b | 3 |  | null |  | true | true | false"),
                rows(
                        SIDES
                                + "L | join kind=leftouter (R) on k | where v == 3"
                                + " | extend isempty(s), isnull(n), isnull(s)"));
        assertEquals(
                List.of(" | null | c | 9 | z"),
                rows(SIDES + "L | join kind=rightouter (R) on k | where n == 9"));
        assertEquals(
                List.of(" | null | c | 9 | z", "b | 3 |  | null | "),
                rows(
                        SIDES
                                + "L | join kind=fullouter (R) on k | where k == '' or k1 == ''"
                                + " | sort by k asc"));
        assertEquals(List.of("b | 3"), rows(SIDES + "L | join kind=leftanti (R) on k"));
        assertEquals(List.of("c | 9 | z"), rows(SIDES + "L | join kind=rightanti (R) on k"));
        assertEquals(
                List.of("a | 1", "a | 2"),
                rows(SIDES + "L | join kind=leftsemi (R) on k | sort by v asc"));
    }

    @Test
    void listsAtMostOneHundredAndTwentyEightElementsTheOldWay() {
        assertEquals(
                List.of("128 | 200 | 3"),
                rows(
                        """
                        range x from 1 to 200 step 1
                        | summarize a = makelist(x), b = make_list(x), c = make_list(x, 3)
                        | project array_length(a), array_length(b), array_length(c)
                        """));
    }

    @Test
    void keepsTheOrderThroughWhereExtendAndProject() {
        assertEquals(
                List.of("8", "6", "4"),
                rows(
                        """
                        datatable(x: long) [3, 1, 4, 2]
                        | sort by x desc | where x > 1 | extend y = x * 2 | project y
                        """));
    }

    @Test
    void givesTheSameRowsInTheSameOrderEachTime() {
        String query =
                "range x from 1 to 100000 step 1 | extend k = x * 7919 % 1013"
                        + " | summarize n = count(), m = max(x) by k";
        List<String> first = rows(query);
        assertEquals(1013, first.size());
        for (int i = 0; i < 3; i++) {
            assertEquals(first, rows(query));
        }
    }

    @Test
    void countsTimeInTicks() {
        assertEquals(
                List.of(
                        "2024-01-01T00:00:00.1234568Z | 00:00:00.0000001 |"
                                + " 0001-01-01T00:00:00.0000000Z | 9999-12-31T23:59:59.9999999Z"),
                rows(
                        "print a = datetime(2024-01-01 00:00:00.1234567) + 1tick, b = 1tick,"
                                + " c = datetime(0001-01-01),"
                                + " d = datetime(9999-12-31 23:59:59.9999999)"));
    }

    @Test
    void countsBackFromTheTimeThatIsAskedFor() {
        String query = "Events | where TimeGenerated > ago(12h) | project Number, now = now()";
        assertEquals(
                List.of("2 | 2020-03-02T00:00:00.0000000Z"),
                rows(answer(query, new Now.LastEvent()).tables().getFirst()));
        assertEquals(
                List.of("1 | 2020-03-01T06:00:00.0000000Z", "2 | 2020-03-01T06:00:00.0000000Z"),
                rows(
                        answer(query, new Now.At(Instant.parse("2020-03-01T06:00:00Z")))
                                .tables()
                                .getFirst()));
    }

    @Test
    void givesATablePerStatement() {
        List<ResultTable> tables =
                answer("print a = 1; let x = 2; print b = x", new Now.Clock()).tables();
        assertEquals(
                List.of(List.of("1"), List.of("2")),
                tables.stream().map(QueryPipelineTest::rows).toList());
    }

    @Test
    void takesLongChainsAndPipelines() {
        String ors =
                IntStream.range(0, 4_000)
                        .mapToObj(i -> "x == " + i)
                        .collect(Collectors.joining(" or "));
        assertEquals(
                List.of("4000"), rows("range x from 0 to 9999 step 1 | where " + ors + " | count"));
        String values =
                IntStream.range(0, 10_000)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(", "));
        assertEquals(
                List.of("9999"),
                rows("range x from 1 to 20000 step 1 | where x in (" + values + ") | count"));
        assertEquals(List.of("100"), rows("print x = 0" + " | extend x = x + 1".repeat(100)));
        assertEquals(List.of("250"), rows("print x = 1 | project " + "x" + " + x".repeat(249)));
    }

    @Test
    void takesHostileTextAsText() {
        assertEquals(
                List.of("'; drop table Events; -- | a\"b' | 2"),
                rows(
                        """
                        let n = toscalar(Events | count);
                        print a = "'; drop table Events; --", ['x"; drop table Events; --'] = "a\\"b'", n
                        """));
    }

    @Test
    void findsTheSessionsOfExchangeAdministrators() {
        String table =
                """
                let OfficeActivity = datatable(TimeGenerated: datetime, RecordType: string, UserId: string, ClientIP: string, Operation: string, Parameters: string) [
                    datetime(2024-01-01 00:01:00), 'ExchangeAdmin', 'ada', '1.1.1.1', 'Set-Mailbox', '[]',
                    datetime(2024-01-01 00:00:00), 'ExchangeAdmin', 'ada', '1.1.1.1', 'Set-User', '[{"Name":"Identity","Value":"x"}]',
                    datetime(2024-01-01 00:10:00), 'ExchangeAdmin', 'ada', '1.1.1.1', 'Set-User', '[]',
                    datetime(2024-01-01 00:10:30), 'ExchangeAdmin', 'ada', '2.2.2.2', 'New-App', '[]',
                    datetime(2024-01-01 00:00:30), 'SharePoint', 'ada', '1.1.1.1', 'FileAccessed', '[]',
                    datetime(2024-01-01 00:00:30), 'ExchangeAdmin', @'NT AUTHORITY\\SYSTEM', '', 'Set-User', '[]',
                    datetime(2023-01-01 00:00:30), 'ExchangeAdmin', 'old', '', 'Set-User', '[]'
                ];
                """;
        seed(
                0,
                table,
                "ada | 1.1.1.1 | 2 | 2 | 2024-01-01T00:00:00.0000000Z |"
                        + " 2024-01-01T00:01:00.0000000Z | 00:01:00 | [\"Set-User\",\"Set-Mailbox\"] |"
                        + " [{\"Set-User\":[{\"Name\":\"Identity\",\"Value\":\"x\"}]},{\"Set-Mailbox\":[]}]",
                "ada | 1.1.1.1 | 1 | 1 | 2024-01-01T00:10:00.0000000Z |"
                        + " 2024-01-01T00:10:00.0000000Z | 00:00:00 | [\"Set-User\"] |"
                        + " [{\"Set-User\":[]}]",
                "ada | 2.2.2.2 | 1 | 1 | 2024-01-01T00:10:30.0000000Z |"
                        + " 2024-01-01T00:10:30.0000000Z | 00:00:00 | [\"New-App\"] |"
                        + " [{\"New-App\":[]}]");
    }

    @Test
    void findsTheSessionsOfRoles() {
        String table =
                """
                let AWSCloudTrail = datatable(TimeGenerated: datetime, EventTypeName: string, UserIdentityPrincipalid: string, SessionIssuerUserName: string, SourceIpAddress: string, UserAgent: string, EventName: string, RequestParameters: string) [
                    datetime(2024-01-01 10:00:00), 'AwsApiCall', 'AID', 'role', '1.1.1.1', 'cli', 'GetObject', '{"key":"a"}',
                    datetime(2024-01-01 10:01:30), 'AwsApiCall', 'AID', 'role', '1.1.1.1', 'cli', 'ListBuckets', '',
                    datetime(2024-01-01 10:02:00), 'AwsApiCall', 'AID', 'role', '1.1.1.1', 'web', 'ListBuckets', '',
                    datetime(2024-01-01 10:02:00), 'AwsApiCall', 'AID', '', '1.1.1.1', 'web', 'ListBuckets', '',
                    datetime(2024-01-01 10:02:00), 'AwsServiceEvent', 'AID', 'role', '1.1.1.1', 'web', 'X', ''
                ];
                """;
        seed(
                1,
                table,
                "AID | 1.1.1.1 | 2 | 2 | 2024-01-01T10:00:00.0000000Z |"
                        + " 2024-01-01T10:01:30.0000000Z | 00:01:30 | role | cli |"
                        + " [\"GetObject\",\"ListBuckets\"] |"
                        + " [{\"GetObject\":{\"key\":\"a\"}},{\"ListBuckets\":{}}]");
    }

    @Test
    void findsTheSessionsOfProcesses() {
        String table =
                """
                let VMProcess = datatable(TimeGenerated: datetime, Computer: string, UserName: string, UserDomain: string, ExecutableName: string, ExecutablePath: string, DisplayName: string, ProductName: string, Group: string, ProductVersion: string) [
                    datetime(2024-01-01 10:00:00), 'pc', 'ada', 'corp', 'cmd', 'C:\\\\\\\\Windows\\\\\\\\CMD.exe', 'Command', 'Windows', 'g', '10',
                    datetime(2024-01-01 10:02:00), 'pc', 'ada', 'corp', 'cmd', '', '', '', '', '',
                    datetime(2024-01-01 10:00:00), 'pc', '', '', 'cmd', '', '', '', '', '',
                    datetime(2024-01-01 10:00:00), 'pc', 'SYSTEM', 'NT AUTHORITY', 'cmd', '', '', '', '', ''
                ];
                """;
        seed(
                2,
                table,
                "ada--corp | pc | 1 | 1 | 2024-01-01T10:00:00.0000000Z |"
                        + " 2024-01-01T10:00:00.0000000Z | 00:00:00 | [\"cmd\"] |"
                        + " [{\"cmd\":[\"Command\",\"Windows\",\"g\",\"10\",\"c:/windows/cmd.exe\"]}]",
                "ada--corp | pc | 1 | 1 | 2024-01-01T10:02:00.0000000Z |"
                        + " 2024-01-01T10:02:00.0000000Z | 00:00:00 | [\"cmd\"] |"
                        + " [{\"cmd\":[\"\",\"\",\"\",\"\",\"\"]}]");
    }

    /// Runs a published query over a table of its shape, as of 2 January 2024, 00:00.
    private void seed(int number, String table, String... expected) {
        Now then = new Now.At(Instant.parse("2024-01-02T00:00:00Z"));
        ResultTable result = answer(table + SeedQueries.query(number), then).tables().getLast();
        assertEquals(List.of(expected), rows(result).stream().sorted(SeedQueries.BY_TIME).toList());
        assertTrue(result.rowCount() > 0);
    }

    private static final String SESSIONS =
            """
            datatable(t: datetime, e: dynamic, u: string, other: long) [
                datetime(2024-01-01 00:04:00), dynamic({"Set":[{"Name":"A","Value":"1"}]}), 'b', 1,
                datetime(2024-01-01 00:00:00), dynamic({"New":[]}), 'a', 2,
                datetime(2024-01-01 00:00:30), dynamic({"Set":[{"Name":"A","Value":"2"}]}), 'a', 3,
                datetime(2024-01-01 00:04:10), dynamic({"Get":{"B":true}}), 'b', 4,
                datetime(2024-01-01 00:01:00), dynamic({"Get":["B"]}), 'a', 5
            ]
            | evaluate sessionize(t, e, u)
            """;

    @Test
    void aMinerTakesTheRowsOfAnotherAsItTakesStoredOnes() {
        String scores = "| evaluate sequence_scores(%s, window=2, params='values')";
        List<String> handedOver = rows(SESSIONS + scores.formatted("events"));
        assertEquals(2, handedOver.size());
        assertTrue(
                handedOver.getFirst().contains("[{\"New\":[]},{\"Set\":[{\"Name\":\"A\""),
                handedOver.getFirst());
        assertEquals(handedOver, rows(SESSIONS + "| where count > 0" + scores.formatted("events")));
        assertEquals(
                handedOver,
                rows(SESSIONS + "| project-rename ran = events" + scores.formatted("ran")));
    }

    @Test
    void aMinerMayBeAskedForSomeOfItsColumns() {
        assertEquals(
                List.of(
                        "[{\"New\":[]},{\"Set\":[{\"Name\":\"A\",\"Value\":\"2\"}]},{\"Get\":[\"B\"]}]"),
                rows(SESSIONS + "| where u == 'a' | project events"));
    }

    @Test
    void readsOnlyTheColumnOfASubQueryThatIsAskedFor() {
        String explained =
                pipeline.explain(
                        QueryRequest.of(
                                "print x = toscalar(Events | project Number, TimeGenerated)"));
        assertFalse(explained.contains("TimeGenerated"), explained);
    }

    @Test
    void givesRowsWithoutColumns() {
        ResultTable table =
                pipeline.run(QueryRequest.of("Events | project-away *")).tables().getFirst();
        assertEquals(List.of(), table.columns());
        assertEquals(2, table.rowCount());
    }
}

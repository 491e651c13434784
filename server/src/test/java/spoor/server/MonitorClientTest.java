package spoor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.AddHeadersPolicy;
import com.azure.core.util.Context;
import com.azure.monitor.query.LogsQueryClient;
import com.azure.monitor.query.LogsQueryClientBuilder;
import com.azure.monitor.query.models.LogsBatchQuery;
import com.azure.monitor.query.models.LogsBatchQueryResult;
import com.azure.monitor.query.models.LogsQueryOptions;
import com.azure.monitor.query.models.LogsQueryResult;
import com.azure.monitor.query.models.LogsQueryResultStatus;
import com.azure.monitor.query.models.LogsTableRow;
import com.azure.monitor.query.models.QueryTimeInterval;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import spoor.workbench.Case;

/// Azure Monitor's own client against the server on a case.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitorClientTest {
    private static final QueryTimeInterval ALL = QueryTimeInterval.ALL;

    private Case opened;
    private SpoorServer server;
    private LogsQueryClient client;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("Events.csv");
        Files.writeString(
                log,
                """
                TimeGenerated,User
                2024-01-01T00:00:00Z,a
                2024-01-02T00:00:00Z,b
                2024-01-03T00:00:00Z,c
                """);
        opened = Case.temporary(Clock.systemUTC());
        var _ = opened.load(log);
        server =
                SpoorServer.start(new RealCase(opened), ServerOptions.onPort(0), Clock.systemUTC());
        HttpHeaders headers =
                new HttpHeaders().set(HttpHeaderName.AUTHORIZATION, "Bearer " + server.token());
        client =
                new LogsQueryClientBuilder()
                        .pipeline(
                                new HttpPipelineBuilder()
                                        .policies(new AddHeadersPolicy(headers))
                                        .build())
                        .endpoint("http://127.0.0.1:" + server.port() + "/v1")
                        .buildClient();
    }

    @AfterAll
    void stop() {
        server.close();
        opened.close();
    }

    @Test
    void readsValuesOfEveryType() {
        LogsTableRow row =
                client.queryWorkspace(
                                "w",
                                "print s='a\"', l=long(9223372036854775807), i=int(-5), r=1.5,"
                                        + " b=true, d=datetime(2024-07-08T10:27:53.6539101Z),"
                                        + " t=time(1.02:03:04.5678901),"
                                        + " g=guid(74be27de-1e4e-49d9-b579-fe0b331d3642),"
                                        + " m=decimal(1.25), j=dynamic({\"a\":[1]})",
                                ALL)
                        .getTable()
                        .getRows()
                        .getFirst();
        assertEquals("a\"", row.getColumnValue("s").orElseThrow().getValueAsString());
        assertEquals(Long.MAX_VALUE, row.getColumnValue("l").orElseThrow().getValueAsLong());
        assertEquals(-5, row.getColumnValue("i").orElseThrow().getValueAsInteger());
        assertEquals(1.5, row.getColumnValue("r").orElseThrow().getValueAsDouble());
        assertEquals(true, row.getColumnValue("b").orElseThrow().getValueAsBoolean());
        assertEquals(
                OffsetDateTime.parse("2024-07-08T10:27:53.653910100Z"),
                row.getColumnValue("d").orElseThrow().getValueAsDateTime());
        assertEquals(
                "1.02:03:04.5678901", row.getColumnValue("t").orElseThrow().getValueAsString());
        assertEquals("1.25", row.getColumnValue("m").orElseThrow().getValueAsString());
        assertEquals("{\"a\":[1]}", row.getColumnValue("j").orElseThrow().getValueAsString());
    }

    @Test
    void restrictsTheTablesToTheTime() {
        assertEquals("a,b,c", users(ALL));
        assertEquals("", users(new QueryTimeInterval(Duration.ofDays(1))));
        assertEquals(
                "a,b",
                users(
                        new QueryTimeInterval(
                                OffsetDateTime.parse("2024-01-01T00:00Z"),
                                OffsetDateTime.parse("2024-01-02T00:00Z"))));
        assertEquals(
                "b",
                users(
                        new QueryTimeInterval(
                                OffsetDateTime.parse("2024-01-01T12:00+02:00"),
                                Duration.ofDays(1))));
        assertEquals("c", users(QueryTimeInterval.parse("PT1H/2024-01-03T00:30Z")));
    }

    private String users(QueryTimeInterval time) {
        return client.queryWorkspace(
                        "w",
                        "let all = Events; union all, (Events | where false)"
                                + " | summarize u = strcat_array(array_sort_asc(make_list(User)),"
                                + " ',')",
                        time)
                .getTable()
                .getRows()
                .getFirst()
                .getColumnValue("u")
                .orElseThrow()
                .getValueAsString();
    }

    @Test
    void tellsStatisticsAndHowToDraw() {
        LogsQueryResult result =
                client.queryWorkspaceWithResponse(
                                "w",
                                "Events | render timechart with (title='x')",
                                ALL,
                                new LogsQueryOptions()
                                        .setIncludeStatistics(true)
                                        .setIncludeVisualization(true)
                                        .setServerTimeout(Duration.ofSeconds(30)),
                                Context.NONE)
                        .getValue();
        assertEquals(LogsQueryResultStatus.SUCCESS, result.getQueryResultStatus());
        assertTrue(result.getStatistics().toString().contains("\"tableRowCount\":3"));
        assertTrue(result.getVisualization().toString().contains("timechart"));
    }

    @Test
    void tellsWhatIsWrong() {
        HttpResponseException error =
                assertThrows(
                        HttpResponseException.class,
                        () -> client.queryWorkspace("w", "Events | where Acount == 1", ALL));
        assertTrue(error.toString().contains("unknown column 'Acount'"), error.toString());
        assertTrue(error.toString().contains("BadArgumentError"), error.toString());
    }

    @Test
    void givesTheRowsBeforeALimitAndSaysIt() {
        LogsQueryResult result =
                client.queryWorkspaceWithResponse(
                                "w",
                                "set truncationmaxrecords = 3000; range x from 1 to 9000 step 1",
                                ALL,
                                new LogsQueryOptions().setAllowPartialErrors(true),
                                Context.NONE)
                        .getValue();
        assertEquals(LogsQueryResultStatus.PARTIAL_FAILURE, result.getQueryResultStatus());
        assertTrue(result.getError().getMessage().contains("more than 3000 rows"));
        assertTrue(result.getTable().getRows().size() == 2048);
    }

    @Test
    void answersABatchOneByOne() {
        LogsBatchQuery batch = new LogsBatchQuery();
        String one = batch.addWorkspaceQuery("w", "Events | take 2", ALL);
        String wrong = batch.addWorkspaceQuery("w", "Nothing", ALL);
        String other =
                batch.addWorkspaceQuery(
                        "w", "Events | count", new QueryTimeInterval(Duration.ofDays(1)));
        List<LogsBatchQueryResult> results = client.queryBatch(batch).getBatchResults();
        assertEquals(
                List.of(one, wrong, other),
                results.stream().map(LogsBatchQueryResult::getId).toList());
        assertEquals(2, results.get(0).getTable().getRows().size());
        assertEquals(LogsQueryResultStatus.FAILURE, results.get(1).getQueryResultStatus());
        assertTrue(results.get(1).getError().getMessage().contains("Nothing"));
        assertEquals(
                0,
                results.get(2)
                        .getTable()
                        .getRows()
                        .getFirst()
                        .getRow()
                        .getFirst()
                        .getValueAsLong());
    }

    @Test
    void answersGetAndRefusesWhatIsNoRequest() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String query = URLEncoder.encode("Events | count", StandardCharsets.UTF_8);
            HttpResponse<String> got =
                    http.send(
                            request("/v1/workspaces/w/query?timespan=2024-01-02/P1D&query=" + query)
                                    .GET()
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertTrue(got.body().contains("\"rows\":[[2]]"), got.body());
            assertFalse(got.body().contains("statistics"));
            for (String body :
                    new String[] {
                        "{",
                        "{}",
                        "{\"query\":\"print 1\",\"timespan\":\"yesterday\"}",
                        "{\"query\":\"print 1\",\"timespan\":\"P1D/P1D\"}",
                        "{\"query\":\"print 1\",\"workspaces\":[\"other\"]}"
                    }) {
                HttpResponse<String> answer =
                        http.send(
                                request("/v1/workspaces/w/query")
                                        .POST(HttpRequest.BodyPublishers.ofString(body))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertEquals(400, answer.statusCode(), body);
                assertTrue(answer.body().contains("\"code\":\"BadArgumentError\""), answer.body());
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer " + server.token());
    }
}

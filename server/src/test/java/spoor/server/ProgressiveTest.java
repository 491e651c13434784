package spoor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spoor.server.users.Role;
import spoor.workbench.Case;
import spoor.workbench.QueryRequest;
import spoor.workbench.manage.Management;

/// Rows on their way while the engine works, over a real socket and a real case.
class ProgressiveTest {
    private static final String MANY = "range x from 1 to 3000000 step 1";
    private static final String PROGRESSIVE =
            "\"results_progressive_enabled\":true,\"results_v2_newlines_between_frames\":true";

    private final ObjectMapper mapper = new ObjectMapper();
    private Case opened;
    private SpoorServer server;
    private HttpClient client;

    @BeforeEach
    void start() {
        opened = Case.temporary(Clock.systemUTC());
        server =
                SpoorServer.start(new RealCase(opened), ServerOptions.onPort(0), Clock.systemUTC());
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        client.close();
        server.close();
        opened.close();
    }

    @Test
    void writesAFrameOnEachLineAndTheFirstRowsInASmallFragment() throws Exception {
        List<JsonNode> frames = frames("range x from 1 to 20000 step 1", PROGRESSIVE);
        assertEquals(
                "{\"FrameType\":\"DataSetHeader\",\"IsProgressive\":true,\"Version\":\"v2.0\","
                        + "\"IsFragmented\":true,\"ErrorReportingPlacement\":\"EndOfDataSet\"}",
                frames.get(0).toString());
        assertEquals("QueryProperties", frames.get(1).get("TableKind").textValue());
        assertEquals(
                "{\"FrameType\":\"TableHeader\",\"TableId\":1,\"TableKind\":\"PrimaryResult\","
                        + "\"TableName\":\"PrimaryResult\","
                        + "\"Columns\":[{\"ColumnName\":\"x\",\"ColumnType\":\"long\"}]}",
                frames.get(2).toString());
        long next = 1;
        int at = 3;
        assertTrue(frames.get(at).get("Rows").size() <= 128);
        for (; is("TableFragment", frames.get(at)); at++) {
            assertEquals("DataAppend", frames.get(at).get("TableFragmentType").textValue());
            assertEquals(1, frames.get(at).get("FieldCount").intValue());
            assertTrue(frames.get(at).get("Rows").size() <= 4096);
            for (JsonNode row : frames.get(at).get("Rows")) {
                assertEquals(next++, row.get(0).longValue());
            }
        }
        assertEquals(20_001, next);
        assertEquals("100.0", frames.get(at).get("TableProgress").toString());
        assertEquals(
                "{\"FrameType\":\"TableCompletion\",\"TableId\":1,\"RowCount\":20000}",
                frames.get(at + 1).toString());
        assertTrue(frames.get(at + 2).toString().contains("Query completed successfully"));
        assertEquals(
                "{\"FrameType\":\"DataSetCompletion\",\"HasErrors\":false,\"Cancelled\":false}",
                frames.getLast().toString());
        assertEquals(at + 4, frames.size());
    }

    @Test
    void cutsIntoFragmentsWithoutProgress() throws Exception {
        List<JsonNode> frames =
                frames(
                        "print 1; print 2",
                        "\"results_v2_fragment_primary_tables\":true,"
                                + "\"results_v2_newlines_between_frames\":true");
        assertFalse(frames.getFirst().get("IsProgressive").booleanValue());
        assertTrue(frames.getFirst().get("IsFragmented").booleanValue());
        assertEquals(
                List.of(
                        "DataSetHeader",
                        "DataTable",
                        "TableHeader",
                        "TableFragment",
                        "TableCompletion",
                        "TableHeader",
                        "TableFragment",
                        "TableCompletion",
                        "DataTable",
                        "DataSetCompletion"),
                frames.stream().map(frame -> frame.get("FrameType").textValue()).toList());
    }

    @Test
    void sendsRowsWhileTheEngineRunsAndEndsWhenItIsCancelled() throws Exception {
        try (BufferedReader lines = lines(MANY, PROGRESSIVE + ",\"notruncation\":true", "one")) {
            String line = lines.readLine();
            while (!line.contains("TableFragment")) {
                line = lines.readLine();
            }
            assertTrue(line.contains("\"Rows\":[[1],[2],"), line);
            assertEquals("{\"cancelled\":1}", cancel("one"));
            String last = line;
            String end = line;
            while (!line.equals("]")) {
                last = end;
                end = line;
                line = lines.readLine();
            }
            JsonNode completion = frame(end);
            assertTrue(completion.get("HasErrors").booleanValue());
            assertTrue(completion.get("Cancelled").booleanValue());
            assertEquals(
                    "the query was cancelled",
                    completion.at("/OneApiErrors/0/error/@message").textValue());
            assertTrue(last.contains("\"E_FAIL (0x80004005)\""), last);
        }
    }

    @Test
    void tellsHowFarALongAggregationIsBeforeItHasARow() throws Exception {
        var _ =
                new Management(
                                opened,
                                "hunt",
                                new RunningQueries(Clock.systemUTC())
                                        .of(new Visitor("ann", Role.HUNTER, false)))
                        .run(QueryRequest.of(".set Many <| range x from 1 to 300000 step 1"));
        String counts =
                IntStream.range(0, 60)
                        .mapToObj(i -> "countif(tostring(x) matches regex '.*9.*" + i + ".*7')")
                        .collect(Collectors.joining(", "));
        String text = "Many | summarize " + counts;
        // plain, for Java's gzip waits for more than a few frames
        InputStream answer = send(text, PROGRESSIVE, "long", "identity").body();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8))) {
            for (String type : List.of("DataSetHeader", "DataTable", "TableHeader")) {
                assertTrue(is(type, frame(lines.readLine())), type);
            }
            JsonNode progress = frame(lines.readLine());
            assertTrue(is("TableProgress", progress), progress.toString());
            assertEquals(1, progress.get("TableId").intValue());
            assertTrue(progress.get("TableProgress").doubleValue() < 100);
            assertEquals("{\"cancelled\":1}", cancel("long"));
            String end = "";
            for (String line = lines.readLine(); !line.equals("]"); line = lines.readLine()) {
                end = line;
            }
            JsonNode completion = frame(end);
            assertTrue(completion.get("Cancelled").booleanValue());
            assertEquals(
                    "the query was cancelled",
                    completion.at("/OneApiErrors/0/error/@message").textValue());
        }
    }

    @Test
    void tellsHowFarAPictureIsBeforeItIsDrawn() throws Exception {
        String text =
                "range x from 1 to 3000000 step 1 | summarize n = count() by b = x % 7"
                        + " | render columnchart";
        List<JsonNode> frames = frames(text, PROGRESSIVE + ",\"spoor_pictures\":true");
        int properties = 1;
        for (; is("TableProgress", frames.get(properties)); properties++) {
            assertEquals(1, frames.get(properties).get("TableId").intValue());
        }
        assertEquals("QueryProperties", frames.get(properties).get("TableKind").textValue());
        assertTrue(frames.get(properties).toString().contains("<svg"));
        assertTrue(is("TableHeader", frames.get(properties + 1)));
        assertEquals(1, frames.stream().filter(frame -> is("TableHeader", frame)).count());
        assertEquals(7, frames.get(properties + 2).get("Rows").size());
    }

    @Test
    void stopsTheEngineWhenTheClientGoesAway() throws Exception {
        try (BufferedReader lines = lines(MANY, PROGRESSIVE + ",\"notruncation\":true", "two")) {
            while (!lines.readLine().contains("TableFragment")) {
                // the rows come
            }
        }
        client.shutdownNow();
        client.close();
        client = HttpClient.newHttpClient();
        while (server.running() > 0) {
            Thread.sleep(20);
        }
    }

    @Test
    void saysALimitOfRowsInTheCompletionAfterTheRowsThatCame() throws Exception {
        List<JsonNode> frames = frames(MANY, PROGRESSIVE + ",\"truncationmaxrecords\":5000");
        JsonNode completion = frames.getLast();
        assertTrue(completion.get("HasErrors").booleanValue());
        assertFalse(completion.get("Cancelled").booleanValue());
        JsonNode error = completion.at("/OneApiErrors/0/error");
        assertTrue(error.get("@message").textValue().startsWith("the result has more than 5000"));
        assertEquals("LIMIT", error.get("kind").textValue());
        assertTrue(frames.get(frames.size() - 2).toString().contains("more than 5000 rows"));
    }

    @Test
    void stopsTheEngineAtTheRowsThatWereAskedForAndSaysThatThereAreMore() throws Exception {
        for (String more : List.of(PROGRESSIVE + ",", "")) {
            List<JsonNode> frames =
                    frames(
                            MANY,
                            more
                                    + "\"query_take_max_records\":3000,"
                                    + "\"results_v2_newlines_between_frames\":true");
            assertFalse(frames.getLast().get("HasErrors").booleanValue());
            assertTrue(
                    frames.get(frames.size() - 2)
                            .toString()
                            .contains("The first 3,000 rows are shown and there are more"));
            long rows = 0;
            for (JsonNode frame : frames) {
                if (frame.path("TableId").asInt() == 1) {
                    rows += frame.path("Rows").size();
                }
            }
            assertEquals(3000, rows);
        }
    }

    @Test
    void refusesAWrongTextBeforeTheFirstFrame() throws Exception {
        HttpResponse<InputStream> answer = send("Nothing | take 1", PROGRESSIVE, "three");
        assertEquals(400, answer.statusCode());
    }

    private static boolean is(String type, JsonNode frame) {
        return frame.get("FrameType").textValue().equals(type);
    }

    private List<JsonNode> frames(String text, String options) throws Exception {
        List<JsonNode> frames = new ArrayList<>();
        try (BufferedReader lines = lines(text, options, "frames")) {
            for (String line = lines.readLine(); !line.equals("]"); line = lines.readLine()) {
                frames.add(frame(line));
            }
        }
        return frames;
    }

    private JsonNode frame(String line) throws IOException {
        assertTrue(line.startsWith("[{") || line.startsWith(",{"), line);
        return mapper.readTree(line.substring(1));
    }

    private BufferedReader lines(String text, String options, String id) throws Exception {
        HttpResponse<InputStream> answer = send(text, options, id);
        assertEquals(200, answer.statusCode());
        assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElseThrow());
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(answer.body()), StandardCharsets.UTF_8));
    }

    private HttpResponse<InputStream> send(String text, String options, String id)
            throws Exception {
        return send(text, options, id, "gzip, deflate");
    }

    private HttpResponse<InputStream> send(String text, String options, String id, String encoding)
            throws Exception {
        String body =
                mapper.createObjectNode()
                        .put("csl", text)
                        .put("properties", "{\"Options\":{" + options + "}}")
                        .toString();
        return client.send(
                request("/v2/rest/query")
                        .header("x-ms-client-request-id", id)
                        .header("Accept-Encoding", encoding)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    private String cancel(String id) throws Exception {
        return client.send(
                        request("/api/queries?id=" + id).DELETE().build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer " + server.token());
    }
}

package spoor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.Now;

class SpoorServerTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final ObjectMapper mapper = new ObjectMapper();
    private final FakeCase served = new FakeCase();
    private SpoorServer server;
    private HttpClient client;

    @BeforeEach
    void start() {
        server = SpoorServer.start(served, ServerOptions.onPort(0), CLOCK);
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void putsTheTokenInTheAddress() {
        assertEquals("127.0.0.1", server.address().getHost());
        assertEquals("token=" + server.token(), server.address().getQuery());
        assertEquals(43, server.token().length());
    }

    @Test
    void servesThePageWithoutATokenAndUnderAStrictPolicy() throws Exception {
        HttpResponse<String> page = send(request("/").GET());
        assertEquals(200, page.statusCode());
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("default-src 'none'; script-src 'self';"), policy);
        assertFalse(policy.contains("unsafe-eval"), policy);
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals("nosniff", page.headers().firstValue("X-Content-Type-Options").orElseThrow());
        assertTrue(page.headers().firstValue("Server").isEmpty());
    }

    @Test
    void givesNoDataWithoutTheToken() throws Exception {
        for (String path : new String[] {"/api/schema", "/api/account", "/api/rejects", "/v1/x"}) {
            assertEquals(401, send(request(path).GET()).statusCode(), path);
        }
        HttpResponse<String> refused = send(request("/v2/rest/query").POST(body("T")));
        assertEquals(401, refused.statusCode());
        assertTrue(refused.body().contains("open the address that spoor printed"));
        HttpResponse<String> wrong =
                send(request("/api/schema").header("Authorization", "Bearer nonsense").GET());
        assertEquals(401, wrong.statusCode());
        assertTrue(served.asked.isEmpty());
    }

    @Test
    void exchangesTheTokenForACookieThatScriptsCannotRead() throws Exception {
        HttpResponse<String> session =
                send(withToken("/api/session").POST(HttpRequest.BodyPublishers.noBody()));
        assertEquals(200, session.statusCode());
        String cookie = session.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.endsWith("; Path=/; HttpOnly; SameSite=Strict"), cookie);
        assertFalse(cookie.contains(server.token()), cookie);
        String pair = cookie.substring(0, cookie.indexOf(';'));
        assertEquals(200, send(request("/api/schema").header("Cookie", pair).GET()).statusCode());
        assertEquals(
                401,
                send(request("/api/session").POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode());
    }

    @Test
    void turnsAwayOtherHostNames() throws Exception {
        String answer = raw("GET /api/schema HTTP/1.1", "Host: evil.example:" + server.port());
        assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
        String page = raw("GET / HTTP/1.1", "Host: evil.example");
        assertTrue(page.startsWith("HTTP/1.1 403"), page);
    }

    @Test
    void turnsAwayOtherOriginsEvenWithTheToken() throws Exception {
        for (String origin : new String[] {"http://evil.example", "null", "http://127.0.0.1:1"}) {
            HttpResponse<String> answer =
                    send(withToken("/v2/rest/query").header("Origin", origin).POST(body("T")));
            assertEquals(403, answer.statusCode(), origin);
        }
        String own = "http://127.0.0.1:" + server.port();
        assertEquals(
                200,
                send(withToken("/v2/rest/query").header("Origin", own).POST(body("T")))
                        .statusCode());
        HttpResponse<String> other =
                send(withToken("/api/schema").header("Sec-Fetch-Site", "same-site").GET());
        assertEquals(403, other.statusCode());
    }

    @Test
    void answersAQueryInKustosFrames() throws Exception {
        JsonNode frames = mapper.readTree(ask("T", null).body());
        assertEquals(5, frames.size());
        assertEquals("DataSetHeader", frames.get(0).get("FrameType").textValue());
        assertEquals("v2.0", frames.get(0).get("Version").textValue());
        assertEquals("QueryProperties", frames.get(1).get("TableKind").textValue());
        assertEquals(
                "{\"Visualization\":\"timeline\",\"Tooltip\":\"s,l\",\"Ymax\":\"1\"}",
                frames.get(1).get("Rows").get(0).get(2).textValue());
        JsonNode result = frames.get(2);
        assertEquals("PrimaryResult", result.get("TableKind").textValue());
        assertEquals(
                "{\"ColumnName\":\"d\",\"ColumnType\":\"datetime\"}",
                result.get("Columns").get(2).toString());
        assertEquals("QueryCompletionInformation", frames.get(3).get("TableKind").textValue());
        assertTrue(frames.get(3).toString().contains("a note"));
        assertFalse(frames.get(4).get("HasErrors").booleanValue());
    }

    @Test
    void cancelsARunningQueryByTheIdOfItsClient() throws Exception {
        var answer =
                client.sendAsync(
                        withToken("/v2/rest/query")
                                .header("x-ms-client-request-id", "KPC.execute;7")
                                .POST(body("endless"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        served.began.await();
        assertEquals("{\"cancelled\":0}", send(withToken("/api/queries?id=x").DELETE()).body());
        HttpResponse<String> cancelled =
                send(withToken("/api/queries?id=KPC.execute%3B7").DELETE());
        assertEquals("{\"cancelled\":1}", cancelled.body());
        assertEquals(400, answer.get().statusCode());
        assertTrue(answer.get().body().contains("the query was cancelled"), answer.get().body());
        assertEquals(401, send(request("/api/queries?id=x").DELETE()).statusCode());
        assertEquals(400, send(withToken("/api/queries").DELETE()).statusCode());
    }

    @Test
    void writesValuesAsKustoDoes() throws Exception {
        JsonNode rows = mapper.readTree(ask("T", null).body()).get(2).get("Rows");
        assertEquals(FakeCase.HOSTILE, rows.get(0).get(0).textValue());
        assertEquals(
                "[9223372036854775807,\"2024-07-08T00:00:00.0000001Z\","
                        + "{\"a\":[1,9007199254740993]},\"1.00:00:00\",true,1.5,\"1.25\"]",
                tail(rows.get(0)));
        assertEquals("", rows.get(1).get(0).textValue());
        assertEquals("[null,null,\"not } JSON\",null,null,\"NaN\",null]", tail(rows.get(1)));
    }

    @Test
    void writesExactTextForAReaderThatRounds() throws Exception {
        String options = "{\"Options\":{\"spoor_exact_text\":true}}";
        JsonNode row = mapper.readTree(ask("T", options).body()).get(2).get("Rows").get(0);
        assertEquals("9223372036854775807", row.get(1).textValue());
        assertEquals("{\"a\":[1,9007199254740993]}", row.get(3).textValue());
    }

    @Test
    void readsTheRequestsProperties() throws Exception {
        ask(
                "T",
                "{\"Options\":{\"servertimeout\":\"00:01:30\",\"query_now\":\"last-event\","
                        + "\"queryconsistency\":\"strongconsistency\"},"
                        + "\"Parameters\":{\"ip\":\"10.0.0.1\"}}");
        assertEquals(Duration.ofSeconds(90), served.asked.getFirst().limits().time());
        assertEquals(new Now.LastEvent(), served.asked.getFirst().now());
        assertEquals(Map.of("ip", "10.0.0.1"), served.asked.getFirst().parameters());
        ask("T", "{\"Options\":{\"query_now\":\"2024-05-01T12:00:00Z\"}}");
        assertEquals(
                new Now.At(Instant.parse("2024-05-01T12:00:00Z")), served.asked.getLast().now());
        assertEquals(Duration.ofMinutes(4), served.asked.getLast().limits().time());
        assertEquals(500_000, served.asked.getLast().limits().rows());
        ask("T", "{\"Options\":{\"notruncation\":true}}");
        assertEquals(0, served.asked.getLast().limits().rows());
    }

    @Test
    void theTextItselfMaySetLimits() throws Exception {
        String options = "{\"Options\":{\"servertimeout\":\"00:00:30\"}}";
        ask("set servertimeout = 2m; set notruncation; T", options);
        assertEquals(Duration.ofMinutes(2), served.asked.getLast().limits().time());
        assertEquals(0, served.asked.getLast().limits().rows());
        JsonNode frames = mapper.readTree(ask("set query_take_max_records = 1; T", options).body());
        assertEquals(1, frames.get(2).get("Rows").size());
        assertEquals(400, ask("set servertimeout = soon; T", null).statusCode());
    }

    @Test
    void saysWhenItCutARow() throws Exception {
        String options = "{\"Options\":{\"query_take_max_records\":1}}";
        JsonNode frames = mapper.readTree(ask("T", options).body());
        assertEquals(1, frames.get(2).get("Rows").size());
        assertTrue(
                frames.get(3).toString().contains("The first 1 rows are shown and there are more"));
    }

    @Test
    void listsProblemsWithTheirPlaces() throws Exception {
        HttpResponse<String> answer = ask("wrong", null);
        assertEquals(400, answer.statusCode());
        JsonNode error = mapper.readTree(answer.body()).get("error");
        assertEquals("Kusto.Data.Exceptions.SemanticException", error.get("@type").textValue());
        assertEquals(FakeCase.wrong().line(), error.get("@message").textValue());
        assertTrue(error.get("@permanent").booleanValue());
        assertEquals(
                "{\"code\":\"unknown-column\",\"start\":2,\"end\":7,\"message\":\"unknown column"
                        + " 'Acount' in 'where'\",\"hint\":\"did you mean 'Account'?\"}",
                error.get("problems").get(0).toString());
        HttpResponse<String> check = send(withToken("/api/check").POST(body("wrong")));
        assertEquals(error.get("problems"), mapper.readTree(check.body()).get("problems"));
    }

    @Test
    void tellsALimitFromAFaultAndKeepsLogContentsBack() throws Exception {
        HttpResponse<String> slow = ask("slow", null);
        assertEquals(ErrorKind.LIMIT.httpStatus(), slow.statusCode());
        assertTrue(slow.body().contains("the query took too long"));
        HttpResponse<String> fault = ask("fault", null);
        assertEquals(500, fault.statusCode());
        assertFalse(fault.body().contains("secret of a log"), fault.body());
    }

    @Test
    void livesOnAfterAnAnswerThatDoesNotFitIntoMemory() throws Exception {
        HttpResponse<String> huge = ask("huge", null);
        assertEquals(ErrorKind.LIMIT.httpStatus(), huge.statusCode());
        assertTrue(huge.body().contains("does not fit into memory"), huge.body());
        assertEquals(200, ask("T", null).statusCode());
    }

    @Test
    void refusesWhatIsNotARequest() throws Exception {
        for (String wrong : new String[] {"", "{", "[]", "{}", "{\"csl\":1}"}) {
            HttpResponse<String> answer =
                    send(
                            withToken("/v2/rest/query")
                                    .POST(HttpRequest.BodyPublishers.ofString(wrong)));
            assertEquals(400, answer.statusCode(), wrong);
            assertTrue(mapper.readTree(answer.body()).at("/error/@message").isTextual(), wrong);
        }
        assertEquals(400, ask("T", "{\"Options\":{\"servertimeout\":\"soon\"}}").statusCode());
        assertEquals(400, ask("T", "{\"Options\":{\"query_now\":\"then\"}}").statusCode());
        assertEquals(404, send(withToken("/v2/rest/nothing").GET()).statusCode());
        assertEquals(404, send(request("/v1/rest/auth/metadata").GET()).statusCode());
        assertEquals(404, send(request("/no/such.js").GET()).statusCode());
        assertTrue(raw("GET /../../etc/passwd HTTP/1.1", host()).startsWith("HTTP/1.1 4"));
        assertTrue(raw("GET /%2e%2e/x.txt HTTP/1.1", host()).startsWith("HTTP/1.1 4"));
    }

    @Test
    void refusesARequestThatIsTooLarge() throws Exception {
        HttpResponse<String> answer = ask("T".repeat(5 << 20), null);
        assertEquals(413, answer.statusCode());
        assertTrue(answer.body().contains("larger than"), answer.body());
    }

    @Test
    void compressesForThoseWhoAsk() throws Exception {
        HttpResponse<byte[]> answer =
                client.send(
                        withToken("/v2/rest/query")
                                .header("Accept-Encoding", "gzip")
                                .POST(body("T"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElseThrow());
        try (GZIPInputStream in =
                new GZIPInputStream(new java.io.ByteArrayInputStream(answer.body()))) {
            assertEquals(5, mapper.readTree(in).size());
        }
    }

    @Test
    void tellsTheSchemaOfTheCase() throws Exception {
        JsonNode schema = mapper.readTree(send(withToken("/api/schema").GET()).body());
        assertEquals("hunt", schema.get("database").textValue());
        assertEquals("T", schema.at("/tables/0/name").textValue());
        assertEquals(2, schema.at("/tables/0/rows").intValue());
        assertEquals("timespan", schema.at("/tables/0/columns/4/type").textValue());
        assertTrue(schema.get("functions").size() > 0);
    }

    @Test
    void passesTheAccountAndTheRejectsOn() throws Exception {
        assertEquals("{\"sources\":[]}", send(withToken("/api/account").GET()).body());
        assertEquals(
                "[\"a b.log\"]", send(withToken("/api/rejects?source=a%20b.log").GET()).body());
    }

    @Test
    void saysThatAPortIsTakenAndWhatToDo() {
        SpoorException error =
                assertThrows(
                        SpoorException.class,
                        () ->
                                SpoorServer.start(
                                        served, ServerOptions.onPort(server.port()), CLOCK));
        assertEquals(ErrorKind.USER, error.kind());
        assertTrue(
                String.valueOf(error.getMessage())
                        .startsWith("port " + server.port() + " is in use"),
                error.getMessage());
    }

    @Test
    void refusesToListenOffLoopback() {
        for (String host : new String[] {"0.0.0.0", "192.0.2.1", "::"}) {
            SpoorException error =
                    assertThrows(SpoorException.class, () -> new ServerOptions(host, 0));
            assertEquals(ErrorKind.USER, error.kind());
        }
        assertThrows(SpoorException.class, () -> ServerOptions.onPort(65_536));
    }

    private HttpResponse<String> ask(String text, @Nullable String properties) throws Exception {
        var root = mapper.createObjectNode().put("db", "hunt").put("csl", text);
        if (properties != null) {
            root.put("properties", properties);
        }
        return send(
                withToken("/v2/rest/query")
                        .POST(HttpRequest.BodyPublishers.ofString(root.toString())));
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString("{\"csl\":\"" + text + "\"}");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpRequest.Builder withToken(String path) {
        return request(path).header("Authorization", "Bearer " + server.token());
    }

    private String host() {
        return "Host: 127.0.0.1:" + server.port();
    }

    /// The first line of the answer to a request that an HTTP client would not send.
    private String raw(String... lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String text = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            return in.readLine();
        }
    }

    private static String tail(JsonNode row) {
        String text = row.toString();
        return "[" + text.substring(row.get(0).toString().length() + 2);
    }
}

package spoor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExportRoutesTest {
    private final ObjectMapper mapper = new ObjectMapper();
    private final FakeCase served = new FakeCase();
    private final SpoorServer server =
            SpoorServer.start(
                    served,
                    ServerOptions.onPort(0),
                    Clock.fixed(Instant.parse("2026-09-14T12:05:00Z"), ZoneOffset.UTC));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void givesTheWholeResultOnceUnderANameThatTellsNoQuery() throws Exception {
        JsonNode asked = ask("T | where s == 'secret'", "csv");
        assertEquals("T-20260914T120500Z.csv", asked.get("name").asText());
        assertEquals("waiting", asked.get("state").asText());
        assertFalse(asked.get("address").asText().contains("secret"));
        HttpResponse<String> file = send("GET", asked.get("address").asText(), "");
        assertEquals(200, file.statusCode());
        assertEquals(
                "attachment; filename=\"T-20260914T120500Z.csv\"",
                file.headers().firstValue("Content-Disposition").orElseThrow());
        assertEquals("text/csv; charset=utf-8", file.headers().firstValue("Content-Type").get());
        assertEquals(3, file.body().lines().count());
        assertTrue(file.body().contains("\\u{202E}\\u{0007}"), file.body());
        JsonNode state = look(asked);
        assertEquals("done", state.get("state").asText());
        assertEquals(2, state.get("rows").asInt());
        assertEquals(410, send("GET", asked.get("address").asText(), "").statusCode());
        assertTrue(
                served.audited.getFirst().contains("\"kind\":\"export\""), served.audited.get(0));
        assertTrue(served.audited.getFirst().contains("secret"), served.audited.get(0));
        assertTrue(served.audited(1).contains("\"rows\":2"), served.audited(1));
    }

    @Test
    void writesEachFormat() throws Exception {
        for (String format : new String[] {"csv", "ndjson", "markdown", "parquet"}) {
            JsonNode asked = ask("T", format);
            assertEquals(200, send("GET", asked.get("address").asText(), "").statusCode(), format);
        }
    }

    @Test
    void refusesWhatIsWrongBeforeThereIsAnAddress() throws Exception {
        assertEquals(400, send("POST", "/api/exports", body("wrong", "csv")).statusCode());
        HttpResponse<String> format = send("POST", "/api/exports", body("T", "xlsx"));
        assertEquals(400, format.statusCode());
        assertTrue(format.body().contains("csv, ndjson, markdown and parquet"), format.body());
        assertTrue(served.asked.isEmpty());
    }

    @Test
    void tellsAFailureInsteadOfAFile() throws Exception {
        JsonNode asked = ask("slow", "csv");
        HttpResponse<String> file = send("GET", asked.get("address").asText(), "");
        assertEquals(400, file.statusCode());
        assertTrue(file.headers().firstValue("Content-Disposition").isEmpty());
        assertEquals("failed", look(asked).get("state").asText());
        assertEquals("the query took too long", look(asked).get("message").asText());
    }

    @Test
    void aResultThatIsNotThereIsRefused() throws Exception {
        HttpResponse<String> asked =
                send("POST", "/api/exports", "{\"csl\":\"T\",\"format\":\"csv\",\"result\":3}");
        String address = mapper.readTree(asked.body()).get("address").asText();
        assertEquals(400, send("GET", address, "").statusCode());
    }

    @Test
    void cancels() throws Exception {
        JsonNode asked = ask("endless", "ndjson");
        var fetching =
                client.sendAsync(
                        request("GET", asked.get("address").asText(), ""),
                        HttpResponse.BodyHandlers.ofString());
        served.began.await();
        assertEquals("running", look(asked).get("state").asText());
        var _ = send("DELETE", "/api/exports/" + asked.get("id").asText(), "");
        served.cancelled.await();
        assertFalse(fetching.join().statusCode() == 200);
        assertEquals("cancelled", look(asked).get("state").asText());
    }

    @Test
    void keepsABoundedNumberOfThem() throws Exception {
        JsonNode first = ask("T", "csv");
        for (int i = 0; i < 64; i++) {
            JsonNode _ = ask("T", "csv");
        }
        assertEquals(404, send("GET", first.get("address").asText(), "").statusCode());
    }

    private JsonNode ask(String query, String format) throws Exception {
        HttpResponse<String> answer = send("POST", "/api/exports", body(query, format));
        assertEquals(200, answer.statusCode(), answer.body());
        return mapper.readTree(answer.body());
    }

    private JsonNode look(JsonNode asked) throws Exception {
        return mapper.readTree(send("GET", "/api/exports/" + asked.get("id").asText(), "").body());
    }

    private String body(String query, String format) {
        return mapper.createObjectNode().put("csl", query).put("format", format).toString();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer " + server.token())
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuntRoutesTest {
    private final ObjectMapper mapper = new ObjectMapper();
    private final FakeCase served = new FakeCase();
    private SpoorServer server;
    private HttpClient client;

    @TempDir Path folder;

    @BeforeEach
    void start() {
        server = SpoorServer.start(served, ServerOptions.onPort(0), Clock.systemUTC());
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void writeReport() throws Exception {
        Path file = folder.resolve("rare.html");
        Files.writeString(file, "<!doctype html>\u00e9");
        served.report = Optional.of(file);
    }

    @Test
    void listsTheHuntsWithTheirReportsAndFindings() throws Exception {
        writeReport();
        JsonNode hunts = mapper.readTree(get("/api/hunts").body()).get("hunts");
        assertEquals(2, hunts.size());
        assertEquals("Rare <b>", hunts.get(0).get("title").textValue());
        assertEquals("/reports/rare.html", hunts.get(0).get("report").textValue());
        assertEquals("2026-01-02T03:04:05Z", hunts.get(0).get("ran").textValue());
        assertEquals(FakeCase.HOSTILE, hunts.get(0).at("/summary/rows/0/0").textValue());
        assertEquals("block-3", hunts.get(0).at("/summary/anchor").textValue());
        for (String absent : List.of("report", "ran", "summary")) {
            assertTrue(hunts.get(1).get(absent).isNull(), absent);
        }
    }

    @Test
    void servesAReportInAnOriginOfItsOwn() throws Exception {
        writeReport();
        HttpResponse<String> report = get("/reports/rare.html");
        assertEquals("<!doctype html>\u00e9", report.body());
        String policy = report.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("sandbox allow-scripts; default-src 'none';"), policy);
        assertTrue(policy.contains("frame-ancestors 'self'"), policy);
        assertFalse(policy.contains("allow-same-origin"), policy);
        assertEquals(List.of("SAMEORIGIN"), report.headers().allValues("X-Frame-Options"));
        assertEquals(1, report.headers().allValues("Content-Security-Policy").size());
    }

    @Test
    void servesReportsOfFittingHuntsOnly() throws Exception {
        writeReport();
        for (String path :
                List.of(
                        "/reports/other.html",
                        "/reports/none.html",
                        "/reports/..%2Fcase.html",
                        "/reports/rare.md",
                        "/reports/")) {
            assertTrue(get(path).statusCode() >= 400, path);
        }
    }

    @Test
    void runsAHuntAndSaysWhatWentWrong() throws Exception {
        HttpResponse<String> run = post("/api/hunts/rare/run", "Authorization", bearer());
        assertEquals(200, run.statusCode());
        assertEquals(
                "KQL102: unknown table", mapper.readTree(run.body()).get("problem").textValue());
        assertEquals(404, post("/api/hunts/none/run", "Authorization", bearer()).statusCode());
        assertEquals(List.of("rare", "none"), served.ran);
    }

    @Test
    void givesNothingWithoutTheTokenOrToAReport() throws Exception {
        writeReport();
        for (String path : List.of("/api/hunts", "/reports/rare.html", "/reports/none.html")) {
            HttpRequest request = HttpRequest.newBuilder(address(path)).build();
            assertEquals(401, send(request).statusCode(), path);
        }
        assertEquals(401, post("/api/hunts/rare/run", "Accept", "*/*").statusCode());
        HttpRequest fromReport =
                HttpRequest.newBuilder(address("/api/hunts/rare/run"))
                        .header("Authorization", bearer())
                        .header("Origin", "null")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        assertEquals(403, send(fromReport).statusCode());
        assertEquals(List.of(), served.ran);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(
                HttpRequest.newBuilder(address(path)).header("Authorization", bearer()).build());
    }

    private HttpResponse<String> post(String path, String header, String value) throws Exception {
        return send(
                HttpRequest.newBuilder(address(path))
                        .header(header, value)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private String bearer() {
        return "Bearer " + server.token();
    }
}

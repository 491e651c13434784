package spoor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import spoor.workbench.audit.AuditLog;

class AuditTest {
    private final FakeCase served = new FakeCase();
    private final SpoorServer server =
            SpoorServer.start(served, ServerOptions.onPort(0), Clock.systemUTC());
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void logsQueriesCommandsAndHuntsWithTheirOutcomes() throws Exception {
        ask("/v2/rest/query", "{\"csl\":\"T\"}", server.token());
        assertLogged(0, "\"begin\",\"kind\":\"query\",\"user\":\"token\",\"client\":\"127.0.0.1\"");
        assertLogged(0, "\"text\":\"T\"");
        assertLogged(1, "\"rows\":2,\"milliseconds\":0,\"outcome\":\"done\"");
        ask("/v2/rest/query", "{\"csl\":\"wrong\"}", server.token());
        assertLogged(3, "\"outcome\":\"wrong\",\"problem\":\"unknown-column: unknown column");
        ask("/v2/rest/query", "{\"csl\":\"huge\"}", server.token());
        assertLogged(5, "\"outcome\":\"fault\",\"problem\":\"OutOfMemoryError\"");
        ask("/v1/rest/mgmt", "{\"csl\":\".cancel query 'x'\"}", server.token());
        assertLogged(6, "\"kind\":\"command\"");
        ask("/api/hunts/rare/run", "", server.token());
        assertLogged(8, "\"kind\":\"hunt\"");
        assertLogged(9, "\"outcome\":\"wrong\",\"problem\":\"KQL102: unknown table\"");
        ask("/api/hunts/none/run", "", server.token());
        assertLogged(11, "\"outcome\":\"wrong\",\"problem\":\"no hunt of that name");
        assertEquals(12, served.audited.size());
    }

    @Test
    void logsWhoSeesRecordsAndRejects() throws Exception {
        get("/api/record?source=3&offset=17");
        assertLogged(0, "\"kind\":\"view\"");
        assertLogged(0, "\"text\":\"record of source 3 at byte 17\"");
        assertLogged(1, "\"outcome\":\"done\"");
        get("/api/rejects?source=a.log");
        assertLogged(2, "\"kind\":\"view\"");
        assertLogged(2, "\"text\":\"rejects of a.log\"");
        get("/reports/none.html");
        assertLogged(4, "\"text\":\"report of none\"");
        assertLogged(5, "\"outcome\":\"wrong\"");
    }

    private void get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("Authorization", "Bearer " + server.token())
                        .build();
        var _ = client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void logsARefusedToken() throws Exception {
        assertEquals(401, ask("/v2/rest/query", "{\"csl\":\"T\"}", "nonsense").statusCode());
        assertEquals(1, served.audited.size());
        assertLogged(0, "\"event\":\"refused\",\"kind\":\"sign-in\",\"user\":\"\"");
    }

    @Test
    void runsNothingThatItCannotLog() throws Exception {
        served.audit = AuditLog.in(java.nio.file.Path.of("/nowhere"), Clock.systemUTC());
        try (SpoorServer other =
                SpoorServer.start(served, ServerOptions.onPort(0), Clock.systemUTC())) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:" + other.port() + "/v2/rest/query"))
                            .header("Authorization", "Bearer " + other.token())
                            .POST(HttpRequest.BodyPublishers.ofString("{\"csl\":\"T\"}"));
            HttpResponse<String> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("audit log cannot be written"), answer.body());
            assertTrue(served.asked.isEmpty());
        }
    }

    /// The last line of an answer may be read before its end is logged.
    private void assertLogged(int line, String part) throws InterruptedException {
        String logged = served.audited(line);
        assertTrue(logged.contains(part), logged);
    }

    private HttpResponse<String> ask(String path, String body, String token) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

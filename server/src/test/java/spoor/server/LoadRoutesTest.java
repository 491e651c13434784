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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Roots;
import spoor.workbench.load.UploadLimits;
import spoor.workbench.overview.Desk;

class LoadRoutesTest {
    private final ObjectMapper mapper = new ObjectMapper();
    private final FakeCase served = new FakeCase();
    private Case opened;
    private Desk desk;
    private SpoorServer server;
    private HttpClient client;

    @TempDir Path folder;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(folder.resolve("root"));
        opened = Case.open(folder.resolve("case"));
        desk =
                Desk.of(
                        opened,
                        LoadOptions.STANDARD,
                        new UploadLimits(10, 64L << 20, 64L << 20, 0),
                        Clock.systemUTC());
        served.desk = Optional.of(desk);
        served.roots = Roots.of(List.of(folder.resolve("root")));
        server = SpoorServer.start(served, ServerOptions.onPort(0), Clock.systemUTC());
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        desk.close();
        opened.close();
    }

    @Test
    void takesFilesInLoadsThemAndTellsWhatCameOfIt() throws Exception {
        String large = "name,count\n" + "<b>x</b>,1\n".repeat(1_000_000);
        JsonNode begun =
                post(
                        "/api/loads",
                        "{\"files\":[{\"name\":\"web/<img>.csv\",\"size\":"
                                + large.length()
                                + ",\"modified\":0},{\"name\":\"web/.h\",\"size\":1}]}");
        assertEquals("receiving", begun.get("state").asText());
        assertEquals("[0]", begun.get("missing").toString());
        String id = begun.get("id").asText();
        JsonNode early = post("/api/loads/" + id + "/start", "");
        assertTrue(early.at("/error/@message").asText().contains("1 file has not come"));
        assertEquals(200, put("/api/loads/" + id + "/files/0", large).statusCode());
        String started = post("/api/loads/" + id + "/start", "").get("state").asText();
        assertTrue(List.of("queued", "running", "done").contains(started), started);
        JsonNode done = await(id);
        assertEquals("done", done.get("state").asText(), done.toString());
        assertEquals(1_000_000, done.at("/result/events").asInt());
        assertEquals(1, done.at("/result/loaded").asInt());
        assertTrue(done.at("/result/balanced").asBoolean());
        assertEquals("web/<img>.csv", opened.sources().getFirst().path());
        assertEquals(1, get("/api/loads").get("loads").size());
        assertEquals(200, delete("/api/loads/" + id));
        assertEquals(0, get("/api/loads").get("loads").size());
    }

    @Test
    void loadsBelowARootOnly() throws Exception {
        Files.writeString(folder.resolve("root/in.csv"), "a,b\n1,2\n");
        Files.writeString(folder.resolve("out.csv"), "a,b\n1,2\n");
        JsonNode inside = post("/api/loads", "{\"paths\":[\" in.csv \"]}");
        assertEquals("done", await(inside.get("id").asText()).get("state").asText());
        JsonNode outside = post("/api/loads", "{\"paths\":[\"../out.csv\"]}");
        assertTrue(outside.at("/error/@message").asText().contains("below the roots"));
        assertEquals(1, opened.sources().size());
        assertEquals(
                folder.resolve("root").toRealPath().toString(),
                get("/api/loads").at("/roots/0").asText());
    }

    @Test
    void refusesWhatIsNoLoad() throws Exception {
        for (String body :
                List.of("{}", "[", "{\"files\":7}", "{\"files\":[]}", "{\"paths\":[]}")) {
            JsonNode answer = post("/api/loads", body);
            assertFalse(answer.at("/error/@message").asText().isEmpty(), body);
        }
        JsonNode none = post("/api/loads", "{\"files\":[{\"name\":\"a\"}]}");
        assertTrue(none.at("/error/@message").asText().contains("no size"));
        assertEquals(400, put("/api/loads/77/files/0", "x").statusCode());
        JsonNode begun = post("/api/loads", "{\"files\":[{\"name\":\"a\",\"size\":1}]}");
        String id = begun.get("id").asText();
        assertEquals(400, put("/api/loads/" + id + "/files/x", "x").statusCode());
        assertEquals(400, put("/api/loads/" + id + "/files/1", "x").statusCode());
        assertEquals(400, put("/api/loads/" + id + "/files/0", "xy").statusCode());
        HttpResponse<String> anyone =
                client.send(
                        HttpRequest.newBuilder(at("/api/loads")).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(401, anyone.statusCode());
    }

    private JsonNode await(String id) throws Exception {
        JsonNode view = get("/api/loads/" + id);
        while (!List.of("done", "failed", "cancelled").contains(view.get("state").asText())) {
            Thread.sleep(5);
            view = get("/api/loads/" + id);
        }
        return view;
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + server.token());
    }

    private JsonNode get(String path) throws Exception {
        return mapper.readTree(send(request(path).build()).body());
    }

    private JsonNode post(String path, String body) throws Exception {
        return mapper.readTree(
                send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build()).body());
    }

    private HttpResponse<String> put(String path, String body) throws Exception {
        return send(
                request(path)
                        .PUT(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        body.getBytes(StandardCharsets.UTF_8)))
                        .build());
    }

    private int delete(String path) throws Exception {
        return send(request(path).DELETE().build()).statusCode();
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}

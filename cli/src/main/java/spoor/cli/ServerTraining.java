package spoor.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import spoor.server.ServerOptions;
import spoor.server.SpoorServer;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Roots;
import spoor.workbench.ShippedHunts;
import spoor.workbench.load.UploadLimits;
import spoor.workbench.overview.Desk;

/// Serves a case and asks what the page asks first, so that the first visitor of a server waits for
/// the case and not for Java.
final class ServerTraining {
    private static final int ROUNDS = 3;

    private final HttpClient client;
    private final SpoorServer server;

    private ServerTraining(HttpClient client, SpoorServer server) {
        this.client = client;
        this.server = server;
    }

    /// @param query one that has rows
    /// @throws IOException when the server refuses one of them
    static void run(Path folder, String query) throws IOException {
        Clock clock = Clock.systemUTC();
        try (Case opened = Case.open(folder, clock);
                Desk desk = Desk.of(opened, LoadOptions.STANDARD, UploadLimits.STANDARD, clock);
                SpoorServer server =
                        SpoorServer.start(
                                new ServedCaseFolder(
                                        opened,
                                        Optional.empty(),
                                        ShippedHunts.ofInstallation(opened, Optional.empty()),
                                        Roots.none(),
                                        desk),
                                ServerOptions.onPort(0),
                                clock);
                HttpClient client = HttpClient.newHttpClient()) {
            ServerTraining training = new ServerTraining(client, server);
            String table = opened.tables().getFirst().schema().name();
            ObjectNode question = new ObjectMapper().createObjectNode().put("csl", query);
            question.putObject("properties")
                    .putObject("Options")
                    .put("results_progressive_enabled", true);
            String body = question.toString();
            for (int round = 0; round < ROUNDS; round++) {
                training.page();
                training.get("/api/session");
                training.get("/api/account");
                training.get("/api/schema");
                training.get("/api/hunts");
                training.get("/api/density");
                training.post("/api/profile?table=" + table, "");
                training.get("/api/help");
                training.post("/v2/rest/query", body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The page itself, which may not be built yet.
    private void page() throws IOException, InterruptedException {
        int _ = client.send(request("/").GET().build(), BodyHandlers.ofString()).statusCode();
    }

    private void get(String path) throws IOException, InterruptedException {
        send(request(path).GET().build());
    }

    private void post(String path, String body) throws IOException, InterruptedException {
        send(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer " + server.token());
    }

    private void send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(request.uri().getPath() + ": " + answer.body());
        }
    }
}

package spoor.testkit.clients;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// One client of a server, with connections of its own.
final class Client implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String token;

    /// @param address as the server prints it: with the token
    Client(URI address) {
        this.address = address;
        this.token = address.getQuery().substring("token=".length());
    }

    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    ObjectMapper mapper() {
        return mapper;
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return send(json(request(path)).POST(BodyPublishers.ofString(body)));
    }

    Answer put(String path, byte[] body) throws IOException, InterruptedException {
        return send(request(path).PUT(BodyPublishers.ofByteArray(body)));
    }

    /// A query, answered whole.
    ///
    /// @param options a JSON object's members
    Answer query(String text, String options, String id) throws IOException, InterruptedException {
        return send(asking("/v2/rest/query", text, options, id));
    }

    /// A query in Kusto's v1 protocol.
    Answer queryV1(String text) throws IOException, InterruptedException {
        return send(asking("/v1/rest/query", text, "", "soak"));
    }

    /// A management command.
    Answer command(String text) throws IOException, InterruptedException {
        return send(asking("/v1/rest/mgmt", text, "", "soak"));
    }

    /// Asks, reads the first bytes of the answer and hangs up.
    void hangUp(String text, String options, String id, int bytes)
            throws IOException, InterruptedException {
        hangUp(asking("/v2/rest/query", text, options, id), bytes);
    }

    /// Fetches, reads the first bytes and hangs up.
    void hangUp(String path, int bytes) throws IOException, InterruptedException {
        hangUp(request(path).GET(), bytes);
    }

    private void hangUp(HttpRequest.Builder request, int bytes)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                http.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            byte[] _ = in.readNBytes(bytes);
        }
    }

    private HttpRequest.Builder asking(String path, String text, String options, String id)
            throws IOException {
        return json(request(path))
                .header("x-ms-client-request-id", id)
                .POST(BodyPublishers.ofString(body(text, options).toString()));
    }

    /// What a query's request holds.
    ///
    /// @param options a JSON object's members
    ObjectNode body(String text, String options) throws IOException {
        ObjectNode body = mapper.createObjectNode().put("db", "soak").put("csl", text);
        body.putObject("properties").set("Options", mapper.readTree("{" + options + "}"));
        return body;
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}

package spoor.testkit.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
    private static final Duration PATIENCE = Duration.ofMinutes(5);

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
        return send(asking(text, options, id));
    }

    /// Asks, reads the first bytes of the answer and hangs up.
    void hangUp(String text, int bytes) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                http.send(asking(text, "", "hung-up").build(), BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            byte[] _ = in.readNBytes(bytes);
        }
    }

    private HttpRequest.Builder asking(String text, String options, String id) throws IOException {
        ObjectNode body = mapper.createObjectNode().put("db", "soak").put("csl", text);
        body.putObject("properties").set("Options", mapper.readTree("{" + options + "}"));
        return json(request("/v2/rest/query"))
                .header("x-ms-client-request-id", id)
                .POST(BodyPublishers.ofString(body.toString()));
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

    /// What a query's answer says, whichever frames it came in: names, columns and rows of the
    /// results, or the error.
    String said(Answer answer) throws IOException {
        JsonNode root = mapper.readTree(answer.body());
        if (answer.status() != 200) {
            return answer.status() + " " + root.at("/error/@message").asText();
        }
        ArrayNode said = mapper.createArrayNode();
        ArrayNode rows = mapper.createArrayNode();
        for (JsonNode frame : root) {
            switch (frame.path("FrameType").asText()) {
                case "DataTable" -> {
                    if (frame.path("TableKind").asText().equals("PrimaryResult")) {
                        said.add(frame.get("Columns")).add(frame.get("Rows"));
                    } else if (frame.path("TableName").asText().contains("Properties")) {
                        said.add(frame.get("Rows"));
                    }
                }
                case "TableHeader" -> {
                    rows = mapper.createArrayNode();
                    said.add(frame.get("Columns")).add(rows);
                }
                case "TableFragment" -> frame.get("Rows").forEach(rows::add);
                case "DataSetCompletion" -> {
                    if (frame.path("HasErrors").asBoolean()) {
                        said.add(frame.at("/OneApiErrors/0/error/@message"));
                    }
                }
                default -> {
                    // headers and progress
                }
            }
        }
        return said.toString();
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}

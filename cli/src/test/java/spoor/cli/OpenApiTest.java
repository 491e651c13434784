package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.server.ServerOptions;
import spoor.server.SpoorServer;
import spoor.server.users.Role;
import spoor.server.users.Users;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Roots;
import spoor.workbench.ShippedHunts;
import spoor.workbench.load.UploadLimits;
import spoor.workbench.overview.Desk;

/// Compares `docs/openapi.json` with the routes that are registered, sends the requests that it has
/// as examples, and looks whether the answers are what it says. A route that is not described fails
/// here: describe it there.
class OpenApiTest {
    private static final Path FILE =
            Path.of(System.getProperty("spoor.root", ".."), "docs", "openapi.json");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    @TempDir static Path folder;

    private static ObjectMapper mapper;
    private static JsonNode api;
    private static Case opened;
    private static Desk desk;
    private static SpoorServer server;
    private static HttpClient client;
    private static String load = "";
    private static String export = "";
    private static String reader;
    private static String hunter;

    private record Operation(String method, String path, JsonNode node) {
        @Override
        public String toString() {
            return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
        }
    }

    @BeforeAll
    static void serve() throws Exception {
        mapper = new ObjectMapper();
        api = mapper.readTree(Files.readString(FILE));
        Path table = folder.resolve("t.csv");
        Files.writeString(table, "a,b,t\n1,x,2024-01-01T00:00:00Z\n2,y,2024-01-01T00:01:00Z\n");
        Path lines = folder.resolve("j.json");
        Files.writeString(lines, "{\"a\":1,\"t\":\"2024-01-01T00:00:00Z\"}\nno JSON\n{\"a\":2}\n");
        Clock clock = Clock.systemUTC();
        opened = Case.open(folder.resolve("case"), clock);
        var _ = opened.load(lines, table);
        desk = Desk.of(opened, LoadOptions.STANDARD, UploadLimits.STANDARD, clock);
        Users users = new Users(folder.resolve("users.json"));
        users.add("rita", Role.READER, "correct horse battery".toCharArray());
        users.add("hugo", Role.HUNTER, "correct horse battery".toCharArray());
        reader = users.token("rita");
        hunter = users.token("hugo");
        server =
                SpoorServer.start(
                        new ServedCaseFolder(
                                opened,
                                Optional.empty(),
                                ShippedHunts.ofInstallation(opened, Optional.empty()),
                                Roots.of(List.of(folder)),
                                desk),
                        new ServerOptions(
                                ServerOptions.LOOPBACK,
                                0,
                                List.of(),
                                Optional.empty(),
                                Optional.of(users)),
                        clock);
        client = HttpClient.newHttpClient();
        make();
    }

    @AfterAll
    static void end() {
        client.close();
        server.close();
        desk.close();
        opened.close();
    }

    /// What examples stand for: a load that was offered, an export that was asked for.
    private static void make() throws Exception {
        load = made("/api/loads", "{\"files\":[{\"name\":\"u.csv\",\"size\":4}]}");
        export = made("/api/exports", "{\"csl\":\"t\",\"format\":\"csv\"}");
    }

    private static String made(String path, String body) throws Exception {
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(uri(path))
                                .header("Authorization", "Bearer " + hunter)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return mapper.readTree(answer.body()).path("id").asText();
    }

    @Test
    void describesTheRoutesThatAreThereAndNoOther() {
        Set<String> described = new TreeSet<>();
        operations().forEach(operation -> described.add(plain(operation.toString())));
        Set<String> there = new TreeSet<>();
        for (String route : server.routes()) {
            if (METHODS.contains(
                    route.substring(0, route.indexOf(' ')).toLowerCase(java.util.Locale.ROOT))) {
                there.add(plain(route));
            }
        }
        assertEquals(there, described);
    }

    /// Without the names of parts.
    private static String plain(String route) {
        return route.replaceAll("[{<][^}>]*[}>]", "{}");
    }

    @Test
    void isServedAsItIs() throws Exception {
        HttpResponse<String> answer =
                send(new Operation("get", "/api/openapi.json", mapper.createObjectNode()), reader);
        assertEquals(api, mapper.readTree(answer.body()));
    }

    @Test
    void answersTheExamplesAsDescribed() throws Exception {
        make();
        List<String> wrong = new ArrayList<>();
        for (Operation operation : inOrder()) {
            HttpResponse<String> answer = send(operation, hunter);
            JsonNode responses = operation.node().get("responses");
            JsonNode response = responses.get(Integer.toString(answer.statusCode()));
            if (response == null) {
                wrong.add(
                        operation + ": answered with " + answer.statusCode() + " " + answer.body());
                continue;
            }
            JsonNode schema = response.at("/content/application~1json/schema");
            if (!schema.isMissingNode()) {
                String type = answer.headers().firstValue("Content-Type").orElse("");
                if (!type.startsWith("application/json")) {
                    wrong.add(operation + ": is " + type);
                }
                problems(schema, answer.body())
                        .forEach(problem -> wrong.add(operation + ": " + problem));
            }
        }
        assertEquals(List.of(), wrong);
    }

    /// What ends a load, a profile or a session comes behind what uses it.
    private static List<Operation> inOrder() {
        List<String> methods = List.of("post", "put", "get", "patch", "delete");
        return operations().stream()
                .filter(one -> !one.path().startsWith("/sign-in"))
                .sorted(
                        java.util.Comparator.comparingInt((Operation one) ->
                                one.path().endsWith("/start") ? 3 : methods.indexOf(one.method())))
                .toList();
    }

    @Test
    void takesExamplesThatFitTheirOwnSchemas() throws Exception {
        for (Operation operation : operations()) {
            JsonNode content = operation.node().at("/requestBody/content/application~1json");
            if (!content.isMissingNode()) {
                assertEquals(
                        Set.of(),
                        problems(content.get("schema"), content.get("example").toString()),
                        operation.toString());
            }
        }
    }

    @Test
    void refusesAsDescribedWhoIsNotSignedInAndWhoMayNot() throws Exception {
        for (Operation operation : operations()) {
            String role = operation.node().path("x-spoor-role").asText();
            assertTrue(Set.of("none", "reader", "hunter").contains(role), operation.toString());
            if (role.equals("none") || operation.path().startsWith("/sign-in")) {
                continue;
            }
            HttpResponse<String> nobody = send(operation, "");
            assertEquals(401, nobody.statusCode(), operation.toString());
            assertEquals(Set.of(), problems(error(), nobody.body()), operation.toString());
            int code = send(operation, reader).statusCode();
            assertEquals(role.equals("hunter"), code == 403, operation + " for a reader: " + code);
        }
    }

    @Test
    void everyAnswerBearsTheHeadersThatProtectIt() throws Exception {
        for (Operation operation : operations()) {
            for (String token : new String[] {"", "nonsense", hunter}) {
                HttpResponse<String> answer = send(operation, token);
                String policy =
                        answer.headers().firstValue("Content-Security-Policy").orElse("none");
                String what = operation + " " + answer.statusCode() + ": " + policy;
                boolean report =
                        operation.path().startsWith("/reports/") && answer.statusCode() == 200;
                assertTrue(policy.contains("default-src 'none'"), what);
                assertTrue(report || !policy.matches(".*script-src[^;]*unsafe.*"), what);
                assertEquals(
                        operation.path().equals("/") || report,
                        policy.contains("'unsafe-inline'"),
                        what);
                assertEquals(
                        "nosniff",
                        answer.headers().firstValue("X-Content-Type-Options").orElse(""),
                        what);
                assertFalse(answer.headers().firstValue("Server").isPresent(), what);
                assertTrue(
                        answer.headers().firstValue("Strict-Transport-Security").isEmpty(),
                        "without TLS nothing is said of TLS");
            }
            if (operation.path().startsWith("/sign-in")) {
                break;
            }
        }
    }

    private static JsonNode error() {
        return mapper.createObjectNode().put("$ref", "#/components/schemas/Error");
    }

    private static Set<ValidationMessage> problems(JsonNode schema, String json)
            throws IOException {
        ObjectNode whole = mapper.createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", api.get("components"));
        whole.setAll((ObjectNode) schema);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(mapper.readTree(json));
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.add(new Operation(method.getKey(), path.getKey(), method.getValue()));
            }
        }
        return operations;
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static HttpResponse<String> send(Operation operation, String token) throws Exception {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.node().path("parameters")) {
            String name = parameter.get("name").asText();
            String value =
                    encoded(
                            parameter
                                    .get("example")
                                    .asText()
                                    .replace("LOAD", load)
                                    .replace("EXPORT", export));
            if (parameter.get("in").asText().equals("path")) {
                path = path.replace("{" + name + "}", value);
            } else {
                query.add(name + "=" + value);
            }
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                uri(path + (query.isEmpty() ? "" : "?" + String.join("&", query))))
                        .method(
                                operation.method().toUpperCase(java.util.Locale.ROOT),
                                HttpRequest.BodyPublishers.ofString(body(operation.node())));
        return client.send(
                (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String body(JsonNode operation) {
        for (JsonNode content : operation.at("/requestBody/content")) {
            JsonNode example = content.path("example");
            return example.isTextual() ? example.textValue() : example.toString();
        }
        return "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

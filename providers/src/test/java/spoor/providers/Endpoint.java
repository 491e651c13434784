package spoor.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import spoor.cli.Served;
import spoor.workbench.Case;

/// A Spoor that serves a case, behind TLS with a certificate of its own; who asks must show the
/// token of the test.
final class Endpoint implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PASSWORD = "changeit";

    private final int port;
    private final String token;
    private final HttpsServer front;
    private final Path certificate;
    private final HttpClient client = HttpClient.newHttpClient();

    /// Counted down when a query is cancelled.
    final CountDownLatch cancelled = new CountDownLatch(1);

    /// Of the request that hangs until then.
    volatile String id = "";

    /// The texts that were asked, in order.
    final List<String> asked = new ArrayList<>();

    Endpoint(Path folder, Path... logs) throws Exception {
        Path evidence = folder.resolve("Evidence");
        try (Case made = Case.open(evidence)) {
            var _ = made.load(logs);
        }
        URI address = Served.serve(evidence);
        port = address.getPort();
        token = address.getQuery().replaceFirst(".*token=", "");
        Path store = folder.resolve("store.p12");
        certificate = folder.resolve("certificate.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "front",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString());
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "front",
                "-file",
                certificate.toString(),
                "-keystore",
                store.toString());
        front = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        front.setExecutor(Executors.newCachedThreadPool());
        front.createContext("/", this::answer);
        front.start();
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(said);
        }
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/v1/rest/auth/metadata")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String shown = exchange.getRequestHeaders().getFirst("Authorization");
            if (!("Bearer " + TestProviders.TOKEN).equals(shown)) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            String text = note(body);
            if (text.startsWith(".cancel query")) {
                cancelled.countDown();
            }
            if (text.contains("hang")) {
                id = exchange.getRequestHeaders().getFirst("x-ms-client-request-id");
                boolean _ = cancelled.await(30, TimeUnit.SECONDS);
            }
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:" + port + exchange.getRequestURI()))
                            .method(
                                    exchange.getRequestMethod(),
                                    HttpRequest.BodyPublishers.ofByteArray(body))
                            .header("Authorization", "Bearer " + token);
            for (String name :
                    List.of(
                            "Content-Type",
                            "Accept-Encoding",
                            "Prefer",
                            "x-ms-client-request-id")) {
                String value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    request.header(name, value);
                }
            }
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            boolean refused = response.statusCode() >= 400;
            if (refused && text.startsWith(".show database")) {
                tell(exchange);
                return;
            }
            if (refused && path.startsWith("/v1/workspaces/")) {
                tellAsMonitor(exchange, text);
                return;
            }
            for (String name : List.of("Content-Type", "Content-Encoding")) {
                response.headers()
                        .firstValue(name)
                        .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
            }
            exchange.sendResponseHeaders(response.statusCode(), 0);
            try (InputStream from = response.body()) {
                from.transferTo(exchange.getResponseBody());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// `.show database schema as json`, for a server that does not know it.
    private void tell(HttpExchange exchange) throws IOException {
        ObjectNode schema = MAPPER.createObjectNode();
        ObjectNode tables = schema.putObject("Databases").putObject("Evidence").putObject("Tables");
        ObjectNode one = tables.putObject("logons");
        one.put("Name", "logons");
        var columns = one.putArray("OrderedColumns");
        for (String column :
                List.of(
                        "TimeGenerated:datetime",
                        "Account:string",
                        "Bytes:long",
                        "Details:dynamic")) {
            columns.addObject()
                    .put("Name", column.replaceFirst(":.*", ""))
                    .put("CslType", column.replaceFirst(".*:", ""));
        }
        ObjectNode root = MAPPER.createObjectNode();
        ObjectNode table = root.putArray("Tables").addObject().put("TableName", "Table_0");
        table.putArray("Columns")
                .addObject()
                .put("ColumnName", "DatabaseSchema")
                .put("DataType", "String")
                .put("ColumnType", "string");
        table.putArray("Rows").addArray().add(schema.toString());
        byte[] bytes = MAPPER.writeValueAsBytes(root);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// A query of Azure Monitor's protocol, for a server that does not know it.
    private void tellAsMonitor(HttpExchange exchange, String asked)
            throws IOException, InterruptedException {
        ObjectNode body = MAPPER.createObjectNode();
        body.put("db", "Evidence").put("csl", asked);
        HttpResponse<String> response =
                client.send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + port + "/v2/rest/query"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        String text = response.body();
        if (response.statusCode() == 200) {
            ObjectNode root = MAPPER.createObjectNode();
            var tables = root.putArray("tables");
            for (JsonNode frame : MAPPER.readTree(text)) {
                if (frame.path("TableKind").asText().equals("PrimaryResult")) {
                    ObjectNode table = tables.addObject().put("name", "PrimaryResult");
                    var columns = table.putArray("columns");
                    for (JsonNode column : frame.path("Columns")) {
                        columns.addObject()
                                .put("name", column.path("ColumnName").asText())
                                .put("type", column.path("ColumnType").asText());
                    }
                    var rows = table.putArray("rows");
                    for (JsonNode row : frame.path("Rows")) {
                        var values = rows.addArray();
                        row.forEach(value ->
                                values.add(
                                        value.isContainerNode()
                                                ? MAPPER.getNodeFactory().textNode(value.toString())
                                                : value));
                    }
                }
            }
            text = root.toString();
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(response.statusCode(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private synchronized String note(byte[] body) throws IOException {
        JsonNode root = MAPPER.readTree(body);
        String text = root.path("csl").asText(root.path("query").asText());
        asked.add(text);
        return text;
    }

    synchronized String lastAsked() {
        return asked.getLast();
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    String address() {
        return "https://localhost:" + front.getAddress().getPort();
    }

    Path certificate() {
        return certificate;
    }

    @Override
    public void close() {
        front.stop(0);
    }
}

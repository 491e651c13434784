package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spoor.server.ServerOptions;
import spoor.server.SpoorServer;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Roots;
import spoor.workbench.ShippedHunts;
import spoor.workbench.load.UploadLimits;
import spoor.workbench.overview.Desk;
import spoor.workbench.report.Visible;

/// What the server answers of logs that were made to do harm: in each protocol the texts that they
/// were, and nothing that a terminal, a page or a picture would obey.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileAnswersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ALL = "values | sort by Number asc | project Value, List, Number";
    private static final Set<String> ELEMENTS =
            Set.of(
                    "svg",
                    "g",
                    "path",
                    "rect",
                    "line",
                    "circle",
                    "polyline",
                    "polygon",
                    "text",
                    "tspan",
                    "title",
                    "desc",
                    "defs",
                    "clipPath",
                    "style",
                    "a",
                    "ellipse");

    @TempDir static Path folder;
    private Case opened;
    private Desk desk;
    private SpoorServer server;
    private HttpClient client;
    private final List<String> values = new ArrayList<>();

    @BeforeAll
    void serve() throws IOException {
        HostileLogs.write(folder.resolve("logs"));
        Clock clock = Clock.systemUTC();
        opened = Case.open(folder.resolve("case"), clock);
        var _ = opened.load(folder.resolve("logs"));
        desk = Desk.of(opened, LoadOptions.STANDARD, UploadLimits.STANDARD, clock);
        server =
                SpoorServer.start(
                        new ServedCaseFolder(
                                opened,
                                Optional.empty(),
                                ShippedHunts.ofInstallation(opened, Optional.empty()),
                                Roots.of(List.of()),
                                desk),
                        ServerOptions.onPort(0),
                        clock);
        client = HttpClient.newHttpClient();
        HostileLogs.values().forEach(value -> values.add(HostileLogs.wellFormed(value)));
        values.add(HostileLogs.LONG);
    }

    @AfterAll
    void end() {
        client.close();
        server.close();
        desk.close();
        opened.close();
    }

    private HttpResponse<byte[]> send(String path, String method, byte[] body) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + server.port()).resolve(path))
                            .header("Authorization", "Bearer " + server.token())
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The JSON of an answer, whose text holds nothing that is hidden or that a terminal obeys.
    private JsonNode post(String path, ObjectNode body) throws IOException {
        return json(send(path, "POST", MAPPER.writeValueAsBytes(body)));
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean hidden =
                    c != '\n' && c != '\r' && !Character.isSurrogate(c) && Visible.isHidden(c);
            assertFalse(hidden && c != '\uFFFF' && c != '\uFFFE', "U+" + Integer.toHexString(c));
        }
        return MAPPER.readTree(text);
    }

    private static ObjectNode body(String text, String options) throws IOException {
        ObjectNode body = MAPPER.createObjectNode().put("csl", text);
        body.putObject("properties").set("Options", MAPPER.readTree("{" + options + "}"));
        return body;
    }

    private static void assertRows(List<String> values, JsonNode rows) throws IOException {
        List<String> read = new ArrayList<>();
        for (JsonNode row : rows) {
            read.add(row.get(0).textValue());
            JsonNode list =
                    row.get(1).isTextual() ? MAPPER.readTree(row.get(1).textValue()) : row.get(1);
            assertEquals(row.get(0).textValue(), list.get(0).textValue());
        }
        assertEquals(values, read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"results_progressive_enabled\":true,\"results_v2_newlines_between_frames\":true",
                "\"spoor_exact_text\":true"
            })
    void aQueryGivesTheValuesAsTheyAre(String options) throws IOException {
        ArrayNode rows = MAPPER.createArrayNode();
        for (JsonNode frame : post("/v2/rest/query", body(ALL, options))) {
            if (frame.path("TableKind").asText().equals("PrimaryResult")
                    || frame.path("FrameType").asText().equals("TableFragment")) {
                frame.path("Rows").forEach(rows::add);
            }
        }
        assertRows(values, rows);
    }

    @Test
    void version1GivesTheValuesAsTheyAre() throws IOException {
        assertRows(values, post("/v1/rest/query", body(ALL, "")).at("/Tables/0/Rows"));
    }

    @Test
    void azureMonitorGivesTheValuesAsTheyAre() throws IOException {
        ObjectNode query = MAPPER.createObjectNode().put("query", ALL);
        assertRows(values, post("/v1/workspaces/any/query", query).at("/tables/0/rows"));
        ObjectNode batch = MAPPER.createObjectNode();
        ObjectNode one = batch.putArray("requests").addObject();
        one.put("id", "\u001B[31m\u202E<b>").set("body", query);
        JsonNode answer = post("/v1/$batch", batch).at("/responses/0");
        assertEquals("\u001B[31m\u202E<b>", answer.get("id").textValue());
        assertRows(values, answer.at("/body/tables/0/rows"));
    }

    @Test
    void namesOfColumnsAreThoseOfTheLogs() throws IOException {
        JsonNode first =
                post("/v1/rest/query", body("columns | take 1", "")).at("/Tables/0/Columns");
        List<String> names = new ArrayList<>();
        first.forEach(column -> names.add(column.get("ColumnName").textValue()));
        assertTrue(names.contains("<script>window.harmed = 1</script>"), names.toString());
        assertTrue(names.contains("__proto__"), names.toString());
    }

    @Test
    void aWrongQueryIsQuotedSafely() throws IOException {
        for (String value : values) {
            if (value.length() < 1_000) {
                String text = "values | where ['" + value.replace("\\", "\\\\") + "'] == toint('";
                for (String path : List.of("/v1/rest/query", "/v2/rest/query", "/v1/rest/mgmt")) {
                    assertTrue(post(path, body(text, "")).has("error"), text);
                }
                ObjectNode query = MAPPER.createObjectNode().put("query", text);
                assertTrue(post("/v1/workspaces/any/query", query).has("error"), text);
            }
        }
    }

    @Test
    void managementCommandsShowWhatIsThere() throws IOException {
        for (String command :
                List.of(
                        ".show tables",
                        ".show tables details",
                        ".show schema",
                        ".show schema as json",
                        ".show databases",
                        ".show functions",
                        ".show queries")) {
            JsonNode rows = post("/v1/rest/mgmt", body(command, "")).at("/Tables/0/Rows");
            assertTrue(rows.isArray(), command);
        }
        JsonNode tables = post("/v1/rest/mgmt", body(".show tables", "")).at("/Tables/0/Rows");
        assertTrue(tables.size() > 20, tables.toString());
        for (JsonNode table : tables) {
            String name = table.get(0).textValue().replace("\\", "\\\\").replace("'", "\\'");
            JsonNode schema =
                    post("/v1/rest/mgmt", body(".show table ['" + name + "'] cslschema", ""));
            assertEquals(table.get(0), schema.at("/Tables/0/Rows/0/0"), schema.toString());
        }
        JsonNode whole = post("/v1/rest/mgmt", body(".show schema as json", ""));
        JsonNode read = MAPPER.readTree(whole.at("/Tables/0/Rows/0/0").textValue());
        JsonNode columns = read.at("/Databases").elements().next().at("/Tables/columns");
        assertTrue(columns.toString().contains("__proto__"), columns.toString());
    }

    @Test
    void anExportAsMarkdownShowsText() throws IOException {
        ObjectNode asked = body(ALL, "").put("format", "markdown").put("result", 0);
        JsonNode ticket = post("/api/exports", asked);
        HttpResponse<byte[]> file = send(ticket.get("address").textValue(), "GET", new byte[0]);
        assertTrue(
                file.headers()
                        .firstValue("Content-Disposition")
                        .orElse("")
                        .matches("attachment; filename=\"[A-Za-z0-9._-]+\\.md\""));
        String shown = MarkdownShown.of(new String(file.body(), StandardCharsets.UTF_8));
        for (String value : values) {
            assertTrue(shown.contains(Visible.line(value).strip()), value);
        }
    }

    @Test
    void noNameOfATableBecomesTheNameOfAnExport() throws IOException {
        for (String value : values) {
            if (value.length() < 1_000) {
                String name = value.replace("\\", "\\\\").replace("'", "\\'");
                String query =
                        "print x = 1 | as ['" + name + "'] // " + value.replaceAll("\\R", "");
                ObjectNode asked = body(query, "").put("format", "csv").put("result", 0);
                JsonNode ticket = post("/api/exports", asked);
                assertTrue(
                        ticket.has("error")
                                || ticket.get("name").textValue().matches("[A-Za-z0-9._-]+\\.csv"),
                        ticket.toString());
            }
        }
    }

    static Stream<String> drawn() {
        return Stream.of(
                "values | project Value, Number | render barchart",
                "values | project Value, Number | render columnchart with (title='<script>\u202E')",
                "values | project Value, Number | render piechart",
                "values | project Value, Number | render treemap",
                "values | project Number, Other = Number, Value | render scatterchart with (xcolumn=Number, ycolumns=Other, series=Value)",
                "values | project TimeGenerated, Value, Number | render timechart with (xcolumn=TimeGenerated, ycolumns=Number, series=Value)",
                "values | project a = Value, b = Value, n = Number | render heatmap",
                "values | project a = Value, b = strcat(Value, '>'), n = Number | render graph with (xcolumn=a, ycolumns=b, size=n)",
                "values | project TimeGenerated, Value, Number | render timeline with (xcolumn=TimeGenerated, ycolumns=Number, series=Value)",
                "values | project Value, Number | render boxplot with (xcolumn=Value, ycolumns=Number)",
                "values | take 1 | project Value | render card");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("drawn")
    void aPictureOfTheServerHoldsNoMarkupOfALog(String query) throws Exception {
        String svg = "";
        for (JsonNode frame : post("/v2/rest/query", body(query, "\"spoor_pictures\":true"))) {
            for (JsonNode row : frame.path("Rows")) {
                if (row.path(1).asText().equals("Picture")) {
                    svg = MAPPER.readTree(row.get(2).textValue()).path("svg").asText();
                }
            }
        }
        assertTrue(svg.startsWith("<svg"), query);
        assertTrue(checked(svg) > 3, svg);
    }

    /// How many elements a picture has, all of them ours.
    private static int checked(String svg) throws XMLStreamException {
        assertEquals(svg, Visible.keepingLines(svg));
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(svg));
        int elements = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            assertTrue(
                    event != XMLStreamConstants.DTD
                            && event != XMLStreamConstants.PROCESSING_INSTRUCTION
                            && event != XMLStreamConstants.COMMENT,
                    svg);
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            elements++;
            assertTrue(ELEMENTS.contains(reader.getLocalName()), reader.getLocalName());
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                String name = reader.getAttributeLocalName(i);
                String value = reader.getAttributeValue(i);
                assertFalse(name.startsWith("on"), name);
                assertTrue(!name.equals("href") || value.startsWith("#"), value);
                assertTrue(!name.equals("style") || !value.contains("192.0.2.1"), value);
            }
        }
        return elements;
    }

    @Test
    void namesOfFilesThatAreHandedOverStayNames() throws IOException {
        ObjectNode offer = MAPPER.createObjectNode();
        ArrayNode files = offer.putArray("files");
        List<byte[]> logs = new ArrayList<>();
        for (String value : HostileLogs.values()) {
            byte[] log =
                    ("Time,Number\n2024-05-01T00:00:00Z," + (7_000 + logs.size()) + "\n")
                            .getBytes(StandardCharsets.UTF_8);
            files.addObject()
                    .put("name", value + ".csv")
                    .put("size", log.length)
                    .put("modified", 0);
            logs.add(log);
        }
        JsonNode load = post("/api/loads", offer);
        assertTrue(load.has("missing"), load.toString());
        String path = "/api/loads/" + load.get("id").asText();
        for (JsonNode number : load.get("missing")) {
            HttpResponse<byte[]> took =
                    send(path + "/files/" + number.asInt(), "PUT", logs.get(number.asInt()));
            assertEquals(200, took.statusCode(), new String(took.body(), StandardCharsets.UTF_8));
        }
        JsonNode now = json(send(path + "/start", "POST", new byte[0]));
        for (int looks = 0;
                looks < 1_200 && !now.get("state").asText().matches("done|failed|cancelled");
                looks++) {
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            now = json(send(path, "GET", new byte[0]));
        }
        assertEquals("done", now.get("state").asText(), now.toString());
        JsonNode account = json(send("/api/account", "GET", new byte[0]));
        assertTrue(account.get("balanced").asBoolean());
        assertTrue(account.toString().contains("<script>window.harmed = 1</script>.csv"));
        try (Stream<Path> all = Files.walk(folder.resolve("case").resolve("uploads"))) {
            all.sorted(Comparator.naturalOrder())
                    .forEach(file ->
                            assertTrue(
                                    file.getFileName().toString().matches("[A-Za-z0-9._-]+"),
                                    file.toString()));
        }
    }
}

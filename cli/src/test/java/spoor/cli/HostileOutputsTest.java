package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import spoor.workbench.report.Visible;

/// What is written by the command line of logs that were made to do harm: text, and nothing else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileOutputsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ALL =
            "values | sort by TimeGenerated asc, Number asc | project Value";

    @TempDir static Path folder;
    private Path loaded;
    private final List<String> values = new ArrayList<>();

    private record Said(int code, String out, String errors) {}

    private static Said spoor(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int code =
                Main.run(
                        arguments,
                        new Console(
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(errors, true, StandardCharsets.UTF_8),
                                false),
                        Clock.systemUTC(),
                        new Interruption());
        return new Said(
                code,
                out.toString(StandardCharsets.UTF_8),
                errors.toString(StandardCharsets.UTF_8));
    }

    private Said query(String text, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("query", text, "--case", loaded.toString()));
        arguments.addAll(List.of(more));
        return spoor(arguments.toArray(String[]::new));
    }

    @BeforeAll
    void load() throws IOException {
        HostileLogs.write(folder.resolve("logs"));
        loaded = folder.resolve("case");
        Said said = spoor("load", folder.resolve("logs").toString(), "--case", loaded.toString());
        assertTerminalObeysNothing(said);
        HostileLogs.values().forEach(value -> values.add(HostileLogs.wellFormed(value)));
        values.add(HostileLogs.LONG);
        // as rows are sorted: by minute, then by number
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            order.add(i);
        }
        order.sort((a, b) ->
                a % 60 != b % 60 ? Integer.compare(a % 60, b % 60) : Integer.compare(a, b));
        List<String> sorted = order.stream().map(values::get).toList();
        values.clear();
        values.addAll(sorted);
    }

    private static void assertTerminalObeysNothing(Said said) {
        for (String text : List.of(said.out(), said.errors())) {
            assertEquals(text, Visible.keepingLines(text));
        }
    }

    static Stream<List<String>> commands() {
        return Stream.of(
                List.of("account", "--all"),
                List.of("rejects"),
                List.of("query", "values"),
                List.of("query", "values", "--format", "csv"),
                List.of("query", "values", "--format", "json"),
                List.of("query", "values", "--format", "ndjson"),
                List.of("query", "columns"),
                List.of("query", "columns", "--format", "csv"),
                List.of("query", "columns", "--format", "json"),
                List.of("query", "bytes"),
                List.of("query", "Syslog"),
                List.of("query", "fields"),
                List.of("query", "values | evaluate bag_unpack(Bag) | take 3"),
                List.of("query", "values | evaluate column_profile()"),
                List.of("query", "values | where ['\u001B[31m\u202E'] == 1"),
                List.of("query", "print '\u001B[2J\u202E' | where"),
                List.of("query", "['\u0007<b>'] | count"),
                List.of("query", "print toint('\u001B'), \"\u009B\" | render \u001B"),
                List.of("record", "no such \u001B[31m source", "0"),
                List.of("rejects", "no such \u001B[31m source"),
                List.of("audit"),
                List.of("query", "values", "--format", "\u001B[31m"),
                List.of("query", "values", "--\u001B[31m\u202E"),
                List.of("query", "values | where", "--debug"),
                List.of("query", "toint('\u009B\u202E", "--debug"),
                List.of("query", "values", "--now", "\u001B[2J"),
                List.of("query", "values", "-p", "\u001B[2J=\u202E"),
                List.of("query", "values", "-o", "/no/such/\u001B[31m\u202E"),
                List.of("query", "externaldata(x:string) ['http://\u001B[31m/']"),
                List.of("hunt", "run", "no such \u001B[31m\u202E.md"),
                List.of("hunt", "verify", "no such \u001B[31m\u202E.md"),
                List.of("load", "no such \u001B[31m\u202E"),
                List.of("load", "no such \u001B[31m\u202E", "--debug"),
                List.of("rejects", "--around", "20"),
                List.of("function", "show", "\u001B[31m\u202E"),
                List.of("watchlist", "add", "\u001B[31m\u202E", "no such \u001B[31m"),
                List.of("models", "\u001B[31m\u202E"),
                List.of("connect", "kusto", "https://\u001B[31m\u202E/"),
                List.of("\u001B[31m\u202E"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noControlEscapeOrBidiCharacterReachesATerminal(List<String> command) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("--case", loaded.toString()));
        assertTerminalObeysNothing(spoor(words.toArray(String[]::new)));
    }

    @Test
    void rawGivesTheCharactersThemselves() {
        assertTrue(query("values", "--raw").out().contains("\u001B[31m"));
    }

    @Test
    void csvIsReadBackAsItWas() {
        List<List<String>> rows = CsvRead.rows(query(ALL, "--format", "csv").out());
        assertEquals("Value", rows.getFirst().getFirst());
        List<String> read =
                rows.stream().skip(1).map(row -> CsvRead.unescaped(row.getFirst())).toList();
        assertEquals(values, read);
    }

    @Test
    void noCellOfCsvIsAFormula() {
        for (String table : List.of("values", "columns", "fields", "Syslog", "bytes")) {
            for (List<String> row : CsvRead.rows(query(table, "--format", "csv").out())) {
                for (String cell : row) {
                    assertFalse(
                            cell.matches("(?s)[=+\\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20].*")
                                    && !cell.matches("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?"),
                            cell);
                }
            }
        }
    }

    @Test
    void jsonLinesAreReadBackAsTheyWere() throws IOException {
        List<String> read = new ArrayList<>();
        for (String line : query(ALL, "--format", "ndjson").out().split("\n")) {
            read.add(MAPPER.readTree(line).get("Value").textValue());
        }
        assertEquals(values, read);
    }

    @Test
    void parquetIsReadBackAsItWas() throws IOException {
        Path file = folder.resolve("read-back.parquet");
        assertEquals(
                0, query(ALL + ", Number", "--format", "parquet", "-o", file.toString()).code());
        Path back = folder.resolve("back");
        assertEquals(
                0,
                spoor("load", file.toString(), "--case", back.toString(), "--table", "Back")
                        .code());
        Said said = spoor("query", "Back", "--case", back.toString(), "--format", "json");
        List<String> read = new ArrayList<>();
        for (JsonNode row : MAPPER.readTree(said.out()).at("/tables/0/rows")) {
            read.add(row.get(0).textValue());
        }
        assertEquals(values.stream().sorted().toList(), read.stream().sorted().toList());
    }

    @Test
    void everyNameOfAColumnIsReadBack() throws IOException {
        List<String> names = new ArrayList<>();
        String line = query("columns | take 1", "--format", "ndjson").out();
        MAPPER.readTree(line).fieldNames().forEachRemaining(names::add);
        assertTrue(names.contains("<script>window.harmed = 1</script>"), names.toString());
        assertTrue(names.contains("__proto__"), names.toString());
        assertTrue(names.contains("=HYPERLINK(\"http://192.0.2.1/\";\"go\")"), names.toString());
    }

    private String report(String ending) throws IOException {
        Path hunt = folder.resolve("hunt.md");
        String picture =
                "xcolumn=Value ycolumns=Number title=\"<script>window.harmed = 1</script>\"";
        Files.writeString(
                hunt,
                """
                ---
                title: "</title><script>window.harmed = 1</script>"
                description: "<img src=x onerror='window.harmed = 1'>"
                ---
                <script>window.harmed = 1</script> [go](javascript:window.harmed=1)

                ```kql name=rows
                values | sort by Number asc | take 66
                ```

                ```kql name=names
                columns
                ```

                ```kql name=bars render=barchart %s
                values | project Value, Number
                ```

                ```kql name=points render=scatterchart xcolumn=Number ycolumns=Number series=Value labels=Value
                values | project Value, Number
                ```

                ```kql name=wrong
                values | where ['<script>window.harmed = 1</script>'] == 1
                ```
                """
                        .formatted(picture));
        Path file = folder.resolve("report" + ending);
        Said said =
                spoor(
                        "hunt",
                        "run",
                        hunt.toString(),
                        "--case",
                        loaded.toString(),
                        "-o",
                        file.toString());
        assertTerminalObeysNothing(said);
        assertTrue(Files.exists(file), said.errors());
        return Files.readString(file);
    }

    @Test
    void anHtmlReportHoldsNoMarkupOfALog() throws IOException {
        String html = report(".html");
        String body = html.substring(html.indexOf("<body>"), html.lastIndexOf("<script>"));
        Matcher tags = Pattern.compile("<[a-zA-Z!?/][^>]*>").matcher(body);
        int seen = 0;
        while (tags.find()) {
            seen++;
            assertFalse(
                    tags.group()
                            .matches(
                                    "(?is)<(iframe|img|object|embed|foreignObject|use|link|base|form|input|body .*|a [^>]*href=\"(?!#)).*"),
                    tags.group());
            assertFalse(tags.group().matches("(?is).*\\son[a-z]+\\s*=.*"), tags.group());
            assertFalse(tags.group().contains("192.0.2.1"), tags.group());
        }
        assertTrue(seen > 500);
        assertFalse(body.contains("<script>window"));
        for (String hidden : List.of("\u202E", "\u001B", "\u0007", "\u2066", "\u0000", "\u009B")) {
            assertFalse(body.contains(hidden));
        }
        assertTrue(body.contains("&lt;script&gt;window.harmed = 1&lt;/script&gt;"));
    }

    @Test
    void aMarkdownReportShowsText() throws IOException {
        String shown = MarkdownShown.of(report(".md"));
        for (String value : values) {
            String line = Visible.line(value).strip();
            if (line.length() < 400) {
                assertTrue(shown.contains(line), line);
            }
        }
    }
}

package spoor.workbench.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Ticks;
import spoor.model.Vector;

class ExportTest {
    private static final List<String> HOSTILE =
            List.of(
                    "<script>alert(1)</script>",
                    "<img src=x onerror=alert(1)>",
                    "[x](javascript:alert(1)) ![](http://192.0.2.1/p.png)",
                    "{{constructor.constructor('alert(1)')()}}",
                    "a | b \\| c ` d ``` e",
                    "=HYPERLINK(\"http://192.0.2.1/\")",
                    "+1+cmd|' /C calc'!A0",
                    "-2+3+cmd",
                    "@SUM(1)",
                    "\tTAB",
                    "\r=late",
                    "\n=line",
                    "'already quoted",
                    "''twice",
                    "-5",
                    "-",
                    "\uFF1Dfull width",
                    "abc\u202Ecod.exe",
                    "bell\u0007 escape\u001B[31m nul\u0000",
                    "\\u{202E} written out",
                    "\\\\u{5C}",
                    "\uD800 alone, \uDBFF\uDFFF a noncharacter, \uE000 private",
                    "line one\r\nline two\nthree",
                    "\"quoted\", and, commas",
                    "__proto__",
                    "www.example.com http://example.com",
                    "",
                    " ");

    @TempDir Path folder;

    @Test
    void csvIsSafeToOpenAndReadsBack() throws IOException {
        String csv = text(ExportFormat.CSV, HOSTILE);
        List<String> cells = cells(csv);
        assertEquals("<i>Value", cells.getFirst());
        for (int i = 0; i < HOSTILE.size(); i++) {
            String cell = cells.get(i + 1);
            boolean number = cell.matches("-?[0-9]+");
            assertFalse(!number && cell.matches("(?s)[=+@\t\n\uFF1D-].*"), cell);
            assertEquals(HOSTILE.get(i), readBack(cell));
        }
        assertFalse(csv.contains("\u202E") || csv.contains("\u001B") || csv.contains("\r"));
    }

    @Test
    void csvReadsBackWhateverTheText() throws IOException {
        Random random = new Random(7);
        String alphabet = "=+-@'\"\\u{}0009AF,\r\n\t\u202E\u200B\u0000\uD83D\uDE00\uDC00xyz \uFEFF";
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            texts.add(text.toString());
        }
        List<String> cells = cells(text(ExportFormat.CSV, texts));
        for (int i = 0; i < texts.size(); i++) {
            assertEquals(texts.get(i), readBack(cells.get(i + 1)));
        }
    }

    @Test
    void markdownIsATableInWhichNoValueIsMarkup() throws IOException {
        String markdown = text(ExportFormat.MARKDOWN, HOSTILE);
        assertEquals(HOSTILE.size() + 2, markdown.lines().count());
        // a pipe that is not escaped begins or ends a cell
        for (String line : markdown.lines().toList()) {
            assertEquals(
                    2, line.replaceAll("\\\\.", "").chars().filter(c -> c == '|').count(), line);
        }
        String html =
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown));
        assertFalse(Pattern.compile("<(script|img|a|code|i|em|b)\\b").matcher(html).find(), html);
        assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), html);
        assertTrue(html.contains("a | b \\| c ` d ``` e"), html);
        assertTrue(markdown.contains("www\\.example.com http\\://example.com"), markdown);
    }

    @Test
    void jsonLinesHoldARowEach() throws IOException {
        String lines = text(ExportFormat.NDJSON, List.of("a\u202Eb", "c"));
        assertEquals("{\"<i>Value\":\"a\\u202Eb\"}\n{\"<i>Value\":\"c\"}\n", lines);
    }

    @Test
    void parquetHoldsTimesAndTexts() throws Exception {
        List<Column> columns =
                List.of(
                        new Column("At", KqlType.DATETIME),
                        new Column("Text \"quoted\"", KqlType.STRING));
        RowBatch batch =
                new RowBatch(
                        columns,
                        List.of(
                                new Vector.Longs(
                                        new long[] {Ticks.ofDate(2024, 7, 8)}, new boolean[0]),
                                new Vector.Texts(new String[] {HOSTILE.getFirst()})),
                        1);
        Path file = folder.resolve("it's.parquet");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertEquals(1, Export.write(ExportFormat.PARQUET, cursor(batch), out, false, _ -> {}));
        Files.write(file, out.toByteArray());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT CAST(\"At\" AS VARCHAR), \"Text \"\"quoted\"\"\" FROM '"
                                        + file.toString().replace("'", "''")
                                        + "'")) {
            assertTrue(rows.next());
            assertEquals("2024-07-08 00:00:00", rows.getString(1));
            assertEquals(HOSTILE.getFirst(), rows.getString(2));
        }
    }

    @Test
    void namesAFileAfterTheFirstTableAndTheTime() {
        Instant time = Instant.parse("2026-09-14T12:05:00Z");
        List<String> tables = List.of("Event", "SecurityEvent", "../odd \"name\"");
        assertEquals(
                "SecurityEvent-20260914T120500Z.csv",
                ExportName.of(ExportFormat.CSV, "SecurityEvent | join Event on x", tables, time));
        assertEquals(
                "_odd_name_-20260914T120500Z.md",
                ExportName.of(ExportFormat.MARKDOWN, "['../odd \"name\"'] | take 1", tables, time));
        assertEquals(
                "result-20260914T120500Z.parquet",
                ExportName.of(ExportFormat.PARQUET, "print 1", tables, time));
    }

    private static String text(ExportFormat format, List<String> values) throws IOException {
        List<Column> columns = List.of(new Column("<i>Value", KqlType.STRING));
        RowBatch batch =
                new RowBatch(
                        columns,
                        List.of(new Vector.Texts(values.toArray(String[]::new))),
                        values.size());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertEquals(values.size(), Export.write(format, cursor(batch), out, false, _ -> {}));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static RowCursor cursor(RowBatch batch) {
        List<RowBatch> left = new ArrayList<>(List.of(batch));
        return new RowCursor() {
            @Override
            public List<Column> columns() {
                return batch.columns();
            }

            @Override
            public Optional<RowBatch> next() {
                return left.isEmpty() ? Optional.empty() : Optional.of(left.removeFirst());
            }

            @Override
            public void close() {}
        };
    }

    /// The cells of CSV of one column, as RFC 4180 has it.
    private static List<String> cells(String csv) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '\n' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        return cells;
    }

    /// The rule of the documentation.
    private static String readBack(String cell) {
        String text = cell.startsWith("'") ? cell.substring(1) : cell;
        return Pattern.compile("\\\\u\\{([0-9A-F]+)\\}")
                .matcher(text)
                .replaceAll(match ->
                        java.util.regex.Matcher.quoteReplacement(
                                Character.toString(Integer.parseInt(match.group(1), 16))));
    }
}

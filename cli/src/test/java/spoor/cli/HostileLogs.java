package spoor.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Logs whose fields, columns, keys, tables and files are called and filled by somebody who wishes
/// whoever reads them ill. The values are those that the page is walked with, too.
final class HostileLogs {
    /// One line more than a screen has, in one value.
    static final String LONG = "<b>" + "very long ".repeat(20_000) + "</b>";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private HostileLogs() {}

    static List<String> values() throws IOException {
        Path file = Path.of(System.getProperty("spoor.root"), "web", "test", "hostile.json");
        return List.of(MAPPER.readValue(file.toFile(), String[].class));
    }

    /// What a value is once it was written as UTF-8: a surrogate alone has no bytes.
    static String wellFormed(String value) {
        StringBuilder out = new StringBuilder();
        value.codePoints()
                .forEach(c ->
                        out.appendCodePoint(
                                Character.isBmpCodePoint(c) && Character.isSurrogate((char) c)
                                        ? 0xFFFD
                                        : c));
        return out.toString();
    }

    /// Writes them all below a folder.
    static void write(Path folder) throws IOException {
        List<String> values = values();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("values.jsonl"), fields(values));
        Files.writeString(folder.resolve("columns.jsonl"), columns(values));
        Files.writeString(folder.resolve("fields.csv"), csv(values));
        Files.write(folder.resolve("bytes.jsonl"), bytes());
        Files.writeString(folder.resolve("auth.log"), syslog(values));
        names(folder.resolve("names"), values);
    }

    /// A line for each value: in a field, and as key and value of an object.
    private static String fields(List<String> values) throws IOException {
        StringBuilder out = new StringBuilder();
        int number = 0;
        for (String value : values) {
            out.append(field(number++, value));
        }
        return out.append(field(number, LONG)).toString();
    }

    private static String field(int number, String value) throws IOException {
        ObjectNode row = row(number);
        row.put("Number", number).put("Value", value);
        row.putObject("Bag").put(value, value);
        row.putArray("List").add(value);
        return json(row);
    }

    private static String columns(List<String> values) throws IOException {
        StringBuilder out = new StringBuilder();
        for (int number = 0; number < 3; number++) {
            ObjectNode row = row(number);
            for (String value : values) {
                row.put(value, value);
            }
            out.append(json(row));
        }
        return out.toString();
    }

    private static ObjectNode row(int number) {
        return MAPPER.createObjectNode()
                .put("TimeGenerated", "2024-05-01T00:%02d:00Z".formatted(number % 60));
    }

    /// Everything but ASCII is escaped, so that surrogates alone are there, too.
    private static String json(ObjectNode row) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var json = MAPPER.createGenerator(out)) {
            json.setHighestNonEscapedChar(0x7E);
            json.writeTree(row);
        }
        return out.toString(StandardCharsets.UTF_8) + "\n";
    }

    /// The values as the names of columns and as their fields.
    private static String csv(List<String> values) {
        StringBuilder out = new StringBuilder();
        for (int line = 0; line < 3; line++) {
            out.append(line == 0 ? "Time" : "2024-05-01T00:0" + line + ":00Z");
            for (String value : values) {
                out.append(",\"").append(wellFormed(value).replace("\"", "\"\"")).append('"');
            }
            out.append('\n');
        }
        return out.toString();
    }

    /// Bytes that are no UTF-8: alone, too long, too short, a surrogate, beyond the last.
    private static byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[][] bad = {
            {0xFF, 0xFE},
            {0xC0, 0xAF},
            {0xE2, 0x82},
            {0xED, 0xA0, 0x80},
            {0xF5, 0x80, 0x80, 0x80},
            {0x9B, 0x41}
        };
        for (int[] each : bad) {
            out.write(
                    "{\"TimeGenerated\":\"2024-05-01T00:00:00Z\",\"Value\":\"<b>"
                            .getBytes(StandardCharsets.UTF_8));
            for (int one : each) {
                out.write(one);
            }
            out.write("</b>\"}\n".getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String syslog(List<String> values) {
        StringBuilder out = new StringBuilder();
        for (String value : values) {
            String text = wellFormed(value).replaceAll("[\r\n]", " ");
            out.append("May  1 00:00:00 host sshd[7]: Failed password for invalid user ")
                    .append(text)
                    .append(" from 192.0.2.9 port 22 ssh2\n");
        }
        return out.toString();
    }

    /// A file for each value that may be the name of one; the table takes its name from it.
    private static void names(Path folder, List<String> values) throws IOException {
        Files.createDirectories(folder);
        Set<String> used = new LinkedHashSet<>();
        for (String value : values) {
            String name = value.replace('/', '\u2215').replace("\u0000", "");
            if (name.isBlank() || !used.add(name) || !name.equals(wellFormed(name))) {
                continue;
            }
            try {
                Files.writeString(
                        folder.resolve(name + ".csv"),
                        "Time,\""
                                + name.replace("\"", "\"\"")
                                + "\"\n2024-05-01T00:00:00Z,"
                                + used.size()
                                + "\n");
            } catch (InvalidPathException | java.nio.file.FileSystemException e) {
                used.remove(name); // this system has no such names
            }
        }
    }
}

package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// CSV as another program reads it.
final class CsvRead {
    private CsvRead() {}

    /// RFC 4180.
    static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        Matcher cells =
                Pattern.compile("(?:\"((?:[^\"]|\"\")*+)\"|([^\",\r\n]*))(,|\r?\n)").matcher(text);
        int at = 0;
        while (cells.find()) {
            assertEquals(
                    at,
                    cells.start(),
                    "no cell: " + text.substring(at, Math.min(text.length(), at + 80)));
            at = cells.end();
            row.add(cells.group(1) == null ? cells.group(2) : cells.group(1).replace("\"\"", "\""));
            if (!cells.group(3).equals(",")) {
                rows.add(row);
                row = new ArrayList<>();
            }
        }
        assertEquals(text.length(), at);
        return rows;
    }

    /// As the page of the exports says that a cell is read back.
    static String unescaped(String cell) {
        String text = cell.startsWith("'") ? cell.substring(1) : cell;
        return Pattern.compile("\\\\u\\{([0-9A-F]{4,6})\\}")
                .matcher(text)
                .replaceAll(code ->
                        Matcher.quoteReplacement(
                                Character.toString(Integer.parseInt(code.group(1), 16))));
    }
}

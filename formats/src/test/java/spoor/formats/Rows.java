package spoor.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of one file by the names of their columns, for tests.
///
/// @param read the file
/// @param rows of each the cells that are not empty
public record Rows(ReadFile read, List<Map<String, String>> rows) {
    /// Reads a text as a file of that name and checks that the format is the one expected and that
    /// every byte is accounted for.
    public static Rows of(Path folder, String name, String format, String text) throws IOException {
        return of(folder, name, format, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Rows of(Path folder, String name, String format, byte[] bytes)
            throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        Rows rows = of(file);
        assertEquals(format, rows.read().chosen().format().description().name());
        return rows;
    }

    public static Rows of(Path file) {
        ReadFile read = ReadFile.of(file);
        assertTrue(read.balances(), () -> file + " does not balance");
        return new Rows(read, read.texts().stream().map(text -> row(read, text)).toList());
    }

    private static Map<String, String> row(ReadFile read, String text) {
        String[] cells = text.split("\\|", -1);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                row.put(read.chosen().reading().columns().get(i).name(), cells[i]);
            }
        }
        return row;
    }

    public Map<String, String> row(int index) {
        return rows.get(index);
    }

    public String cell(int index, String column) {
        return rows.get(index).getOrDefault(column, "");
    }
}

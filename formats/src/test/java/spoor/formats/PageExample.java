package spoor.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spoor.model.Column;

/// The examples of a format's page: each fenced block `log`, read as a file, gives the rows of the
/// table that follows it, in the columns that the table has.
public final class PageExample {
    private PageExample() {}

    /// Compares all examples of `docs/formats/NAME.md`; `folder` is for the files made.
    ///
    /// @return the number of examples
    public static int compare(String name, Path folder) throws IOException {
        Path page =
                Path.of(System.getProperty("spoor.root", ".."))
                        .resolve("docs/formats")
                        .resolve(name + ".md");
        String text = Files.readString(page, StandardCharsets.UTF_8);
        int examples = 0;
        int at = text.indexOf("```log\n");
        while (at >= 0) {
            int from = at + "```log\n".length();
            int to = text.indexOf("```\n", from);
            Path file = folder.resolve("example" + examples + ".log");
            Files.writeString(file, text.substring(from, to));
            compare(ReadFile.of(file), table(text.substring(to)));
            examples++;
            at = text.indexOf("```log\n", to);
        }
        return examples;
    }

    /// A sample that the pages offer.
    public static Path sample(String name) {
        return Path.of(System.getProperty("spoor.root", ".."))
                .resolve("docs/formats/samples/" + name);
    }

    private static void compare(ReadFile read, List<List<String>> table) {
        assertTrue(read.balances());
        List<String> names = read.chosen().reading().columns().stream().map(Column::name).toList();
        List<List<String>> rows = new ArrayList<>();
        for (String row : read.texts()) {
            List<String> cells = Arrays.asList(row.split("\\|", -1));
            assertEquals(names.size(), cells.size(), row);
            rows.add(
                    table.getFirst().stream()
                            .map(column -> cells.get(names.indexOf(column)))
                            .toList());
        }
        assertEquals(table.subList(1, table.size()), rows);
    }

    /// The cells of the first table: its header, then its rows.
    private static List<List<String>> table(String text) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : text.substring(text.indexOf("\n| ") + 1).split("\n", -1)) {
            if (!line.startsWith("|")) {
                break;
            }
            if (!line.startsWith("|---")) {
                String[] cells = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
                rows.add(Arrays.stream(cells).map(PageExample::cell).toList());
            }
        }
        return rows;
    }

    private static String cell(String text) {
        String stripped = text.strip();
        return stripped.length() > 1 && stripped.startsWith("`") && stripped.endsWith("`")
                ? stripped.substring(1, stripped.length() - 1)
                : stripped;
    }
}

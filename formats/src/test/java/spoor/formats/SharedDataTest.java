package spoor.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spoor.model.FormatException;

/// Reads every file of a collection of real logs, where it is there: `../shared` beside the
/// project, or the directory that SPOOR_SHARED names.
class SharedDataTest {
    /// Files whose rows are not those that the collection's list states, with the reason.
    private static final Map<String, Integer> OTHER_ROWS =
            Map.of(
                    // No header, but the list takes its first line for one.
                    "flow/nsl-kdd/Field Names.csv", 41,
                    // The last line was cut: a reject.
                    "zeek/odd/conn.log", 58,
                    // The list counts the lines of its header.
                    "zeek/zeek-btest/ascii-empty__ssh-filtered.log", 5,
                    // Not JSON: its times were masked without quotes.
                    "zeek/zeek-btest/ascii-json__ssh.log", -1,
                    // One cell a line.
                    "sequences/hadoop/Hadoop_templates.csv", -1);

    @Test
    void balancesEveryFileAndReadsTheRowsThatTheListStates() throws IOException {
        Path manifest = shared().resolve("data/MANIFEST.tsv");
        assumeTrue(Files.exists(manifest), "no collection of real logs here");
        List<String> lines = Files.readAllLines(manifest);
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            String name = cells[0];
            int rows = check(manifest.resolveSibling(name), wrong);
            boolean table =
                    name.endsWith(".csv")
                            || name.startsWith("zeek/")
                            || name.startsWith("cloudtrail/") && name.endsWith(".json");
            if (table && cells[6].matches("\\d+")) {
                compared++;
                int expected = OTHER_ROWS.getOrDefault(name, Integer.parseInt(cells[6]));
                boolean document = name.endsWith(".md") || name.endsWith(".config");
                if (rows != expected && !document) {
                    wrong.add(name + ": " + rows + " rows, not " + expected);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(compared > 500, "only " + compared + " compared");
    }

    /// Reads a file, notes what is wrong, and gives its rows, -1 when no format reads it.
    private static int check(Path path, List<String> wrong) {
        try {
            ReadFile read = ReadFile.of(path);
            if (!read.balances()) {
                wrong.add(
                        path + ": " + read.tally().bytes() + " of " + read.summary().textLength());
            }
            int rows = read.rows().size();
            if (read.chosen().format().description().name().equals("zeek")) {
                for (Reading further : read.chosen().reading().further()) {
                    rows += ReadTable.of(path, further.table()).rows().size();
                }
            }
            return rows;
        } catch (FormatException e) {
            if (String.valueOf(e.getMessage()).isBlank()) {
                wrong.add(path + ": refused without a reason");
            }
            return -1;
        }
    }

    static Path shared() {
        String named = System.getenv("SPOOR_SHARED");
        return named == null
                ? Path.of(System.getProperty("spoor.root", ".."), "..", "shared")
                : Path.of(named);
    }
}

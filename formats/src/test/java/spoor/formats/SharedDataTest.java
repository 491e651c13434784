package spoor.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import spoor.model.FormatException;

/// Reads every file of the shared collection of real logs, where it is there.
class SharedDataTest {
    @Test
    void balancesEveryFile() throws IOException {
        Path manifest = shared().resolve("data/MANIFEST.tsv");
        assumeTrue(Files.exists(manifest), "no shared data");
        List<String> wrong = new ArrayList<>();
        StringBuilder report = new StringBuilder();
        for (String line : Files.readAllLines(manifest).subList(1, lines(manifest))) {
            String[] cells = line.split("\t", -1);
            Path path = manifest.resolveSibling(cells[0]);
            String name = cells[0];
            if (!Files.exists(path)) {
                continue;
            }
            try {
                ReadFile read = ReadFile.of(path);
                if (!read.balances()) {
                    wrong.add(
                            name + " " + read.tally().bytes() + " " + read.summary().textLength());
                }
                report.append(name)
                        .append('\t')
                        .append(cells[6])
                        .append('\t')
                        .append(read.rows().size())
                        .append('\t')
                        .append(read.tally().count(Tally.Kind.REJECT))
                        .append('\t')
                        .append(read.tally().rejectedValues())
                        .append('\t')
                        .append(read.schema())
                        .append('\t')
                        .append(read.chosen().recognition().assumptions())
                        .append('\t')
                        .append(read.rejects().stream().limit(3).toList())
                        .append('\n');
            } catch (FormatException e) {
                report.append(name).append("\tREFUSED\t").append(e.getMessage()).append('\n');
            }
        }
        Files.writeString(Path.of("target", "shared-data.tsv"), report.toString());
        assertEquals(List.of(), wrong);
    }

    private static int lines(Path manifest) throws IOException {
        return Files.readAllLines(manifest).size();
    }

    static Path shared() {
        String named = System.getenv("SPOOR_SHARED");
        return named == null
                ? Path.of(System.getProperty("spoor.root", ".."), "..", "shared")
                : Path.of(named);
    }
}

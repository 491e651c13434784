package spoor.formats.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import spoor.formats.ReadFile;

/// Reads real general logs, where they are.
class MySqlSharedTest {
    private static Path shared() {
        String named = System.getenv("SPOOR_SHARED");
        return named == null
                ? Path.of(System.getProperty("spoor.root", ".."), "..", "shared")
                : Path.of(named);
    }

    private static ReadFile read(String name) {
        Path file = shared().resolve("data/mysql").resolve(name);
        assumeTrue(Files.exists(file), "no collection of real logs here");
        ReadFile read = ReadFile.of(file);
        assertTrue(read.balances());
        assertEquals("MySqlGeneral", read.chosen().reading().table());
        assertEquals(List.of(), read.rejects());
        return read;
    }

    @Test
    void findsEveryLabelledConnectionAndNoOther() throws IOException {
        ReadFile read = read("generated/general.log.gz");
        Set<Long> expected = new TreeSet<>();
        for (String line :
                Files.readAllLines(shared().resolve("data/mysql/generated/labels.csv"))) {
            if (Character.isDigit(line.charAt(0))) {
                expected.add(Long.parseLong(line.substring(0, line.indexOf(','))));
            }
        }
        // The server's own statements, written before any client connects.
        expected.add(0L);
        Set<Long> found =
                read.texts().stream()
                        .map(row -> Long.parseLong(row.split("\\|", 3)[1]))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, found);
        assertEquals(1970, found.size());
        assertEquals(21_355, read.rows().size());
        assertEquals(1, read.texts().stream().filter(row -> row.endsWith("|1")).count());
        assertEquals(
                read.rows(),
                ReadFile.of(
                                shared().resolve("data/mysql/generated/general.log.gz"),
                                2,
                                3000,
                                1 << 20,
                                0)
                        .rows());
    }

    @Test
    void readsEntriesOfOldServers() {
        assertEquals(7, read("percona/genlog001.txt").rows().size());
        ReadFile spaced = read("percona/genlog003.txt");
        assertEquals(7, spaced.rows().size());
        assertTrue(
                spaced.texts().stream()
                        .allMatch(row -> row.startsWith("2005-10-07T21:55:24.0000000Z|")));
        assertEquals(13, read("percona/genlog005.txt").rows().size());
    }
}

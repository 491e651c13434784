package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `load`, `account` and `rejects` with the options that say how much they print.
class AccountCommandsIT {
    @TempDir Path folder;

    private Run spoor(String... arguments) throws IOException, InterruptedException {
        return Run.of(folder, arguments);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// Three records that are no rows, and one value that fits no number.
    private void writeSpoiled() throws IOException {
        StringBuilder rows = new StringBuilder("name,count\n");
        for (int i = 0; i < 20_000; i++) {
            rows.append("name").append(i).append(',').append(i).append('\n');
        }
        write(
                "logs/spoiled.csv",
                rows + "a,1,2\n" + "b,1,2\nc,many\n" + "\u001B[31md,1,2,3\n" + "last,1\n");
    }

    @Test
    void manySourcesAreSummedUpUnlessAllAreAskedFor() throws Exception {
        for (int i = 0; i < 45; i++) {
            write(
                    String.format(Locale.ROOT, "logs/part%02d.csv", i),
                    "name,count\na," + i + "\nb,2\n");
        }
        Run load = spoor("load", "logs", "--case", "case", "--table", "T");
        assertEquals(0, load.code(), load.toString());
        assertTrue(
                load.out()
                        .contains("45 sources, summed up by format and table (--all prints each)"),
                load.out());
        assertFalse(load.out().contains("part07.csv"), load.out());
        Run all = spoor("account", "--case", "case", "--all");
        assertTrue(all.out().contains("part07.csv"), all.out());
        assertFalse(all.out().contains("--all"), all.out());
        Run again = spoor("load", "logs", "--case", "case", "--table", "T", "--all");
        assertTrue(again.out().contains("part44.csv  skipped"), again.out());
    }

    @Test
    void whatCommandsDoStandsInTheAuditLog() throws Exception {
        write("logs/one.csv", "name,count\na,1\nb,2\n");
        spoor("load", "logs", "--case", "case", "--table", "T");
        spoor("query", "T | where count > 1", "--case", "case");
        spoor("query", "T", "--case", "case", "--format", "csv", "-o", "out.csv");
        spoor("query", "Nothing", "--case", "case");
        String log = spoor("audit", "--case", "case", "--format", "json").out();
        assertEquals(4, log.split("\"client\": \"command line\"", -1).length - 1, log);
        assertTrue(log.contains("\"text\": \"logs\""), log);
        assertTrue(log.contains("\"text\": \"T | where count > 1\""), log);
        assertTrue(log.contains("\"kind\": \"export\""), log);
        assertTrue(log.contains("\"outcome\": \"wrong\""), log);
    }

    @Test
    void longListsOfRemarksAreCutUnlessAllAreAskedFor() throws Exception {
        write("logs/first.csv", "name,count\na,1\n");
        for (int i = 0; i < 50; i++) {
            write(String.format(Locale.ROOT, "logs/same%02d.csv", i), "name,count\na,1\n");
        }
        Run load = spoor("load", "logs", "--case", "case");
        assertTrue(load.out().contains("more (--all prints them)"), load.out());
        assertFalse(load.out().contains("same49.csv: source 1"), load.out());
        Run all = spoor("account", "--case", "case", "--all");
        assertTrue(all.out().contains("same49.csv: source 1, logs/first.csv"), all.out());
    }

    @Test
    void whatIsNotReadIsListedByReasonAndInJsonEachByItself() throws Exception {
        for (int i = 0; i < 12; i++) {
            write("logs/picture" + i + ".bin", "\u0000\u0001\u0002" + i);
        }
        write("logs/letter.txt", "Dear reader,\n\nthis is no log.\n");
        write("logs/empty.log", "");
        write("logs/good.csv", "name,count\na,1\n");
        Run load = spoor("load", "logs", "--case", "case");
        assertEquals(3, load.code(), load.toString());
        assertTrue(
                load.out()
                        .contains(
                                """
                                Not read ('spoor rejects' gives the particulars of each):
                                  12 files: it is binary, not text: picture0.bin, picture1.bin, picture10.bin, picture11.bin, picture2.bin and 7 more
                                  1 file: it is empty (0 bytes): there is nothing to read: empty.log
                                  1 file: it is no log of a known format: letter.txt
                                """),
                load.out());
        Run rejects = spoor("rejects", "logs/letter.txt", "--case", "case");
        assertTrue(rejects.out().contains("zeek: it has no # lines"), rejects.out());
        Run json = spoor("account", "--case", "case", "--format", "json");
        assertEquals(
                12,
                json.out()
                        .lines()
                        .filter(line -> line.contains("\"why\"") && line.contains("it is binary"))
                        .count(),
                json.out());
    }

    @Test
    void theSameBytesAreCountedOnceByTheLoadToo() throws Exception {
        write("logs/a.csv", "name,count\na,1\n");
        write("logs/b.csv", "name,count\na,1\n");
        Run load = spoor("load", "logs", "--case", "case");
        String balance = "Balanced: 15 bytes = 4 events + 0 continuations + 11 headers";
        assertTrue(load.out().contains(balance), load.out());
        assertTrue(load.out().contains("(1 source)"), load.out());
        assertTrue(load.out().contains("b.csv: source 1, a.csv"), load.out());
        Run account = spoor("account", "--case", "case");
        assertTrue(account.out().contains(balance), account.out());
    }

    @Test
    void rejectsAreNarrowedByReasonAndColumn() throws Exception {
        writeSpoiled();
        spoor("load", "logs", "--case", "case", "--max-rejects", "5");
        Run all = spoor("rejects", "--case", "case");
        assertEquals(0, all.code(), all.toString());
        assertTrue(all.out().endsWith("\n4 rejects\n"), all.out());
        Run cells = spoor("rejects", "--case", "case", "--reason", "3 CELLS");
        assertTrue(cells.out().endsWith("\n2 rejects\n"), cells.out());
        Run column = spoor("rejects", "--case", "case", "--reason", "count");
        assertTrue(column.out().endsWith("\n1 reject\n"), column.out());
        assertTrue(column.out().contains("not a long"), column.out());
        Run none = spoor("rejects", "--case", "case", "--reason", "nothing of the kind");
        assertEquals(0, none.code());
        assertTrue(none.out().endsWith("\n0 rejects\n"), none.out());
        Run unknown = spoor("rejects", "--case", "case", "logs/other.csv");
        assertEquals(2, unknown.code());
        assertTrue(unknown.errors().contains("no source 'logs/other.csv'"), unknown.errors());
    }

    @Test
    void rejectsShowTheBytesAroundThemSafely() throws Exception {
        writeSpoiled();
        spoor("load", "logs", "--case", "case");
        Run around = spoor("rejects", "--case", "case", "--around", "8", "--limit", "1");
        assertTrue(around.out().contains("3 cells, but the table has 2 columns"), around.out());
        assertTrue(around.out().lines().anyMatch(line -> line.equals(" > a,1,2")));
        assertTrue(around.out().endsWith("the first 1 of 4 rejects (--limit N)\n"), around.out());
        Run last = spoor("rejects", "--case", "case", "--around", "8", "--reason", "4 cells");
        assertTrue(last.out().contains("\\u{001B}[31md,1,2,3"), last.out());
        assertFalse(last.out().contains("\u001B"), last.out());
        Run large = spoor("rejects", "--case", "case", "--around", "16385");
        assertEquals(2, large.code());
        assertTrue(large.errors().contains("give 0 to 16384"), large.errors());
        Run json = spoor("rejects", "--case", "case", "--around", "8", "--format", "json");
        assertEquals(2, json.code());
        assertTrue(json.errors().contains("--around goes with --format table"), json.errors());
    }

    @Test
    void rejectsOfAFileThatIsGoneShowWhatWasKept() throws Exception {
        writeSpoiled();
        spoor("load", "logs", "--case", "case");
        Files.delete(folder.resolve("logs/spoiled.csv"));
        Run around = spoor("rejects", "--case", "case", "--around", "8", "--limit", "1");
        assertEquals(0, around.code(), around.toString());
        assertTrue(around.out().contains("the file is no longer there"), around.out());
        assertTrue(around.out().contains(" > a,1,2"), around.out());
    }
}

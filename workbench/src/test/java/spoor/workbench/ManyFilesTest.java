package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many files at once: what several threads read is what one reads, in the same order.
class ManyFilesTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    @Test
    void accountTablesAndOrderOfRowsDoNotDependOnThreads() throws IOException {
        for (int i = 0; i < 120; i++) {
            String name = String.format(java.util.Locale.ROOT, "logs/%03d", i);
            switch (i % 6) {
                case 0 -> write(name + "/a.csv", "name,count\n" + rows("n" + i, i * 7 % 50));
                case 1 -> write(name + "/a.csv", "name,count,more" + i % 4 + "\nx" + i + ",1,y\n");
                case 2 -> write(name + "/a.csv", "name,count\nmany,m" + i + "\n");
                case 3 -> write(name + "/a.csv", "name,count\nthe same,0\n");
                case 4 ->
                        write(
                                name + "/b.jsonl",
                                "{\"a\":" + i + "}\n{\"a\":1,\"b" + i % 5 + "\":2}\n");
                default -> write(name + "/empty.csv", "");
            }
        }
        List<String> seen = new ArrayList<>();
        for (int threads : new int[] {1, 2, 5}) {
            try (Case opened = Case.open(folder.resolve("case" + threads), CLOCK)) {
                Account account =
                        opened.load(
                                List.of(folder.resolve("logs")),
                                new LoadOptions(Optional.empty(), threads),
                                Progress.NONE);
                assertTrue(account.balanced());
                StringBuilder text = new StringBuilder();
                account.lines()
                        .forEach(line ->
                                text.append(line.outcome()).append(line.source()).append('\n'));
                account.tables().forEach(table -> text.append(table).append('\n'));
                for (Account.Table table : account.tables()) {
                    text.append(
                            opened.query(
                                            QueryRequest.of(
                                                    "['"
                                                            + table.schema().name()
                                                            + "'] | extend s = _Source, o = _Offset"))
                                    .tables()
                                    .getFirst()
                                    .rows());
                }
                text.append(opened.rejects(Optional.empty(), 0));
                seen.add(text.toString());
            }
        }
        assertEquals(seen.get(0), seen.get(1));
        assertEquals(seen.get(0), seen.get(2));
    }

    private static String rows(String name, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= count; i++) {
            text.append(name).append(',').append(i).append('\n');
        }
        return text.toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

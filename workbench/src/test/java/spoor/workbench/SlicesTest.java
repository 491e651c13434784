package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlicesTest {
    @Test
    void aTableReadRangeByRangeGivesEveryRowOnceInOrder(@TempDir Path folder) throws Exception {
        for (int file = 0; file < 4; file++) {
            StringBuilder lines = new StringBuilder("n,text\n");
            for (int i = 0; i < (file == 1 ? 250_000 : 30_000); i++) {
                lines.append(i).append(",file").append(file).append('\n');
            }
            Files.writeString(
                    Files.createDirectories(folder.resolve("d" + file)).resolve("Numbers.csv"),
                    lines);
        }
        try (Case opened = Case.temporary(Clock.systemUTC())) {
            var _ = opened.load(folder);
            long rows = 0;
            String file = "";
            long last = -1;
            for (Row row : opened.query("Numbers | where n % 10 != 3 | extend m = n * 2").table()) {
                if (!row.string("text").equals(file)) {
                    file = row.string("text");
                    last = -1;
                }
                long n = java.util.Objects.requireNonNull(row.integer("n"));
                assertEquals(n * 2, row.integer("m"));
                if (n <= last) {
                    throw new AssertionError(n + " after " + last);
                }
                last = n;
                rows++;
            }
            assertEquals(340_000L * 9 / 10, rows);
            assertEquals(100_001, opened.query("Numbers | take 100001").table().rowCount());
        }
    }
}

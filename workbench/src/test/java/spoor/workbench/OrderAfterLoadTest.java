package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderAfterLoadTest {
    @Test
    void aLargeResultKeepsItsOrderInTheProcessThatLoaded(@TempDir Path folder) throws Exception {
        StringBuilder lines = new StringBuilder("n,text\n");
        for (int i = 0; i < 300_000; i++) {
            lines.append(i).append(",line of a log\n");
        }
        Path log = folder.resolve("Numbers.csv");
        Files.writeString(log, lines);
        try (Case opened = Case.temporary(Clock.systemUTC())) {
            var _ = opened.load(log);
            requireOrder(opened, "Numbers | project n", 300_000);
            requireOrder(opened, "range n from 0 to 299999 step 1 | extend m = n", 300_000);
            requireOrder(opened, "Numbers | sort by n asc | project n", 300_000);
        }
    }

    private static void requireOrder(Case opened, String query, long rows) {
        long next = 0;
        for (Row row : opened.query(query).table()) {
            assertEquals(next++, row.integer("n"), query);
        }
        assertEquals(rows, next);
    }
}

package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Queries that are run range by range: the same rows in the same order as in one piece.
class SlicesTest {
    @TempDir static Path folder;
    private static Case opened;

    @BeforeAll
    static void load() throws Exception {
        for (int file = 0; file < 4; file++) {
            StringBuilder lines = new StringBuilder("n,text\n");
            for (int i = 0; i < (file == 1 ? 250_000 : 30_000); i++) {
                lines.append(i).append(",file").append(file).append('\n');
            }
            Files.writeString(
                    Files.createDirectories(folder.resolve("d" + file)).resolve("Numbers.csv"),
                    lines);
        }
        opened = Case.temporary(Clock.systemUTC());
        var _ = opened.load(folder);
    }

    @AfterAll
    static void close() {
        opened.close();
    }

    @Test
    void aTableReadRangeByRangeGivesEveryRowOnceInOrder() {
        long rows = 0;
        String file = "";
        long last = -1;
        for (Row row : opened.query("Numbers | where n % 10 != 3 | extend m = n * 2").table()) {
            if (!row.string("text").equals(file)) {
                file = row.string("text");
                last = -1;
            }
            long n = Objects.requireNonNull(row.integer("n"));
            assertEquals(n * 2, row.integer("m"));
            assertTrue(n > last, n + " after " + last);
            last = n;
            rows++;
        }
        assertEquals(340_000L * 9 / 10, rows);
        assertEquals(100_001, opened.query("Numbers | take 100001").table().rowCount());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Numbers | where n between (200000 .. 210000)",
                "Numbers | where n > 249000 | take 500",
                "Numbers | where text == 'file3' and n > 25000",
                "Numbers | where n == -1",
                "Numbers | take 0",
                "Numbers | where n % 100 == 0 | extend a = dynamic([1, 'x', null]) | mv-expand a",
                "Numbers | where n > 245000 | mv-expand a = range(1, n % 3, 1)",
                "union kind=outer (Numbers | where n % 50 == 1), (Numbers | where n < 40 |"
                        + " project n, other = text), (print z = 7), (Numbers | where n > 249900)",
                "union withsource=where_from (print n = 1), (Numbers | where n > 29990), (print n"
                        + " = 2) | where n != 29995",
                "range x from 1 to 300000 step 1 | where x % 7 == 0 | extend y = tostring(x)",
                "range x from 300000 to -7 step -2 | where x % 5 == 0",
                "range t from datetime(2026-01-01) to datetime(2026-01-03) step 1s | where"
                        + " t > datetime(2026-01-02T23:00:00)",
                "Numbers | where n in ((Numbers | where n < 30 | project n))",
                "Numbers | where text !in ((Numbers | where n > 200000 | distinct text)) and n % 9"
                        + " == 0",
                "Numbers | where n in ((Numbers | project n)) and n > 249000",
                "Numbers | where n >= toscalar(Numbers | summarize max(n)) - 5",
                "Numbers | where text == toscalar(Numbers | where n < 0 | project text)",
                "let few = Numbers | where n < 3; union (Numbers | where n in (few)), (Numbers |"
                        + " where n == 29999)",
            })
    void theSameRowsInTheSameOrderAsWhole(String query) {
        List<List<Object>> whole = rows(query + " | serialize whole_ = 1, row_ = row_number()");
        whole.forEach(row -> row.subList(row.size() - 2, row.size()).clear());
        assertEquals(whole, rows(query));
    }

    private static List<List<Object>> rows(String query) {
        List<List<Object>> rows = new ArrayList<>();
        opened.query(query)
                .table()
                .batches()
                .forEach(batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        rows.add(batch.row(row));
                    }
                });
        return rows;
    }
}

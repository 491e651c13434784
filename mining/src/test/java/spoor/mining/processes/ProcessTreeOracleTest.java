package spoor.mining.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spoor.mining.Calls;
import spoor.mining.Oracle;
import spoor.model.KqlType;
import spoor.model.Ticks;

/// The same processes as the original, with the same parents.
class ProcessTreeOracleTest {
    private static final DateTimeFormatter KEY_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    @ParameterizedTest
    @CsvSource({
        "process_tree, 117, 119, 2, 3",
        "processes_on_host, 363, 369, 6, 5",
        "win_proc_test, 1000, 1010, 10, 7",
        "linux_proc_test, 1000, 1029, 29, 5"
    })
    void parentsAreThoseOfTheOriginal(
            String name, int records, int processes, int roots, int deepest) {
        List<Map<String, String>> input =
                Oracle.csv(Oracle.path("extra/tree_" + name + ".input.csv"));
        assertEquals(records, input.size());
        Path oracle = Oracle.path("extra/tree_" + name + ".csv");
        Map<String, String> expected = new HashMap<>();
        for (Map<String, String> row : Oracle.csv(oracle)) {
            expected.put(row.get("proc_key"), row.get("parent_key"));
        }
        boolean linux = input.getFirst().containsKey("ppid");
        Tree tree = new Tree(call(input, linux).run("process_tree"), linux);
        Map<String, String> got = new HashMap<>();
        for (List<@Nullable Object> row : tree.rows) {
            Object parent = tree.value(row, "tree_parent");
            got.put(
                    tree.key(row),
                    parent == null
                            ? ""
                            : tree.key(tree.rows.get((int) ((long) (Long) parent - 1))));
        }
        assertEquals(expected, got);
        assertEquals(processes, tree.rows.size());
        int withoutParent = 0;
        int missing = 0;
        long deepestFound = 0;
        for (List<@Nullable Object> row : tree.rows) {
            withoutParent += tree.value(row, "tree_parent") == null ? 1 : 0;
            missing += Boolean.TRUE.equals(tree.value(row, "tree_missing")) ? 1 : 0;
            deepestFound = Math.max(deepestFound, Oracle.whole(tree.value(row, "tree_depth")));
        }
        assertEquals(roots, withoutParent);
        assertEquals(roots, missing);
        assertEquals(deepest - 1L, deepestFound);
    }

    private static Calls call(List<Map<String, String>> input, boolean linux) {
        Calls calls = new Calls();
        Function<String, Object[]> texts =
                column -> input.stream().map(row -> (Object) row.get(column)).toArray();
        calls.column(
                "TimeGenerated",
                KqlType.DATETIME,
                input.stream()
                        .map(row -> (Object) ticks(Oracle.cell(row, "TimeGenerated")))
                        .toArray());
        List<String> columns =
                linux
                        ? List.of("Computer", "EventType", "pid", "ppid", "exe", "success")
                        : List.of(
                                "Computer",
                                "EventID",
                                "NewProcessId",
                                "ProcessId",
                                "NewProcessName",
                                "ParentProcessName");
        for (String column : columns) {
            calls.column(column, KqlType.STRING, texts.apply(column));
        }
        return calls;
    }

    private static long ticks(String time) {
        Instant parsed = LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
        return Ticks.UNIX_EPOCH
                + parsed.getEpochSecond() * Ticks.PER_SECOND
                + parsed.getNano() / 100;
    }

    /// The result by column name, and the key that the original gives a process.
    private static final class Tree {
        private final List<List<@Nullable Object>> rows;
        private final boolean linux;
        private final int inputs;

        Tree(List<List<@Nullable Object>> rows, boolean linux) {
            this.rows = rows;
            this.linux = linux;
            inputs = rows.getFirst().size() - TreeTable.ADDED.size();
        }

        @Nullable Object value(List<@Nullable Object> row, String column) {
            for (int i = 0; i < TreeTable.ADDED.size(); i++) {
                if (TreeTable.ADDED.get(i).name().equals(column)) {
                    return row.get(inputs + i);
                }
            }
            throw new IllegalStateException(column);
        }

        String key(List<@Nullable Object> row) {
            String process = String.valueOf(value(row, "tree_process"));
            long pid = Oracle.whole(value(row, "tree_pid"));
            Object time = value(row, "tree_time");
            long micros =
                    time == null ? 0 : (Oracle.whole(time) - Ticks.UNIX_EPOCH + 50) / 100 * 10;
            LocalDateTime at =
                    LocalDateTime.ofEpochSecond(
                            micros / 1_000_000, (int) (micros % 1_000_000) * 1000, ZoneOffset.UTC);
            return (process.isEmpty() ? "unknown" : process.toLowerCase(Locale.ROOT))
                    + "|"
                    + (linux ? Long.toString(pid) : "0x" + Long.toHexString(pid))
                    + "|"
                    + KEY_TIME.format(at);
        }
    }
}

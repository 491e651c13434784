package spoor.mining.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.mining.Calls;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.ProblemException;
import spoor.model.SpoorException;
import spoor.model.Stop;

class ProcessTreeMinerTest {
    private static final String[] SECURITY = {
        "Computer", "NewProcessId", "ProcessId", "NewProcessName", "ParentProcessName"
    };

    @Test
    void aTreeWorkedByHand() {
        Calls calls =
                table(
                        new String[][] {
                            {"H1", "0x10", "0x4", "C:\\W\\svc.exe", "C:\\W\\boot.exe"},
                            {"H1", "0x20", "0x10", "C:\\W\\cmd.exe", "C:\\W\\svc.exe"},
                            {"H1", "0x24", "0x20", "C:\\W\\ftp.exe", "C:\\W\\cmd.exe"},
                            {"H1", "0x28", "0x10", "C:\\W\\job.exe", "C:\\W\\svc.exe"}
                        },
                        1,
                        2,
                        3,
                        4);
        assertEquals(
                List.of(
                        "1 null 1 0 1 4 true 0 boot.exe (4) [not in the log]",
                        "2 1 1 1 2 3 false 1 └─ svc.exe (16)",
                        "3 2 1 2 1 1 false 1    ├─ cmd.exe (32)",
                        "4 3 1 3 0 0 false 1    │  └─ ftp.exe (36)",
                        "5 2 1 2 0 0 false 1    └─ job.exe (40)"),
                numbers(calls));
        assertEquals(
                List.of(
                        "boot.exe",
                        "boot.exe > svc.exe",
                        "boot.exe > svc.exe > cmd.exe",
                        "boot.exe > svc.exe > cmd.exe > ftp.exe",
                        "boot.exe > svc.exe > job.exe"),
                values(calls, "tree_path"));
        assertEquals(
                List.of(
                        "Not in the log: it is known from one child.",
                        "The start of its parent, pid 4 (boot.exe), is not in the log.",
                        "The parent is the latest start of pid 16 (svc.exe) before.",
                        "The parent is the latest start of pid 32 (cmd.exe) before.",
                        "The parent is the latest start of pid 16 (svc.exe) before."),
                values(calls, "tree_why"));
    }

    @Test
    void neverFindsAParentOnAnotherHost() {
        Calls calls =
                table(
                        new String[][] {
                            {"HOST-A", "0x20", "0x4", "a.exe", "boot.exe"},
                            {"HOST-B", "0x24", "0x20", "b.exe", "a.exe"}
                        },
                        1,
                        2);
        assertEquals(
                List.of(
                        "boot.exe (4) [not in the log]",
                        "└─ a.exe (32)",
                        "a.exe (32) [not in the log]",
                        "└─ b.exe (36)"),
                values(calls, "tree_text"));
        assertEquals(List.of("HOST-A", "HOST-A", "HOST-B", "HOST-B"), values(calls, "tree_host"));
    }

    @Test
    void aRecycledPidIsAnotherProcess() {
        Calls calls =
                table(
                        new String[][] {
                            {"H", "0x20", "0x4", "x.exe", "boot.exe"},
                            {"h", "0x24", "0x20", "first.exe", "x.exe"},
                            {"H", "0x20", "0x4", "x.exe", "boot.exe"},
                            {"H", "0x24", "0x20", "second.exe", "X.EXE"},
                            {"H", "0x28", "0x24", "third.exe", "gone.exe"}
                        },
                        1,
                        2,
                        3,
                        4,
                        5);
        assertEquals(
                List.of(
                        "boot.exe (4) [not in the log]",
                        "├─ x.exe (32)",
                        "│  └─ first.exe (36)",
                        "└─ x.exe (32)",
                        "   └─ second.exe (36)",
                        "gone.exe (36) [not in the log]",
                        "└─ third.exe (40)"),
                values(calls, "tree_text"));
        assertEquals(
                "The start of its parent, pid 36 (gone.exe), is not in the log; under that pid"
                        + " another program started.",
                values(calls, "tree_why").getLast());
    }

    @Test
    void aParentDoesNotStartAfterItsChild() {
        Calls calls =
                table(
                        new String[][] {
                            {"H", "0x20", "0x4", "late.exe", ""},
                            {"H", "0x24", "0x20", "child.exe", "late.exe"}
                        },
                        2,
                        1);
        assertEquals(
                List.of(
                        "late.exe (32) [not in the log]",
                        "└─ child.exe (36)",
                        "? (4) [not in the log]",
                        "└─ late.exe (32)"),
                values(calls, "tree_text"));
    }

    @Test
    void followsGuidsWhateverThePidsAndTimesSay() {
        Calls calls =
                new Calls()
                        .column("UtcTime", KqlType.DATETIME, 5L, 9L, 7L, 7L)
                        .column("Computer", KqlType.STRING, "H", "H", "H", "G")
                        .column("ProcessId", KqlType.LONG, 10L, 10L, 11L, 12L)
                        .column("ParentProcessId", KqlType.LONG, 0L, 0L, 10L, 10L)
                        .column("Image", KqlType.STRING, "a", "b", "c", "d")
                        .column("ProcessGuid", KqlType.STRING, "{A1}", "{B1}", "{C1}", "{D1}")
                        .column(
                                "ParentProcessGuid",
                                KqlType.STRING,
                                "{00000000-0000}",
                                "",
                                "b1",
                                "{a1}");
        assertEquals(
                List.of("? (10) [not in the log]", "└─ d (12)", "a (10)", "b (10)", "└─ c (11)"),
                values(calls, "tree_text"));
        assertEquals(
                "The parent has the GUID that the log tells.", values(calls, "tree_why").getLast());
    }

    @Test
    void defenderTellsOfTheParentAndOfItsParent() {
        Calls calls =
                new Calls()
                        .column("DeviceName", KqlType.STRING, "d", "D", "d", "d")
                        .column(
                                "ActionType",
                                KqlType.STRING,
                                "ProcessCreated",
                                "ProcessCreated",
                                "OpenProcess",
                                "ProcessCreated")
                        .column("ProcessCreationTime", KqlType.DATETIME, 10L, 20L, 25L, 30L)
                        .column("ProcessId", KqlType.LONG, 5L, 6L, 7L, 8L)
                        .column("FileName", KqlType.STRING, "a.exe", "b.exe", "n.exe", "c.exe")
                        .column("InitiatingProcessId", KqlType.LONG, 4L, 55L, 5L, 66L)
                        .column(
                                "InitiatingProcessCreationTime",
                                KqlType.DATETIME,
                                4L,
                                15L,
                                10L,
                                16L)
                        .column(
                                "InitiatingProcessFileName",
                                KqlType.STRING,
                                "p.exe",
                                "m.exe",
                                "a.exe",
                                "k.exe")
                        .column("InitiatingProcessParentId", KqlType.LONG, 0L, 5L, 4L, 4L)
                        .column(
                                "InitiatingProcessParentFileName",
                                KqlType.STRING,
                                "",
                                "a.exe",
                                "p.exe",
                                "p.exe")
                        .column(
                                "InitiatingProcessParentCreationTime",
                                KqlType.DATETIME,
                                null,
                                10L,
                                4L,
                                4L);
        assertEquals(
                List.of(
                        "p.exe (4) [not in the log]",
                        "├─ a.exe (5)",
                        "│  └─ m.exe (55) [not in the log]",
                        "│     └─ b.exe (6)",
                        "└─ k.exe (66) [not in the log]",
                        "   └─ c.exe (8)"),
                values(calls, "tree_text"));
        assertEquals(
                "The start of its parent, pid 66 (k.exe), is not in the log.",
                values(calls, "tree_why").getLast());
    }

    @Test
    void readsTheStartsAmongOtherEvents() {
        Calls calls =
                new Calls()
                        .column("TimeGenerated", KqlType.DATETIME, 1L, 2L, 3L, 4L)
                        .column("EventID", KqlType.INT, 4688, 4624, 4688, 4688)
                        .column("Computer", KqlType.STRING, "H", "H", "H", "H")
                        .column("NewProcessId", KqlType.STRING, "0x20", "0x21", "", "0x24")
                        .column("ProcessId", KqlType.STRING, "0x0", "", "0x1", "0x20")
                        .column("NewProcessName", KqlType.STRING, "a", "l", "n", "b");
        assertEquals(List.of("a (32)", "└─ b (36)"), values(calls, "tree_text"));
        assertEquals(
                List.of(
                        "The log tells of no parent.",
                        "The parent is the latest start of pid 32 before; the log does not name its"
                                + " program."),
                values(calls, "tree_why"));
    }

    @Test
    void namedColumnsServeForAnyTable() {
        Calls calls =
                new Calls()
                        .column("begin", KqlType.DATETIME, 1L, 2L)
                        .column("id", KqlType.REAL, 7.0, 8.0)
                        .column("by", KqlType.INT, null, 7)
                        .with("pid", "id")
                        .with("parent_pid", "by")
                        .with("time", "begin");
        assertEquals(List.of("? (7)", "└─ ? (8)"), values(calls, "tree_text"));
    }

    @Test
    void twoRecordsOfOneStartAreOneProcess() {
        Calls calls =
                table(
                        new String[][] {
                            {"H", "0x20", "0x0", "a.exe", ""},
                            {"H", "0x20", "0x0", "a.exe", ""}
                        },
                        1,
                        1);
        assertEquals(List.of("1 null 1 0 0 0 false 2 a.exe (32)"), numbers(calls));
    }

    @Test
    void recordsThatContradictEachOtherMakeNoRing() {
        Calls calls =
                table(
                        new String[][] {
                            {"H", "0x20", "0x24", "a.exe", "b.exe"},
                            {"H", "0x24", "0x20", "b.exe", "a.exe"}
                        },
                        1,
                        1);
        assertEquals(List.of("a.exe (32)", "└─ b.exe (36)"), values(calls, "tree_text"));
        assertEquals(
                "The parent that the log tells is one of its own descendants.",
                values(calls, "tree_why").getFirst());
    }

    @Test
    void aDeepChainIsDrawnShort() {
        int count = 5_000;
        String[][] rows = new String[count][];
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            rows[i] =
                    new String[] {"H", "" + (i + 1), "" + i, "p" + i + "\n" + "x".repeat(300), ""};
            times[i] = i;
        }
        List<@Nullable Object> texts = values(table(rows, times), "tree_text");
        assertEquals("… depth 4999: p4999\uFFFD" + "x".repeat(94) + "… (5000)", texts.getLast());
        assertTrue(
                values(table(rows, times), "tree_path").stream()
                        .allMatch(path -> String.valueOf(path).length() < 16 * 110));
    }

    @Test
    void theOrderOfTheInputAndItsBatchesDoNotMatter() {
        Random random = new Random(7);
        int count = 600;
        String[][] rows = new String[count][];
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            rows[i] =
                    new String[] {
                        "H" + random.nextInt(3),
                        "" + (1 + random.nextInt(40)),
                        "" + random.nextInt(40),
                        "p" + random.nextInt(5),
                        random.nextBoolean() ? "" : "p" + random.nextInt(5)
                    };
            times[i] = 10L * i + random.nextInt(9);
        }
        List<List<@Nullable Object>> expected = table(rows, times).run("process_tree");
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(order, random);
            String[][] shuffled = order.stream().map(i -> rows[i]).toArray(String[][]::new);
            long[] shuffledTimes = order.stream().mapToLong(i -> times[i]).toArray();
            assertEquals(expected, table(shuffled, shuffledTimes).run("process_tree", 64));
        }
    }

    @Test
    void anEmptyTableGivesAnEmptyTree() {
        assertEquals(List.of(), table(new String[0][]).run("process_tree"));
    }

    @Test
    void aProcessWithoutATimeIsInTheTree() {
        Calls calls =
                new Calls()
                        .column("TimeGenerated", KqlType.DATETIME, null, 2L, null)
                        .column("Computer", KqlType.STRING, "H", "H", "H")
                        .column("NewProcessId", KqlType.LONG, 1L, 2L, 3L)
                        .column("ProcessId", KqlType.LONG, 0L, 1L, 2L)
                        .column("NewProcessName", KqlType.STRING, "a", "b", "c");
        assertEquals(List.of("a (1)", "└─ b (2)", "   └─ c (3)"), values(calls, "tree_text"));
    }

    @Test
    void aTableWithoutProcessesIsAProblemThatNamesWhatIsLookedFor() {
        Calls calls = new Calls().column("Text", KqlType.STRING, "x");
        String problem = calls.problems("process_tree").getFirst().line();
        assertTrue(
                problem.startsWith(
                        "MINE002: 'process_tree' finds no columns of processes in the table; it"
                                + " looks for sysmon (ProcessId, ParentProcessId, Image);"),
                problem);
        assertTrue(problem.contains("windows (NewProcessId, ProcessId, NewProcessName)"), problem);
        Calls texts =
                new Calls()
                        .column("time", KqlType.STRING, "1611000000")
                        .column("pid", KqlType.STRING, "1")
                        .column("parent", KqlType.STRING, "0")
                        .column("path", KqlType.STRING, "/bin/sh");
        assertEquals(
                "the time must be a datetime, and time is none: extend time = todatetime(...), of"
                        + " Unix seconds unixtime_seconds_todatetime(...)",
                texts.problems("process_tree").getFirst().hint());
    }

    @Test
    void aTableWithoutAStartIsAProblemWhenItRuns() {
        Calls calls =
                new Calls()
                        .column("TimeGenerated", KqlType.DATETIME, 1L)
                        .column("EventID", KqlType.LONG, 4624L)
                        .column("NewProcessId", KqlType.STRING, "0x1")
                        .column("ProcessId", KqlType.STRING, "0x1")
                        .column("NewProcessName", KqlType.STRING, "a");
        ProblemException thrown =
                assertThrows(ProblemException.class, () -> calls.run("process_tree"));
        assertEquals("MINE008", thrown.problems().getFirst().code());
        assertTrue(
                thrown.problems()
                        .getFirst()
                        .message()
                        .startsWith("none of the 1 rows before 'process_tree' starts a process"));
    }

    @Test
    void wrongArgumentsAreProblemsAtTheirPlaces() {
        assertEquals(
                List.of(
                        "MINE003: argument 'time' of 'process_tree' is the column 'NewProcessName'"
                                + " of type string, expected datetime (make it a datetime: extend t"
                                + " = todatetime(...), of Unix seconds"
                                + " unixtime_seconds_todatetime(...))"),
                lines(table(new String[0][]).with("time", "NewProcessName")));
        assertEquals(
                List.of(
                        "MINE002: 'process_tree' needs the argument 'parent_pid' (name a column of"
                                + " the table: process_tree(parent_pid=...))",
                        "MINE002: 'process_tree' needs the argument 'time' (name a column of the"
                                + " table: process_tree(time=...))"),
                lines(table(new String[0][]).with("pid", "NewProcessId")));
        assertEquals(
                List.of(
                        "MINE004: argument 'shape' of 'process_tree' is 'sysmom' (write one of"
                                + " 'sysmon', 'defender', 'defender_internal', 'windows', 'auditd',"
                                + " 'osquery')"),
                lines(table(new String[0][]).with("shape", KqlType.STRING, "sysmom")));
        assertEquals(
                List.of(
                        "MINE006: 'process_tree' gives a column 'tree_id', and the table has one"
                                + " already (rename or drop it before: project-away tree_id)"),
                lines(table(new String[0][]).column("tree_id", KqlType.LONG)));
    }

    @Test
    void stopsWhenAsked() {
        Stop stop = new Stop();
        stop.request(Stop.CANCELLED);
        SpoorException thrown =
                assertThrows(
                        SpoorException.class,
                        () ->
                                table(new String[][] {{"H", "1", "0", "a", ""}}, 1)
                                        .run("process_tree", stop));
        assertEquals(ErrorKind.LIMIT, thrown.kind());
    }

    private static List<String> lines(Calls calls) {
        return calls.problems("process_tree").stream().map(problem -> problem.line()).toList();
    }

    /// Records of event 4688.
    private static Calls table(String[][] rows, long... times) {
        Calls calls =
                new Calls()
                        .column(
                                "TimeGenerated",
                                KqlType.DATETIME,
                                Arrays.stream(times).boxed().toArray());
        for (int column = 0; column < SECURITY.length; column++) {
            int place = column;
            calls.column(
                    SECURITY[column],
                    KqlType.STRING,
                    Arrays.stream(rows).map(row -> (Object) row[place]).toArray());
        }
        return calls;
    }

    private static List<@Nullable Object> values(Calls calls, String column) {
        List<@Nullable Object> values = new ArrayList<>();
        for (List<@Nullable Object> row : calls.run("process_tree")) {
            int inputs = row.size() - TreeTable.ADDED.size();
            for (int i = 0; i < TreeTable.ADDED.size(); i++) {
                if (TreeTable.ADDED.get(i).name().equals(column)) {
                    values.add(row.get(inputs + i));
                }
            }
        }
        return values;
    }

    /// Number, parent, root, depth, children, descendants, missing, records and the drawn line.
    private static List<String> numbers(Calls calls) {
        List<String> lines = new ArrayList<>();
        for (List<@Nullable Object> row : calls.run("process_tree")) {
            List<@Nullable Object> tree =
                    row.subList(row.size() - TreeTable.ADDED.size(), row.size());
            StringBuilder line = new StringBuilder();
            for (int i : new int[] {0, 1, 2, 3, 4, 5, 8, 9, 6}) {
                line.append(line.isEmpty() ? "" : " ").append(tree.get(i));
            }
            lines.add(line.toString());
        }
        return lines;
    }
}

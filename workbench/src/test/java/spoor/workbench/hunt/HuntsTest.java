package spoor.workbench.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spoor.engine.Limits;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.ProblemException;
import spoor.model.RowBatch;
import spoor.model.TableSchema;
import spoor.model.Vector;
import spoor.workbench.ResultTable;
import spoor.workbench.hunt.HuntRun.BlockRun;

class HuntsTest {
    private static final String HUNT =
            """
            ---
            parameters:
              gap: {type: timespan, default: 2m}
              who: {type: string, default: nobody}
            tables:
              Admin: {columns: [TimeGenerated, UserId]}
            ---
            ```kql name=first
            Admin | where a
            ```

            ```kql
            first | take 1
            ```
            """;

    private final FakeTarget target = new FakeTarget();

    @BeforeEach
    void fill() {
        target.tables.add(schema("exchange-admin-audit", "TimeGenerated", "UserId", "Operation"));
        target.tables.add(schema("ZeekConn", "ts", "uid"));
        target.answers.put(
                "Admin | where a",
                FakeTarget.table(Map.of("x", List.of("1", "2")), Optional.empty()));
        target.answers.put(
                "first | take 1", FakeTarget.table(Map.of("x", List.of("1")), Optional.empty()));
    }

    private static TableSchema schema(String name, String... columns) {
        return new TableSchema(
                name, List.of(columns).stream().map(c -> new Column(c, KqlType.STRING)).toList());
    }

    private HuntRun run(String text, Map<String, String> parameters) {
        return Hunts.run(
                target,
                HuntParser.parse("h.md", text),
                new Hunts.Options(parameters, Optional.empty(), Limits.NONE));
    }

    private String refusal(String text, Map<String, String> parameters) {
        ProblemException thrown = assertThrows(ProblemException.class, () -> run(text, parameters));
        return String.join("\n", Hunts.lines(HuntParser.parse("h.md", text), thrown.problems()));
    }

    @Test
    void runsBlocksBehindTheirNamesAndForgetsWhatItKept() {
        HuntRun run = run(HUNT, Map.of("who", "a\"; drop"));
        assertEquals(
                List.of(
                        """
                        let gap = timespan(2m);
                        let who = "a\\"; drop";
                        let Admin = ["exchange-admin-audit"];
                        Admin | where a
                        """,
                        """
                        let gap = timespan(2m);
                        let who = "a\\"; drop";
                        let Admin = ["exchange-admin-audit"];
                        let first = kept0;
                        first | take 1
                        """),
                target.asked);
        assertEquals(List.of(), target.kept);
        assertEquals(Map.of("Admin", "exchange-admin-audit"), run.bindings());
        assertEquals(List.of("'Admin' stands for the table 'exchange-admin-audit'."), run.notes());
        assertEquals(
                List.of("first", "block 2"), run.blocks().stream().map(BlockRun::label).toList());
        assertEquals(List.of("a note"), run.blocks().getFirst().notes());
        assertFalse(run.failed());
    }

    @Test
    void takesTheTableWithMostRowsAndNamesTheOthers() {
        target.tables.add(schema("Small", "TimeGenerated", "UserId"));
        target.answers.put("| count", count(7));
        HuntRun run = run(HUNT, Map.of());
        assertEquals(
                List.of(
                        "'Admin' stands for the table 'Small' (7 rows), which has most rows; these have"
                                + " the columns too: 'exchange-admin-audit' (7 rows)."),
                run.notes());
    }

    private static ResultTable count(long rows) {
        List<Column> columns = List.of(new Column("Count", KqlType.LONG));
        Vector vector = new Vector.Longs(new long[] {rows}, new boolean[1]);
        return new ResultTable(
                "", columns, List.of(new RowBatch(columns, List.of(vector), 1)), Optional.empty());
    }

    @Test
    void saysWhatATableLacksWhenNoneFits() {
        assertEquals(
                "h.md:3:3: HUNT036: no table has the columns that the hunt needs as 'Logons': Account: string, ts:"
                        + " string (the case has 'exchange-admin-audit' without any of them; 'ZeekConn'"
                        + " without Account: string)",
                refusal(
                        "---\ntables:\n  Logons: {columns: {Account: string, ts: string}}\n---\n",
                        Map.of()));
        assertEquals(
                "h.md:2:10: HUNT036: the hunt needs the table 'Syslog' (the case has"
                        + " 'exchange-admin-audit'; 'ZeekConn')",
                refusal("---\ntables: [Syslog]\n---\n", Map.of()));
    }

    @Test
    void refusesWrongAndMissingParameters() {
        assertEquals(
                """
                h.md:3:3: HUNT006: '2m; print 1', given for parameter 'gap', is no timespan (write for example 20m)
                h.md:1:1: HUNT031: the hunt has no parameter 'gab' (it has: gap, who)\
                """,
                refusal(HUNT, Map.of("gap", "2m; print 1", "gab", "1")));
        assertEquals(
                "h.md:3:3: HUNT030: parameter 'a' has no value (give one with -p a=...)",
                refusal("---\nparameters:\n  a: {type: long}\n---\n", Map.of()));
    }

    @Test
    void refusesABlockNamedAsATable() {
        assertEquals(
                "h.md:2:1: HUNT032: the case has a table 'ZeekConn', so no block may have that name (rename"
                        + " the block)",
                refusal("```kql name=ZeekConn\nT\n```\n", Map.of()));
    }

    @Test
    void placesAProblemInTheFileAndRunsWhatDoesNotNeedTheBlock() {
        String text =
                HUNT.replace("Admin | where a", "Admin | where a\n| join wrong on x")
                        + "\n```kql\nAdmin | where a\n```\n";
        HuntRun run = run(text, Map.of());
        assertTrue(run.failed());
        assertEquals(
                List.of(
                        List.of("h.md:10:8: KQL002: unknown table 'wrong'"),
                        List.of(
                                "h.md:14:1: HUNT033: this block uses 'first', and that block failed (mend"
                                        + " block 'first' first)"),
                        List.of()),
                run.blocks().stream()
                        .map(block -> Hunts.lines(run.hunt(), block.problems()))
                        .toList());
    }

    @Test
    void verifiesWhatItRecorded() {
        String recorded = Hunts.record(run(HUNT, Map.of()));
        assertTrue(recorded.startsWith(HUNT.substring(0, HUNT.indexOf("```\n\n```kql"))));
        Verification same = Hunts.verify(run(recorded, Map.of()));
        assertFalse(same.changed());
        assertEquals(
                List.of(Verification.State.SAME, Verification.State.SAME),
                same.checks().stream().map(Verification.Check::state).toList());
        assertEquals(recorded, Hunts.record(run(recorded, Map.of())));
    }

    @Test
    void verifyNamesAChangeAndForgivesAnotherOrder() {
        String recorded = Hunts.record(run(HUNT, Map.of()));
        target.answers.put(
                "Admin | where a",
                FakeTarget.table(Map.of("x", List.of("2", "1")), Optional.empty()));
        assertEquals(
                List.of("the same rows in another order"),
                Hunts.verify(run(recorded, Map.of())).checks().getFirst().sentences());
        target.answers.put(
                "Admin | where a",
                FakeTarget.table(Map.of("x", List.of("1", "3", "4")), Optional.empty()));
        Verification changed = Hunts.verify(run(recorded, Map.of()));
        assertTrue(changed.changed());
        assertEquals(
                List.of(
                        "3 rows, recorded were 2",
                        "row 2 is [\"3\"], recorded was [\"2\"]",
                        "row 3 is [\"4\"], recorded was missing"),
                changed.checks().getFirst().sentences());
    }

    @Test
    void recordsHostileValuesOnOneLineEach() {
        target.answers.put(
                "Admin | where a",
                FakeTarget.table(
                        Map.of("x", List.of("```\n# head", "--> <b>\u202E", "\u001B[31m")),
                        Optional.empty()));
        String recorded = Hunts.record(run(HUNT, Map.of()));
        HuntFile read = HuntParser.parse("h.md", recorded);
        assertEquals(
                List.of(
                        "[\"x:string\"]",
                        "[\"```\\\\u{000A}# head\"]",
                        "[\"--\\u003e <b\\u003e\\\\u{202E}\"]",
                        "[\"\\\\u{001B}[31m\"]"),
                read.blocks().getFirst().recorded().orElseThrow().lines());
        assertEquals(2, read.blocks().size());
    }
}

package spoor.workbench.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spoor.workbench.picture.Tables.count;
import static spoor.workbench.picture.Tables.drawn;
import static spoor.workbench.picture.Tables.row;
import static spoor.workbench.picture.Tables.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.model.Ticks;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;

class ProcessTreeTest {
    private static final long NOON = Ticks.ofDate(2026, 9, 14) + 12 * Ticks.PER_HOUR;
    private static final List<String> COLUMNS =
            List.of(
                    "tree_id:long",
                    "tree_parent:long",
                    "tree_text:string",
                    "tree_time:datetime",
                    "tree_missing:bool",
                    "CommandLine:string",
                    "alert:bool");

    private static final ResultTable TABLE =
            Tables.of(
                    COLUMNS,
                    List.of(
                            row(1, null, "explorer.exe (4)", null, true, "", false),
                            row(3, 2, "│  └─ whoami.exe (9)", NOON + 9, false, "whoami /all", true),
                            row(2, 1, "├─ cmd.exe (8)", NOON, false, "cmd.exe /c x", false),
                            row(4, 99, "lost.exe (5)", NOON, false, "", false)));

    private static ProcessTree tree(ResultTable table, Map<String, String> properties) {
        return ProcessTree.of(new Fields(table, new Render("processtree", properties)));
    }

    private static List<String> lines(ProcessTree tree) {
        return tree.nodes().stream().map(node -> node.depth() + " " + node.name()).toList();
    }

    @Test
    void rowsStandBelowTheirParentWhateverTheirOrder() {
        ProcessTree tree = tree(TABLE, Map.of());
        assertEquals(
                List.of(
                        "0 explorer.exe (4)",
                        "1 cmd.exe (8)",
                        "2 whoami.exe (9)",
                        "0 lost.exe (5)"),
                lines(tree));
        assertEquals(
                List.of(-1, 0, 1, -1),
                tree.nodes().stream().map(ProcessTree.Node::parent).toList());
        assertTrue(tree.nodes().getFirst().missing());
        assertEquals(1, tree.orphans());
    }

    @Test
    void showsTimesDetailsAndWhatIsMarked() {
        Picture.Drawn drawn =
                drawn(
                        TABLE,
                        "processtree",
                        Map.of("labels", "tree_text,CommandLine", "reference", "alert"));
        assertTrue(drawn.svg().contains("class=\"time clock\">12:00:00<"), drawn.svg());
        assertTrue(drawn.svg().contains("class=\"name detail\">whoami /all<"));
        assertEquals(1, count(drawn.svg(), "class=\"marked\""));
        assertEquals(1, count(drawn.svg(), "class=\"hollow l0\""));
        assertEquals(
                "4 processes below 2 roots, down to depth 2. 1 process whose start is not in the log:"
                        + " hollow. 1 process whose parent is no row stand as roots. 1 process marked.",
                drawn.caption());
    }

    @Test
    void anyTwoColumnsMakeATreeAndARingOpensAtItsFirstRow() {
        ResultTable ring =
                Tables.of(
                        List.of("id:string", "parent:string"),
                        List.of(row("a", "c"), row("b", "a"), row("c", "b"), row("d", "d")));
        ProcessTree tree = tree(ring, Map.of("xcolumn", "id", "ycolumns", "parent"));
        assertEquals(List.of("0 d", "0 a", "1 b", "2 c"), lines(tree));
    }

    @Test
    void ofABigTreeWhatStandsAboveAndBelowTheMarkedIsDrawn() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            rows.add(row(i, i == 0 ? null : i - 1, "p" + i, NOON, false, "", i == 39_900));
        }
        rows.add(row(50_000, null, "other", NOON, false, "", false));
        ProcessTree all = tree(Tables.of(COLUMNS, rows), Map.of());
        assertEquals(ProcessTree.MOST_NODES, all.nodes().size());
        assertEquals(40_001 - ProcessTree.MOST_NODES, all.left());
        ResultTable wide = wide();
        ProcessTree marked = tree(wide, Map.of("reference", "alert"));
        assertEquals(List.of("0 p0", "1 p1700", "2 below"), lines(marked));
    }

    private static ResultTable wide() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row(0, null, "p0", NOON, false, "", false));
        for (int i = 1; i < 2_000; i++) {
            rows.add(row(i, 0, "p" + i, NOON, false, "", i == 1_700));
        }
        rows.add(row(3_000, 1_700, "below", NOON, false, "", false));
        return Tables.of(COLUMNS, rows);
    }

    @Test
    void saysWhichColumnsAreMissing() {
        ResultTable table = Tables.of(List.of("a:string"), List.of(row("x")));
        assertTrue(why(table, "processtree", Map.of()).contains("evaluate process_tree()"));
    }
}

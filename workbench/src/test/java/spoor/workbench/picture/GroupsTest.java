package spoor.workbench.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spoor.workbench.picture.Tables.drawn;
import static spoor.workbench.picture.Tables.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.model.Ticks;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;

class GroupsTest {
    private static final long DAY = Ticks.ofDate(2026, 9, 14);

    private static List<String> legend(List<String> types) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        types.forEach(type -> rows.add(row(DAY, type)));
        ResultTable table = Tables.of(List.of("at:datetime", "type:string"), rows);
        Render render = new Render("timeline", Map.of("series", "type"));
        return Timeline.of(new Fields(table, render)).groups().legend();
    }

    @Test
    void aNameKeepsItsColourWhateverTheOrderOfTheRows() {
        assertEquals(
                List.of("Batch", "Service", "Unlock"),
                legend(List.of("Unlock", "Batch", "Service")));
        assertEquals(
                List.of("Batch", "Service", "(empty)"), legend(List.of("", "Service", "Batch")));
    }

    @Test
    void ofMoreNamesThanColoursTheFirstHaveThem() {
        List<String> legend = legend(List.of("i", "h", "g", "f", "e", "d", "c", "b"));
        assertEquals(List.of("i", "h", "g", "f", "e", "d", "c", "1 other"), legend);
    }

    @Test
    void aMissingProcessOfWhichNoAccountIsKnownHasNoPlaceInTheLegend() {
        ResultTable table =
                Tables.of(
                        List.of(
                                "tree_id:string",
                                "tree_parent:string",
                                "tree_text:string",
                                "tree_missing:bool",
                                "Account:string"),
                        List.of(
                                row("1", "", "userinit.exe", true, ""),
                                row("2", "1", "explorer.exe", false, "ann"),
                                row("3", "2", "cmd.exe", false, "bob")));
        String svg = drawn(table, "processtree", Map.of("series", "Account")).svg();
        assertTrue(svg.contains(">ann</text>") && svg.contains(">bob</text>"), svg);
        assertFalse(svg.contains(">(empty)</text>"), svg);
    }
}

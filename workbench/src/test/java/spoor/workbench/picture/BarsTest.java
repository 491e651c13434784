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

class BarsTest {
    private static final ResultTable TABLE =
            Tables.of(
                    List.of("account:string", "type:string", "n:long"),
                    List.of(
                            row("ann", "network", 3),
                            row("bob", "service", 1),
                            row("ann", "service", 1),
                            row("ann", "network", 4),
                            row("eve", "network", null)));

    private static List<String> parts(Map<String, String> properties) {
        Bars bars = Bars.of(new Fields(TABLE, new Render("barchart", properties)), "barchart");
        return bars.parts().stream()
                .map(part ->
                        part.category()
                                + " "
                                + bars.groups().name(part.group())
                                + " "
                                + part.from()
                                + " to "
                                + part.to())
                .toList();
    }

    @Test
    void groupsStandUponEachOtherBesideEachOtherOrAsShares() {
        assertEquals(
                List.of(
                        "ann network 0.0 to 7.0",
                        "ann service 7.0 to 8.0",
                        "bob service 0.0 to 1.0"),
                parts(Map.of("kind", "stacked")));
        assertEquals("ann service 0.0 to 1.0", parts(Map.of("kind", "unstacked")).get(1));
        assertEquals(parts(Map.of("kind", "unstacked")), parts(Map.of("kind", "default")));
        assertEquals(parts(Map.of("kind", "unstacked")), parts(Map.of()));
        assertEquals("ann service 87.5 to 100.0", parts(Map.of("kind", "stacked100")).get(1));
    }

    @Test
    void groupsWithoutAValueTakeNoRoom() {
        Bars bars = Bars.of(new Fields(TABLE, new Render("barchart", Map.of())), "barchart");
        assertEquals(2, bars.most());
        assertEquals(List.of(0.0, 1.0, 0.5), bars.parts().stream().map(Bars.Part::beside).toList());
    }

    @Test
    void valuesAreAddedUpWhereTheyAccumulate() {
        assertEquals(
                List.of(
                        "ann network 0.0 to 7.0",
                        "ann service 0.0 to 1.0",
                        "bob network 0.0 to 7.0",
                        "bob service 0.0 to 2.0"),
                parts(Map.of("accumulate", "true")));
    }

    @Test
    void aNumberMayBeTheCategory() {
        ResultTable sizes =
                Tables.of(List.of("cluster:long", "n:long"), List.of(row(0, 12), row(1, 4)));
        for (String kind : List.of("barchart", "columnchart")) {
            Picture.Drawn drawn = drawn(sizes, kind, Map.of());
            assertEquals(2, count(drawn.svg(), "class=\"fillbar f0\""));
            assertTrue(drawn.svg().contains("<title>cluster: 0\nn: 12</title>"), drawn.svg());
            assertEquals("2 rows: n by cluster, 2 bars.", drawn.caption());
        }
    }

    @Test
    void severalColumnsOfNumbersAreGroups() {
        ResultTable table =
                Tables.of(
                        List.of("day:string", "in:long", "out:long"),
                        List.of(row("Monday", 1, -2), row("Tuesday", null, null)));
        Picture.Drawn drawn = drawn(table, "columnchart", Map.of());
        assertTrue(drawn.svg().contains("<title>day: Monday\nout: -2</title>"), drawn.svg());
        assertTrue(drawn.caption().contains("1 row without a number"), drawn.caption());
    }

    @Test
    void ofManyCategoriesThoseOfTheGreatestValuesAreDrawn() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(row("c" + i, i));
        }
        Picture.Drawn drawn =
                drawn(Tables.of(List.of("c:string", "n:long"), rows), "columnchart", Map.of());
        assertEquals(Bars.MOST_CATEGORIES, count(drawn.svg(), "class=\"fillbar"));
        assertTrue(drawn.svg().contains(">c199<") && !drawn.svg().contains(">c119<"));
        assertTrue(drawn.caption().contains("The 120 with the least values not drawn."));
    }

    @Test
    void timesStandOneAfterTheOtherAndAnHourWithoutARowHasItsPlace() {
        long day = Ticks.ofDate(2026, 9, 14);
        ResultTable table =
                Tables.of(
                        List.of("action:string", "at:datetime", "n:long"),
                        List.of(
                                row("write", day + 3 * Ticks.PER_HOUR, 2),
                                row("read", day + Ticks.PER_HOUR, 5),
                                row("read", day + 3 * Ticks.PER_HOUR, 1),
                                row("read", day, 1)));
        Map<String, String> properties = Map.of("xcolumn", "at");
        Bars bars = Bars.of(new Fields(table, new Render("columnchart", properties)), "x");
        assertEquals(
                List.of(
                        "2026-09-14T00:00:00Z",
                        "2026-09-14T01:00:00Z",
                        "2026-09-14T02:00:00Z",
                        "2026-09-14T03:00:00Z"),
                List.copyOf(bars.values().keySet()));
        Picture.Drawn drawn = drawn(table, "columnchart", properties);
        assertTrue(drawn.svg().contains(">2026-09-14 03:00</text>"), drawn.svg());
        assertTrue(drawn.svg().contains(">at (UTC)</text>"), drawn.svg());
        assertEquals(4, count(drawn.svg(), "class=\"fillbar"));
    }

    @Test
    void aLogarithmicAxisRefusesWhatItCannotShow() {
        assertTrue(
                why(TABLE, "barchart", Map.of("yaxis", "log", "kind", "stacked"))
                        .contains("kind=unstacked"));
        assertTrue(
                drawn(TABLE, "barchart", Map.of("yaxis", "log", "kind", "unstacked"))
                        .svg()
                        .contains("fillbar"));
        ResultTable texts = Tables.of(List.of("a:string"), List.of(row("x")));
        assertEquals(
                "There is no picture: columnchart needs a column of numbers beside that of the"
                        + " categories.",
                why(texts, "columnchart", Map.of()));
    }
}

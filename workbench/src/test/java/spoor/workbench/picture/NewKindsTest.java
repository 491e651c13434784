package spoor.workbench.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import spoor.workbench.ResultTable;

/// Tree maps, time pivots, ladders, areas upon each other, and what properties may say.
class NewKindsTest {
    private static final long DAY = Ticks.ofDate(2026, 9, 14);

    private static final ResultTable PARTS =
            Tables.of(
                    List.of("group:string", "name:string", "n:long"),
                    List.of(
                            row("a", "x", 60),
                            row("a", "y", 20),
                            row("b", "x", 15),
                            row("b", "z", 5),
                            row("b", "x", null)));

    @Test
    void areasOfATreeMapAreItsValues() {
        Picture.Drawn drawn = drawn(PARTS, "treemap", Map.of());
        assertEquals(
                "5 rows: n, 100 together, in 4 parts of 2 groups. 1 row without a number not drawn.",
                drawn.caption());
        assertEquals(4, count(drawn.svg(), "<g class=\"leaf\""));
        assertTrue(drawn.svg().contains("<title>a\nx\nn: 60\n60.0 % of all</title>"), drawn.svg());
        assertTrue(drawn.svg().contains("Greatest: a, x 60 (60.0 %); a, y 20 (20.0 %)"));
        assertTrue(
                drawn.svg().contains("data-where=\"1 == &quot;x&quot;&#10;0 == &quot;a&quot;\""));
    }

    @Test
    void theSmallPartsOfATreeMapStandTogetherAndAreCounted() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            rows.add(row("name " + i, 1));
        }
        ResultTable many = Tables.of(List.of("name:string", "n:long"), rows);
        Picture.Drawn drawn = drawn(many, "treemap", Map.of());
        assertEquals(
                "1,000 rows: n, 1,000 together, in 239 parts. 761 parts stand together as others.",
                drawn.caption());
        ResultTable negative = Tables.of(List.of("name:string", "n:long"), List.of(row("a", -1)));
        assertEquals(
                "There is no picture: a tree map has no place for values below 0.",
                why(negative, "treemap", Map.of()));
    }

    @Test
    void aTimePivotCountsEventsOfEachLaneInStretches() {
        ResultTable events =
                Tables.of(
                        List.of("at:datetime", "who:string"),
                        List.of(
                                row(DAY, "ann"),
                                row(DAY + 1, "ann"),
                                row(DAY + Ticks.PER_HOUR, "bob"),
                                row(null, "bob")));
        Picture.Drawn drawn = drawn(events, "timepivot", Map.of());
        assertEquals(
                "4 rows in 2 lanes, 2026-09-14 00:00:00 UTC to 2026-09-14 01:00:00 UTC; a cell is 30"
                        + " seconds. 1 row without a time not drawn.",
                drawn.caption());
        assertEquals(2, count(drawn.svg(), "<g class=\"one\""));
        assertTrue(drawn.svg().contains("events: 2</title>"), drawn.svg());
        assertTrue(
                drawn.svg()
                        .contains(
                                "1 == &quot;ann&quot;&#10;0 &gt;="
                                        + " datetime(2026-09-14T00:00:00.0000000Z)&#10;0 &lt;"
                                        + " datetime(2026-09-14T00:00:30.0000000Z)"));
    }

    @Test
    void aLadderHasARungForEachStretch() {
        ResultTable stretches =
                Tables.of(
                        List.of("who:string", "begins:datetime", "ends:datetime"),
                        List.of(
                                row("ann", DAY, DAY + Ticks.PER_HOUR),
                                row("bob", DAY, DAY),
                                row("eve", DAY + Ticks.PER_MINUTE, DAY)));
        Picture.Drawn drawn = drawn(stretches, "ladderchart", Map.of());
        assertEquals(
                "2 stretches from begins to ends in 2 lanes. 1 row without a beginning before an end"
                        + " not drawn.",
                drawn.caption());
        assertTrue(drawn.svg().contains("lasts: 01:00:00</title>"), drawn.svg());
        assertTrue(drawn.svg().contains("The longest: ann 01:00:00."));
        assertTrue(why(PARTS, "ladderchart", Map.of()).contains("needs two columns of times"));
    }

    private static final ResultTable LINES =
            Tables.of(
                    List.of("x:long", "name:string", "y:long"),
                    List.of(row(1, "a", 1), row(1, "b", 3), row(2, "a", 2), row(3, "b", 5)));

    @Test
    void areasStandUponEachOtherAndAMissingValueAddsNothing() {
        Fields fields = new Fields(LINES, new spoor.workbench.Render("stackedareachart", Map.of()));
        Lines stacked = Lines.of(fields, "stackedareachart").stacked(false);
        assertEquals(
                List.of(
                        "a 0.0-1.0",
                        "a 0.0-2.0",
                        "a 0.0-0.0",
                        "b 1.0-4.0",
                        "b 2.0-2.0",
                        "b 0.0-5.0"),
                stacked.lines().stream()
                        .flatMap(line ->
                                line.points().stream()
                                        .map(point ->
                                                line.name() + " " + point.foot() + "-" + point.y()))
                        .toList());
        Picture.Drawn shares = drawn(LINES, "areachart", Map.of("kind", "stacked100"));
        assertTrue(shares.svg().contains("x: 1\ny: 3\n75 %</title>"), shares.svg());
        assertTrue(shares.caption().endsWith("Each place along x is stretched to a hundred."));
    }

    @Test
    void whatAPropertyDoesNotTakeIsRefusedAndWhatSaysNothingIsTold() {
        assertEquals(
                "There is no picture: 'pile' for kind of a columnchart is none of default, stacked,"
                        + " unstacked, stacked100.",
                why(PARTS, "columnchart", Map.of("kind", "pile")));
        assertTrue(why(PARTS, "piechart", Map.of("kind", "map")).contains("nothing here asks one"));
        assertTrue(why(PARTS, "pivotchart", Map.of()).contains("evaluate pivot"));
        assertTrue(why(PARTS, "plotly", Map.of()).contains("The table has the rows."));
        assertTrue(
                drawn(PARTS, "treemap", Map.of("ysplit", "panels", "lanes", "group"))
                        .caption()
                        .endsWith(" lanes, ysplit say nothing to a treemap."));
    }

    @Test
    void aReportHasNoConditions() {
        String still = drawn(PARTS, "treemap", Map.of()).still();
        assertFalse(still.contains("data-where"), still);
        assertTrue(still.contains("<title>a\nx\nn: 60"), still);
    }

    @Test
    void aFileHasItsColoursInItAndAsksForNothing() {
        String file = PictureFile.of(drawn(PARTS, "treemap", Map.of("title", "<script>")));
        assertTrue(file.contains("width=\"1000\" height=\""), file);
        assertTrue(file.contains("<desc>5 rows: n, 100 together"), file);
        for (String part :
                List.of("var(", "url(", "@import", "href", "<script", " data-", ":hover")) {
            assertFalse(file.contains(part), part);
        }
    }
}

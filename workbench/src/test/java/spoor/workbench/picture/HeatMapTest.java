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
import spoor.workbench.Render;
import spoor.workbench.ResultTable;

class HeatMapTest {
    private static final ResultTable MATRIX =
            Tables.of(
                    List.of("Actual:string", "Predicted:string", "Count:long", "RowShare:real"),
                    List.of(
                            row("attack", "attack", 9, 0.9),
                            row("attack", "normal", 1, 0.1),
                            row("normal", "attack", 2, 0.002),
                            row("normal", "normal", 998, 0.998),
                            row("normal", "other", 0, 0.0)));

    private static HeatMap map(ResultTable table, Map<String, String> properties) {
        return HeatMap.of(new Fields(table, new Render("heatmap", properties)));
    }

    private static long hour(int hour) {
        return Ticks.ofDate(2026, 9, 14) + hour * Ticks.PER_HOUR;
    }

    @Test
    void aConfusionMatrixHasCountsSharesOfTheRowAndItsSums() {
        Picture.Drawn drawn = drawn(MATRIX, "confusionmatrix", Map.of());
        assertTrue(
                drawn.svg()
                        .contains(
                                "<title>Actual: attack\nPredicted: normal\nCount: 1\n10.0 % of its"
                                        + " row\n0.1 % of its column</title>"),
                drawn.svg());
        assertEquals(
                "5 rows: Count by Actual (3) and Predicted (3). Rightly told 1,007 of 1,010 (99.7 %),"
                        + " on the diagonal; below each number its share of the row.",
                drawn.caption());
        assertEquals(3, count(drawn.svg(), "class=\"same\""), "the diagonal is framed");
        assertTrue(drawn.svg().contains("class=\"cell h8\""), "right is blue");
        assertTrue(drawn.svg().contains("class=\"cell n1\""), "wrong is orange");
        assertTrue(drawn.svg().contains(">1,000</text>"), "the sum of a row");
    }

    @Test
    void bothSidesOfAConfusionMatrixHaveTheSameClassesInTheOrderOfTheActualOnes() {
        ResultTable table =
                Tables.of(
                        List.of("name:string", "truth:string", "predicted:string"),
                        List.of(row("x", "b", "c"), row("y", "a", "a"), row("z", "b", "b")));
        HeatMap map = HeatMap.confusion(new Fields(table, new Render("confusionmatrix", Map.of())));
        assertEquals(List.of("b", "a", "c"), map.down());
        assertEquals(map.down(), map.across());
        assertEquals(1, map.value("b", "c"), "rows are counted where there is no number");
        assertEquals(0.5, map.share("b", 1));
    }

    @Test
    void aMatrixWithoutClassesSaysWhatItNeeds() {
        ResultTable numbers = Tables.of(List.of("a:long", "b:long"), List.of(row(1, 2)));
        assertTrue(why(numbers, "confusionmatrix", Map.of()).contains("Actual and Predicted"));
        ResultTable negative =
                Tables.of(List.of("a:string", "b:string", "n:long"), List.of(row("x", "x", -1)));
        assertTrue(why(negative, "confusionmatrix", Map.of()).contains("below 0"));
    }

    @Test
    void aTimeLiesAlongXAtEqualStepsSoThatAGapIsSeen() {
        ResultTable table =
                Tables.of(
                        List.of("user:string", "at:datetime", "n:long"),
                        List.of(
                                row("eve", hour(5), 3),
                                row("bob", hour(1), 1),
                                row("eve", hour(2), 7)));
        HeatMap map = map(table, Map.of());
        assertEquals("at", map.x().name());
        assertEquals(5, map.across().size());
        assertEquals("2026-09-14T03:00:00Z", map.across().get(2));
        assertEquals(List.of("eve", "bob"), map.down());
        Picture.Drawn drawn = drawn(table, "heatmap", Map.of());
        assertTrue(drawn.svg().contains(">2026-09-14 03:00</text>"), drawn.svg());
        assertTrue(drawn.svg().contains(">at (UTC)</text>"), "the zone is said");
        assertEquals(7, count(drawn.svg(), "class=\"none\""), "a pair without a row is empty");
    }

    @Test
    void numbersMayBeCategoriesAndRise() {
        ResultTable table =
                Tables.of(
                        List.of("hour:long", "weekday:long", "n:long"),
                        List.of(row(22, 1, 5), row(3, 0, 2), row(3, 1, 4)));
        HeatMap map = map(table, Map.of());
        assertEquals(List.of("3", "22"), map.across());
        assertEquals(List.of("0", "1"), map.down());
        assertEquals("n", map.valueName());
        assertEquals(4, map.value("1", "3"));
    }

    @Test
    void numbersBelowZeroHaveAColourOfTheirOwnAndSharesAreOfCountsOnly() {
        ResultTable table =
                Tables.of(
                        List.of("a:string", "b:string", "change:real"),
                        List.of(row("x", "y", -4.5), row("x", "z", 2.0), row("w", "z", null)));
        Picture.Drawn drawn = drawn(table, "heatmap", Map.of());
        assertTrue(drawn.svg().contains("class=\"cell n8\""), drawn.svg());
        assertTrue(drawn.svg().contains("class=\"cell h4\""), drawn.svg());
        assertFalse(drawn.svg().contains("of its row"), drawn.svg());
        assertTrue(drawn.caption().contains("1 row without a number"), drawn.caption());
        assertTrue(why(table, "heatmap", Map.of("yaxis", "log")).contains("no place for -4.5"));
    }

    @Test
    void coloursTellTheShareOfTheRowWhereThatIsAskedFor() {
        assertTrue(
                drawn(MATRIX, "heatmap", Map.of("kind", "rowshare"))
                        .svg()
                        .contains("100 % of the row"));
        assertTrue(drawn(MATRIX, "heatmap", Map.of()).svg().contains("998 Count"));
    }

    @Test
    void ofManyCategoriesThoseOfTheGreatestValuesAreDrawnAndSharesCountTheRest() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(row("c" + i, "one", i));
        }
        ResultTable table = Tables.of(List.of("x:string", "y:string", "n:long"), rows);
        HeatMap map = map(table, Map.of());
        assertEquals(HeatMap.MOST_ACROSS, map.across().size());
        assertEquals(100, map.left());
        assertEquals(299.0 * 300 / 2, map.rowSums().get("one"));
        assertTrue(
                drawn(table, "heatmap", Map.of())
                        .caption()
                        .contains("The 100 categories of least weight not drawn."));
    }

    @Test
    void sharesThatAreNotAllAreNotWrittenAsAll() {
        assertEquals(
                List.of("0 %", "<0.1 %", "50.0 %", ">99.9 %", "100 %"),
                List.of(0.0, 1e-9, 0.5, 0.99999, 1.0).stream().map(Heat::percent).toList());
    }

    @Test
    void severalRowsOfACellAreAddedAndTold() {
        ResultTable table =
                Tables.of(
                        List.of("x:string", "y:string", "n:long"),
                        List.of(row("a", "b", 1), row("a", "b", 2)));
        Picture.Drawn drawn = drawn(table, "heatmap", Map.of());
        assertTrue(drawn.svg().contains("n: 3\n"), drawn.svg());
        assertTrue(drawn.caption().contains("1 row added to a cell of others."), drawn.caption());
    }
}

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
import spoor.workbench.Render;
import spoor.workbench.ResultTable;

class BoxPlotTest {
    private static final ResultTable TABLE =
            Tables.of(
                    List.of("process:string", "system:bool", "tokens:long", "score:real"),
                    List.of(
                            row("cmd", true, 1, 10.0),
                            row("cmd", true, 2, Double.NaN),
                            row("cmd", false, 3, null),
                            row("net", true, 40, Double.POSITIVE_INFINITY),
                            row("", true, null, null)));

    private static BoxPlot plot(Map<String, String> properties) {
        return BoxPlot.of(new Fields(TABLE, new Render("boxplot", properties)));
    }

    @Test
    void aCategoryIsSplitByTheSeriesAndEachColumnOfNumbersIsAPanel() {
        BoxPlot plot = plot(Map.of("series", "system"));
        assertEquals(List.of("cmd", "net"), plot.categories());
        assertEquals(
                List.of("cmd false 3.0", "cmd true 1.5", "net true 40.0"),
                plot.panels().getFirst().boxes().stream()
                        .map(box ->
                                box.category()
                                        + " "
                                        + box.groupName()
                                        + " "
                                        + box.spread().median())
                        .toList());
        assertEquals(
                List.of(10.0),
                plot.panels().getLast().boxes().stream().map(box -> box.spread().median()).toList(),
                "neither null nor what is not finite counts");
        assertEquals(1, plot.without());
    }

    @Test
    void drawsABoxWithItsTooltip() {
        Picture.Drawn drawn =
                drawn(TABLE, "boxplot", Map.of("series", "system", "ycolumns", "tokens"));
        assertEquals(3, count(drawn.svg(), "class=\"body "));
        assertTrue(
                drawn.svg()
                        .contains(
                                "<title>process: cmd\nsystem: true\ntokens: 2 values\nleast 1, lower"
                                        + " quartile 1.25\nmedian 1.5\n"),
                drawn.svg());
        assertTrue(drawn.caption().startsWith("5 rows, 2 of process. "), drawn.caption());
    }

    @Test
    void aSizeCountsARowMoreThanOnce() {
        ResultTable table =
                Tables.of(
                        List.of("p:string", "tokens:long", "n:long"),
                        List.of(row("a", 1, 3), row("a", 5, 1), row("a", 9, 0), row("a", 9, null)));
        Fields fields = new Fields(table, new Render("boxplot", Map.of("size", "n")));
        BoxPlot plot = BoxPlot.of(fields);
        assertEquals(1, plot.panels().size());
        assertEquals(4, plot.panels().getFirst().boxes().getFirst().spread().count());
        assertEquals(2, plot.without());
    }

    @Test
    void ofManyCategoriesThoseOfMostRowsAreDrawn() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(row("c" + i, i));
            rows.add(row("c99", i));
        }
        Picture.Drawn drawn =
                drawn(Tables.of(List.of("c:string", "n:long"), rows), "boxplot", Map.of());
        assertEquals(BoxPlot.MOST_CATEGORIES, count(drawn.svg(), "class=\"body "));
        assertTrue(drawn.svg().contains("c99"));
        assertTrue(drawn.caption().contains("The 40 with the fewest rows not drawn."));
    }

    @Test
    void saysWhatIsMissing() {
        ResultTable texts = Tables.of(List.of("a:string"), List.of(row("x")));
        assertEquals(
                "There is no picture: boxplot needs a column of numbers.",
                why(texts, "boxplot", Map.of()));
        ResultTable zero = Tables.of(List.of("a:long"), List.of(row(0)));
        assertTrue(why(zero, "boxplot", Map.of("yaxis", "log")).contains("no place for 0"));
    }
}

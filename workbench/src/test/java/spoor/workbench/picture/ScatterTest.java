package spoor.workbench.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spoor.workbench.picture.Tables.count;
import static spoor.workbench.picture.Tables.drawn;
import static spoor.workbench.picture.Tables.row;
import static spoor.workbench.picture.Tables.why;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spoor.model.Ticks;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;

class ScatterTest {
    private static final Map<String, String> PROPERTIES =
            Map.of(
                    "xcolumn", "score",
                    "ycolumns", "tokens",
                    "series", "cluster",
                    "size", "n",
                    "labels", "name");

    private static final ResultTable TABLE =
            Tables.of(
                    List.of("score:real", "tokens:long", "cluster:long", "n:long", "name:string"),
                    List.of(
                            row(1.0, 1, 7, 40, "svchost.exe"),
                            row(2.0, 5, -1, 1, ""),
                            row(3.0, 9, 0, 3, "cmd.exe"),
                            row(null, 9, 0, 3, "cmd.exe"),
                            row(4.0, 9, -1, 1, "")));

    @Test
    void clustersAreColouredByNumberAndWhatIsInNoneIsGrey() {
        Scatter scatter = Scatter.of(new Fields(TABLE, new Render("scatterchart", PROPERTIES)));
        assertEquals(
                List.of(1, Palette.OTHER, 0, Palette.OTHER),
                scatter.points().stream().map(Scatter.Point::group).toList());
        assertEquals(List.of("0", "7", "-1: no cluster"), scatter.groups().legend());
        assertEquals(1, scatter.without());
    }

    @Test
    void areasGrowWithSizesAndNamesStandBesideTheirPoints() {
        Picture.Drawn drawn = drawn(TABLE, "scatterchart", PROPERTIES);
        assertTrue(drawn.svg().contains("\">svchost.exe</text>"), drawn.svg());
        assertEquals(2, count(drawn.svg(), "class=\"name over\""));
        assertTrue(
                drawn.svg().contains("<title>score: 1\ntokens: 1\ncluster: 7\nn: 40\n"),
                drawn.svg());
        assertTrue(drawn.caption().startsWith("4 points of 5 rows: tokens by score, in 3 groups."));
    }

    @Test
    void namesWithoutRoomAreCounted() {
        ResultTable table =
                Tables.of(
                        List.of("x:long", "y:long", "name:string"),
                        java.util.Collections.nCopies(9, row(1, 1, "same")));
        Picture.Drawn drawn = drawn(table, "scatterchart", Map.of("labels", "name"));
        assertEquals(4, count(drawn.svg(), "class=\"name over\""), "one on each side");
        assertTrue(drawn.caption().contains("5 labels left out"), drawn.caption());
    }

    @Test
    void xMayBeATimeAndAnAxisMayBeLogarithmic() {
        long day = Ticks.ofDate(2026, 9, 14);
        ResultTable table =
                Tables.of(
                        List.of("at:datetime", "y:real"),
                        List.of(row(day, 1.0), row(day + Ticks.PER_HOUR, 0.0)));
        Picture.Drawn drawn = drawn(table, "scatterchart", Map.of("yaxis", "log"));
        assertTrue(drawn.svg().contains("at (UTC)"));
        assertTrue(drawn.caption().contains("1 row without a place"), drawn.caption());
        ResultTable texts = Tables.of(List.of("a:string"), List.of(row("x")));
        assertEquals(
                "There is no picture: scatterchart needs two columns of numbers, or a time and a"
                        + " number.",
                why(texts, "scatterchart", Map.of()));
    }
}

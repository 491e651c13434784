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

class LinesTest {
    private static final long DAY = Ticks.ofDate(2026, 9, 14);

    private static final ResultTable SERIES =
            Tables.of(
                    List.of(
                            "n:dynamic",
                            "at:dynamic",
                            "host:string",
                            "flag:dynamic",
                            "series_decompose_anomalies_n_ad_score:dynamic"),
                    List.of(
                            row(
                                    "[4,90,5,null,1]",
                                    "[\"2026-09-14T00:00:00.0000000Z\",\"2026-09-14T01:00:00Z\","
                                            + "\"2026-09-14T02:00:00Z\",\"2026-09-14T03:00:00Z\","
                                            + "\"2026-09-14T04:00:00Z\"]",
                                    "web",
                                    "[0,1,0,0,-1]",
                                    "[0.0,9.5,0.0,0.0,-3.5]")));

    private static Lines lines(ResultTable table, String kind, Map<String, String> properties) {
        return Lines.of(new Fields(table, new Render(kind, properties)), kind);
    }

    private static final ResultTable STEPS =
            Tables.of(
                    List.of("x:long", "n:long"),
                    List.of(row(1, 5), row(2, 6), row(3, 7), row(9, 8)));

    private static final ResultTable DAYS =
            Tables.of(
                    List.of("at:datetime", "n:long"),
                    List.of(
                            row(DAY, 5),
                            row(DAY + Ticks.PER_DAY, 6),
                            row(DAY + 40 * Ticks.PER_DAY, 7)));

    @Test
    void whatLiesOutsideOfTheReachAlongXIsNotDrawnAndTold() {
        Picture.Drawn drawn = drawn(STEPS, "linechart", Map.of("xmin", "2", "xmax", "4"));
        assertTrue(drawn.caption().contains("2 points in 1 line"), drawn.caption());
        assertTrue(
                drawn.caption().contains("2 points before xmin or behind xmax not drawn."),
                drawn.caption());
        Picture.Drawn days = drawn(DAYS, "timechart", Map.of("xmax", "datetime(2026-09-16)"));
        assertTrue(days.caption().contains("1 point before"), days.caption());
        assertTrue(days.svg().contains(">2026-09-15<"), "labels of days");
        assertEquals(2, count(days.svg(), "class=\"mark f0\""));
    }

    @Test
    void aReachAlongXIsATimeWhereTimesAre() {
        assertTrue(why(DAYS, "timechart", Map.of("xmin", "7")).contains("is no time"));
        assertTrue(why(STEPS, "linechart", Map.of("xmin", "soon")).contains("is not a number"));
        assertTrue(
                why(STEPS, "linechart", Map.of("xmin", "4", "xmax", "2"))
                        .contains("xmin is not less than xmax"));
    }

    @Test
    void anomaliesOfSeriesAreMarkedAboveAndBelow() {
        Map<String, String> properties = Map.of("anomalycolumns", "flag");
        Lines lines = lines(SERIES, "anomalychart", properties);
        assertEquals(List.of("n"), lines.numbers(), "a score is no line beside its numbers");
        assertEquals(1, lines.flagged(1));
        assertEquals(1, lines.flagged(-1));
        Picture.Drawn drawn = drawn(SERIES, "anomalychart", properties);
        assertEquals(2, count(drawn.svg(), "<g class=\"anomaly\""));
        assertTrue(
                drawn.svg()
                        .contains(
                                "<title>web\nat: 2026-09-14 01:00:00 UTC\nn: 90\ntoo high</title>"),
                drawn.svg());
        assertTrue(drawn.svg().contains("n: 1\ntoo low</title>"), drawn.svg());
        assertEquals(
                "5 points in 1 line: n by at. 2 points marked as anomalies: 1 too high, 1 too low."
                        + " 1 point without a place or a number not drawn.",
                drawn.caption());
    }

    @Test
    void anomaliesOfRowsAreMarkedToo() {
        ResultTable table =
                Tables.of(
                        List.of("at:datetime", "n:long", "anomalous:bool"),
                        List.of(
                                row(DAY, 1, false),
                                row(DAY + 20_000, 1, null),
                                row(DAY + 10_000, 9, true)));
        Picture.Drawn drawn = drawn(table, "anomalychart", Map.of());
        assertEquals(1, count(drawn.svg(), "<g class=\"anomaly\""));
        List<Lines.Point> points =
                lines(table, "anomalychart", Map.of()).lines().getFirst().points();
        assertEquals(List.of(1.0, 9.0, 1.0), points.stream().map(Lines.Point::y).toList());
    }

    @Test
    void oneColumnOfMarksIsThatOfTheFirstNumbersAndEachMayHaveItsOwn() {
        ResultTable table =
                Tables.of(
                        List.of("at:datetime", "n:long", "baseline:real", "f:long", "g:long"),
                        List.of(row(DAY, 1, 1.0, 1, -1)));
        Map<String, String> one = Map.of("anomalycolumns", "f", "ycolumns", "n,baseline");
        assertEquals(1, lines(table, "anomalychart", one).flagged(1));
        Map<String, String> each = Map.of("anomalycolumns", "f,g", "ycolumns", "n,baseline");
        assertEquals(1, lines(table, "anomalychart", each).flagged(-1));
        assertTrue(
                why(table, "anomalychart", Map.of("anomalycolumns", "f,g", "ycolumns", "n"))
                        .contains("names 2 columns for 1 of numbers (n)"));
        assertTrue(why(table, "anomalychart", Map.of()).contains("needs anomalycolumns"));
    }

    @Test
    void aMissingNumberBreaksTheLine() {
        Picture.Drawn drawn = drawn(SERIES, "timechart", Map.of("ycolumns", "n"));
        assertEquals(1, count(drawn.svg(), "class=\"line l0\""));
        assertEquals(4, count(drawn.svg(), "class=\"mark f0\""), "few points are marks each");
        assertFalse(drawn.svg().contains("<g class=\"anomaly\""));
    }

    @Test
    void rowsAreLinesByTextAndByColumn() {
        ResultTable table =
                Tables.of(
                        List.of("at:datetime", "host:string", "in:long", "out:long"),
                        List.of(row(DAY, "a", 1, 2), row(DAY + 9, "b", 3, null)));
        assertEquals(
                List.of("a: in", "a: out", "b: in"),
                lines(table, "linechart", Map.of()).lines().stream()
                        .map(Lines.Line::name)
                        .toList());
        Picture.Drawn panels = drawn(table, "timechart", Map.of("ysplit", "panels"));
        assertEquals(4, count(panels.svg(), "class=\"axis\""), "two panels of two axes");
    }

    @Test
    void valuesMayAddUp() {
        ResultTable table =
                Tables.of(List.of("x:long", "n:long"), List.of(row(1, 2), row(3, 4), row(2, 8)));
        Lines lines = lines(table, "linechart", Map.of("accumulate", "true"));
        assertEquals(
                List.of(2.0, 10.0, 14.0),
                lines.lines().getFirst().points().stream().map(Lines.Point::y).toList());
        assertFalse(lines.byTime());
    }

    @Test
    void ofManyPointsThoseAreDrawnThatPixelsCanShow() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            rows.add(row(DAY + i, i == 33_333 ? 1_000_000 : i % 7));
        }
        ResultTable table = Tables.of(List.of("at:datetime", "n:long"), rows);
        Picture.Drawn drawn = drawn(table, "timechart", Map.of());
        assertTrue(drawn.svg().length() < 200_000, "" + drawn.svg().length());
        assertTrue(drawn.svg().contains(">1,000,000</text>"));
        assertTrue(drawn.caption().startsWith("50,000 points in 1 line"), drawn.caption());
    }
}

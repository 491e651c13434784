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

class TimelineTest {
    private static final long NOON = Ticks.ofDate(2026, 9, 14) + 12 * Ticks.PER_HOUR;
    private static final List<String> COLUMNS =
            List.of("at:datetime", "set:string", "account:string", "alert:bool", "score:real");

    private static final ResultTable TABLE =
            Tables.of(
                    COLUMNS,
                    List.of(
                            row(NOON, "logons", "ann", false, 0.5),
                            row(NOON + 10, "processes", "bob", true, 0.2),
                            row(NOON + 20, "logons", "bob", false, 2.0),
                            row(NOON + 30, "logons", "ann", false, null),
                            row(null, "logons", "ann", false, 1.0)));

    private static Timeline timeline(ResultTable table, Map<String, String> properties) {
        return Timeline.of(new Fields(table, new Render("timeline", properties)));
    }

    @Test
    void setsStandAboveEachOtherEachWithItsLanesAndHeights() {
        Timeline timeline = timeline(TABLE, Map.of("overlay", "set", "lanes", "account"));
        assertEquals(
                List.of("logons ann 2.0", "logons bob 2.0", "processes bob 0.2"),
                timeline.lanes().stream()
                        .map(lane -> lane.set() + " " + lane.name() + " " + lane.high())
                        .toList());
        assertEquals(
                List.of(0, 2, 1), timeline.points().stream().map(Timeline.Point::lane).toList());
        assertEquals(2, timeline.without(), "a row without a time, one without a score");
        String svg = drawn(TABLE, "timeline", Map.of("overlay", "set", "lanes", "account")).svg();
        assertEquals(3, count(svg, "class=\"mark f0\""));
        assertTrue(svg.contains("class=\"strong\">logons<"), svg);
    }

    @Test
    void withoutAHeightSeriesGivesTheLanesToo() {
        ResultTable table =
                Tables.of(
                        List.of("at:datetime", "account:string"),
                        List.of(row(NOON, "ann"), row(NOON + 1, "bob"), row(NOON + 2, "")));
        Timeline timeline = timeline(table, Map.of("series", "account"));
        assertEquals(
                List.of("ann", "bob", ""),
                timeline.lanes().stream().map(Timeline.Lane::name).toList());
        assertEquals(List.of("ann", "bob", "(empty)"), timeline.groups().legend());
        assertEquals("", timeline.heightName());
        assertEquals(1, timeline(table, Map.of()).lanes().size());
    }

    @Test
    void ymaxCutsAndItsEdgeStaysIn() {
        Timeline timeline = timeline(TABLE, Map.of("ymax", "0.5"));
        assertEquals(2, timeline.points().size());
        assertEquals(1, timeline.above());
        String none = drawn(TABLE, "timeline", Map.of("ymax", "0.1")).svg();
        assertTrue(none.contains("Nothing to draw"));
    }

    @Test
    void marksTheEventsToCompareWith() {
        Timeline rows = timeline(TABLE, Map.of("reference", "alert", "labels", "account"));
        assertEquals(List.of(new Reference(NOON + 10, "bob")), rows.references());
        Timeline named = timeline(TABLE, Map.of("reference", "alert"));
        assertEquals(List.of(new Reference(NOON + 10, "alert")), named.references());
        Timeline literal =
                timeline(TABLE, Map.of("reference", "datetime(2026-09-14T12:00:00.000001Z)"));
        assertEquals(List.of(new Reference(NOON + 10, "reference")), literal.references());
        assertEquals(NOON + 20, literal.last());
        ResultTable times =
                Tables.of(
                        List.of("at:datetime", "alert:datetime"),
                        List.of(row(NOON, NOON + 99), row(NOON + 1, NOON + 99)));
        Timeline column = timeline(times, Map.of("reference", "alert"));
        assertEquals(List.of(new Reference(NOON + 99, "alert")), column.references());
        assertEquals(NOON + 99, column.last(), "the axis reaches it");
        String svg = drawn(times, "timeline", Map.of("reference", "alert")).svg();
        assertEquals(1, count(svg, "class=\"reference\""));
        assertTrue(svg.contains("class=\"referencename\">alert<"), svg);
        assertEquals(
                "There is no picture: reference is a time, or a column of times or of bool; account"
                        + " is string.",
                why(TABLE, "timeline", Map.of("reference", "account")));
    }

    @Test
    void whatZoomsKnowsTheTimesOfItsEdgesAndTheColumn() {
        String svg = drawn(TABLE, "timeline", Map.of("lanes", "account")).svg();
        assertTrue(svg.contains("<svg class=\"times\" x="), svg);
        assertTrue(svg.contains(" data-column=\"0\" data-labelled=\"true\">"), svg);
        long from = Long.parseLong(svg.replaceAll("(?s).*data-from=\"(\\d+)\".*", "$1"));
        assertTrue(from <= (NOON - Ticks.UNIX_EPOCH) / Ticks.PER_MILLISECOND, "" + from);
    }

    @Test
    void aPointIsItsRowAndItsTimeIsTold() {
        String svg = drawn(TABLE, "timeline", Map.of("tooltip", "at,account")).svg();
        assertTrue(
                svg.contains(
                        "<g class=\"point\" data-times=\"0\" data-where=\"0 =="
                                + " datetime(2026-09-14T12:00:00.0000000Z)&#10;1 =="
                                + " &quot;logons&quot;&#10;2 == &quot;ann&quot;&#10;3 == false&#10;"
                                + "4 == real(0.5)\"><title>at: 2026-09-14 12:00:00 UTC\nscore: 0.5\n"
                                + "account: ann</title>"),
                svg);
    }

    @Test
    void aNameThatIsNoColumnIsSaidWithTheNearest() {
        assertEquals(
                "There is no picture: 'acount' for lanes is no column of the result; did you mean"
                        + " 'account'?",
                why(TABLE, "timeline", Map.of("lanes", "acount")));
        assertEquals(
                "There is no picture: 'much' for ymax is not a number.",
                why(TABLE, "timeline", Map.of("ymax", "much")));
        ResultTable noTime = Tables.of(List.of("n:long"), List.of(row(1)));
        assertEquals(
                "There is no picture: timeline needs a column of times.",
                why(noTime, "timeline", Map.of()));
    }

    @Test
    void manyLanesAndSetsShareTheLast() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            rows.add(row(NOON + i, "set " + i, "account " + i, false, 0.1));
        }
        Timeline timeline =
                timeline(Tables.of(COLUMNS, rows), Map.of("overlay", "set", "lanes", "account"));
        assertEquals(Timeline.MOST_LANES + 1, timeline.lanes().size());
        assertEquals("(other lanes)", timeline.lanes().getLast().name());
        assertEquals(Timeline.MOST_POINTS, timeline.points().size());
        assertEquals(10_000, timeline.cut());
        assertFalse(timeline.caption().isEmpty());
    }
}

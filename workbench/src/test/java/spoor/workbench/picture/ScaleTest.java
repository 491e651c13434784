package spoor.workbench.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import spoor.model.Ticks;

class ScaleTest {
    private static List<String> labels(List<Scale.Tick> ticks) {
        return ticks.stream().map(Scale.Tick::label).toList();
    }

    @Test
    void numbersHaveRoundMarks() {
        Scale scale = Scale.of(0, 0.97, 0, 100, false);
        assertEquals(List.of("0", "0.2", "0.4", "0.6", "0.8", "1"), labels(scale.ticks(6)));
        assertEquals(50, scale.at(0.5), 1e-9);
        assertEquals(
                List.of("-4,000", "-2,000", "0", "2,000"),
                labels(Scale.of(-3_100, 2_000, 0, 1, false).ticks(4)));
    }

    @Test
    void aSingleValueStandsInsideItsRange() {
        for (double value : new double[] {0, 3, -3, 1e-9, 1e15}) {
            Scale scale = Scale.of(value, value, 0, 1, false);
            assertTrue(scale.from() < scale.to() && scale.holds(value), "" + scale);
        }
    }

    @Test
    void powersOfTenMarkALogarithmicScale() {
        Scale scale = Scale.of(0.002, 30, 0, 100, true);
        assertEquals(List.of("0.001", "0.01", "0.1", "1", "10", "100"), labels(scale.ticks(6)));
        assertEquals(60, scale.at(1), 1e-9);
    }

    @Test
    void timesHaveTheMarksOfAClockAndOfACalendar() {
        long noon = Ticks.ofDate(2026, 9, 14) + 12 * Ticks.PER_HOUR;
        TimeScale hours = new TimeScale(noon, noon + 5 * Ticks.PER_HOUR, 0, 100);
        assertEquals(
                List.of("2026-09-14 12:00", "13:00", "14:00", "15:00", "16:00", "17:00"),
                labels(hours.ticks(6)));
        TimeScale years = new TimeScale(Ticks.ofDate(2020, 2, 1), Ticks.ofDate(2026, 9, 1), 0, 100);
        assertEquals(
                List.of("2021", "2022", "2023", "2024", "2025", "2026"),
                labels(years.ticks(8)).subList(0, 6));
        TimeScale all = new TimeScale(0, Ticks.MAX, 0, 100);
        assertTrue(all.ticks(8).size() > 2 && all.ticks(8).size() < 12, "" + all.ticks(8));
        assertEquals("2026-09-14 12:00:00.5 UTC", TimeScale.text(noon + Ticks.PER_SECOND / 2));
        assertEquals("2026-09-14 12:00:00 UTC", TimeScale.text(noon));
    }
}

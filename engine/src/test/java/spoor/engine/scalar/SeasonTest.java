package spoor.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static spoor.engine.scalar.Bodies.call;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class SeasonTest {
    private static int found(int count, IntToDoubleFunction value) {
        double[] series = new double[count];
        Arrays.setAll(series, value);
        return Season.length(series, Season.THRESHOLD);
    }

    /// Calls to a shop by half days over a month; the recorded answer of Kusto's detection is 14.
    @Test
    void theRecordedPeriodOfHalfDaysIsAWeek() {
        double[] series = {
            80, 139, 87, 110, 68, 54, 50, 51, 53, 133, 86, 141, 97, 156, 94, 149, 95, 140, 77, 61,
            50, 54, 47, 133, 72, 152, 94, 148, 105, 162, 101, 160, 87, 63, 53, 55, 54, 151, 103,
            189, 108, 183, 113, 175, 113, 178, 90, 71, 62, 62, 65, 165, 109, 181, 115, 182, 121,
            178, 114, 170
        };
        assertEquals(14, Season.length(series, Season.THRESHOLD));
    }

    @Test
    void aShortPatternIsFoundAndNotItsMultiples() {
        assertEquals(2, found(40, i -> i % 2));
        assertEquals(3, found(60, i -> i % 3 == 0 ? 9 : 1));
        assertEquals(24, found(24 * 28, i -> i % 24 < 8 ? 0 : 50));
    }

    @Test
    void twoWeeksOfHoursAreEnoughForAWeek() {
        assertEquals(
                168, found(336, i -> i / 24 % 7 >= 5 ? 2 : 10 + 8 * Math.sin(i * Math.PI / 12)));
    }

    @Test
    void aTrendHidesNoSeasonAndIsNone() {
        Random random = new Random(5);
        assertEquals(24, found(480, i -> 3.0 * i + 20 * Math.sin(i * Math.PI / 12)));
        assertEquals(0, found(480, i -> 3.0 * i + random.nextDouble()));
    }

    @Test
    void noiseHasNoSeason() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int count = 20 + seed;
            assertEquals(0, found(count, i -> random.nextGaussian()), "seed " + seed);
        }
    }

    @Test
    void whatCannotRepeatItselfHasNoSeason() {
        assertEquals(0, found(0, i -> 1));
        assertEquals(0, found(1, i -> 1));
        assertEquals(0, found(3, i -> i));
        assertEquals(0, found(100, i -> 1e6));
        assertEquals(0, found(100, i -> i == 50 ? 1 : 0));
        assertEquals(0, found(100, i -> Math.exp(i / 10.0)));
    }

    /// By hand: 1 and 5 in turn, twelve of them; the line takes off nearly nothing.
    @Test
    void theThresholdIsOfTheScore() {
        assertEquals(2, found(12, i -> i % 2 == 0 ? 1 : 5));
        double[] series = new double[200];
        Random random = new Random(1);
        Arrays.setAll(series, i -> Math.sin(i * Math.PI / 10) + random.nextGaussian() / 2);
        assertEquals(20, Season.length(series, 0.5));
        assertEquals(0, Season.length(series, 0.99));
    }

    @Test
    void aDecompositionWithoutAPeriodIsTheOneWithTheFoundPeriod() {
        double[] values = new double[24 * 14];
        Random random = new Random(2);
        Arrays.setAll(values, i -> 40 * Math.sin(i * Math.PI / 12) + random.nextDouble());
        String series = Series.of(values).text();
        assertEquals(24L, call("series_season_length", series));
        assertEquals(
                call("series_decompose_anomalies_4", series, 1.5, 24L, "linefit"),
                call("series_decompose_anomalies_4", series, 1.5, -1L, "linefit"));
        assertEquals(call("series_decompose_2", series, 24L), call("series_decompose", series));
        assertEquals(call("series_seasonal_2", series, 24L), call("series_seasonal", series));
        assertNotEquals(call("series_decompose_2", series, 0L), call("series_decompose", series));
    }

    @Test
    void testPointsAreNotLookedAt() {
        double[] values = new double[200];
        Arrays.setAll(values, i -> i < 120 ? i % 12 : 1000 * (i % 7));
        String series = Series.of(values).text();
        assertEquals(
                call("series_decompose_4", series, 12L, "avg", 80L),
                call("series_decompose_4", series, -1L, "avg", 80L));
    }
}

package spoor.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spoor.engine.scalar.Bodies.call;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import spoor.engine.scalar.json.Json;

class SeriesAnomaliesTest {
    private static final int DIP = 150;
    private static final int SPIKE = 300;

    /// Four weeks of hours, with days and nights, a trend and noise.
    private static double[] traffic(double atDip, double atSpike) {
        Random random = new Random(11);
        double[] values = new double[24 * 28];
        for (int hour = 0; hour < values.length; hour++) {
            values[hour] =
                    100
                            + 40 * Math.sin(2 * Math.PI * hour / 24)
                            + hour / 50.0
                            + 4 * random.nextDouble();
        }
        values[DIP] += atDip;
        values[SPIKE] += atSpike;
        return values;
    }

    private static Map<Integer, Long> flagged(Object columns) {
        List<Json> flags =
                Objects.requireNonNull(Json.of((String) columns).array()).getFirst().array();
        Map<Integer, Long> found = new TreeMap<>();
        for (int i = 0; i < Objects.requireNonNull(flags).size(); i++) {
            if (flags.get(i) instanceof Json.Whole(long flag) && flag != 0) {
                found.put(i, flag);
            }
        }
        return found;
    }

    private static Map<Integer, Long> flagged(double[] series, String trend) {
        String text = Series.of(series).text();
        return flagged(
                Objects.requireNonNull(
                        call("series_decompose_anomalies_4", text, 1.5, 24L, trend)));
    }

    @Test
    void aPlantedDipAndAPlantedSpikeAreBothFlaggedWithTheirSigns() {
        assertEquals(Map.of(DIP, -1L, SPIKE, 1L), flagged(traffic(-15, 15), "linefit"));
    }

    @Test
    void aDipThatIsNoLowNumberIsFlaggedAllTheSame() {
        double[] series = traffic(-15, 0);
        assertTrue(series[DIP] > Series.mean(series) - 40, "nights are lower");
        assertEquals(Map.of(DIP, -1L), flagged(series, "linefit"));
    }

    @Test
    void nothingIsFlaggedWhereNothingWasPlanted() {
        assertEquals(Map.of(), flagged(traffic(0, 0), "linefit"));
    }

    @Test
    void outliersHaveTheSignOfTheirSide() {
        double[] series = new Random(3).doubles(200, 10, 20).toArray();
        series[20] = -10;
        series[120] = 40;
        double[] scores =
                Objects.requireNonNull(
                                Json.of((String) call("series_outliers", Series.of(series).text()))
                                        .array())
                        .stream()
                        .mapToDouble(Dynamics::real)
                        .toArray();
        assertTrue(scores[20] < -1.5, "" + scores[20]);
        assertTrue(scores[120] > 1.5, "" + scores[120]);
        for (int i = 0; i < scores.length; i++) {
            assertTrue(i == 20 || i == 120 || Math.abs(scores[i]) < 1.5, i + ": " + scores[i]);
        }
    }

    @Test
    void aSpikeOfASeriesThatIsConstantElseIsInfinitelyFarOut() {
        String series = "[0,0,0,0,0,0,0,0,0,0,0,9,0,0,0,0,0,0,0,0,0,0,-4,0,null]";
        String scores = (String) Objects.requireNonNull(call("series_outliers", series));
        assertEquals(
                "[0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,\"Infinity\",0.0,0.0,0.0,0.0,0.0,0.0,"
                        + "0.0,0.0,0.0,0.0,\"-Infinity\",0.0,0.0]",
                scores);
        String beyond = (String) call("series_greater", scores, "1.5");
        assertEquals(
                11,
                Objects.requireNonNull(Json.of(beyond).array()).indexOf(new Json.Bool(true)),
                "what a hunter asks of the scores");
        assertEquals(
                "[0.0,0.0,0.0]",
                call("series_outliers", "[7,7,7]"),
                "nothing stands out of equals");
    }

    @Test
    void aSpikeOfASeriesThatIsConstantElseIsFlagged() {
        double[] series = new double[24 * 5];
        series[30] = 50;
        series[40] = -50;
        assertEquals(Map.of(30, 1L, 40, -1L), flagged(series, "none"));
        assertEquals(Map.of(), flagged(new double[24 * 5], "avg"), "equal values are no anomalies");
    }
}

package spoor.mining.anomalies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spoor.mining.Draws;

class WeightedSampleTest {
    /// Rows a, b, b, c, c, c: of the 20 draws of three, how many hold so many of each, by hand.
    @Test
    void drawsHaveTheLawOfDrawsFromTheRowsWrittenOut() {
        Map<String, Integer> expected =
                Map.of("0,0,3", 1, "0,1,2", 6, "0,2,1", 3, "1,0,2", 3, "1,1,1", 6, "1,2,0", 1);
        WeightedSample sample = new WeightedSample(new long[] {1, 2, 3});
        Map<String, Integer> drawn = new HashMap<>();
        int draws = 200_000;
        for (int i = 0; i < draws; i++) {
            WeightedSample.Drawn one = sample.draw(3, Draws.stream(1, i));
            int[] counts = new int[3];
            for (int j = 0; j < one.shapes().length; j++) {
                counts[one.shapes()[j]] = one.counts()[j];
            }
            drawn.merge(counts[0] + "," + counts[1] + "," + counts[2], 1, Integer::sum);
        }
        assertEquals(expected.keySet(), drawn.keySet());
        for (Map.Entry<String, Integer> one : expected.entrySet()) {
            double share = one.getValue() / 20.0;
            double deviation = Math.sqrt(share * (1 - share) / draws);
            assertEquals(
                    share, drawn.getOrDefault(one.getKey(), 0) / (double) draws, 5 * deviation);
        }
    }

    @Test
    void aDrawOfAllRowsHoldsAllRows() {
        WeightedSample.Drawn all =
                new WeightedSample(new long[] {4, 1, 7}).draw(12, Draws.stream(0, 0));
        assertArrayEquals(new int[] {0, 1, 2}, all.shapes());
        assertArrayEquals(new int[] {4, 1, 7}, all.counts());
    }
}

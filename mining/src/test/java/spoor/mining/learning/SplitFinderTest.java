package spoor.mining.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import spoor.mining.Draws;

class SplitFinderTest {
    /// Gini's measure of both sides together, times the weight: what a split is to make small.
    private static double mixed(int[] labels, int[] weights, byte[] bins, int highest) {
        double[][] counts = new double[2][2];
        for (int row = 0; row < labels.length; row++) {
            counts[(bins[row] & 0xff) <= highest ? 0 : 1][labels[row]] += weights[row];
        }
        double sum = 0;
        for (double[] side : counts) {
            double total = side[0] + side[1];
            sum += total > 0 ? 2 * side[0] * side[1] / total : 0;
        }
        return sum;
    }

    private static int[] counts(SplitFinder finder, long[] payloads, int total) {
        int[] counts = new int[2];
        assertEquals(total, finder.count(payloads, 0, payloads.length, counts));
        return counts;
    }

    @Test
    void bothFindersFindTheBestSplit() {
        Draws draws = new Draws(4);
        for (int round = 0; round < 200; round++) {
            int size = 2 + draws.below(round % 2 == 0 ? 40 : 900);
            int[] labels = new int[size];
            int[] weights = new int[size];
            int[] rows = new int[size];
            byte[][] bins = new byte[2][size];
            int total = 0;
            for (int row = 0; row < size; row++) {
                rows[row] = row;
                weights[row] = 1 + draws.below(3);
                total += weights[row];
                bins[0][row] = (byte) draws.below(200);
                bins[1][row] = (byte) draws.below(5);
                labels[row] = draws.below(200) < (bins[0][row] & 0xff) ? 1 : 0;
            }
            double best = Double.POSITIVE_INFINITY;
            for (byte[] column : bins) {
                for (int bin = 0; bin < 255; bin++) {
                    best = Math.min(best, mixed(labels, weights, column, bin));
                }
            }
            for (SplitFinder finder :
                    new SplitFinder[] {new TwoClassSplits(), new ManyClassSplits(2)}) {
                long[] payloads = new long[size];
                for (int row = 0; row < size; row++) {
                    payloads[row] = finder.payload(labels[row], weights[row]);
                }
                int[] counts = counts(finder, payloads, total);
                boolean several = finder.begin(counts, total, 1);
                assertEquals(counts[0] > 0 && counts[1] > 0, several);
                for (int column = 0; column < 2; column++) {
                    boolean _ = finder.look(column, bins[column], rows, payloads, 0, size);
                }
                double start = 2.0 * counts[0] * counts[1] / total;
                if (finder.column() < 0) {
                    assertEquals(start, best, 1e-9 * total);
                } else {
                    double found = mixed(labels, weights, bins[finder.column()], finder.bin());
                    assertEquals(best, found, 1e-9 * total);
                    assertTrue(found < start);
                }
            }
        }
    }

    @Test
    void keepsTheLeastWeightOfALeaf() {
        for (SplitFinder finder :
                new SplitFinder[] {new TwoClassSplits(), new ManyClassSplits(2)}) {
            byte[] bins = {1, 2, 3, 4};
            int[] labels = {0, 1, 1, 1};
            long[] payloads = new long[4];
            for (int row = 0; row < 4; row++) {
                payloads[row] = finder.payload(labels[row], 1);
            }
            int[] counts = counts(finder, payloads, 4);
            assertTrue(finder.begin(counts, 4, 2));
            assertTrue(finder.look(0, bins, new int[] {0, 1, 2, 3}, payloads, 0, 4));
            assertEquals(2, finder.bin());
        }
    }
}

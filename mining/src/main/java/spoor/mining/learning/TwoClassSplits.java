package spoor.mining.learning;

import java.util.Arrays;

/// Finds splits of two classes: what [ManyClassSplits] finds, in about two thirds of the time. A
/// payload, and a place of the histogram, holds the weight in its low half and the weight of the
/// second class in its high half, so that one addition counts both.
final class TwoClassSplits implements SplitFinder {
    /// From so many rows on, all bins are looked through for those that have rows.
    private static final int MANY = 256;

    private static final long LOW = 0xffffffffL;

    private final long[] histogram = new long[Bins.MOST];
    private final long[] filled = new long[Bins.MOST / 64];
    private long all;
    private int leaf;
    private double best;
    private int bestColumn;
    private int bestBin;

    @Override
    public long payload(int label, int weight) {
        return (long) weight << 32 * label & ~LOW | weight;
    }

    @Override
    public int count(long[] payloads, int from, int to, int[] counts) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += payloads[i];
        }
        counts[1] = (int) (sum >>> 32);
        counts[0] = (int) (sum & LOW) - counts[1];
        return (int) (sum & LOW);
    }

    @Override
    public boolean begin(int[] counts, int total, int leastLeaf) {
        all = (long) counts[1] << 32 | total;
        leaf = leastLeaf;
        bestColumn = -1;
        best = mixed(counts[1], total);
        return counts[0] > 0 && counts[1] > 0;
    }

    /// Half of Gini's measure, times the weight: 0 when pure.
    private static double mixed(double second, double total) {
        return second * (total - second) / total;
    }

    @Override
    public boolean look(int column, byte[] bins, int[] rows, long[] payloads, int from, int to) {
        return to - from >= MANY
                ? lookThrough(column, bins, rows, payloads, from, to)
                : lookAtFilled(column, bins, rows, payloads, from, to);
    }

    private boolean lookThrough(
            int column, byte[] bins, int[] rows, long[] payloads, int from, int to) {
        for (int i = from; i < to; i++) {
            histogram[bins[rows[i]] & 0xff] += payloads[i];
        }
        long left = 0;
        boolean several = false;
        for (int bin = 0; bin < Bins.MOST; bin++) {
            if (histogram[bin] != 0) {
                left += histogram[bin];
                histogram[bin] = 0;
                if (left == all) {
                    break;
                }
                several = true;
                judge(column, bin, left);
            }
        }
        return several;
    }

    private boolean lookAtFilled(
            int column, byte[] bins, int[] rows, long[] payloads, int from, int to) {
        Arrays.fill(filled, 0);
        for (int i = from; i < to; i++) {
            int bin = bins[rows[i]] & 0xff;
            histogram[bin] += payloads[i];
            filled[bin >>> 6] |= 1L << bin;
        }
        long left = 0;
        boolean several = false;
        for (int word = 0; word < filled.length; word++) {
            for (long bits = filled[word]; bits != 0; bits &= bits - 1) {
                int bin = (word << 6) + Long.numberOfTrailingZeros(bits);
                left += histogram[bin];
                histogram[bin] = 0;
                if (left == all) {
                    return several;
                }
                several = true;
                judge(column, bin, left);
            }
        }
        return several;
    }

    private void judge(int column, int bin, long left) {
        double total = left & LOW;
        double rest = (all & LOW) - total;
        if (total < leaf || rest < leaf) {
            return;
        }
        double second = left >>> 32;
        double restSecond = (all >>> 32) - second;
        // mixed(left) + mixed(right) with one division
        double now =
                (second * (total - second) * rest + restSecond * (rest - restSecond) * total)
                        / (total * rest);
        if (now < best) {
            best = now;
            bestColumn = column;
            bestBin = bin;
        }
    }

    @Override
    public int column() {
        return bestColumn;
    }

    @Override
    public int bin() {
        return bestBin;
    }
}

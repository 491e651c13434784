package spoor.mining.learning;

import java.util.Arrays;

/// Finds splits of any number of classes. With `l` and `r` the counts of the classes on both sides,
/// the best split has the greatest sum of `l`² / sum of `l` plus the same of `r`, which is Gini's
/// measure. A payload holds the weight in its low half and the class in its high half.
final class ManyClassSplits implements SplitFinder {
    private final int classes;

    /// Of each bin and class the weight, all zero between columns, and which bins have any.
    private final int[] histogram;

    private final long[] filled = new long[Bins.MOST / 64];
    private final int[] leftCounts;
    private int[] counts = new int[0];
    private double squares;
    private int total;
    private int leaf;
    private double best;
    private int bestColumn;
    private int bestBin;

    ManyClassSplits(int classes) {
        this.classes = classes;
        this.histogram = new int[Bins.MOST * classes];
        this.leftCounts = new int[classes];
    }

    @Override
    public long payload(int label, int weight) {
        return (long) label << 32 | weight;
    }

    @Override
    public int count(long[] payloads, int from, int to, int[] into) {
        Arrays.fill(into, 0);
        int sum = 0;
        for (int i = from; i < to; i++) {
            into[(int) (payloads[i] >>> 32)] += (int) payloads[i];
            sum += (int) payloads[i];
        }
        return sum;
    }

    @Override
    public boolean begin(int[] of, int sum, int leastLeaf) {
        counts = of;
        total = sum;
        leaf = leastLeaf;
        bestColumn = -1;
        squares = 0;
        for (int count : of) {
            squares += (double) count * count;
        }
        best = squares / sum;
        return squares != (double) sum * sum;
    }

    @Override
    public boolean look(int column, byte[] bins, int[] rows, long[] payloads, int from, int to) {
        Arrays.fill(filled, 0);
        for (int i = from; i < to; i++) {
            int bin = bins[rows[i]] & 0xff;
            histogram[bin * classes + (int) (payloads[i] >>> 32)] += (int) payloads[i];
            filled[bin >>> 6] |= 1L << bin;
        }
        Arrays.fill(leftCounts, 0);
        long left = 0;
        double leftSquares = 0;
        double rightSquares = squares;
        boolean several = false;
        for (int word = 0; word < filled.length; word++) {
            for (long bits = filled[word]; bits != 0; bits &= bits - 1) {
                int bin = (word << 6) + Long.numberOfTrailingZeros(bits);
                int at = bin * classes;
                for (int k = 0; k < classes; k++) {
                    double moved = histogram[at + k];
                    if (moved != 0) {
                        double before = leftCounts[k];
                        leftSquares += moved * (2 * before + moved);
                        rightSquares -= moved * (2 * (counts[k] - before) - moved);
                        leftCounts[k] += histogram[at + k];
                        left += histogram[at + k];
                        histogram[at + k] = 0;
                    }
                }
                long right = total - left;
                if (right == 0) {
                    return several;
                }
                several = true;
                if (left >= leaf && right >= leaf) {
                    double score = leftSquares / left + rightSquares / right;
                    if (score > best) {
                        best = score;
                        bestColumn = column;
                        bestBin = bin;
                    }
                }
            }
        }
        return several;
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

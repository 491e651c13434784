package spoor.mining.learning;

import spoor.mining.Parallel;
import spoor.model.Stop;

/// Grows one tree of boosting leaf by leaf: always the split that gains most next. Gains and values
/// come from the sums of first and second derivatives of the log loss.
///
/// The sums of a column are made by one thread in the order of the rows, so the tree does not
/// depend on the number of threads.
final class BoostingGrower {
    private static final double LEAST_CURVE = 1e-3;
    private static final int WORTH_THREADS = 1 << 16;

    private final byte[][] bins;
    private final int[] binCounts;
    private final Settings settings;
    private final int threads;
    private final Stop stop;

    /// Of each row, times its weight.
    private final double[] slopes;

    private final double[] curves;
    private final long[] weights;

    /// The rows, those of a node side by side.
    private final int[] rows;

    private final int[] spare;

    private final int[] columns;
    private final int[] splitBins;
    private final int[] lefts;
    private final int[] rights;
    private final double[] values;
    private int nodes;

    /// @param leaves at most
    /// @param depth at most
    /// @param leaf the least weight of a leaf
    /// @param rate how much of what would be best each tree adds
    /// @param drawn how strongly values are drawn to 0: added to the second derivatives
    record Settings(int leaves, int depth, int leaf, double rate, double drawn) {}

    /// A leaf that may be split.
    ///
    /// @param sums `[column][3 * bin]`: slope, curve and weight of the rows in each bin
    private record Leaf(
            int node, int from, int to, int depth, double[][] sums, double[] all, Split split) {}

    /// The best split of a leaf; a gain of 0 for none.
    private record Split(double gain, int column, int bin) {}

    BoostingGrower(
            DataSet data,
            Bins cuts,
            byte[][] bins,
            int ofClass,
            double[] shares,
            Settings settings,
            int threads,
            Stop stop) {
        this.bins = bins;
        this.binCounts = cuts.cuts().stream().mapToInt(Bins.Cut::bins).toArray();
        this.settings = settings;
        this.threads = threads;
        this.stop = stop;
        this.weights = data.weights();
        this.slopes = new double[data.rows()];
        this.curves = new double[data.rows()];
        this.rows = new int[data.rows()];
        this.spare = new int[data.rows()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
            double off = shares[row] - (data.labels()[row] == ofClass ? 1 : 0);
            slopes[row] = weights[row] * off;
            curves[row] = weights[row] * Math.max(shares[row] * (1 - shares[row]), 1e-12);
        }
        int most = 2 * settings.leaves();
        this.columns = new int[most];
        this.splitBins = new int[most];
        this.lefts = new int[most];
        this.rights = new int[most];
        this.values = new double[most];
    }

    ValueTree grow() {
        Leaf[] leaves = new Leaf[settings.leaves()];
        double[][] sums = sums(0, rows.length);
        leaves[0] = leaf(0, rows.length, 0, sums);
        int count = 1;
        while (count < settings.leaves()) {
            stop.check();
            int best = 0;
            for (int i = 1; i < count; i++) {
                best = leaves[i].split().gain() > leaves[best].split().gain() ? i : best;
            }
            Leaf leaf = leaves[best];
            if (!(leaf.split().gain() > 0)) {
                break;
            }
            int middle = part(leaf);
            boolean leftIsSmaller = middle - leaf.from() <= leaf.to() - middle;
            double[][] smaller =
                    leftIsSmaller ? sums(leaf.from(), middle) : sums(middle, leaf.to());
            double[][] larger = leaf.sums();
            for (int column = 0; column < larger.length; column++) {
                for (int i = 0; i < larger[column].length; i++) {
                    larger[column][i] -= smaller[column][i];
                }
            }
            columns[leaf.node()] = leaf.split().column();
            splitBins[leaf.node()] = leaf.split().bin();
            lefts[leaf.node()] = nodes;
            leaves[best] =
                    leaf(leaf.from(), middle, leaf.depth() + 1, leftIsSmaller ? smaller : larger);
            rights[leaf.node()] = nodes;
            leaves[count++] =
                    leaf(middle, leaf.to(), leaf.depth() + 1, leftIsSmaller ? larger : smaller);
        }
        return ValueTree.of(nodes, columns, splitBins, lefts, rights, values);
    }

    private Leaf leaf(int from, int to, int depth, double[][] sums) {
        double[] all = new double[3];
        for (int i = from; i < to; i++) {
            all[0] += slopes[rows[i]];
            all[1] += curves[rows[i]];
            all[2] += weights[rows[i]];
        }
        values[nodes] = -settings.rate() * all[0] / (all[1] + settings.drawn());
        Split split = depth < settings.depth() ? best(sums, all, to - from) : new Split(0, 0, 0);
        return new Leaf(nodes++, from, to, depth, sums, all, split);
    }

    private double[][] sums(int from, int to) {
        double[][] sums = new double[bins.length][];
        long work = (long) (to - from) * bins.length;
        Parallel.run(
                bins.length,
                work < WORTH_THREADS ? 1 : threads,
                stop,
                column -> sums[column] = sums(column, from, to));
        return sums;
    }

    private double[] sums(int column, int from, int to) {
        double[] sums = new double[3 * binCounts[column]];
        byte[] binOf = bins[column];
        for (int i = from; i < to; i++) {
            int row = rows[i];
            int at = 3 * (binOf[row] & 0xff);
            sums[at] += slopes[row];
            sums[at + 1] += curves[row];
            sums[at + 2] += weights[row];
        }
        return sums;
    }

    private Split best(double[][] sums, double[] all, int size) {
        Split best = new Split(0, 0, 0);
        if (all[2] < 2.0 * settings.leaf() || size < 2) {
            return best;
        }
        for (int column = 0; column < sums.length; column++) {
            double slope = 0;
            double curve = 0;
            double weight = 0;
            double[] of = sums[column];
            for (int bin = 0; 3 * bin + 3 < of.length; bin++) {
                slope += of[3 * bin];
                curve += of[3 * bin + 1];
                weight += of[3 * bin + 2];
                double rest = all[2] - weight;
                // weights are whole numbers: their sums are exact
                if (of[3 * bin + 2] > 0
                        && weight >= settings.leaf()
                        && rest >= settings.leaf()
                        && curve >= LEAST_CURVE
                        && all[1] - curve >= LEAST_CURVE) {
                    double gain =
                            gain(slope, curve)
                                    + gain(all[0] - slope, all[1] - curve)
                                    - gain(all[0], all[1]);
                    if (gain > best.gain() + 1e-9) {
                        best = new Split(gain, column, bin);
                    }
                }
            }
        }
        return best;
    }

    private double gain(double slope, double curve) {
        return slope * slope / (curve + settings.drawn());
    }

    /// Puts the rows of the left branch before those of the right, both in their order; gives where
    /// the right begins.
    private int part(Leaf leaf) {
        byte[] binOf = bins[leaf.split().column()];
        int left = leaf.from();
        int right = 0;
        for (int i = leaf.from(); i < leaf.to(); i++) {
            int row = rows[i];
            if ((binOf[row] & 0xff) <= leaf.split().bin()) {
                rows[left++] = row;
            } else {
                spare[right++] = row;
            }
        }
        System.arraycopy(spare, 0, rows, left, right);
        return left;
    }
}

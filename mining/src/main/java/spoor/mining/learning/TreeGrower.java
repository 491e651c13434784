package spoor.mining.learning;

import java.util.Arrays;
import spoor.model.Stop;

/// Grows one tree on binned rows: each node takes the split that leaves its branches purest (by
/// Gini's measure), among some columns drawn for it (Breiman: Random forests, 2001).
final class TreeGrower {
    private final byte[][] bins;
    private final int classes;
    private final Settings settings;
    private final Stop stop;
    private final Draws draws;
    private final Tree.Builder builder = new Tree.Builder();

    /// The rows, those of a node side by side, each with its class and its weight.
    private final int[] rows;

    private final int[] labels;
    private final int[] weights;

    /// Of each bin and class the weight, all zero between nodes, and which bins have any.
    private final int[] histogram;

    private final long[] filled = new long[Bins.MOST / 64];
    private final int[] order;
    private final int[] counts;
    private final int[] leftCounts;

    private double bestScore;
    private int bestColumn;
    private int bestBin;

    /// @param columns drawn for each node
    /// @param depth at most; the root has 0
    /// @param leaf the least weight of a leaf
    record Settings(int columns, int depth, int leaf) {}

    /// @param rows those of weight above 0; the three arrays are rearranged
    TreeGrower(
            byte[][] bins,
            int[] rows,
            int[] labels,
            int[] weights,
            int classes,
            Settings settings,
            Draws draws,
            Stop stop) {
        this.bins = bins;
        this.rows = rows;
        this.labels = labels;
        this.weights = weights;
        this.classes = classes;
        this.settings = settings;
        this.draws = draws;
        this.stop = stop;
        this.histogram = new int[Bins.MOST * classes];
        this.order = new int[bins.length];
        Arrays.setAll(order, column -> column);
        this.counts = new int[classes];
        this.leftCounts = new int[classes];
    }

    Tree grow() {
        // what is to be grown: from, to, depth, and the split whose right branch it is, or -1
        int[] stack = new int[256];
        int top = push(stack, 0, 0, rows.length, 0, -1);
        while (top > 0) {
            top -= 4;
            int from = stack[top];
            int to = stack[top + 1];
            int depth = stack[top + 2];
            int node = builder.node();
            if (stack[top + 3] >= 0) {
                builder.right(stack[top + 3], node);
            }
            stop.check();
            int total = count(from, to);
            builder.counts(node, counts);
            if (depth >= settings.depth() || !findSplit(from, to, total)) {
                continue;
            }
            builder.split(node, bestColumn, bestBin);
            int middle = part(from, to);
            if (top + 8 > stack.length) {
                stack = Arrays.copyOf(stack, 2 * stack.length);
            }
            top = push(stack, top, middle, to, depth + 1, node);
            top = push(stack, top, from, middle, depth + 1, -1);
        }
        return builder.tree();
    }

    private static int push(int[] stack, int top, int from, int to, int depth, int parent) {
        stack[top] = from;
        stack[top + 1] = to;
        stack[top + 2] = depth;
        stack[top + 3] = parent;
        return top + 4;
    }

    private int count(int from, int to) {
        Arrays.fill(counts, 0);
        int total = 0;
        for (int i = from; i < to; i++) {
            counts[labels[i]] += weights[i];
            total += weights[i];
        }
        return total;
    }

    /// Whether a split makes the node purer; it is then the best one.
    private boolean findSplit(int from, int to, int total) {
        double squares = 0;
        for (int count : counts) {
            squares += (double) count * count;
        }
        bestScore = squares / total;
        bestColumn = -1;
        if (total < 2 * settings.leaf() || squares == (double) total * total) {
            return false;
        }
        // columns of one bin do not count as drawn
        int drawn = 0;
        for (int i = 0; i < order.length && drawn < settings.columns(); i++) {
            int other = i + draws.below(order.length - i);
            int column = order[other];
            order[other] = order[i];
            order[i] = column;
            if (fill(column, from, to)) {
                drawn++;
                scan(column, total, squares);
            } else {
                clear();
            }
        }
        return bestColumn >= 0;
    }

    /// Counts the classes of each bin; whether there are several bins.
    private boolean fill(int column, int from, int to) {
        byte[] binOf = bins[column];
        long first = 0;
        long second = 0;
        long third = 0;
        long fourth = 0;
        for (int i = from; i < to; i++) {
            int bin = binOf[rows[i]] & 0xff;
            histogram[bin * classes + labels[i]] += weights[i];
            long bit = 1L << bin;
            switch (bin >>> 6) {
                case 0 -> first |= bit;
                case 1 -> second |= bit;
                case 2 -> third |= bit;
                default -> fourth |= bit;
            }
        }
        filled[0] = first;
        filled[1] = second;
        filled[2] = third;
        filled[3] = fourth;
        return Long.bitCount(first)
                        + Long.bitCount(second)
                        + Long.bitCount(third)
                        + Long.bitCount(fourth)
                > 1;
    }

    private void clear() {
        for (int word = 0; word < filled.length; word++) {
            for (long bits = filled[word]; bits != 0; bits &= bits - 1) {
                int at = ((word << 6) + Long.numberOfTrailingZeros(bits)) * classes;
                Arrays.fill(histogram, at, at + classes, 0);
            }
        }
    }

    /// Looks at every split between two bins and clears the histogram. With `l` and `r` the counts
    /// of the classes on both sides, the best split has the greatest sum of `l`² / sum of `l` plus
    /// the same of `r`.
    private void scan(int column, int total, double squares) {
        Arrays.fill(leftCounts, 0);
        long left = 0;
        double leftSquares = 0;
        double rightSquares = squares;
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
                    return;
                }
                if (left >= settings.leaf() && right >= settings.leaf()) {
                    double score = leftSquares / left + rightSquares / right;
                    if (score > bestScore) {
                        bestScore = score;
                        bestColumn = column;
                        bestBin = bin;
                    }
                }
            }
        }
    }

    /// Puts the rows of the left branch before those of the right; gives where the right begins.
    private int part(int from, int to) {
        byte[] binOf = bins[bestColumn];
        int low = from;
        int high = to - 1;
        while (low <= high) {
            if ((binOf[rows[low]] & 0xff) <= bestBin) {
                low++;
            } else {
                swap(rows, low, high);
                swap(labels, low, high);
                swap(weights, low, high);
                high--;
            }
        }
        return low;
    }

    private static void swap(int[] array, int a, int b) {
        int value = array[a];
        array[a] = array[b];
        array[b] = value;
    }
}

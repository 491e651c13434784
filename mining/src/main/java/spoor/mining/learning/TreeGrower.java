package spoor.mining.learning;

import java.util.Arrays;
import spoor.mining.Draws;
import spoor.model.Stop;

/// Grows one tree on binned rows: each node takes the split that leaves its branches purest (by
/// Gini's measure), among some columns drawn for it (Breiman: Random forests, 2001).
final class TreeGrower {
    private final byte[][] bins;
    private final Settings settings;
    private final Stop stop;
    private final Draws draws;
    private final SplitFinder finder;
    private final Tree.Builder builder = new Tree.Builder();

    /// The rows, those of a node side by side, each with its payload.
    private final int[] rows;

    private final long[] payloads;
    private final int[] order;
    private final int[] counts;

    /// @param columns drawn for each node
    /// @param depth at most; the root has 0
    /// @param leaf the least weight of a leaf
    record Settings(int columns, int depth, int leaf) {}

    /// @param weights of each row; rows of weight 0 are left out
    TreeGrower(
            byte[][] bins,
            int[] labels,
            int[] weights,
            int classes,
            Settings settings,
            Draws draws,
            Stop stop) {
        this.bins = bins;
        this.settings = settings;
        this.draws = draws;
        this.stop = stop;
        this.finder = classes == 2 ? new TwoClassSplits() : new ManyClassSplits(classes);
        int[] present = new int[weights.length];
        long[] payload = new long[weights.length];
        int count = 0;
        for (int row = 0; row < weights.length; row++) {
            if (weights[row] > 0) {
                payload[count] = finder.payload(labels[row], weights[row]);
                present[count++] = row;
            }
        }
        this.rows = Arrays.copyOf(present, count);
        this.payloads = Arrays.copyOf(payload, count);
        this.order = new int[bins.length];
        Arrays.setAll(order, column -> column);
        this.counts = new int[classes];
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
            int total = finder.count(payloads, from, to, counts);
            builder.counts(node, counts);
            if (depth >= settings.depth() || !findSplit(from, to, total)) {
                continue;
            }
            builder.split(node, finder.column(), finder.bin());
            int middle = part(bins[finder.column()], finder.bin(), from, to);
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

    /// Whether a split makes the node purer.
    private boolean findSplit(int from, int to, int total) {
        if (!finder.begin(counts, total, settings.leaf()) || total < 2L * settings.leaf()) {
            return false;
        }
        // columns of one bin do not count as drawn
        int drawn = 0;
        for (int i = 0; i < order.length && drawn < settings.columns(); i++) {
            int other = i + draws.below(order.length - i);
            int column = order[other];
            order[other] = order[i];
            order[i] = column;
            drawn += finder.look(column, bins[column], rows, payloads, from, to) ? 1 : 0;
        }
        return finder.column() >= 0;
    }

    /// Puts the rows of the left branch before those of the right; gives where the right begins.
    private int part(byte[] binOf, int highest, int from, int to) {
        int low = from;
        int high = to - 1;
        while (low <= high) {
            if ((binOf[rows[low]] & 0xff) <= highest) {
                low++;
            } else {
                int row = rows[low];
                rows[low] = rows[high];
                rows[high] = row;
                long payload = payloads[low];
                payloads[low] = payloads[high];
                payloads[high] = payload;
                high--;
            }
        }
        return low;
    }
}

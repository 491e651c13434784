package spoor.mining.learning;

import java.io.IOException;
import java.util.Arrays;
import spoor.mining.models.ModelParser;

/// Reads the list of whole numbers that [Tree#write] wrote, node by node; the list is open.
final class TreeReader {
    private final ModelParser parser;
    private final Bins bins;
    private final int classes;
    private final int most;
    private final Tree.Builder builder = new Tree.Builder();

    /// The splits whose branches are not complete, from the root down, and whether their right one
    /// began.
    private int[] open = new int[64];

    private boolean[] right = new boolean[64];
    private int depth;

    /// @param most how many nodes at most
    TreeReader(ModelParser parser, Bins bins, int classes, int most) {
        this.parser = parser;
        this.bins = bins;
        this.classes = classes;
        this.most = most;
    }

    Tree read() throws IOException {
        int[] counts = new int[classes];
        do {
            parser.expect(builder.nodes() < most, "a tree of too many nodes");
            int node = builder.node();
            int first = parser.whole(-classes, bins.cuts().size() - 1);
            if (first >= 0) {
                int bin = parser.whole(0, bins.cuts().get(first).bins() - 2);
                builder.split(node, first, bin);
                open(node);
                continue;
            }
            Arrays.fill(counts, 0);
            for (int i = 0; i < -first; i++) {
                int ofClass = parser.whole(0, classes - 1);
                parser.expect(counts[ofClass] == 0, "a class twice");
                counts[ofClass] = parser.whole(1, Integer.MAX_VALUE);
            }
            builder.counts(node, counts);
            close();
        } while (depth > 0);
        parser.endList();
        try {
            builder.sumUp(classes);
        } catch (ArithmeticException _) {
            parser.expect(false, "a tree of too many rows");
        }
        return builder.tree();
    }

    private void open(int split) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
            right = Arrays.copyOf(right, 2 * depth);
        }
        open[depth] = split;
        right[depth++] = false;
    }

    /// A branch is complete: the next node is the right one of the innermost split without one.
    private void close() {
        while (depth > 0 && right[depth - 1]) {
            depth--;
        }
        if (depth > 0) {
            right[depth - 1] = true;
            builder.right(open[depth - 1], builder.nodes());
        }
    }
}

package spoor.mining.learning;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import spoor.mining.models.ModelParser;

/// A tree of splits over binned columns, as arrays in the order root, left branch, right branch:
/// the left branch of a node is the node after it.
///
/// Of each node the counts of the classes among its training rows are kept, of those that occur.
final class Tree {
    private static final int LEAF = -1;

    /// Of each node the column that it looks at, or [#LEAF].
    private final int[] columns;

    /// Rows of this bin and those below go to the left.
    private final int[] bins;

    private final int[] rights;

    /// Where the counts of each node start; one more for the end.
    private final int[] starts;

    private final int[] countedClasses;
    private final int[] counts;

    private Tree(Builder builder) {
        this.columns = Arrays.copyOf(builder.columns, builder.nodes);
        this.bins = Arrays.copyOf(builder.bins, builder.nodes);
        this.rights = Arrays.copyOf(builder.rights, builder.nodes);
        this.starts = Arrays.copyOf(builder.starts, builder.nodes + 1);
        this.countedClasses = Arrays.copyOf(builder.countedClasses, builder.counted);
        this.counts = Arrays.copyOf(builder.counts, builder.counted);
    }

    int nodes() {
        return columns.length;
    }

    boolean isLeaf(int node) {
        return columns[node] == LEAF;
    }

    int column(int node) {
        return columns[node];
    }

    /// The highest bin that goes to the left.
    int bin(int node) {
        return bins[node];
    }

    int left(int node) {
        return node + 1;
    }

    int right(int node) {
        return rights[node];
    }

    /// Where a row goes from a node that is no leaf.
    int next(int node, byte[][] binned, int row) {
        return (binned[columns[node]][row] & 0xff) <= bins[node] ? node + 1 : rights[node];
    }

    int leaf(byte[][] binned, int row) {
        int node = 0;
        while (columns[node] >= 0) {
            node = next(node, binned, row);
        }
        return node;
    }

    int total(int node) {
        int total = 0;
        for (int i = starts[node]; i < starts[node + 1]; i++) {
            total += counts[i];
        }
        return total;
    }

    /// How many of a node's training rows are of a class.
    int count(int node, int ofClass) {
        for (int i = starts[node]; i < starts[node + 1]; i++) {
            if (countedClasses[i] == ofClass) {
                return counts[i];
            }
        }
        return 0;
    }

    double share(int node, int ofClass) {
        return (double) count(node, ofClass) / total(node);
    }

    /// Adds the shares of the classes in a node to the sums from a place on.
    void addShares(int node, double[] sums, int at) {
        int total = total(node);
        for (int i = starts[node]; i < starts[node + 1]; i++) {
            sums[at + countedClasses[i]] += (double) counts[i] / total;
        }
    }

    /// Writes one list of whole numbers: of a split its column and bin, then what is left of it and
    /// what is right; of a leaf minus the number of its classes, then each with its count.
    void write(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (int node = 0; node < columns.length; node++) {
            if (isLeaf(node)) {
                json.writeNumber(starts[node] - starts[node + 1]);
                for (int i = starts[node]; i < starts[node + 1]; i++) {
                    json.writeNumber(countedClasses[i]);
                    json.writeNumber(counts[i]);
                }
            } else {
                json.writeNumber(columns[node]);
                json.writeNumber(bins[node]);
            }
        }
        json.writeEndArray();
    }

    /// The class counts of the leaves alone are written: those of a split are their sums.
    static Tree read(ModelParser parser, Bins bins, int classes, int most) throws IOException {
        return new TreeReader(parser, bins, classes, most).read();
    }

    /// Makes a tree node by node.
    static final class Builder {
        private int[] columns = new int[64];
        private int[] bins = new int[64];
        private int[] rights = new int[64];
        private int[] starts = new int[65];
        private int[] countedClasses = new int[128];
        private int[] counts = new int[128];
        private int nodes;
        private int counted;

        /// Begins the next node, a leaf until it is split; its counts come at once or not at all.
        int node() {
            if (nodes == columns.length) {
                columns = Arrays.copyOf(columns, 2 * nodes);
                bins = Arrays.copyOf(bins, 2 * nodes);
                rights = Arrays.copyOf(rights, 2 * nodes);
                starts = Arrays.copyOf(starts, 2 * nodes + 1);
            }
            columns[nodes] = LEAF;
            starts[nodes + 1] = counted;
            return nodes++;
        }

        void split(int node, int column, int bin) {
            columns[node] = column;
            bins[node] = bin;
        }

        void right(int node, int right) {
            rights[node] = right;
        }

        int nodes() {
            return nodes;
        }

        /// The counts of the node made last.
        void counts(int node, int[] ofClasses) {
            for (int k = 0; k < ofClasses.length; k++) {
                if (ofClasses[k] != 0) {
                    if (counted == counts.length) {
                        countedClasses = Arrays.copyOf(countedClasses, 2 * counted);
                        counts = Arrays.copyOf(counts, 2 * counted);
                    }
                    countedClasses[counted] = k;
                    counts[counted++] = ofClasses[k];
                }
            }
            starts[node + 1] = counted;
        }

        Tree tree() {
            return new Tree(this);
        }

        /// The same with counts for every node, given those of the leaves: from the last node to
        /// the first, so that both branches of a split come before it.
        void sumUp(int classes) {
            SumsOfBranches sums = new SumsOfBranches(classes);
            int[] ends = new int[nodes + 1];
            for (int node = nodes - 1; node >= 0; node--) {
                if (columns[node] == LEAF) {
                    sums.leaf(countedClasses, counts, starts[node], starts[node + 1]);
                } else {
                    sums.split();
                }
                ends[node] = sums.size();
            }
            for (int node = 0; node < nodes; node++) {
                starts[node] = sums.size() - ends[node];
            }
            starts[nodes] = sums.size();
            counted = sums.size();
            countedClasses = sums.classes();
            counts = sums.counts();
        }
    }
}

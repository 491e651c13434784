package spoor.mining.learning;

import java.util.Arrays;

/// The class counts of all nodes of a tree, of those classes that occur, from its last node to its
/// first. What was added last is what a split takes its branches from.
final class SumsOfBranches {
    private final int[] dense;
    private int[] classes = new int[128];
    private int[] counts = new int[128];
    private int size;

    /// Where the counts of branches begin that no split took yet, and where they end.
    private int[] begins = new int[64];

    private int[] ends = new int[64];
    private int open;

    SumsOfBranches(int classes) {
        this.dense = new int[classes];
    }

    int size() {
        return size;
    }

    void leaf(int[] ofClasses, int[] ofCounts, int from, int to) {
        begin();
        // backwards, since all is turned round in the end
        for (int i = to - 1; i >= from; i--) {
            add(ofClasses[i], ofCounts[i]);
        }
        end();
    }

    /// @throws ArithmeticException when a sum is too large
    void split() {
        for (int branch = open - 2; branch < open; branch++) {
            for (int i = begins[branch]; i < ends[branch]; i++) {
                dense[classes[i]] = Math.addExact(dense[classes[i]], counts[i]);
            }
        }
        open -= 2;
        begin();
        for (int k = dense.length - 1; k >= 0; k--) {
            if (dense[k] > 0) {
                add(k, dense[k]);
                dense[k] = 0;
            }
        }
        end();
    }

    private void begin() {
        if (open == begins.length) {
            begins = Arrays.copyOf(begins, 2 * open);
            ends = Arrays.copyOf(ends, 2 * open);
        }
        begins[open] = size;
    }

    private void end() {
        ends[open++] = size;
    }

    private void add(int ofClass, int count) {
        if (size == counts.length) {
            classes = Arrays.copyOf(classes, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        classes[size] = ofClass;
        counts[size++] = count;
    }

    /// The classes counted, first node first.
    int[] classes() {
        return turned(classes);
    }

    /// Their counts.
    int[] counts() {
        return turned(counts);
    }

    private int[] turned(int[] array) {
        int[] turned = new int[size];
        for (int i = 0; i < size; i++) {
            turned[i] = array[size - 1 - i];
        }
        return turned;
    }
}

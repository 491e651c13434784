package spoor.mining.anomalies;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import spoor.mining.Draws;

/// Draws rows without putting them back, where equal rows stand as one with a weight: what comes
/// out has the law of a draw from the rows themselves, written out one by one.
final class WeightedSample {
    /// Behind the last row of each shape.
    private final long[] ends;

    WeightedSample(long[] weights) {
        ends = new long[weights.length];
        long sum = 0;
        for (int shape = 0; shape < ends.length; shape++) {
            sum += weights[shape];
            ends[shape] = sum;
        }
    }

    long rows() {
        return ends[ends.length - 1];
    }

    /// @param size at most as many as there are rows
    Drawn draw(int size, Draws draws) {
        long[] rows = rows(size, draws);
        int[] shapes = new int[size];
        int[] counts = new int[size];
        int distinct = 0;
        for (long row : rows) {
            int found = Arrays.binarySearch(ends, row + 1);
            int shape = found < 0 ? -found - 1 : found;
            if (distinct == 0 || shapes[distinct - 1] != shape) {
                shapes[distinct++] = shape;
            }
            counts[distinct - 1]++;
        }
        return new Drawn(Arrays.copyOf(shapes, distinct), Arrays.copyOf(counts, distinct));
    }

    /// Distinct numbers of rows, least first: Floyd's way (Bentley and Floyd 1987), each set
    /// equally likely.
    private long[] rows(int size, Draws draws) {
        Set<Long> drawn = new HashSet<>(2 * size);
        for (long last = rows() - size; last < rows(); last++) {
            long row = draws.evenlyBelow(last + 1);
            if (!drawn.add(row)) {
                drawn.add(last);
            }
        }
        return drawn.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /// @param shapes distinct, in order
    /// @param counts how often each was drawn
    record Drawn(int[] shapes, int[] counts) {}
}

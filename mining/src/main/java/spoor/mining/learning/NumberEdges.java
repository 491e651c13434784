package spoor.mining.learning;

import java.util.Arrays;

/// Where a column of numbers is cut into bins: between all values where they are few, else so that
/// bins hold about equally many rows.
final class NumberEdges {
    private NumberEdges() {}

    /// @param values NaN where missing
    /// @param most how many bins of present values at most, so one edge fewer
    static double[] of(double[] values, long[] weights, int most) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int present = sorted.length;
        while (present > 0 && Double.isNaN(sorted[present - 1])) {
            present--;
        }
        double[] distinct = new double[present];
        int count = 0;
        for (int i = 0; i < present; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                distinct[count++] = sorted[i];
            }
        }
        distinct = Arrays.copyOf(distinct, count);
        if (count <= most) {
            double[] edges = new double[Math.max(0, count - 1)];
            for (int i = 0; i < edges.length; i++) {
                edges[i] = between(distinct[i], distinct[i + 1]);
            }
            return edges;
        }
        return quantiles(distinct, weightOf(distinct, values, weights), most);
    }

    private static long[] weightOf(double[] distinct, double[] values, long[] weights) {
        long[] sums = new long[distinct.length];
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                sums[Arrays.binarySearch(distinct, values[row])] += weights[row];
            }
        }
        return sums;
    }

    private static double[] quantiles(double[] distinct, long[] weights, int most) {
        long left = 0;
        for (long weight : weights) {
            left += weight;
        }
        double[] edges = new double[most - 1];
        int count = 0;
        long inBin = 0;
        for (int i = 0; i + 1 < distinct.length && count < edges.length; i++) {
            inBin += weights[i];
            // what is left is shared by the bins that are left
            if (inBin * (most - count) >= left) {
                edges[count++] = between(distinct[i], distinct[i + 1]);
                left -= inBin;
                inBin = 0;
            }
        }
        return Arrays.copyOf(edges, count);
    }

    /// A number at or above the first and below the second.
    private static double between(double low, double high) {
        double middle = low / 2 + high / 2;
        return middle >= low && middle < high ? middle : low;
    }
}

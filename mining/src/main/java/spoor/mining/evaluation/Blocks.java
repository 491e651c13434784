package spoor.mining.evaluation;

import java.util.Arrays;

/// Cuts rows into blocks of time, one after the other.
final class Blocks {
    private Blocks() {}

    /// Per row the number of its block. Rows of one time are never parted: a border that falls
    /// among them moves to the closer end (to the earlier one of two as close), so that blocks may
    /// be empty.
    ///
    /// @param shares of the rows, summing up to 1
    static int[] ofTime(long[] times, double[] shares) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        int rows = sorted.length;
        int[] begins = new int[shares.length];
        double before = 0;
        for (int block = 1; block < shares.length; block++) {
            before += shares[block - 1];
            int border = closest(sorted, (int) Math.round(before * rows));
            begins[block] = Math.max(border, begins[block - 1]);
        }
        int[] blocks = new int[rows];
        for (int row = 0; row < rows; row++) {
            int place = first(sorted, times[row]);
            int block = shares.length - 1;
            while (begins[block] > place) {
                block--;
            }
            blocks[row] = block;
        }
        return blocks;
    }

    /// The place closest to a border at which a new time begins, or an end of the rows.
    private static int closest(long[] sorted, int border) {
        if (border <= 0 || border >= sorted.length || sorted[border - 1] != sorted[border]) {
            return Math.clamp(border, 0, sorted.length);
        }
        int earlier = first(sorted, sorted[border]);
        int later = border;
        while (later < sorted.length && sorted[later] == sorted[border]) {
            later++;
        }
        return border - earlier <= later - border ? earlier : later;
    }

    /// Where a time begins.
    private static int first(long[] sorted, long time) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

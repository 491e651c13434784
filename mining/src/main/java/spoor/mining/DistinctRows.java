package spoor.mining;

import java.util.Arrays;

/// Numbers the distinct rows of numbers among those added, in the order in which they came, and
/// counts how often each came.
public final class DistinctRows {
    private final int dimensions;
    private double[] values;
    private long[] hashes = new long[16];
    private long[] weights = new long[16];
    private int count;

    /// Open addressing: a row's number plus one, 0 where free.
    private int[] table = new int[64];

    public DistinctRows(int dimensions) {
        this.dimensions = dimensions;
        this.values = new double[Math.multiplyExact(16, dimensions)];
    }

    /// The number of the row that stands at `from`.
    public int add(double[] rows, int from) {
        long hash = hash(rows, from);
        int mask = table.length - 1;
        int slot = (int) hash & mask;
        while (table[slot] != 0) {
            int row = table[slot] - 1;
            if (hashes[row] == hash
                    && Arrays.equals(
                            rows,
                            from,
                            from + dimensions,
                            values,
                            row * dimensions,
                            (row + 1) * dimensions)) {
                weights[row]++;
                return row;
            }
            slot = (slot + 1) & mask;
        }
        if (count == weights.length) {
            weights = Arrays.copyOf(weights, 2 * count);
            hashes = Arrays.copyOf(hashes, 2 * count);
            values = Arrays.copyOf(values, Math.multiplyExact(2 * count, dimensions));
        }
        System.arraycopy(rows, from, values, count * dimensions, dimensions);
        hashes[count] = hash;
        weights[count] = 1;
        table[slot] = ++count;
        if (2 * count > table.length) {
            grow();
        }
        return count - 1;
    }

    private void grow() {
        int[] larger = new int[2 * table.length];
        int mask = larger.length - 1;
        for (int row = 0; row < count; row++) {
            int slot = (int) hashes[row] & mask;
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = row + 1;
        }
        table = larger;
    }

    private long hash(double[] numbers, int from) {
        long hash = 0;
        for (int d = 0; d < dimensions; d++) {
            hash = (hash ^ Double.doubleToLongBits(numbers[from + d])) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 29;
        }
        return hash ^ hash >>> 32;
    }

    public int count() {
        return count;
    }

    /// The place of each row in an order that depends on the numbers alone; two rows of one hash
    /// stay in the order in which they came.
    public int[] places() {
        long[] sorted = Arrays.copyOf(hashes, count);
        Arrays.sort(sorted);
        boolean[] taken = new boolean[count];
        int[] places = new int[count];
        for (int row = 0; row < count; row++) {
            int place = Arrays.binarySearch(sorted, hashes[row]);
            while (place > 0 && sorted[place - 1] == hashes[row]) {
                place--;
            }
            while (taken[place]) {
                place++;
            }
            taken[place] = true;
            places[row] = place;
        }
        return places;
    }

    /// How often the row came.
    public long weight(int row) {
        return weights[row];
    }

    /// The numbers, row after row.
    public double[] values() {
        return Arrays.copyOf(values, count * dimensions);
    }

    /// How often each row came.
    public long[] weights() {
        return Arrays.copyOf(weights, count);
    }

    /// [#values()] with each row at its place.
    public double[] values(int[] places) {
        double[] ordered = new double[count * dimensions];
        for (int row = 0; row < count; row++) {
            System.arraycopy(
                    values, row * dimensions, ordered, places[row] * dimensions, dimensions);
        }
        return ordered;
    }

    /// [#weights()] with each row at its place.
    public long[] weights(int[] places) {
        long[] ordered = new long[count];
        for (int row = 0; row < count; row++) {
            ordered[places[row]] = weights[row];
        }
        return ordered;
    }
}

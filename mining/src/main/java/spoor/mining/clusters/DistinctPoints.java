package spoor.mining.clusters;

import java.util.Arrays;
import java.util.List;
import spoor.model.Vector;

/// Finds the point that a row's numbers make among those seen before, and counts its rows.
final class DistinctPoints {
    private final int dimensions;
    private final double[] row;
    private double[] values;
    private long[] weights = new long[16];
    private int count;

    /// Open addressing: a point's number plus one, 0 where free.
    private int[] table = new int[64];

    /// Per column, how many rows have no finite number there.
    private final long[] missing;

    DistinctPoints(int dimensions) {
        this.dimensions = dimensions;
        this.row = new double[dimensions];
        this.values = new double[16 * dimensions];
        this.missing = new long[dimensions];
    }

    /// The number of the row's point; -1 when a number is missing.
    int add(List<Vector> columns, int at) {
        boolean complete = true;
        for (int d = 0; d < dimensions; d++) {
            Vector vector = columns.get(d);
            double value =
                    vector.isNull(at)
                            ? Double.NaN
                            : switch (vector) {
                                case Vector.Longs longs -> longs.values()[at];
                                case Vector.Doubles doubles -> doubles.values()[at];
                                case Vector.Texts _, Vector.Arrays _ -> Double.NaN;
                            };
            // -0 becomes 0
            row[d] = value + 0.0;
            if (!Double.isFinite(value)) {
                missing[d]++;
                complete = false;
            }
        }
        return complete ? find() : -1;
    }

    private int find() {
        int mask = table.length - 1;
        int slot = hash(row, 0) & mask;
        while (table[slot] != 0) {
            int point = table[slot] - 1;
            if (Arrays.equals(
                    row, 0, dimensions, values, point * dimensions, (point + 1) * dimensions)) {
                weights[point]++;
                return point;
            }
            slot = (slot + 1) & mask;
        }
        return insert(slot);
    }

    private int insert(int slot) {
        if (count == weights.length) {
            weights = Arrays.copyOf(weights, 2 * count);
            values = Arrays.copyOf(values, Math.multiplyExact(2 * count, dimensions));
        }
        System.arraycopy(row, 0, values, count * dimensions, dimensions);
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
        for (int point = 0; point < count; point++) {
            int slot = hash(values, point * dimensions) & mask;
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = point + 1;
        }
        table = larger;
    }

    private int hash(double[] numbers, int from) {
        long hash = 0;
        for (int d = 0; d < dimensions; d++) {
            hash = (hash ^ Double.doubleToLongBits(numbers[from + d])) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash ^ hash >>> 32);
    }

    int count() {
        return count;
    }

    long weight(int point) {
        return weights[point];
    }

    long missing(int dimension) {
        return missing[dimension];
    }

    Points points() {
        return new Points(
                dimensions,
                Arrays.copyOf(values, count * dimensions),
                Arrays.copyOf(weights, count));
    }
}

package spoor.mining.learning;

import java.util.Arrays;

/// Finds the known rows that are nearest to a row. Of two numbers the difference counts in units of
/// their column, of two categories 1 where they differ; a value that only one of the two has counts
/// 1. Distances are Euclidean; of equally near rows the first counts.
final class NeighbourSearch {
    private final DataSet known;
    private final double[] units;
    private final int neighbours;
    private final DataSet rows;

    NeighbourSearch(DataSet known, double[] units, int neighbours, DataSet rows) {
        this.known = known;
        this.units = units;
        this.neighbours = neighbours;
        this.rows = rows;
    }

    /// The nearest rows, nearest first.
    ///
    /// @param rows distinct known ones
    /// @param squares of their distances
    /// @param counts how often each is asked: as many rows as it stands for, up to what is wanted
    /// @param total of the counts
    record Found(int[] rows, double[] squares, long[] counts, long total) {}

    Found nearest(int row) {
        int most = Math.min(neighbours, known.rows());
        int[] best = new int[most];
        double[] squares = new double[most];
        int count = 0;
        for (int other = 0; other < known.rows(); other++) {
            double limit = count < most ? Double.POSITIVE_INFINITY : squares[most - 1];
            double square = square(row, other, limit);
            if (square >= limit) {
                continue;
            }
            int at = count < most ? count++ : most - 1;
            while (at > 0 && squares[at - 1] > square) {
                squares[at] = squares[at - 1];
                best[at] = best[at - 1];
                at--;
            }
            squares[at] = square;
            best[at] = other;
        }
        long[] counts = new long[count];
        long left = neighbours;
        int used = 0;
        while (used < count && left > 0) {
            counts[used] = Math.min(left, known.weights()[best[used]]);
            left -= counts[used++];
        }
        return new Found(
                Arrays.copyOf(best, used),
                Arrays.copyOf(squares, used),
                Arrays.copyOf(counts, used),
                neighbours - left);
    }

    /// The square of a distance; something at or above `limit` where it is at or above that.
    private double square(int row, int other, double limit) {
        double sum = 0;
        for (int column = 0; column < units.length && sum < limit; column++) {
            sum += square(row, other, column);
        }
        return sum;
    }

    private double square(int row, int other, int column) {
        return switch (rows.columns().get(column)) {
            case EncodedColumn.Numbers numbers -> {
                double a = numbers.values()[row];
                double b = ((EncodedColumn.Numbers) known.columns().get(column)).values()[other];
                if (Double.isNaN(a) || Double.isNaN(b)) {
                    yield Double.isNaN(a) == Double.isNaN(b) ? 0 : 1;
                }
                double difference = a / units[column] - b / units[column];
                yield Math.min(difference * difference, 1e200);
            }
            case EncodedColumn.Codes codes ->
                    codes.values()[row]
                                    == ((EncodedColumn.Codes) known.columns().get(column))
                                            .values()[other]
                            ? 0
                            : 1;
        };
    }

    /// The column in which two rows differ most; -1 where they are equal.
    int farthest(int row, int other) {
        int farthest = -1;
        double most = 0;
        for (int column = 0; column < units.length; column++) {
            double square = square(row, other, column);
            if (square > most) {
                most = square;
                farthest = column;
            }
        }
        return farthest;
    }
}

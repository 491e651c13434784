package spoor.mining.anomalies;

import java.util.Arrays;
import java.util.List;
import spoor.model.Column;

/// The distinct rows of some columns as numbers, with how many rows are like each. Their order
/// depends on the numbers alone, not on the order of the rows.
///
/// @param columns what the numbers are of
/// @param encoding how texts became numbers
/// @param values the numbers, shape after shape
/// @param weights how many rows each shape stands for
/// @param ofRow the shape of each row of the input
/// @param labelCounts per column of texts, with the encoding LABEL, the rows of each label
record Shapes(
        List<Column> columns,
        Encoding encoding,
        double[] values,
        long[] weights,
        int[] ofRow,
        List<long[]> labelCounts) {
    int count() {
        return weights.length;
    }

    int dimensions() {
        return columns.size();
    }

    long rows() {
        return ofRow.length;
    }

    double value(int shape, int column) {
        return values[shape * columns.size() + column];
    }

    boolean isText(int column) {
        return AnomalyCall.isText(columns.get(column));
    }

    /// In how many rows the text of a shape stands.
    long textRows(int shape, int column) {
        double code = value(shape, column);
        return switch (encoding) {
            case RARITY -> Math.round(rows() * StrictMath.pow(2, -code));
            case LABEL -> labelCounts.get(column)[(int) code];
        };
    }

    /// The values of one column with the rows that have each, in order.
    Distribution distribution(int column) {
        double[] all = new double[count()];
        for (int shape = 0; shape < all.length; shape++) {
            all[shape] = value(shape, column);
        }
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        double[] values = Arrays.copyOf(sorted, distinct);
        long[] rows = new long[distinct];
        for (int shape = 0; shape < all.length; shape++) {
            rows[Arrays.binarySearch(values, all[shape])] += weights[shape];
        }
        return new Distribution(values, rows);
    }

    /// The distinct values of a column, least first, and the rows that have each.
    record Distribution(double[] values, long[] rows) {
        int place(double value) {
            return Arrays.binarySearch(values, value);
        }
    }
}

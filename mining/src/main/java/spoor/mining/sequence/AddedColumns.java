package spoor.mining.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.Vector;

/// Puts further columns beside the rows of the input, batch by batch.
final class AddedColumns {
    private AddedColumns() {}

    /// @param added vectors over all rows
    static List<RowBatch> beside(Rows rows, List<Column> output, List<Vector> added) {
        List<RowBatch> batches = new ArrayList<>(rows.batches().size());
        int from = 0;
        for (RowBatch batch : rows.batches()) {
            List<Vector> vectors = new ArrayList<>(batch.vectors());
            for (Vector vector : added) {
                vectors.add(Rows.slice(vector, from, from + batch.rows()));
            }
            batches.add(new RowBatch(output, vectors, batch.rows()));
            from += batch.rows();
        }
        return batches;
    }

    /// Doubles with null for NaN.
    static Vector reals(double[] values) {
        boolean[] nulls = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            nulls[i] = Double.isNaN(values[i]);
        }
        return new Vector.Doubles(values, nulls);
    }

    /// Whole numbers with null for -1.
    static Vector places(int[] values) {
        boolean[] nulls = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            nulls[i] = values[i] < 0;
        }
        return new Vector.Longs(Arrays.stream(values).asLongStream().toArray(), nulls);
    }
}

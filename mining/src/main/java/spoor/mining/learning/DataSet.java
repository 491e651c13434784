package spoor.mining.learning;

import java.util.ArrayList;
import java.util.List;

/// Weighted rows of encoded columns, as learners take them. Rows that [Encoding#encode] gives are
/// distinct; a learner must give the same for rows of weight 2 as for two rows of weight 1.
///
/// @param columns one for each feature of the encoding
/// @param labels of each row, an index into the encoding's classes; [#NONE] where there is none
/// @param weights of each row: how many rows of the table it stands for
public record DataSet(
        Encoding encoding, List<EncodedColumn> columns, int[] labels, long[] weights) {
    /// The label of a row without one.
    public static final int NONE = -1;

    public DataSet {
        columns = List.copyOf(columns);
        if (columns.size() != encoding.features().size() || labels.length != weights.length) {
            throw new IllegalStateException(
                    columns.size() + " columns, " + encoding.features().size() + " features");
        }
        for (EncodedColumn column : columns) {
            if (column.rows() != labels.length) {
                throw new IllegalStateException(column.rows() + " rows, not " + labels.length);
            }
        }
    }

    public int rows() {
        return labels.length;
    }

    /// How many classes there are.
    public int classes() {
        return encoding.classes().size();
    }

    /// The weight of each class; rows without a label do not count.
    public long[] classWeights() {
        long[] sums = new long[classes()];
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] != NONE) {
                sums[labels[row]] += weights[row];
            }
        }
        return sums;
    }

    /// How many rows of the table all rows stand for.
    public long totalWeight() {
        long sum = 0;
        for (long weight : weights) {
            sum += weight;
        }
        return sum;
    }

    /// Some rows, in that order.
    public DataSet select(int[] rows) {
        List<EncodedColumn> selected = new ArrayList<>(columns.size());
        for (EncodedColumn column : columns) {
            selected.add(column.select(rows));
        }
        int[] label = new int[rows.length];
        long[] weight = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            label[i] = labels[rows[i]];
            weight[i] = weights[rows[i]];
        }
        return new DataSet(encoding, selected, label, weight);
    }

    /// Some columns, in that order. Rows that are equal in them are not merged.
    public DataSet keep(int[] kept) {
        List<Feature> features = new ArrayList<>();
        List<EncodedColumn> selected = new ArrayList<>();
        for (int column : kept) {
            features.add(encoding.features().get(column));
            selected.add(columns.get(column));
        }
        return new DataSet(new Encoding(features, encoding.classes()), selected, labels, weights);
    }

    /// The same with other values of one column (to permute it).
    public DataSet with(int column, EncodedColumn values) {
        List<EncodedColumn> changed = new ArrayList<>(columns);
        changed.set(column, values);
        return new DataSet(encoding, changed, labels, weights);
    }
}

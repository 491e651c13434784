package spoor.mining.learning;

/// The values of one feature, row by row. Arrays are not copied: whoever builds one does not write
/// to it again.
public sealed interface EncodedColumn {
    int rows();

    /// The values at some rows, in that order.
    EncodedColumn select(int[] rows);

    /// Of a [Feature.Numeric]; NaN where the value is missing, never infinite.
    record Numbers(double[] values) implements EncodedColumn {
        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public Numbers select(int[] rows) {
            double[] selected = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                selected[i] = values[rows[i]];
            }
            return new Numbers(selected);
        }
    }

    /// Of a [Feature.Category]; each below its [Feature.Category#codes()].
    record Codes(int[] values) implements EncodedColumn {
        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public Codes select(int[] rows) {
            int[] selected = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                selected[i] = values[rows[i]];
            }
            return new Codes(selected);
        }
    }
}

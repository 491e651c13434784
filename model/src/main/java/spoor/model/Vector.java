package spoor.model;

import org.jspecify.annotations.Nullable;

/// The values of one column in a batch, null marks included. Arrays are not copied: whoever builds
/// a vector hands it over and does not write to it again.
public sealed interface Vector {
    int size();

    boolean isNull(int row);

    /// `bool` (0 or 1), `int`, `long`, `datetime` and `timespan` (ticks). `nulls` has an entry per
    /// row, or is empty when no value is null.
    record Longs(long[] values, boolean[] nulls) implements Vector {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isNull(int row) {
            return nulls.length > 0 && nulls[row];
        }
    }

    /// `real`.
    record Doubles(double[] values, boolean[] nulls) implements Vector {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isNull(int row) {
            return nulls.length > 0 && nulls[row];
        }
    }

    /// `string` (never null), `dynamic` (JSON text), `guid` and `decimal` as text.
    record Texts(@Nullable String[] values) implements Vector {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isNull(int row) {
            return values[row] == null;
        }
    }
}

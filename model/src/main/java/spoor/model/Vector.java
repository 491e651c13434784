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

    /// `dynamic` values that are arrays, as miners hand them to each other: what goes on to a table
    /// or an answer is [#texts()]. Slices share `elements` and `ids`.
    ///
    /// @param elements JSON texts
    /// @param ids indexes into `elements`, array after array
    /// @param starts where each array starts in `ids`, and where the last one ends
    record Arrays(String[] elements, int[] ids, int[] starts) implements Vector {
        @Override
        public int size() {
            return starts.length - 1;
        }

        @Override
        public boolean isNull(int row) {
            return false;
        }

        /// The JSON text of one array.
        public String text(int row) {
            StringBuilder text = new StringBuilder().append('[');
            for (int i = starts[row]; i < starts[row + 1]; i++) {
                text.append(i > starts[row] ? "," : "").append(elements[ids[i]]);
            }
            return text.append(']').toString();
        }

        public Texts texts() {
            @Nullable String[] texts = new @Nullable String[size()];
            for (int row = 0; row < texts.length; row++) {
                texts[row] = text(row);
            }
            return new Texts(texts);
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

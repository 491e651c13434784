package spoor.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Vector;

/// All rows of a cursor, kept as the batches that came.
public record Rows(List<Column> columns, List<RowBatch> batches, int count) {
    public Rows {
        columns = List.copyOf(columns);
        batches = List.copyOf(batches);
    }

    public static Rows readAll(RowCursor cursor) {
        List<RowBatch> batches = new ArrayList<>();
        int count = 0;
        for (var next = cursor.next(); next.isPresent(); next = cursor.next()) {
            batches.add(next.get());
            count = Math.addExact(count, next.get().rows());
        }
        return new Rows(cursor.columns(), batches, count);
    }

    /// The place of a column among these.
    public int index(Column column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column.name())) {
                return i;
            }
        }
        throw new IllegalStateException("no column " + column.name() + " in " + columns);
    }

    /// One column of all rows as one vector.
    public Vector vector(Column column) {
        int index = index(column);
        if (batches.size() == 1) {
            Vector only = batches.getFirst().vectors().get(index);
            return only instanceof Vector.Arrays ? texts(only) : only;
        }
        return switch (column.type()) {
            case BOOL, INT, LONG, DATETIME, TIMESPAN -> longs(index);
            case REAL -> doubles(index);
            case STRING, DYNAMIC, GUID, DECIMAL -> new Vector.Texts(texts(index));
        };
    }

    /// A vector of texts as such, or the texts of arrays.
    private static Vector.Texts texts(Vector vector) {
        return vector instanceof Vector.Arrays arrays ? arrays.texts() : (Vector.Texts) vector;
    }

    /// The text of a column of all rows; null where KQL has null.
    public @Nullable String[] texts(int index) {
        @Nullable String[] all = new @Nullable String[count];
        int at = 0;
        for (RowBatch batch : batches) {
            Vector.Texts texts = texts(batch.vectors().get(index));
            System.arraycopy(texts.values(), 0, all, at, batch.rows());
            at += batch.rows();
        }
        return all;
    }

    /// Null marks of all rows, empty when there is none.
    private boolean[] nulls(int index) {
        boolean[] nulls = new boolean[count];
        boolean any = false;
        int at = 0;
        for (RowBatch batch : batches) {
            Vector vector = batch.vectors().get(index);
            for (int row = 0; row < batch.rows(); row++) {
                boolean isNull = vector.isNull(row);
                nulls[at++] = isNull;
                any |= isNull;
            }
        }
        return any ? nulls : new boolean[0];
    }

    private Vector.Longs longs(int index) {
        long[] all = new long[count];
        int at = 0;
        for (RowBatch batch : batches) {
            Vector.Longs longs = (Vector.Longs) batch.vectors().get(index);
            System.arraycopy(longs.values(), 0, all, at, batch.rows());
            at += batch.rows();
        }
        return new Vector.Longs(all, nulls(index));
    }

    private Vector.Doubles doubles(int index) {
        double[] all = new double[count];
        int at = 0;
        for (RowBatch batch : batches) {
            Vector.Doubles doubles = (Vector.Doubles) batch.vectors().get(index);
            System.arraycopy(doubles.values(), 0, all, at, batch.rows());
            at += batch.rows();
        }
        return new Vector.Doubles(all, nulls(index));
    }

    /// The number at a row; NaN where there is none, or where the column is not of numbers.
    public static double number(Vector vector, int row) {
        return switch (vector) {
            case Vector.Longs longs -> longs.isNull(row) ? Double.NaN : longs.values()[row];
            case Vector.Doubles doubles -> doubles.isNull(row) ? Double.NaN : doubles.values()[row];
            case Vector.Texts _, Vector.Arrays _ -> Double.NaN;
        };
    }

    /// The values at some rows, in that order.
    public static Vector gather(Vector vector, int[] rows) {
        return switch (vector) {
            case Vector.Longs longs -> {
                long[] values = new long[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    values[i] = longs.values()[rows[i]];
                }
                yield new Vector.Longs(values, gatherNulls(vector, longs.nulls(), rows));
            }
            case Vector.Doubles doubles -> {
                double[] values = new double[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    values[i] = doubles.values()[rows[i]];
                }
                yield new Vector.Doubles(values, gatherNulls(vector, doubles.nulls(), rows));
            }
            case Vector.Arrays arrays -> gather(arrays.texts(), rows);
            case Vector.Texts texts -> {
                @Nullable String[] values = new @Nullable String[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    values[i] = texts.values()[rows[i]];
                }
                yield new Vector.Texts(values);
            }
        };
    }

    private static boolean[] gatherNulls(Vector vector, boolean[] nulls, int[] rows) {
        if (nulls.length == 0) {
            return nulls;
        }
        boolean[] gathered = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            gathered[i] = vector.isNull(rows[i]);
        }
        return gathered;
    }

    /// A batch in parts of at most `most` rows: what the writer of results wants.
    public static List<RowBatch> split(
            List<Column> columns, List<Vector> vectors, int rows, int most) {
        List<RowBatch> parts = new ArrayList<>();
        for (int from = 0; from < rows; from += most) {
            int to = Math.min(rows, from + most);
            List<Vector> slice = new ArrayList<>(vectors.size());
            for (Vector vector : vectors) {
                slice.add(slice(vector, from, to));
            }
            parts.add(new RowBatch(columns, slice, to - from));
        }
        return parts;
    }

    /// Some neighbouring rows of a vector.
    public static Vector slice(Vector vector, int from, int to) {
        return switch (vector) {
            case Vector.Longs longs ->
                    new Vector.Longs(
                            Arrays.copyOfRange(longs.values(), from, to),
                            slice(longs.nulls(), from, to));
            case Vector.Doubles doubles ->
                    new Vector.Doubles(
                            Arrays.copyOfRange(doubles.values(), from, to),
                            slice(doubles.nulls(), from, to));
            case Vector.Arrays arrays ->
                    new Vector.Arrays(
                            arrays.elements(),
                            arrays.ids(),
                            Arrays.copyOfRange(arrays.starts(), from, to + 1));
            case Vector.Texts texts ->
                    new Vector.Texts(Arrays.copyOfRange(texts.values(), from, to));
        };
    }

    private static boolean[] slice(boolean[] nulls, int from, int to) {
        return nulls.length == 0 ? nulls : Arrays.copyOfRange(nulls, from, to);
    }
}

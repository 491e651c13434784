package spoor.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Vector;

/// A result under construction, row by row.
public final class Listing {
    private static final int BATCH = 2048;

    private final List<Column> columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    public Listing(List<Column> columns) {
        this.columns = columns;
    }

    /// Adds a row: texts, whole numbers as `Long`, reals as `Double` (NaN is null), truth values,
    /// null.
    public void add(@Nullable Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalStateException(cells.length + " cells, " + columns);
        }
        rows.add(Arrays.asList(cells));
    }

    public List<RowBatch> batches() {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Vector> vectors = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            vectors.add(vector(columns.get(column).type(), column));
        }
        return Rows.split(columns, vectors, rows.size(), BATCH);
    }

    private Vector vector(KqlType type, int column) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        long[] longs = new long[rows.size()];
        double[] reals = new double[rows.size()];
        boolean[] nulls = new boolean[rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            switch (rows.get(row).get(column)) {
                case null -> nulls[row] = true;
                case Boolean flag -> longs[row] = flag ? 1 : 0;
                case Long number -> longs[row] = number;
                case Double real when real.isNaN() -> nulls[row] = true;
                case Double real -> reals[row] = real + 0.0;
                case String text -> texts[row] = text;
                case Object other -> throw new IllegalStateException("no cell: " + other);
            }
        }
        return switch (type) {
            case STRING, DYNAMIC, GUID, DECIMAL -> new Vector.Texts(texts);
            case REAL -> new Vector.Doubles(reals, nulls);
            case BOOL, INT, LONG, DATETIME, TIMESPAN -> new Vector.Longs(longs, nulls);
        };
    }
}

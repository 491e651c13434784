package spoor.workbench.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Vector;

/// The first rows of others; what lies behind them is not asked for.
final class FirstRows implements RowCursor {
    private final RowCursor rows;
    private long left;

    FirstRows(RowCursor rows, long limit) {
        this.rows = rows;
        this.left = limit;
    }

    @Override
    public List<Column> columns() {
        return rows.columns();
    }

    @Override
    public Optional<RowBatch> next() {
        if (left <= 0) {
            return Optional.empty();
        }
        Optional<RowBatch> batch = rows.next();
        if (batch.isPresent() && batch.get().rows() > left) {
            batch = Optional.of(first(batch.get(), (int) left));
        }
        left -= batch.map(RowBatch::rows).orElse(0);
        return batch;
    }

    private static RowBatch first(RowBatch batch, int rows) {
        List<Vector> vectors = new ArrayList<>();
        batch.vectors().forEach(vector -> vectors.add(first(vector, rows)));
        return new RowBatch(batch.columns(), vectors, rows);
    }

    private static Vector first(Vector vector, int rows) {
        return switch (vector) {
            case Vector.Longs longs ->
                    new Vector.Longs(
                            Arrays.copyOf(longs.values(), rows), nulls(longs.nulls(), rows));
            case Vector.Doubles doubles ->
                    new Vector.Doubles(
                            Arrays.copyOf(doubles.values(), rows), nulls(doubles.nulls(), rows));
            case Vector.Texts texts -> new Vector.Texts(Arrays.copyOf(texts.values(), rows));
            case Vector.Arrays arrays ->
                    new Vector.Arrays(
                            arrays.elements(),
                            arrays.ids(),
                            Arrays.copyOf(arrays.starts(), rows + 1));
        };
    }

    private static boolean[] nulls(boolean[] nulls, int rows) {
        return nulls.length == 0 ? nulls : Arrays.copyOf(nulls, rows);
    }

    @Override
    public void close() {
        rows.close();
    }
}

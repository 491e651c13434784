package spoor.formats;

import java.util.List;
import spoor.model.Column;

/// Rows on their way into an engine: up to [#CAPACITY] of them, column by column, refilled again
/// and again by one parser.
public final class RecordBatch {
    /// Rows in a full batch; DuckDB's vector size.
    public static final int CAPACITY = 2048;

    private final ColumnBuffer[] columns;
    private final long[] offsets = new long[CAPACITY];
    private int rows;

    public RecordBatch(List<Column> columns) {
        this.columns =
                columns.stream()
                        .map(column -> new ColumnBuffer(column.type(), CAPACITY))
                        .toArray(ColumnBuffer[]::new);
    }

    public int rows() {
        return rows;
    }

    public boolean isFull() {
        return rows == CAPACITY;
    }

    public ColumnBuffer column(int index) {
        return columns[index];
    }

    /// All offsets, for handing a whole batch over; only the first `rows` entries count.
    public long[] offsets() {
        return offsets;
    }

    /// The byte offset of a row's record in its source.
    public long offset(int row) {
        return offsets[row];
    }

    /// Ends the row being written; cells not set are null (text: empty).
    public void endRow(long offset) {
        offsets[rows++] = offset;
    }

    /// Makes the batch empty, all cells null again.
    public void clear() {
        for (ColumnBuffer column : columns) {
            column.clear(rows);
        }
        rows = 0;
    }

    /// Clears the cells of the row being written, when its record turned out to be a reject.
    public void dropRow() {
        for (ColumnBuffer column : columns) {
            column.clearCell(rows);
        }
    }
}

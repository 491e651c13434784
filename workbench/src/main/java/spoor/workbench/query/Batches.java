package spoor.workbench.query;

import java.util.Deque;
import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;

/// Batches in memory, one after the other.
record Batches(List<Column> columns, Deque<RowBatch> batches) implements RowCursor {
    @Override
    public Optional<RowBatch> next() {
        RowBatch batch = batches.poll();
        while (batch != null && batch.rows() == 0) {
            batch = batches.poll();
        }
        return Optional.ofNullable(batch);
    }

    @Override
    public void close() {
        batches.clear();
    }
}

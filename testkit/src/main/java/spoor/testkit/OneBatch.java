package spoor.testkit;

import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;

/// The rows of one batch.
public final class OneBatch implements RowCursor {
    private final RowBatch batch;
    private boolean given;

    public OneBatch(RowBatch batch) {
        this.batch = batch;
    }

    @Override
    public List<Column> columns() {
        return batch.columns();
    }

    @Override
    public Optional<RowBatch> next() {
        Optional<RowBatch> next = given ? Optional.empty() : Optional.of(batch);
        given = true;
        return next;
    }

    @Override
    public void close() {
        given = true;
    }
}

package spoor.workbench.query;

import java.util.List;
import java.util.Optional;
import spoor.engine.Limits;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;

/// Rows whose reader hears of a stop at once, also between two batches, and how far they are.
record AnsweredRows(RowCursor rows, Answering answering, Limits limits) implements RowCursor {
    @Override
    public List<Column> columns() {
        return rows.columns();
    }

    @Override
    public Optional<RowBatch> next() {
        Optional<RowBatch> batch = answering.run(limits, rows::next, _ -> {});
        if (batch.isPresent()) {
            limits.meter().look();
        }
        return batch;
    }

    @Override
    public void close() {
        answering.end(limits.stop(), rows::close);
    }
}

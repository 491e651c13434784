package spoor.workbench.query;

import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// Rows whose reader hears of a stop at once, also between two batches.
record AnsweredRows(RowCursor rows, Answering answering, Stop stop) implements RowCursor {
    @Override
    public List<Column> columns() {
        return rows.columns();
    }

    @Override
    public Optional<RowBatch> next() {
        return answering.run(stop, rows::next, _ -> {});
    }

    @Override
    public void close() {
        answering.end(stop, rows::close);
    }
}

package spoor.workbench.query;

import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// Rows that end with an error at the next batch once their request is asked to stop.
record StoppableRows(RowCursor rows, Stop stop) implements RowCursor {
    @Override
    public List<Column> columns() {
        return rows.columns();
    }

    @Override
    public Optional<RowBatch> next() {
        stop.check();
        return rows.next();
    }

    @Override
    public void close() {
        rows.close();
    }
}

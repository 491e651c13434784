package spoor.workbench.query;

import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;

/// The rows of a plan's last stage; closing them drops what the earlier stages stored, or ends what
/// else goes with them.
record StagedRows(RowCursor last, Runnable drop) implements RowCursor {
    @Override
    public List<Column> columns() {
        return last.columns();
    }

    @Override
    public Optional<RowBatch> next() {
        return last.next();
    }

    @Override
    public void close() {
        try {
            last.close();
        } finally {
            drop.run();
        }
    }
}

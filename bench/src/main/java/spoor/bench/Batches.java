package spoor.bench;

import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;

/// Rows in memory, as a miner's input.
final class Batches implements RowCursor {
    private final List<Column> columns;
    private final List<RowBatch> batches;
    private int next;

    Batches(List<Column> columns, List<RowBatch> batches) {
        this.columns = List.copyOf(columns);
        this.batches = List.copyOf(batches);
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Optional<RowBatch> next() {
        return next < batches.size() ? Optional.of(batches.get(next++)) : Optional.empty();
    }

    @Override
    public void close() {}
}

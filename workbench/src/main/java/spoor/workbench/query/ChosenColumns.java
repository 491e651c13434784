package spoor.workbench.query;

import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;

/// Some columns of a cursor's rows, by index.
record ChosenColumns(RowCursor input, List<Integer> chosen) implements RowCursor {
    @Override
    public List<Column> columns() {
        return chosen.stream().map(input.columns()::get).toList();
    }

    @Override
    public Optional<RowBatch> next() {
        return input.next()
                .map(batch ->
                        new RowBatch(
                                columns(),
                                chosen.stream().map(batch.vectors()::get).toList(),
                                batch.rows()));
    }

    @Override
    public void close() {
        input.close();
    }
}

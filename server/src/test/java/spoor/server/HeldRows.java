package spoor.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.workbench.QueryAnswer;
import spoor.workbench.ResultTable;
import spoor.workbench.RunningAnswer;

/// An answer that is there already, given as one that runs.
record HeldRows(QueryAnswer answer) implements RunningAnswer {
    @Override
    public List<Heading> headings() {
        return answer.tables().stream()
                .map(table -> new Heading(table.name(), table.columns(), table.render()))
                .toList();
    }

    @Override
    public RowCursor rows(int result) {
        ResultTable table = answer.tables().get(result);
        return new Rows(table.columns(), new ArrayDeque<>(table.batches()));
    }

    @Override
    public List<String> notes() {
        return answer.notes();
    }

    @Override
    public void close() {}

    private record Rows(List<Column> columns, Deque<RowBatch> batches) implements RowCursor {
        @Override
        public Optional<RowBatch> next() {
            return Optional.ofNullable(batches.poll());
        }

        @Override
        public void close() {
            batches.clear();
        }
    }
}

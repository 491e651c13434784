package spoor.cli;

import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.workbench.RunningAnswer;
import spoor.workbench.audit.AuditEntry;

/// An answer whose rows are counted for the audit log as they are read.
final class CountedAnswer implements RunningAnswer {
    private final RunningAnswer answer;
    private final AuditEntry entry;
    private long count;

    CountedAnswer(RunningAnswer answer, AuditEntry entry) {
        this.answer = answer;
        this.entry = entry;
    }

    @Override
    public List<Heading> headings() {
        return answer.headings();
    }

    @Override
    public RowCursor rows(int result) {
        return new Counted(answer.rows(result));
    }

    @Override
    public List<String> notes() {
        return answer.notes();
    }

    @Override
    public void close() {
        answer.close();
    }

    private final class Counted implements RowCursor {
        private final RowCursor rows;

        Counted(RowCursor rows) {
            this.rows = rows;
        }

        @Override
        public List<Column> columns() {
            return rows.columns();
        }

        @Override
        public Optional<RowBatch> next() {
            Optional<RowBatch> batch = rows.next();
            count += batch.map(RowBatch::rows).orElse(0);
            entry.rows(count);
            return batch;
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}

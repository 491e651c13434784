package spoor.server;

import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.workbench.RunningAnswer;

/// An answer whose batches come a quarter of a second apart.
record Drips(HeldRows held) implements RunningAnswer {
    private static final long MILLISECONDS = 250;

    @Override
    public List<Heading> headings() {
        return held.headings();
    }

    @Override
    public RowCursor rows(int result) {
        return new Slow(held.rows(result));
    }

    @Override
    public List<String> notes() {
        return held.notes();
    }

    @Override
    public void close() {
        held.close();
    }

    private record Slow(RowCursor rows) implements RowCursor {
        @Override
        public List<Column> columns() {
            return rows.columns();
        }

        @Override
        public Optional<RowBatch> next() {
            try {
                Thread.sleep(MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return rows.next();
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}

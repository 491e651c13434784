package spoor.workbench.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Vector;
import spoor.plan.Plan;

/// `row_window_session` over rows in order: passes them through and adds the time at which each
/// row's session began.
///
/// A row opens a session when there is none yet, when the session's time is null, when its time is
/// at least `maxFromFirst` after the session's first or `maxBetween` after the row before, or when
/// it restarts.
final class SessionCursor implements RowCursor {
    private final RowCursor input;
    private final Plan.Step.Sessions step;
    private final List<Column> columns;
    private boolean open;
    private long begin;
    private long previous;

    SessionCursor(RowCursor input, Plan.Step.Sessions step) {
        this.input = input;
        this.step = step;
        this.columns = new ArrayList<>(input.columns());
        this.columns.add(new Column("session", KqlType.DATETIME));
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Optional<RowBatch> next() {
        return input.next().map(this::extended);
    }

    private RowBatch extended(RowBatch batch) {
        Vector times = batch.vectors().get(step.time());
        long[] begins = new long[batch.rows()];
        boolean[] nulls = new boolean[batch.rows()];
        for (int row = 0; row < batch.rows(); row++) {
            if (times.isNull(row)) {
                open = false;
                nulls[row] = true;
                continue;
            }
            long time = ((Vector.Longs) times).values()[row];
            if (!open
                    || time - begin >= step.maxFromFirst()
                    || time - previous >= step.maxBetween()
                    || restarts(batch, row)) {
                begin = time;
                open = true;
            }
            previous = time;
            begins[row] = begin;
        }
        List<Vector> vectors = new ArrayList<>(batch.vectors());
        vectors.add(new Vector.Longs(begins, nulls));
        return new RowBatch(columns, vectors, batch.rows());
    }

    private boolean restarts(RowBatch batch, int row) {
        return step.restart() >= 0
                && batch.vectors().get(step.restart()) instanceof Vector.Longs flags
                && !flags.isNull(row)
                && flags.values()[row] != 0;
    }

    @Override
    public void close() {
        input.close();
    }
}

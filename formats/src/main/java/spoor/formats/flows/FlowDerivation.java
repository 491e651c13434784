package spoor.formats.flows;

import spoor.formats.ColumnBuffer;
import spoor.formats.RecordBatch;
import spoor.model.Ticks;

/// Fills columns of the vocabulary that a dialect lacks from those that it has: the end from start
/// and duration, one direction from the other and the total. A cell that the file gives is never
/// changed.
final class FlowDerivation {
    private final boolean[] given;

    /// @param given for each column of the vocabulary whether the file has it
    FlowDerivation(boolean[] given) {
        this.given = given.clone();
    }

    /// Completes the rows from `first` to `last` (exclusive).
    void complete(RecordBatch batch, int first, int last) {
        times(batch, first, last);
        sums(
                batch,
                first,
                last,
                FlowColumns.SOURCE_BYTES,
                FlowColumns.TARGET_BYTES,
                FlowColumns.BYTES);
        sums(
                batch,
                first,
                last,
                FlowColumns.SOURCE_PACKETS,
                FlowColumns.TARGET_PACKETS,
                FlowColumns.PACKETS);
    }

    private void times(RecordBatch batch, int first, int last) {
        ColumnBuffer start = batch.column(FlowColumns.START);
        ColumnBuffer end = batch.column(FlowColumns.END);
        ColumnBuffer duration = batch.column(FlowColumns.DURATION);
        ColumnBuffer generated = batch.column(FlowColumns.TIME_GENERATED);
        boolean noStart = !given[FlowColumns.START];
        boolean noEnd = !given[FlowColumns.END];
        boolean noDuration = !given[FlowColumns.DURATION];
        boolean noTime = !given[FlowColumns.TIME_GENERATED];
        for (int row = first; row < last; row++) {
            if (noEnd && start.isPresent(row) && duration.isPresent(row)) {
                set(end, row, start.longAt(row) + ticks(duration.doubleAt(row)));
            } else if (noStart && end.isPresent(row) && duration.isPresent(row)) {
                set(start, row, end.longAt(row) - ticks(duration.doubleAt(row)));
            } else if (noDuration && start.isPresent(row) && end.isPresent(row)) {
                double length = end.longAt(row) - start.longAt(row);
                duration.setDouble(row, length / Ticks.PER_MILLISECOND);
            }
            if (noTime && start.isPresent(row)) {
                generated.setLong(row, start.longAt(row));
            } else if (noTime && end.isPresent(row)) {
                generated.setLong(row, end.longAt(row));
            }
        }
    }

    private static long ticks(double milliseconds) {
        return Math.round(milliseconds * Ticks.PER_MILLISECOND);
    }

    private static void set(ColumnBuffer column, int row, long ticks) {
        if (Ticks.inRange(ticks)) {
            column.setLong(row, ticks);
        }
    }

    private void sums(
            RecordBatch batch, int first, int last, int sourcePlace, int targetPlace, int sum) {
        boolean noSource = !given[sourcePlace];
        boolean noTarget = !given[targetPlace];
        boolean noTotal = !given[sum];
        ColumnBuffer source = batch.column(sourcePlace);
        ColumnBuffer target = batch.column(targetPlace);
        ColumnBuffer total = batch.column(sum);
        for (int row = first; row < last; row++) {
            if (noTotal && source.isPresent(row) && target.isPresent(row)) {
                long value = source.longAt(row) + target.longAt(row);
                if (((source.longAt(row) ^ value) & (target.longAt(row) ^ value)) >= 0) {
                    total.setLong(row, value);
                }
            } else if (noTarget && source.isPresent(row) && total.isPresent(row)) {
                rest(target, row, total.longAt(row), source.longAt(row));
            } else if (noSource && target.isPresent(row) && total.isPresent(row)) {
                rest(source, row, total.longAt(row), target.longAt(row));
            }
        }
    }

    private static void rest(ColumnBuffer column, int row, long total, long part) {
        if (part >= 0 && total >= part) {
            column.setLong(row, total - part);
        }
    }
}

package spoor.formats.zeek;

import spoor.formats.ColumnBuffer;
import spoor.formats.Tally;
import spoor.formats.cells.CellReader;
import spoor.formats.cells.CellType;
import spoor.formats.cells.TimeShape;
import spoor.model.KqlType;

/// Reads single cells of a Zeek log, whatever is in them; for one thread.
final class ZeekCells {
    private static final byte[] EMPTY_ARRAY = {'[', ']'};

    private final CellReader reader = new CellReader();

    /// Whether a cell holds no value.
    boolean isAbsent(ZeekPlan plan, byte[] bytes, int from, int to) {
        return from == to || is(bytes, from, to, plan.unset()) || is(bytes, from, to, plan.empty());
    }

    /// Sets the cell `bytes[from..to)`.
    ///
    /// @return false when the text does not fit the type
    boolean set(
            ColumnBuffer column,
            int row,
            ZeekPlan plan,
            int field,
            byte[] bytes,
            int from,
            int to,
            Tally tally) {
        if (is(bytes, from, to, plan.unset())) {
            return true;
        }
        KqlType type = plan.types()[field];
        boolean empty = from == to || is(bytes, from, to, plan.empty());
        if (type == KqlType.DYNAMIC) {
            column.setText(
                    row,
                    empty
                            ? EMPTY_ARRAY
                            : ZeekText.array(
                                    bytes, from, to, plan.header(), plan.elements()[field], tally));
            return true;
        }
        if (empty) {
            return true;
        }
        if (type == KqlType.STRING) {
            column.setText(row, ZeekText.string(bytes, from, to, tally));
            return true;
        }
        if (type == KqlType.BOOL && to - from == 1 && (bytes[from] == 'T' || bytes[from] == 'F')) {
            column.setLong(row, bytes[from] == 'T' ? 1 : 0);
            return true;
        }
        return reader.set(
                column, row, new CellType(type, TimeShape.EPOCH_SECONDS), bytes, from, to, tally);
    }

    private static boolean is(byte[] bytes, int from, int to, byte[] mark) {
        return to - from == mark.length && ZeekText.startsWith(bytes, from, to, mark);
    }
}

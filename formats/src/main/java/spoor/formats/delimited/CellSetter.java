package spoor.formats.delimited;

import spoor.formats.ColumnBuffer;
import spoor.formats.Tally;
import spoor.formats.cells.CellType;

/// Writes the text of one cell of a record into its column; for one thread.
public interface CellSetter {
    /// Sets the cell from `bytes[from..to)`, which is not empty.
    ///
    /// @param cell its place in the record, from 0
    /// @return false when the text does not fit the column; then the cell is not set
    boolean set(
            int cell,
            ColumnBuffer column,
            int row,
            CellType type,
            byte[] bytes,
            int from,
            int to,
            Tally tally);
}

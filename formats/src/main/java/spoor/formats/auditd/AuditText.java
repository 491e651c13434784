package spoor.formats.auditd;

import spoor.formats.ColumnBuffer;
import spoor.formats.Utf8;

/// Text cells of records whose bytes are accounted for elsewhere.
final class AuditText {
    private AuditText() {}

    /// Sets a cell that may be no UTF-8.
    static void set(ColumnBuffer column, int row, byte[] bytes, int from, int to) {
        int seen = 0;
        for (int i = from; i < to; i++) {
            seen |= bytes[i];
        }
        if (seen >= 0 || Utf8.isValid(bytes, from, to)) {
            column.setText(row, bytes, from, to);
        } else {
            column.setText(row, Utf8.repaired(bytes, from, to));
        }
    }
}

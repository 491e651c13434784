package spoor.formats.auditd;

import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.ColumnBuffer;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.cells.CellReader;
import spoor.formats.cells.JsonWriter;

/// A row per record; its fields are one JSON object.
final class AuditRecordParser implements BlockParser {
    private final AuditLines lines = new AuditLines();
    private final JsonWriter json = new JsonWriter();

    @Override
    public void begin(Block block) {
        lines.begin(block);
    }

    @Override
    public boolean fill(RecordBatch batch, Tally tally) {
        while (!batch.isFull() && lines.next(tally)) {
            row(batch, tally);
        }
        return !lines.atEnd();
    }

    private void row(RecordBatch batch, Tally tally) {
        AuditScanner scanner = lines.scanner();
        AuditValues values = lines.values();
        int row = batch.rows();
        batch.column(AuditRecordReading.TIME).setLong(row, scanner.time());
        text(
                batch.column(AuditRecordReading.NODE),
                row,
                scanner.bytes(),
                scanner.nodeFrom(),
                scanner.nodeTo(),
                tally);
        batch.column(AuditRecordReading.SERIAL).setLong(row, scanner.serial());
        byte[] type = scanner.typeName();
        text(batch.column(AuditRecordReading.TYPE), row, type, 0, type.length, tally);
        byte[] words = values.text();
        text(batch.column(AuditRecordReading.MESSAGE), row, words, 0, words.length, tally);
        json.clear();
        json.put('{');
        values.writeMembers(json, false, true);
        json.put('}');
        tally.addRepaired(values.takeRepaired());
        batch.column(AuditRecordReading.FIELDS).setText(row, json.buffer(), 0, json.length());
        batch.endRow(lines.offset());
    }

    /// Sets a cell that may be empty and may be no UTF-8.
    static void text(ColumnBuffer column, int row, byte[] bytes, int from, int to, Tally tally) {
        int seen = 0;
        for (int i = from; i < to; i++) {
            seen |= bytes[i];
        }
        if (seen >= 0) {
            column.setText(row, bytes, from, to);
        } else {
            column.setText(row, CellReader.text(bytes, from, to, tally));
        }
    }
}

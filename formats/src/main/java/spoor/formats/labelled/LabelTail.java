package spoor.formats.labelled;

import java.util.List;
import spoor.formats.ColumnBuffer;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.cells.CellReader;
import spoor.model.Column;
import spoor.model.KqlType;

/// The four labels at the end of a line; for one thread.
final class LabelTail {
    static final List<String> NAMES = List.of("Activity", "Stage", "DefenderResponse", "Signature");

    static final List<Column> COLUMNS =
            NAMES.stream().map(name -> new Column(name, KqlType.STRING)).toList();

    private static final int LONGEST = 100;

    private final byte delimiter;
    private final int[] starts = new int[4];
    private final int[] ends = new int[4];

    LabelTail(byte delimiter) {
        this.delimiter = delimiter;
    }

    /// Finds the labels of the line `bytes[from..to)`, which lacks its line end.
    ///
    /// @return where they begin, with the delimiter before them; -1 when the line has none
    int find(byte[] bytes, int from, int to) {
        int end = to;
        if (end > from && bytes[end - 1] == '\r') {
            end--;
        }
        for (int label = 3; label >= 0; label--) {
            ends[label] = end;
            int at = end;
            boolean quoted = at > from && bytes[at - 1] == '"';
            if (quoted) {
                at--;
                while (at > from && bytes[at - 1] != '"' && end - at < LONGEST) {
                    at--;
                }
                at--;
            } else {
                while (at > from && isLabel(bytes[at - 1]) && end - at <= LONGEST) {
                    at--;
                }
            }
            if (at <= from || bytes[at - 1] != delimiter || end - at == 0) {
                return -1;
            }
            int letterCase = bytes[at] | 0x20;
            boolean letter = quoted || bytes[at] < 0 || letterCase >= 'a' && letterCase <= 'z';
            if (!letter) {
                return -1;
            }
            starts[label] = at;
            end = at - 1;
        }
        return end;
    }

    private boolean isLabel(byte value) {
        return value != delimiter && value != '"' && (value >= ' ' || value < 0);
    }

    /// Sets the label columns, which begin at `first`, from the labels last found.
    void set(RecordBatch batch, int row, int first, byte[] bytes, Tally tally) {
        for (int label = 0; label < 4; label++) {
            int from = starts[label];
            int to = ends[label];
            if (to - from > 1 && bytes[from] == '"' && bytes[to - 1] == '"') {
                from++;
                to--;
            }
            ColumnBuffer column = batch.column(first + label);
            CellReader.setText(column, row, bytes, from, to, tally);
        }
    }
}

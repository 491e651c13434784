package spoor.formats;

import java.util.Arrays;
import spoor.model.KqlType;

/// One column of a [RecordBatch]. By type either `longs` (bool as 0 or 1, int, long, datetime and
/// timespan in ticks), `doubles` (real) or `texts` (UTF-8 bytes of string, JSON text of dynamic,
/// and the text of guid and decimal) is in use; the others are empty.
public final class ColumnBuffer {
    private final KqlType type;
    private final long[] longs;
    private final double[] doubles;
    private final TextBuffer texts;
    private final boolean[] present;

    ColumnBuffer(KqlType type, int capacity) {
        this.type = type;
        this.present = new boolean[capacity];
        boolean text =
                switch (type) {
                    case STRING, DYNAMIC, GUID, DECIMAL -> true;
                    default -> false;
                };
        this.texts = new TextBuffer(text ? capacity : 0);
        this.doubles = new double[type == KqlType.REAL ? capacity : 0];
        this.longs = new long[text || type == KqlType.REAL ? 0 : capacity];
    }

    public KqlType type() {
        return type;
    }

    public void setLong(int row, long value) {
        longs[row] = value;
        present[row] = true;
    }

    public void setDouble(int row, double value) {
        doubles[row] = value;
        present[row] = true;
    }

    /// Sets a text cell.
    public void setText(int row, byte[] utf8) {
        setText(row, utf8, 0, utf8.length);
    }

    /// Sets a text cell to the bytes `utf8[from..to)`.
    public void setText(int row, byte[] utf8, int from, int to) {
        texts.set(row, utf8, from, to);
        present[row] = true;
    }

    /// Whether the cell was set; an unset `string` is the empty string, all else null.
    public boolean isPresent(int row) {
        return present[row];
    }

    public long longAt(int row) {
        return longs[row];
    }

    public double doubleAt(int row) {
        return doubles[row];
    }

    /// The bytes of a text cell, empty when it was not set.
    public byte[] textAt(int row) {
        return texts.get(row);
    }

    /// The cells' own array, for handing a whole batch over; only the first `rows` entries count.
    public long[] longs() {
        return longs;
    }

    /// The cells' own array, see [#longs()].
    public double[] doubles() {
        return doubles;
    }

    /// The cells' own texts, see [#longs()]; an unset cell is the empty text.
    public TextBuffer texts() {
        return texts;
    }

    /// Which cells are set, see [#longs()].
    public boolean[] present() {
        return present;
    }

    void clear(int rows) {
        Arrays.fill(present, 0, rows, false);
        texts.clear(rows);
    }

    void clearCell(int row) {
        if (row < present.length) {
            present[row] = false;
            texts.clearCell(row);
        }
    }
}

package spoor.formats.cells;

import java.util.Arrays;
import spoor.formats.ByteScan;
import spoor.formats.ColumnBuffer;
import spoor.formats.Tally;
import spoor.formats.Utf8;

/// Writes the text of one cell into a column, by the column's type; for one thread.
public final class CellReader {
    private static final byte[] DIGITS_OF_GUID =
            "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final Numbers numbers = new Numbers();
    private final Times times = new Times();
    private final JsonText json = new JsonText();

    /// Sets the cell from `bytes[from..to)`, which is not empty.
    ///
    /// @return false when the text does not fit the type; then the cell is not set
    public boolean set(
            ColumnBuffer column,
            int row,
            CellType type,
            byte[] bytes,
            int from,
            int to,
            Tally tally) {
        switch (type.type()) {
            case STRING -> setText(column, row, bytes, from, to, tally);
            case LONG, INT -> {
                if (!numbers.readLong(bytes, from, to)) {
                    return false;
                }
                column.setLong(row, numbers.longValue());
            }
            case REAL -> {
                if (!numbers.readReal(bytes, from, to)) {
                    return false;
                }
                column.setDouble(row, numbers.doubleValue());
            }
            case DATETIME -> {
                if (!readTime(bytes, from, to, type.times())) {
                    return false;
                }
                column.setLong(row, times.ticks());
            }
            case BOOL -> {
                int value = bool(bytes, from, to);
                if (value < 0) {
                    return false;
                }
                column.setLong(row, value);
            }
            case GUID -> {
                if (!isGuid(bytes, from, to)) {
                    return false;
                }
                column.setText(row, lower(bytes, from, to));
            }
            case DYNAMIC -> {
                if (!json.read(bytes, from, to)) {
                    return false;
                }
                column.setText(row, json.compact());
            }
            case DECIMAL, TIMESPAN ->
                    throw new IllegalStateException("no log column is typed " + type.type());
        }
        return true;
    }

    /// Sets a string cell; broken UTF-8 is replaced and counted.
    public static void setText(
            ColumnBuffer column, int row, byte[] bytes, int from, int to, Tally tally) {
        if (isText(bytes, from, to)) {
            column.setText(row, bytes, from, to);
        } else {
            column.setText(row, text(bytes, from, to, tally));
        }
    }

    /// A string cell's bytes; broken UTF-8 is replaced and counted.
    public static byte[] text(byte[] bytes, int from, int to, Tally tally) {
        if (!isText(bytes, from, to)) {
            tally.addRepaired(1);
            return Utf8.repaired(bytes, from, to);
        }
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static boolean isText(byte[] bytes, int from, int to) {
        return ByteScan.isAscii(bytes, from, to) || Utf8.isValid(bytes, from, to);
    }

    private boolean readTime(byte[] bytes, int from, int to, TimeShape shape) {
        if (times.read(bytes, from, to, shape)) {
            return true;
        }
        return shape != TimeShape.ISO && times.read(bytes, from, to, TimeShape.ISO);
    }

    /// 1 for true, 0 for false, -1 for neither; letter case does not matter.
    public static int bool(byte[] bytes, int from, int to) {
        if (to - from == 4 && isWord(bytes, from, "true")) {
            return 1;
        }
        return to - from == 5 && isWord(bytes, from, "false") ? 0 : -1;
    }

    private static boolean isWord(byte[] bytes, int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if ((bytes[from + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public static boolean isGuid(byte[] bytes, int from, int to) {
        if (to - from != DIGITS_OF_GUID.length) {
            return false;
        }
        for (int i = 0; i < DIGITS_OF_GUID.length; i++) {
            int value = bytes[from + i];
            boolean fits =
                    DIGITS_OF_GUID[i] == '-' ? value == '-' : Character.digit(value, 16) >= 0;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static byte[] lower(byte[] bytes, int from, int to) {
        byte[] copy = Arrays.copyOfRange(bytes, from, to);
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] >= 'A' && copy[i] <= 'F') {
                copy[i] |= 0x20;
            }
        }
        return copy;
    }
}

package spoor.formats.mysql;

import java.util.Arrays;
import spoor.formats.Utf8;

/// The tables of one statement, as the text of a JSON array: each once, in the order of their first
/// mention. For one thread.
final class SqlTables {
    /// Further tables are left out.
    static final int MOST = 64;

    /// A longer name is cut.
    private static final int LONGEST = 256;

    private byte[] text = new byte[1024];
    private int length;
    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private int count;
    private byte[] hidden = new byte[256];
    private int hiddenLength;
    private byte[] name = new byte[LONGEST];
    private int nameLength;

    void clear() {
        length = 0;
        count = 0;
        hiddenLength = 0;
        put('[');
    }

    /// Begins a name.
    void begin() {
        nameLength = 0;
    }

    /// Adds `bytes[from..to)` to the name, a doubled backtick as one.
    void append(byte[] bytes, int from, int to, boolean quoted) {
        for (int i = from; i < to && nameLength < LONGEST; i++) {
            name[nameLength++] = bytes[i];
            if (quoted && bytes[i] == '`') {
                i++;
            }
        }
    }

    void append(char letter) {
        if (nameLength < LONGEST) {
            name[nameLength++] = (byte) letter;
        }
    }

    /// Remembers the name as that of a common table expression, which is no table.
    void hide() {
        if (hiddenLength + nameLength + 1 > hidden.length) {
            hidden = Arrays.copyOf(hidden, 2 * (hidden.length + nameLength));
        }
        System.arraycopy(name, 0, hidden, hiddenLength, nameLength);
        hiddenLength += nameLength;
        hidden[hiddenLength++] = 0;
    }

    /// Ends the name and adds it to the tables.
    void end() {
        if (count == MOST || nameLength == 0 || isHidden()) {
            return;
        }
        byte[] bytes = name;
        int size = nameLength;
        if (!Utf8.isValid(name, 0, nameLength)) {
            bytes = Utf8.repaired(name, 0, nameLength);
            size = bytes.length;
        }
        int before = length;
        if (count > 0) {
            put(',');
        }
        put('"');
        int start = length;
        for (int i = 0; i < size; i++) {
            putEscaped(bytes[i]);
        }
        int end = length;
        for (int i = 0; i < count; i++) {
            if (Arrays.equals(text, starts[i], ends[i], text, start, end)) {
                length = before;
                return;
            }
        }
        put('"');
        starts[count] = start;
        ends[count++] = end;
    }

    private boolean isHidden() {
        int from = 0;
        for (int i = 0; i < hiddenLength; i++) {
            if (hidden[i] == 0) {
                if (Arrays.equals(hidden, from, i, name, 0, nameLength)) {
                    return true;
                }
                from = i + 1;
            }
        }
        return false;
    }

    private void putEscaped(byte value) {
        if (value == '"' || value == '\\') {
            put('\\');
            put(value);
        } else if (value >= 0 && value < 0x20) {
            put('\\');
            put('u');
            put('0');
            put('0');
            put('0' + (value >> 4));
            put(Character.forDigit(value & 15, 16));
        } else {
            put(value);
        }
    }

    private void put(int value) {
        if (length == text.length) {
            text = Arrays.copyOf(text, 2 * length);
        }
        text[length++] = (byte) value;
    }

    /// Ends the array.
    void close() {
        put(']');
    }

    byte[] text() {
        return text;
    }

    int length() {
        return length;
    }
}

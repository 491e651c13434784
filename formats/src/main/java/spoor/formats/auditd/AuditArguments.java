package spoor.formats.auditd;

import java.util.Arrays;
import spoor.formats.ColumnBuffer;
import spoor.formats.Utf8;
import spoor.formats.cells.JsonWriter;

/// The arguments of an execve, from `a0`, `a1`, ... of one record or several; a long one comes in
/// pieces `a1[0]`, `a1[1]`, ..., which are put together before they are read as text.
final class AuditArguments {
    /// Linux takes no more bytes of arguments than 2 MiB by default.
    private static final int MOST_DIGITS = 6;

    /// Places without an argument that are filled up with null.
    private static final int MOST_MISSING = 1000;

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final JsonWriter bytes = new JsonWriter();
    private final JsonWriter array = new JsonWriter();
    private final JsonWriter line = new JsonWriter();
    private long[] pieces = new long[16];
    private int[] starts = new int[17];
    private int count;

    void clear() {
        bytes.clear();
        count = 0;
    }

    boolean any() {
        return count > 0;
    }

    int size() {
        return bytes.length() + 12 * count;
    }

    int capacity() {
        return bytes.buffer().length + 12 * pieces.length + array.buffer().length;
    }

    /// Takes a field of an EXECVE record when it is an argument or a piece of one.
    void add(AuditScanner scanner, AuditValues values, int field) {
        byte[] text = scanner.bytes();
        int at = scanner.keyFrom(field);
        int end = scanner.keyTo(field);
        if (text[at] != 'a' || scanner.repeat(field) > 0) {
            return;
        }
        int place = number(text, at + 1, end);
        int digits = digits(text, at + 1, end);
        int piece = 0;
        if (digits < end && text[digits] == '[' && text[end - 1] == ']') {
            piece = number(text, digits + 1, end - 1);
        } else if (digits != end) {
            return;
        }
        if (place < 0 || piece < 0) {
            return;
        }
        if (count + 1 == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count + 1);
            pieces = Arrays.copyOf(pieces, 2 * count);
        }
        pieces[count] = (long) place << 32 | piece;
        starts[count] = bytes.length();
        if (values.isHex(field)) {
            hex(text, scanner.valueFrom(field), values.hexEnd(field));
        } else {
            bytes.put(text, scanner.valueFrom(field), scanner.valueTo(field));
        }
        starts[++count] = bytes.length();
    }

    private void hex(byte[] text, int from, int to) {
        for (int i = from; i < to; i += 2) {
            int value = AuditValues.hexDigit(text[i]) << 4 | AuditValues.hexDigit(text[i + 1]);
            bytes.put(value == 0 ? ' ' : value);
        }
    }

    private static int digits(byte[] text, int from, int to) {
        int at = from;
        while (at < to && AuditScanner.isDigit(text[at])) {
            at++;
        }
        return at;
    }

    private static int number(byte[] text, int from, int to) {
        int end = digits(text, from, to);
        if (end == from || end - from > MOST_DIGITS) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < end; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    /// Writes the arguments as an array, in order, and as one line with spaces between them.
    void write(ColumnBuffer argv, ColumnBuffer cmdline, int row) {
        array.clear();
        line.clear();
        array.put('[');
        int[] order = order();
        long expected = 0;
        int missing = 0;
        for (int i = 0; i < count; ) {
            long place = pieces[order[i]] >> 32;
            while (expected < place && missing < MOST_MISSING) {
                array.put(NULL);
                array.put(',');
                expected++;
                missing++;
            }
            expected = place + 1;
            int start = line.length() == 0 ? 0 : line.length() + 1;
            if (start > 0) {
                line.put(' ');
            }
            while (i < count && pieces[order[i]] >> 32 == place) {
                line.put(bytes.buffer(), starts[order[i]], starts[order[i] + 1]);
                i++;
            }
            if (!Utf8.isValid(line.buffer(), start, line.length())) {
                byte[] escaped = AuditValues.escaped(line.buffer(), start, line.length());
                line.truncate(start);
                line.put(escaped);
            }
            array.string(line.buffer(), start, line.length());
            array.put(',');
        }
        array.truncate(array.length() - 1);
        array.put(']');
        argv.setText(row, array.buffer(), 0, array.length());
        cmdline.setText(row, line.buffer(), 0, line.length());
    }

    private int[] order() {
        int[] order = new int[count];
        boolean sorted = true;
        for (int i = 0; i < count; i++) {
            order[i] = i;
            sorted &= i == 0 || pieces[i - 1] < pieces[i];
        }
        if (sorted) {
            return order;
        }
        Integer[] boxed = Arrays.stream(order).boxed().toArray(Integer[]::new);
        Arrays.sort(boxed, (one, other) -> Long.compare(pieces[one], pieces[other]));
        return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
    }
}

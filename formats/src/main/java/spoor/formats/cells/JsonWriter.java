package spoor.formats.cells;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import spoor.formats.Utf8;

/// Writes JSON text, or any text, into bytes that grow; for one thread.
public final class JsonWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /// What a byte is to a string: 0 goes as it is, 1 wants an escape, 2 is no ASCII.
    private static final byte[] CLASSES = new byte[256];

    static {
        Arrays.fill(CLASSES, 0, 0x20, (byte) 1);
        Arrays.fill(CLASSES, 0x80, 0x100, (byte) 2);
        CLASSES['"'] = 1;
        CLASSES['\\'] = 1;
    }

    private byte[] out = new byte[512];
    private int length;
    private long repaired;

    /// The bytes written: the first [#length()] of an array that further writing may replace.
    public byte[] buffer() {
        return out;
    }

    public int length() {
        return length;
    }

    /// Strings so far in which bytes that are no UTF-8 were replaced by U+FFFD.
    public long repaired() {
        return repaired;
    }

    public void clear() {
        length = 0;
    }

    /// Takes back what was written behind `to`.
    public void truncate(int to) {
        length = Math.min(length, to);
    }

    public void put(int value) {
        if (length == out.length) {
            room(1);
        }
        out[length++] = (byte) value;
    }

    public void put(byte[] bytes) {
        put(bytes, 0, bytes.length);
    }

    public void put(byte[] bytes, int from, int to) {
        int count = to - from;
        room(count);
        System.arraycopy(bytes, from, out, length, count);
        length += count;
    }

    public void number(long value) {
        if (value < 0 || value > 999_999_999) {
            put(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        int rest = (int) value;
        int digits = 1;
        for (int power = 10; power <= rest && digits < 9; power *= 10) {
            digits++;
        }
        room(digits);
        for (int at = length + digits - 1; at >= length; at--) {
            out[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /// A string with its quotes.
    public void string(byte[] bytes, int from, int to) {
        put('"');
        text(bytes, from, to);
        put('"');
    }

    /// The inside of a string: quotes, backslashes and control characters escaped.
    public void text(byte[] bytes, int from, int to) {
        room(to - from + 8);
        byte[] target = out;
        int at = length;
        for (int i = from; i < to; i++) {
            byte value = bytes[i];
            if (CLASSES[value & 0xFF] != 0) {
                length = at;
                special(bytes, i, to);
                return;
            }
            target[at++] = value;
        }
        length = at;
    }

    private void special(byte[] bytes, int from, int to) {
        byte[] text = bytes;
        int at = from;
        int end = to;
        if (!Utf8.isValid(bytes, from, to)) {
            repaired++;
            text = Utf8.repaired(bytes, from, to);
            at = 0;
            end = text.length;
        }
        while (at < end) {
            byte value = text[at++];
            if (CLASSES[value & 0xFF] != 1) {
                put(value);
            } else if (value == '"' || value == '\\') {
                put('\\');
                put(value);
            } else {
                escape(value);
            }
        }
    }

    private void escape(int value) {
        put('\\');
        switch (value) {
            case '\n' -> put('n');
            case '\r' -> put('r');
            case '\t' -> put('t');
            default -> {
                put('u');
                put('0');
                put('0');
                put(HEX[value >> 4]);
                put(HEX[value & 15]);
            }
        }
    }

    private void room(int count) {
        int needed = Math.addExact(length, count);
        if (needed > out.length) {
            out = Arrays.copyOf(out, (int) Math.max(needed, Math.min(2L * out.length, 1 << 30)));
        }
    }
}

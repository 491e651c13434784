package spoor.formats;

import java.io.IOException;
import java.io.InputStream;

/// Decodes UTF-16 to UTF-8 as it is read; halves of characters become U+FFFD. A byte order mark
/// stays, as its three UTF-8 bytes.
final class Utf16Input extends InputStream {
    private static final int REPLACEMENT = 0xFFFD;

    private final InputStream input;
    private final boolean little;
    private final byte[] raw = new byte[1 << 15];
    private final byte[] text = new byte[3 * (1 << 15)];
    private int from;
    private int to;
    private int firstByte = -1;
    private int highSurrogate;
    private boolean ended;
    private long repaired;

    Utf16Input(InputStream input, boolean little) {
        this.input = input;
        this.little = little;
    }

    long repaired() {
        return repaired;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (from == to) {
            if (ended) {
                return -1;
            }
            decode();
        }
        int count = Math.min(length, to - from);
        System.arraycopy(text, from, target, offset, count);
        from += count;
        return count;
    }

    private void decode() throws IOException {
        from = 0;
        to = 0;
        int count = input.read(raw, 0, raw.length);
        if (count < 0) {
            ended = true;
            if (firstByte >= 0 || highSurrogate != 0) {
                repaired++;
                put(REPLACEMENT);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            int value = raw[i] & 0xFF;
            if (firstByte < 0) {
                firstByte = value;
            } else {
                unit(little ? firstByte | value << 8 : firstByte << 8 | value);
                firstByte = -1;
            }
        }
    }

    private void unit(int unit) {
        boolean low = unit >= 0xDC00 && unit <= 0xDFFF;
        if (highSurrogate != 0) {
            if (low) {
                put(Character.toCodePoint((char) highSurrogate, (char) unit));
                highSurrogate = 0;
                return;
            }
            highSurrogate = 0;
            repaired++;
            put(REPLACEMENT);
        }
        if (low) {
            repaired++;
            put(REPLACEMENT);
        } else if (unit >= 0xD800 && unit <= 0xDBFF) {
            highSurrogate = unit;
        } else {
            put(unit);
        }
    }

    private void put(int point) {
        if (point < 0x80) {
            text[to++] = (byte) point;
        } else if (point < 0x800) {
            text[to++] = (byte) (0xC0 | point >> 6);
            text[to++] = (byte) (0x80 | point & 0x3F);
        } else if (point < 0x10000) {
            text[to++] = (byte) (0xE0 | point >> 12);
            text[to++] = (byte) (0x80 | point >> 6 & 0x3F);
            text[to++] = (byte) (0x80 | point & 0x3F);
        } else {
            text[to++] = (byte) (0xF0 | point >> 18);
            text[to++] = (byte) (0x80 | point >> 12 & 0x3F);
            text[to++] = (byte) (0x80 | point >> 6 & 0x3F);
            text[to++] = (byte) (0x80 | point & 0x3F);
        }
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}

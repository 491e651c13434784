package spoor.formats.cells;

import java.io.ByteArrayOutputStream;
import spoor.formats.Tally;
import spoor.formats.Utf8;

/// The strings of JSON text, which [JsonText] has found to be well formed.
public final class JsonStrings {
    private JsonStrings() {}

    /// The characters of a string's inside (between its quotes) as UTF-8, escapes resolved.
    public static byte[] decoded(byte[] bytes, int from, int to, Tally tally) {
        int slash = from;
        while (slash < to && bytes[slash] != '\\') {
            slash++;
        }
        if (slash == to) {
            return CellReader.text(bytes, from, to, tally);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        int at = from;
        while (at < to) {
            if (bytes[at] != '\\') {
                out.write(bytes[at]);
                at++;
            } else if (bytes[at + 1] == 'u') {
                at += unicode(out, bytes, at, to, tally);
            } else {
                out.write(single(bytes[at + 1]));
                at += 2;
            }
        }
        byte[] text = out.toByteArray();
        return CellReader.text(text, 0, text.length, tally);
    }

    private static int single(int letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }

    /// Resolves the escape at `at`, with its second half if it has one; bytes taken.
    private static int unicode(
            ByteArrayOutputStream out, byte[] bytes, int at, int to, Tally tally) {
        int unit = hex(bytes, at + 2, to);
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            int low = lowSurrogate(bytes, at + 6, to);
            if (low >= 0) {
                Utf8.append(out, Character.toCodePoint((char) unit, (char) low));
                return 12;
            }
        }
        if (unit >= 0xD800 && unit <= 0xDFFF) {
            tally.addRepaired(1);
        }
        Utf8.append(out, unit);
        return 6;
    }

    /// The four hexadecimal digits at `at`, -1 if they are not there.
    static int hex(byte[] bytes, int at, int to) {
        if (at + 4 > to) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /// The low surrogate whose escape starts at `at`, -1 if there is none.
    static int lowSurrogate(byte[] bytes, int at, int to) {
        if (at + 6 > to || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            return -1;
        }
        int unit = hex(bytes, at + 2, to);
        return unit >= 0xDC00 && unit <= 0xDFFF ? unit : -1;
    }
}

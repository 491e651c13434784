package spoor.formats.cells;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import spoor.formats.Tally;

/// Writes strings as JSON text.
public final class JsonQuote {
    private JsonQuote() {}

    /// Appends `bytes[from..to)` in quotes. Bytes that are no UTF-8 are replaced and counted.
    public static void write(
            ByteArrayOutputStream out, byte[] bytes, int from, int to, Tally tally) {
        byte[] text = CellReader.text(bytes, from, to, tally);
        out.write('"');
        int start = 0;
        for (int i = 0; i < text.length; i++) {
            byte value = text[i];
            if (value == '"' || value == '\\' || value >= 0 && value < 0x20) {
                out.write(text, start, i - start);
                escape(out, value);
                start = i + 1;
            }
        }
        out.write(text, start, text.length - start);
        out.write('"');
    }

    /// Appends a member of an object, with the comma before it unless it is the first.
    public static void member(
            ByteArrayOutputStream out, byte[] name, byte[] bytes, int from, int to, Tally tally) {
        out.write(out.size() == 0 ? '{' : ',');
        write(out, name, 0, name.length, tally);
        out.write(':');
        write(out, Arrays.copyOfRange(bytes, from, to), 0, to - from, tally);
    }

    private static void escape(ByteArrayOutputStream out, byte value) {
        out.write('\\');
        if (value == '"' || value == '\\') {
            out.write(value);
            return;
        }
        int letter = "\b\t\n\f\r".indexOf((char) value);
        if (letter >= 0) {
            out.write("btnfr".charAt(letter));
            return;
        }
        out.write('u');
        out.write('0');
        out.write('0');
        out.write(Character.forDigit(value >> 4, 16));
        out.write(Character.forDigit(value & 0xF, 16));
    }
}

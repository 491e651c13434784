package spoor.formats.zeek;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import spoor.formats.Tally;
import spoor.formats.Utf8;
import spoor.formats.cells.CellReader;

/// The text of Zeek's cells: its escapes, and sets and vectors as JSON arrays.
final class ZeekText {
    private ZeekText() {}

    /// The byte that `\xHH` at `at` stands for, -1 if there is no such escape.
    static int hexEscape(byte[] bytes, int at, int to) {
        if (at + 4 > to || bytes[at] != '\\' || bytes[at + 1] != 'x') {
            return -1;
        }
        int high = Character.digit(bytes[at + 2], 16);
        int low = Character.digit(bytes[at + 3], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /// A string with `\xHH` and `\\` resolved. Where the bytes meant are no UTF-8 the escapes stay:
    /// then they say more than U+FFFD would.
    static byte[] string(byte[] bytes, int from, int to, Tally tally) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        boolean escaped = false;
        int at = from;
        while (at < to) {
            int value = hexEscape(bytes, at, to);
            if (value >= 0) {
                out.write(value);
                at += 4;
                escaped = true;
            } else {
                boolean slashes = bytes[at] == '\\' && at + 1 < to && bytes[at + 1] == '\\';
                out.write(bytes[at]);
                at += slashes ? 2 : 1;
                escaped |= slashes;
            }
        }
        byte[] text = out.toByteArray();
        return escaped && Utf8.isValid(text, 0, text.length)
                ? text
                : CellReader.text(bytes, from, to, tally);
    }

    /// A set or vector as a JSON array: numbers and truth values as such, the rest as strings.
    static byte[] array(
            byte[] bytes, int from, int to, ZeekHeader header, String element, Tally tally) {
        byte[] separator = header.setSeparator().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from + 16);
        out.write('[');
        int start = from;
        int at = from;
        while (at <= to) {
            if (at == to || startsWith(bytes, at, to, separator)) {
                if (start > from) {
                    out.write(',');
                }
                element(out, bytes, start, at, header, element, tally);
                at += at == to ? 1 : separator.length;
                start = at;
            } else {
                at++;
            }
        }
        out.write(']');
        return out.toByteArray();
    }

    static boolean startsWith(byte[] bytes, int at, int to, byte[] prefix) {
        if (at + prefix.length > to) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[at + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static void element(
            ByteArrayOutputStream out,
            byte[] bytes,
            int from,
            int to,
            ZeekHeader header,
            String element,
            Tally tally) {
        byte[] text = string(bytes, from, to, tally);
        String value = new String(text, StandardCharsets.UTF_8);
        if (value.equals(header.unsetField())) {
            out.writeBytes("null".getBytes(StandardCharsets.UTF_8));
            return;
        }
        switch (element) {
            case "count", "int", "port", "double", "interval", "time" -> {
                if (isNumber(value)) {
                    out.writeBytes(text);
                } else {
                    quote(out, value);
                }
            }
            case "bool" -> {
                if (value.equals("T") || value.equals("F")) {
                    out.writeBytes(
                            (value.equals("T") ? "true" : "false")
                                    .getBytes(StandardCharsets.UTF_8));
                } else {
                    quote(out, value);
                }
            }
            default -> quote(out, value.equals(header.emptyField()) ? "" : value);
        }
    }

    /// Whether a text is a number as JSON writes one, without an exponent.
    private static boolean isNumber(String value) {
        int from = value.startsWith("-") ? 1 : 0;
        int point = digits(value, from);
        boolean zeros = point > from + 1 && value.charAt(from) == '0';
        if (point == from || zeros) {
            return false;
        }
        if (point == value.length()) {
            return true;
        }
        int end = digits(value, point + 1);
        return value.charAt(point) == '.' && end > point + 1 && end == value.length();
    }

    private static int digits(String value, int from) {
        int at = from;
        while (at < value.length() && value.charAt(at) >= '0' && value.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static void quote(ByteArrayOutputStream out, String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20) {
                text.append("\\u00")
                        .append(Character.forDigit(c >> 4, 16))
                        .append(Character.forDigit(c & 0xF, 16));
            } else {
                text.append(c);
            }
        }
        out.writeBytes(text.append('"').toString().getBytes(StandardCharsets.UTF_8));
    }
}

package spoor.formats.cells;

import java.util.Arrays;
import spoor.formats.Utf8;

/// Checks JSON text (RFC 8259) and writes it without its white space, keeping key order and the
/// numbers' own text; for one thread. It is strict, but for three things that logs do: a raw
/// control character in a string is written as an escape, broken UTF-8 and lone halves of surrogate
/// pairs become U+FFFD.
public final class JsonText {
    /// Objects and arrays may be nested this deep.
    public static final int DEEPEST = 512;

    private final boolean[] objects = new boolean[DEEPEST];
    private byte[] out = new byte[512];
    private int length;
    private int errorAt;
    private String error = "";
    private boolean repaired;

    /// Reads `bytes[from..to)` as one value with nothing but white space around it.
    public boolean read(byte[] bytes, int from, int to) {
        int start = skipSpace(bytes, from, to);
        int end = value(bytes, start, to);
        if (end < 0) {
            return false;
        }
        int rest = skipSpace(bytes, end, to);
        if (rest < to) {
            fail(rest, "text follows the value");
            return false;
        }
        return true;
    }

    /// The value last read, compact.
    public byte[] compact() {
        return Arrays.copyOf(out, length);
    }

    /// The value last read, compact: the first [#length()] bytes of an array that the next reading
    /// overwrites.
    public byte[] buffer() {
        return out;
    }

    public int length() {
        return length;
    }

    /// Where the last reading failed, and why.
    public int errorAt() {
        return errorAt;
    }

    public String error() {
        return error;
    }

    /// Whether the value last read had broken characters replaced.
    public boolean repaired() {
        return repaired;
    }

    public static int skipSpace(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    public static boolean isSpace(int value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t';
    }

    /// Reads the value that starts at `from`, which is no white space.
    ///
    /// @return where it ends, -1 when it is broken (see [#error()])
    public int value(byte[] bytes, int from, int to) {
        length = 0;
        repaired = false;
        int depth = 0;
        int at = from;
        while (true) {
            // Here a value is due, or the end of an empty object or array just opened.
            at = skipSpace(bytes, at, to);
            if (at >= to) {
                return fail(to, "the value is not finished");
            }
            int first = bytes[at];
            boolean opened = first == '{' || first == '[';
            if (opened) {
                if (depth == DEEPEST) {
                    return fail(at, "nested deeper than " + DEEPEST);
                }
                objects[depth++] = first == '{';
                put(first);
                at = skipSpace(bytes, at + 1, to);
                boolean empty = at < to && bytes[at] == (first == '{' ? '}' : ']');
                if (!empty) {
                    at = first == '{' ? key(bytes, at, to) : at;
                    if (at < 0) {
                        return -1;
                    }
                    continue;
                }
            } else {
                at = scalar(bytes, at, to);
                if (at < 0) {
                    return -1;
                }
            }
            // Here a value has ended, or an empty container is about to.
            while (true) {
                if (depth == 0) {
                    return at;
                }
                at = skipSpace(bytes, at, to);
                if (at >= to) {
                    return fail(to, "the value is not finished");
                }
                int next = bytes[at];
                boolean object = objects[depth - 1];
                if (next == (object ? '}' : ']')) {
                    put(next);
                    depth--;
                    at++;
                    opened = false;
                } else if (next == ',' && !opened) {
                    put(next);
                    at = object ? key(bytes, skipSpace(bytes, at + 1, to), to) : at + 1;
                    if (at < 0) {
                        return -1;
                    }
                    break;
                } else {
                    return fail(at, object ? "expected ',' or '}'" : "expected ',' or ']'");
                }
            }
        }
    }

    /// Reads a key and its colon; the place behind the colon.
    private int key(byte[] bytes, int from, int to) {
        if (from >= to || bytes[from] != '"') {
            return fail(from, "expected a key in quotes");
        }
        int at = string(bytes, from, to);
        if (at < 0) {
            return -1;
        }
        at = skipSpace(bytes, at, to);
        if (at >= to || bytes[at] != ':') {
            return fail(at, "expected ':' after a key");
        }
        put(':');
        return at + 1;
    }

    private int scalar(byte[] bytes, int from, int to) {
        return switch (bytes[from]) {
            case '"' -> string(bytes, from, to);
            case 't' -> word(bytes, from, to, "true");
            case 'f' -> word(bytes, from, to, "false");
            case 'n' -> word(bytes, from, to, "null");
            default -> number(bytes, from, to);
        };
    }

    private int word(byte[] bytes, int from, int to, String word) {
        int end = from + word.length();
        for (int i = 0; i < word.length(); i++) {
            if (from + i >= to || bytes[from + i] != word.charAt(i)) {
                return fail(from, "expected a value");
            }
        }
        copy(bytes, from, end);
        return end;
    }

    private int number(byte[] bytes, int from, int to) {
        int at = from;
        if (bytes[at] == '-') {
            at++;
        }
        int digits = digits(bytes, at, to);
        boolean zero = at < to && bytes[at] == '0';
        if (digits == at || zero && digits > at + 1) {
            return fail(from, digits == at ? "expected a value" : "a number starts with 0");
        }
        at = digits;
        if (at < to && bytes[at] == '.') {
            digits = digits(bytes, at + 1, to);
            if (digits == at + 1) {
                return fail(at, "expected digits after the point");
            }
            at = digits;
        }
        if (at < to && (bytes[at] | 0x20) == 'e') {
            at++;
            if (at < to && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            digits = digits(bytes, at, to);
            if (digits == at) {
                return fail(at, "expected digits in the exponent");
            }
            at = digits;
        }
        copy(bytes, from, at);
        return at;
    }

    private static int digits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    /// Reads the string whose opening quote is at `from`, writes it with its quotes.
    private int string(byte[] bytes, int from, int to) {
        int at = from + 1;
        int seen = 0;
        boolean plain = true;
        while (at < to) {
            int value = bytes[at];
            if (value == '"') {
                break;
            }
            seen |= value;
            if (value == '\\') {
                at++;
                if (at < to && bytes[at] == 'u') {
                    plain = false;
                }
                if (at < to && !isEscape(bytes, at, to)) {
                    return fail(at, "unknown escape in a string");
                }
            } else if (value >= 0 && value < 0x20) {
                plain = false;
            }
            at++;
        }
        if (at >= to) {
            return fail(to, "a string is not closed");
        }
        if (plain && (seen >= 0 || Utf8.isValid(bytes, from, at))) {
            copy(bytes, from, at + 1);
        } else {
            rewrite(bytes, from, at + 1);
        }
        return at + 1;
    }

    private static boolean isEscape(byte[] bytes, int at, int to) {
        return switch (bytes[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> true;
            case 'u' -> JsonStrings.hex(bytes, at + 1, to) >= 0;
            default -> false;
        };
    }

    /// Writes a string that needs repair: control characters, lone surrogates, broken UTF-8.
    private void rewrite(byte[] bytes, int from, int to) {
        byte[] text = bytes;
        int at = from;
        int end = to;
        if (!Utf8.isValid(bytes, from, to)) {
            repaired = true;
            text = Utf8.repaired(bytes, from, to);
            at = 0;
            end = text.length;
        }
        while (at < end) {
            int value = text[at];
            if (value >= 0 && value < 0x20) {
                putEscape(value);
                at++;
            } else if (value == '\\' && text[at + 1] == 'u') {
                int unit = JsonStrings.hex(text, at + 2, end);
                int pair = JsonStrings.lowSurrogate(text, at + 6, end);
                boolean high = unit >= 0xD800 && unit <= 0xDBFF;
                if (high && pair >= 0) {
                    copy(text, at, at + 12);
                    at += 12;
                } else if (high || unit >= 0xDC00 && unit <= 0xDFFF) {
                    repaired = true;
                    putEscape(0xFFFD);
                    at += 6;
                } else {
                    copy(text, at, at + 6);
                    at += 6;
                }
            } else if (value == '\\') {
                copy(text, at, at + 2);
                at += 2;
            } else {
                put(value);
                at++;
            }
        }
    }

    private void putEscape(int unit) {
        put('\\');
        put('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            put(Character.forDigit(unit >> shift & 0xF, 16));
        }
    }

    private void put(int value) {
        if (length == out.length) {
            out = Arrays.copyOf(out, 2 * length);
        }
        out[length++] = (byte) value;
    }

    private void copy(byte[] bytes, int from, int to) {
        int count = to - from;
        if (length + count > out.length) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, length + count));
        }
        System.arraycopy(bytes, from, out, length, count);
        length += count;
    }

    private int fail(int at, String reason) {
        errorAt = at;
        error = reason;
        return -1;
    }
}

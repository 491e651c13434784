package spoor.mining.sequence;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds where JSON values end in UTF-8, eight bytes at a time inside strings, and hashes a range.
/// It checks nesting and quotes only; what it finds is parsed properly once per distinct text.
final class JsonSpan {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private JsonSpan() {}

    static int skipBlanks(byte[] text, int from) {
        int i = from;
        while (i < text.length
                && (text[i] == ' ' || text[i] == '\n' || text[i] == '\r' || text[i] == '\t')) {
            i++;
        }
        return i;
    }

    /// The place after the value that starts at `from`, -1 when it does not end.
    static int skipValue(byte[] text, int from) {
        int depth = 0;
        int i = from;
        while (i < text.length) {
            switch (text[i]) {
                case '"' -> {
                    i = skipString(text, i);
                    if (i < 0 || depth == 0) {
                        return i;
                    }
                }
                case '{', '[' -> {
                    depth++;
                    i++;
                }
                case '}', ']' -> {
                    if (depth <= 1) {
                        return depth == 0 ? i : i + 1;
                    }
                    depth--;
                    i++;
                }
                case ',', ' ', '\n', '\r', '\t' -> {
                    if (depth == 0) {
                        return i;
                    }
                    i++;
                }
                default -> i++;
            }
        }
        return depth == 0 ? i : -1;
    }

    /// The place after the string whose quote is at `from`, -1 when it does not end.
    static int skipString(byte[] text, int from) {
        int i = from + 1;
        while (i + Long.BYTES <= text.length) {
            long word = (long) LONGS.get(text, i);
            long quote = word ^ QUOTES;
            long backslash = word ^ BACKSLASHES;
            long found = (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash)) & HIGHS;
            if (found == 0) {
                i += Long.BYTES;
                continue;
            }
            i += Long.numberOfTrailingZeros(found) >>> 3;
            if (text[i] == '"') {
                return i + 1;
            }
            i += 2;
        }
        while (i < text.length) {
            if (text[i] == '"') {
                return i + 1;
            }
            i += text[i] == '\\' ? 2 : 1;
        }
        return -1;
    }

    static long hash(byte[] text, int from, int to) {
        long hash = LongCounts.SALT ^ (to - from);
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(text, i)) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 29;
        }
        for (; i < to; i++) {
            hash = (hash ^ text[i]) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 29;
        }
        return LongCounts.mix(hash);
    }
}

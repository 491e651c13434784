package spoor.formats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Looks through bytes eight at a time: a word is eight bytes, the first of them its lowest.
public final class ByteScan {
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private ByteScan() {}

    /// The eight bytes from `at` on, which the array must have.
    public static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /// A word of a byte eight times.
    public static long repeated(byte value) {
        return (value & 0xFF) * ONES;
    }

    /// The highest bit of each byte that is the same in both words, all other bits zero.
    public static long equalBytes(long word, long other) {
        long difference = word ^ other;
        return ~((difference & ~HIGHS) + ~HIGHS | difference) & HIGHS;
    }

    /// How many bytes stand before the first whose highest bit is set; not for 0.
    public static int first(long highs) {
        return Long.numberOfTrailingZeros(highs) >> 3;
    }

    /// The first such byte of `bytes[from..to)`, or `to`.
    public static int find(byte[] bytes, int from, int to, byte sought) {
        long pattern = repeated(sought);
        int at = from;
        while (at + 8 <= to) {
            long word = word(bytes, at) ^ pattern;
            // Bytes behind the first that is zero may be taken for zero as well.
            long zero = word - ONES & ~word & HIGHS;
            if (zero != 0) {
                return at + first(zero);
            }
            at += 8;
        }
        while (at < to && bytes[at] != sought) {
            at++;
        }
        return at;
    }

    /// Whether no byte has its highest bit set.
    public static boolean isAscii(byte[] bytes, int from, int to) {
        if (to - from < 8) {
            return isShortAscii(bytes, from, to);
        }
        long seen = word(bytes, to - 8);
        for (int at = from; at < to - 8; at += 8) {
            seen |= word(bytes, at);
        }
        return (seen & HIGHS) == 0;
    }

    private static boolean isShortAscii(byte[] bytes, int from, int to) {
        if (from + 8 <= bytes.length) {
            return (word(bytes, from) & (1L << 8 * (to - from)) - 1 & HIGHS) == 0;
        }
        int seen = 0;
        for (int at = from; at < to; at++) {
            seen |= bytes[at];
        }
        return seen >= 0;
    }
}

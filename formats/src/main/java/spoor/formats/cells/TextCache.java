package spoor.formats.cells;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Hands out the same array for short texts that come again and again (protocols, states,
/// addresses), so that a column of them allocates little; for one thread and one column.
public final class TextCache {
    private static final int SLOTS = 1024;
    private static final int LONGEST = 16;

    /// So many misses among twice as many texts, and the column is taken to have too many texts.
    private static final int TRIAL = 4096;

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long[] first = new long[SLOTS];
    private final long[] second = new long[SLOTS];
    private final byte[][] texts = new byte[SLOTS][];
    private int asked;
    private int misses;
    private boolean useless;

    public TextCache() {
        Arrays.fill(texts, new byte[0]);
    }

    /// The text `bytes[from..to)`, in an array that nobody may write to.
    public byte[] text(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > LONGEST || from + LONGEST > bytes.length || useless) {
            return Arrays.copyOfRange(bytes, from, to);
        }
        asked++;
        if (asked == 2 * TRIAL) {
            asked = 0;
            misses = 0;
        }
        long low = (long) WORDS.get(bytes, from);
        long high = 0;
        if (length < 8) {
            low &= (1L << 8 * length) - 1;
        } else if (length > 8) {
            high = (long) WORDS.get(bytes, from + 8);
            high &= length == LONGEST ? -1L : (1L << 8 * (length - 8)) - 1;
        }
        long mixed = (low ^ Long.rotateLeft(high, 29)) * 0x9E3779B97F4A7C15L + length;
        int slot = (int) (mixed >>> 54);
        byte[] known = texts[slot];
        if (first[slot] == low && second[slot] == high && known.length == length) {
            return known;
        }
        misses++;
        if (misses == TRIAL) {
            useless = true;
        }
        byte[] copy = Arrays.copyOfRange(bytes, from, to);
        first[slot] = low;
        second[slot] = high;
        texts[slot] = copy;
        return copy;
    }
}

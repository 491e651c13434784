package spoor.formats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The texts of a column, without an object for each. A text is two words, the first byte of a word
/// being its lowest: the length (4 bytes) and 12 bytes, which are the text itself, padded with
/// zeros, or the first 4 bytes of a longer text and its place in the heap, where it stands whole.
/// These are the views of Umbra (Neumann and Freitag, "Umbra: A Disk-Based System with In-Memory
/// Performance", 2020), which databases of its kind take as they are.
public final class TextBuffer {
    /// Bytes that fit into the words.
    public static final int INLINE = 12;

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle HALVES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW = 0xFFFF_FFFFL;

    /// A larger heap is given back with the batch that needed it.
    private static final int KEPT = 1 << 22;

    private final long[] words;
    private byte[] heap = {};
    private int heapLength;

    TextBuffer(int capacity) {
        this.words = new long[2 * capacity];
    }

    void set(int row, byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > INLINE) {
            setLong(row, bytes, from, length);
            return;
        }
        long low;
        long high;
        if (from + 16 <= bytes.length) {
            low = (long) WORDS.get(bytes, from);
            high = (long) WORDS.get(bytes, from + 8);
        } else {
            low = gather(bytes, from, Math.min(8, length));
            high = length > 8 ? gather(bytes, from + 8, length - 8) : 0;
        }
        if (length < 8) {
            low &= (1L << 8 * length) - 1;
            high = 0;
        } else {
            high &= (1L << 8 * (length - 8)) - 1;
        }
        words[2 * row] = length | low << 32;
        words[2 * row + 1] = low >>> 32 | high << 32;
    }

    private static long gather(byte[] bytes, int from, int count) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes[from + i] & 0xFFL) << 8 * i;
        }
        return word;
    }

    private void setLong(int row, byte[] bytes, int from, int length) {
        if (heap.length - heapLength < length) {
            int needed = Math.addExact(heapLength, length);
            heap = Arrays.copyOf(heap, (int) Math.min(Math.max(2L * needed, 4096), 1 << 30));
            if (heap.length < needed) {
                heap = Arrays.copyOf(heap, needed);
            }
        }
        System.arraycopy(bytes, from, heap, heapLength, length);
        words[2 * row] = length | ((int) HALVES.get(bytes, from) & LOW) << 32;
        words[2 * row + 1] = heapLength;
        heapLength += length;
    }

    byte[] get(int row) {
        int length = (int) words[2 * row];
        if (length > INLINE) {
            int place = (int) words[2 * row + 1];
            return Arrays.copyOfRange(heap, place, place + length);
        }
        byte[] text = new byte[16];
        WORDS.set(text, 0, words[2 * row]);
        WORDS.set(text, 8, words[2 * row + 1]);
        return Arrays.copyOfRange(text, 4, 4 + length);
    }

    /// Two words for each row; only those of the rows written count. The second word of a text of
    /// more than [#INLINE] bytes is its place in the heap; who takes the batch may overwrite it.
    public long[] words() {
        return words;
    }

    /// The texts of more than [#INLINE] bytes; only the first [#heapLength()] bytes count.
    public byte[] heap() {
        return heap;
    }

    public int heapLength() {
        return heapLength;
    }

    void clear(int rows) {
        if (words.length > 0) {
            Arrays.fill(words, 0, 2 * rows, 0L);
            heapLength = 0;
            if (heap.length > KEPT) {
                heap = new byte[0];
            }
        }
    }

    void clearCell(int row) {
        if (words.length > 0) {
            words[2 * row] = 0;
            words[2 * row + 1] = 0;
        }
    }
}

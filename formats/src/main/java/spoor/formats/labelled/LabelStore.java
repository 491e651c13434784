package spoor.formats.labelled;

import java.util.Arrays;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;

/// The labels of the records read last, by the byte at which a record begins; for one thread.
final class LabelStore {
    /// Records remembered; a row may come that much later than its record.
    private static final int MOST = 1 << 20;

    private static final int MOST_BYTES = 1 << 24;

    private final LabelTail tail;
    private long[] offsets = new long[1024];
    private int[] places = new int[1024];
    private int[] ends = new int[1024];
    private int count;
    private byte[] texts = new byte[1024];
    private int length;
    private int lastFrom;

    LabelStore(byte delimiter) {
        this.tail = new LabelTail(delimiter);
    }

    void clear() {
        count = 0;
        length = 0;
        lastFrom = 0;
    }

    /// Remembers the labels `bytes[from..to)` of the record that begins at byte `offset`.
    void add(long offset, byte[] bytes, int from, int to) {
        if (count == MOST || length > MOST_BYTES) {
            forget();
        }
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        boolean same = count > 0 && Arrays.equals(texts, lastFrom, length, bytes, from, to);
        if (!same) {
            if (texts.length < length + to - from) {
                texts = Arrays.copyOf(texts, 2 * (length + to - from));
            }
            lastFrom = length;
            System.arraycopy(bytes, from, texts, length, to - from);
            length += to - from;
        }
        offsets[count] = offset;
        ends[count] = length;
        places[count++] = lastFrom;
    }

    /// Drops the older half.
    private void forget() {
        int half = count / 2;
        int from = places[half];
        System.arraycopy(offsets, half, offsets, 0, count - half);
        for (int i = half; i < count; i++) {
            places[i - half] = places[i] - from;
            ends[i - half] = ends[i] - from;
        }
        count -= half;
        System.arraycopy(texts, from, texts, 0, length - from);
        length -= from;
        lastFrom -= from;
    }

    /// Sets the label columns of a row, which begin at `first`.
    void set(RecordBatch batch, int row, int first, Tally tally) {
        int found = Arrays.binarySearch(offsets, 0, count, batch.offset(row));
        if (found < 0) {
            return;
        }
        if (tail.find(texts, places[found], ends[found]) >= 0) {
            tail.set(batch, row, first, texts, tally);
        }
    }
}

package spoor.engine.duckdb;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import spoor.formats.TextBuffer;

/// Hands the texts of a column to a vector of DuckDB's, whose strings are laid out as those of a
/// [TextBuffer]: 16 bytes each, where a text of more than 12 bytes is pointed to. What is pointed
/// to stays as it is until the next batch is handed over; by then DuckDB has copied it into the
/// table. For one thread at a time.
final class NativeTexts {
    static final int VIEW_BYTES = 16;

    private MemorySegment heap = MemorySegment.NULL;

    void write(TextBuffer texts, int rows, ByteBuffer vector) {
        long[] words = texts.words();
        int heapLength = texts.heapLength();
        if (heapLength > 0) {
            if (heap.byteSize() < heapLength) {
                heap = Arena.ofAuto().allocate(2L * heapLength);
            }
            MemorySegment.copy(texts.heap(), 0, heap, ValueLayout.JAVA_BYTE, 0, heapLength);
            long address = heap.address();
            for (int row = 0; row < rows; row++) {
                long length = words[2 * row] & 0xFFFF_FFFFL;
                words[2 * row + 1] += length > TextBuffer.INLINE ? address : 0;
            }
        }
        MemorySegment views = MemorySegment.ofBuffer(vector);
        if (views.byteSize() < (long) VIEW_BYTES * rows) {
            throw new IllegalStateException("strings of " + views.byteSize() + " bytes");
        }
        MemorySegment.copy(words, 0, views, ValueLayout.JAVA_LONG, 0, 2 * rows);
    }
}

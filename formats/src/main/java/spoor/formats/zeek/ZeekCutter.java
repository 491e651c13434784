package spoor.formats.zeek;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import spoor.formats.Cutter;

/// Cuts at line ends and follows the `#` lines, so that each block knows the header in force.
final class ZeekCutter implements Cutter {
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private final byte mark;
    private ZeekHeader header;

    ZeekCutter(ZeekHeader header) {
        this.header = header;
        this.mark = header.mark().getBytes(StandardCharsets.UTF_8)[0];
    }

    @Override
    public Object context() {
        return header;
    }

    @Override
    public int cut(byte[] bytes, int length, long offset, boolean last) {
        int end = length;
        while (!last && end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        follow(bytes, end);
        return end;
    }

    private void follow(byte[] bytes, int end) {
        int at = nextMark(bytes, 0, end);
        while (at < end) {
            if (at == 0 || bytes[at - 1] == '\n') {
                int lineEnd = at;
                while (lineEnd < end && bytes[lineEnd] != '\n') {
                    lineEnd++;
                }
                header = header.with(bytes, at, lineEnd);
                at = lineEnd;
            }
            at = nextMark(bytes, at + 1, end);
        }
    }

    /// The next byte that may begin a `#` line, at or behind `from`, eight bytes at a step: most
    /// blocks have none.
    private int nextMark(byte[] bytes, int from, int end) {
        long marks = (mark & 0xFF) * ONES;
        int at = from;
        while (at + 8 <= end) {
            long word = (long) WORDS.get(bytes, at) ^ marks;
            long zero = word - ONES & ~word & HIGHS;
            if (zero != 0) {
                return at + (Long.numberOfTrailingZeros(zero) >> 3);
            }
            at += 8;
        }
        while (at < end && bytes[at] != mark) {
            at++;
        }
        return at;
    }
}

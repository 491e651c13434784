package spoor.formats.zeek;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import spoor.formats.Cutter;

/// Cuts at line ends and follows the `#` lines, so that each block knows the header in force.
final class ZeekCutter implements Cutter {
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private ZeekHeader header;

    ZeekCutter(ZeekHeader header) {
        this.header = header;
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
        int at = nextHash(bytes, 0, end);
        while (at < end) {
            if (at == 0 || bytes[at - 1] == '\n') {
                int lineEnd = at;
                while (lineEnd < end && bytes[lineEnd] != '\n') {
                    lineEnd++;
                }
                header = header.with(bytes, at, lineEnd);
                at = lineEnd;
            }
            at = nextHash(bytes, at + 1, end);
        }
    }

    /// The next `#` at or behind `from`, eight bytes at a step: most blocks have none.
    private static int nextHash(byte[] bytes, int from, int end) {
        int at = from;
        while (at + 8 <= end) {
            long word = (long) WORDS.get(bytes, at) ^ '#' * ONES;
            long zero = word - ONES & ~word & HIGHS;
            if (zero != 0) {
                return at + (Long.numberOfTrailingZeros(zero) >> 3);
            }
            at += 8;
        }
        while (at < end && bytes[at] != '#') {
            at++;
        }
        return at;
    }
}

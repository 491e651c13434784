package spoor.formats.zeek;

import java.nio.charset.StandardCharsets;
import spoor.formats.ByteScan;
import spoor.formats.Cutter;

/// Cuts at line ends and follows the `#` lines, so that each block knows the header in force.
final class ZeekCutter implements Cutter {
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
        // Most blocks have none.
        int at = ByteScan.find(bytes, 0, end, mark);
        while (at < end) {
            if (at == 0 || bytes[at - 1] == '\n') {
                int lineEnd = ByteScan.find(bytes, at, end, (byte) '\n');
                header = header.with(bytes, at, lineEnd);
                at = lineEnd;
            }
            at = ByteScan.find(bytes, at + 1, end, mark);
        }
    }
}

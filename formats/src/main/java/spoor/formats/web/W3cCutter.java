package spoor.formats.web;

import spoor.formats.Cutter;

/// Cuts at line ends and follows the `#` lines, so that each block knows the header in force.
final class W3cCutter implements Cutter {
    private W3cHeader header = W3cHeader.NONE;

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
        int at = 0;
        while (at < end) {
            at = Lines.find(bytes, at, end, '#');
            if (at < end && (at == 0 || bytes[at - 1] == '\n')) {
                int lineEnd = Lines.after(bytes, at, end);
                header = header.with(bytes, at, lineEnd);
                at = lineEnd;
            } else {
                at++;
            }
        }
        return end;
    }
}

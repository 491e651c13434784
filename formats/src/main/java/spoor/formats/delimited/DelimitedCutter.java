package spoor.formats.delimited;

import spoor.formats.ByteScan;
import spoor.formats.Cutter;

/// Cuts at line ends that are not inside quotes.
final class DelimitedCutter implements Cutter {
    private final byte lineEnd;
    private final RecordSplitter splitter;

    DelimitedCutter(Layout layout) {
        this.lineEnd = layout.lineEnd();
        this.splitter = new RecordSplitter(layout);
    }

    @Override
    public byte lineEnd() {
        return lineEnd;
    }

    @Override
    public int cut(byte[] bytes, int length, long offset, boolean last) {
        if (last) {
            return length;
        }
        int lastLine = length;
        while (lastLine > 0 && bytes[lastLine - 1] != lineEnd) {
            lastLine--;
        }
        int quote = ByteScan.find(bytes, 0, lastLine, (byte) '"');
        if (quote == lastLine) {
            return lastLine;
        }
        return cutQuoted(bytes, length, lineStart(bytes, quote));
    }

    private int cutQuoted(byte[] bytes, int length, int from) {
        int start = from;
        while (start < length) {
            int end = splitter.split(bytes, start, length);
            if (end == RecordSplitter.NOT_CLOSED) {
                if (!splitter.isSurelyOpen()) {
                    return start;
                }
                end = lineAfter(bytes, start, length, lineEnd);
            }
            if (end == length && bytes[length - 1] != lineEnd) {
                return start;
            }
            start = end;
        }
        return start;
    }

    private int lineStart(byte[] bytes, int at) {
        int start = at;
        while (start > 0 && bytes[start - 1] != lineEnd) {
            start--;
        }
        return start;
    }

    /// The place behind the first line end from `from` on, or `to`.
    static int lineAfter(byte[] bytes, int from, int to, byte lineEnd) {
        return Math.min(ByteScan.find(bytes, from, to, lineEnd) + 1, to);
    }
}

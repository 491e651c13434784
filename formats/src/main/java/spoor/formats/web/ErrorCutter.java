package spoor.formats.web;

import spoor.formats.Cutter;

/// Cuts before a line that begins a record: lines behind it may belong to it.
final class ErrorCutter implements Cutter {
    @Override
    public int cut(byte[] bytes, int length, long offset, boolean last) {
        if (last) {
            return length;
        }
        int at = length;
        while (at > 1) {
            at--;
            if (bytes[at - 1] == '\n' && ErrorLine.isStart(bytes, at, length)) {
                return at;
            }
        }
        return 0;
    }
}

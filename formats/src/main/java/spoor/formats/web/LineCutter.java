package spoor.formats.web;

import spoor.formats.Cutter;

/// Cuts at line ends.
final class LineCutter implements Cutter {
    @Override
    public int cut(byte[] bytes, int length, long offset, boolean last) {
        int end = length;
        while (!last && end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}

package spoor.formats.labelled;

import spoor.formats.Cutter;

/// Cuts behind lines that end with labels.
final class LabelledCutter implements Cutter {
    private final LabelHeader header;
    private final LabelTail tail;

    LabelledCutter(LabelHeader header) {
        this.header = header;
        this.tail = new LabelTail(header.delimiter());
    }

    @Override
    public int cut(byte[] bytes, int length, long offset, boolean last) {
        if (last) {
            return length;
        }
        int end = length;
        while (end > 0) {
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            int start = end - 1;
            while (start > 0 && bytes[start - 1] != '\n') {
                start--;
            }
            if (end > 0
                    && (tail.find(bytes, start, end - 1) >= 0
                            || header.is(bytes, start, end - 1))) {
                return end;
            }
            end = Math.max(start, 0);
        }
        return 0;
    }
}

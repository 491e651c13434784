package spoor.formats.labelled;

import spoor.formats.Cutter;

/// Cuts where an event begins.
final class EventCutter implements Cutter {
    private final EventStart starts;

    EventCutter(EventStart starts) {
        this.starts = starts;
    }

    @Override
    public int cut(byte[] bytes, int length, long offset, boolean last) {
        if (last) {
            return length;
        }
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        while (end > 0) {
            int start = end - 1;
            while (start > 0 && bytes[start - 1] != '\n') {
                start--;
            }
            if (start > 0 && starts.read(bytes, start, end - 1)) {
                return start;
            }
            end = Math.max(start, 0);
        }
        return 0;
    }
}

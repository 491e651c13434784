package spoor.formats.mysql;

import java.util.Arrays;
import spoor.formats.ByteScan;

/// The lines of a stretch of log that look like the beginning of an entry, and the banners; for one
/// thread.
final class Marks {
    private final EntryHead head = new EntryHead();
    private int count;
    private int[] places = new int[1024];
    private long[] times = new long[1024];
    private byte[] flags = new byte[1024];

    private static final int BANNER = 1;
    private static final int ISO = 2;

    int count() {
        return count;
    }

    int place(int index) {
        return places[index];
    }

    /// Ticks, or [EntryHead#NO_TIME] for a head without a time and a banner.
    long time(int index) {
        return times[index];
    }

    boolean isBanner(int index) {
        return (flags[index] & BANNER) != 0;
    }

    boolean isIso(int index) {
        return (flags[index] & ISO) != 0;
    }

    /// Finds the marks of `bytes[0..length)`. A line without its line end counts only where the
    /// source ends.
    void find(byte[] bytes, int length, boolean last) {
        count = 0;
        int at = 0;
        while (at < length) {
            int end = ByteScan.find(bytes, at, length, (byte) '\n');
            if (end == length && !last) {
                return;
            }
            byte first = bytes[at];
            if (first >= '0' && first <= '9' || first == '\t' || first == ' ') {
                if (head.read(bytes, at, end)) {
                    add(at, head.time(), head.iso() ? ISO : 0);
                }
            } else if (first == 'T') {
                int banner = Banner.start(bytes, at, end);
                if (banner >= 0) {
                    add(banner, EntryHead.NO_TIME, BANNER);
                }
            }
            at = end + 1;
        }
    }

    private void add(int place, long time, int flag) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
            times = Arrays.copyOf(times, 2 * count);
            flags = Arrays.copyOf(flags, 2 * count);
        }
        places[count] = place;
        times[count] = time;
        flags[count++] = (byte) flag;
    }
}

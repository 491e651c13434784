package spoor.formats.mysql;

import java.util.Arrays;

/// What the cutter found in one block: where its entries begin and when they were written. The
/// cutter fills it before the block is handed out; nobody changes it afterwards.
final class Outline {
    /// What begins at a place.
    enum Kind {
        ENTRY,
        /// The three lines that a server writes when it opens the log.
        BANNER,
        /// Text that belongs to no entry.
        STRAY
    }

    private int count;
    private int[] starts = new int[64];
    private Kind[] kinds = new Kind[64];
    private long[] times = new long[64];
    private int[] imitations = new int[64];

    void clear() {
        count = 0;
    }

    /// @param time ticks, or [EntryHead#NO_TIME]
    void add(Kind kind, int start, long time) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            kinds = Arrays.copyOf(kinds, 2 * count);
            times = Arrays.copyOf(times, 2 * count);
            imitations = Arrays.copyOf(imitations, 2 * count);
        }
        starts[count] = start;
        kinds[count] = kind;
        times[count] = time;
        imitations[count] = 0;
        count++;
    }

    /// Notes that the text of the entry last added imitates the head of another.
    void addImitation() {
        if (count > 0) {
            imitations[count - 1]++;
        }
    }

    int count() {
        return count;
    }

    int start(int index) {
        return starts[index];
    }

    Kind kind(int index) {
        return kinds[index];
    }

    long time(int index) {
        return times[index];
    }

    int imitations(int index) {
        return imitations[index];
    }
}

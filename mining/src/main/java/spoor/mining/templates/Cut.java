package spoor.mining.templates;

import java.util.Arrays;

/// One masked line cut into parts; its arrays are used again for the next line.
final class Cut {
    int count;

    /// Twice the number of the word, plus 1 where a blank stands before it.
    int[] parts = new int[64];

    /// Where each part lies in the masked line, without the blank.
    int[] from = new int[64];

    int[] to = new int[64];

    /// Places before which an aside stands, and where it stands in the masked line.
    int gaps;

    int[] gapAt = new int[4];
    int[] gapFrom = new int[4];

    void clear() {
        count = 0;
        gaps = 0;
    }

    void add(int part, int begin, int end) {
        if (count == parts.length) {
            parts = Arrays.copyOf(parts, 2 * count);
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
        }
        parts[count] = part;
        from[count] = begin;
        to[count++] = end;
    }

    void addGap(int place) {
        if (gaps == gapAt.length) {
            gapAt = Arrays.copyOf(gapAt, 2 * gaps);
            gapFrom = Arrays.copyOf(gapFrom, 2 * gaps);
        }
        gapAt[gaps] = count;
        gapFrom[gaps++] = place;
    }
}

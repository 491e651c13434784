package spoor.mining.profile;

import java.util.HashMap;
import java.util.Map;

/// A sample of the distinct values of a column with the exact count of each, in bounded memory.
///
/// P. B. Gibbons, "Distinct Sampling for Highly-Accurate Answers to Distinct Values Queries and
/// Event Reports", VLDB 2001: of `2^level` values the one is kept whose hash ends in `level` zero
/// bits; the level rises when the sample is full. A value that is in the sample now was so at every
/// level before, so its count is exact; which values are kept depends on the values alone, not on
/// their order. With `capacity` values the number of distinct ones is off by about `1.2 /
/// sqrt(capacity)`.
final class DistinctSample {
    private final int capacity;
    private final Map<Object, long[]> counts = new HashMap<>();
    private int level;

    DistinctSample(int capacity) {
        this.capacity = capacity;
    }

    void add(Object value, long hash, long count) {
        if (!kept(hash)) {
            return;
        }
        counts.computeIfAbsent(value, _ -> new long[] {0, hash})[0] += count;
        while (counts.size() > capacity) {
            level++;
            counts.values().removeIf(entry -> !kept(entry[1]));
        }
    }

    private boolean kept(long hash) {
        return Long.numberOfTrailingZeros(hash) >= level;
    }

    /// About how many distinct values came.
    long distinct() {
        return (long) counts.size() << level;
    }

    Map<Object, long[]> counts() {
        return counts;
    }
}

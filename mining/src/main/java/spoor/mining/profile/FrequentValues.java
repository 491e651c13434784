package spoor.mining.profile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The values that come most often, in bounded memory.
///
/// J. Misra and D. Gries, "Finding repeated elements", 1982, with the purge of Apache DataSketches
/// (E. Liberty and others, 2017): when the counters are used up, their median is taken off all of
/// them and those that reach nothing go. A count is at most the real one, and at least that less
/// [#most()]; no value that comes more often than that is missing.
final class FrequentValues {
    private final int capacity;
    private final Map<Object, long[]> counts;
    private long takenOff;

    /// @param counts what was counted so far; is changed
    FrequentValues(int capacity, Map<Object, long[]> counts) {
        this.capacity = capacity;
        this.counts = new HashMap<>(counts);
        purge();
    }

    void add(Object value) {
        counts.computeIfAbsent(value, _ -> new long[1])[0]++;
        if (counts.size() > capacity) {
            purge();
        }
    }

    private void purge() {
        long[] all = counts.values().stream().mapToLong(count -> count[0]).toArray();
        Arrays.sort(all);
        long median = all[all.length / 2];
        takenOff += median;
        counts.values()
                .removeIf(count -> {
                    count[0] -= median;
                    return count[0] <= 0;
                });
    }

    /// How much too low a count may be.
    long most() {
        return takenOff;
    }

    /// The values that surely came more often than those that were let go.
    Map<Object, long[]> sure() {
        Map<Object, long[]> sure = new HashMap<>(counts);
        sure.values().removeIf(count -> count[0] <= takenOff);
        return sure;
    }
}

package spoor.mining.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// How often each value of a column comes: exactly while there are few distinct ones, then within
/// bounds ([DistinctSample], [FrequentValues]).
final class ValueCounts {
    /// Characters of the distinct texts of one column that are kept.
    private static final long MOST_CHARACTERS = 4_000_000;

    /// A value and its count.
    record Counted(Object value, long count) {}

    private final int capacity;
    private final Map<Object, long[]> counts = new HashMap<>();
    private long characters;
    private @Nullable DistinctSample sample;
    private @Nullable FrequentValues frequent;

    /// @param capacity distinct values that are counted exactly
    ValueCounts(int capacity) {
        this.capacity = capacity;
    }

    /// Counts a value once more.
    ///
    /// @param value a `Long`, `Double` or `String`
    /// @return what is known of it: its count, which is 1 for a new one and which the caller may
    ///   raise while [#exact] holds, and two numbers that are the caller's; null when values are no
    ///   longer counted one by one
    long @Nullable [] add(Object value) {
        Object key = value instanceof String text ? LongText.of(text) : value;
        if (sample != null && frequent != null) {
            sample.add(key, Hashes.of(key), 1);
            frequent.add(key);
            return null;
        }
        long[] count = counts.get(key);
        if (count != null) {
            count[0]++;
            return count;
        }
        long[] first = {1, 0, 0};
        counts.put(key, first);
        characters += key instanceof String text ? text.length() : 0;
        if (counts.size() > capacity || characters > MOST_CHARACTERS) {
            overflow();
            return null;
        }
        return first;
    }

    private void overflow() {
        int kept = Math.max(1, counts.size() - 1);
        DistinctSample values = new DistinctSample(kept);
        counts.forEach((value, count) -> values.add(value, Hashes.of(value), count[0]));
        sample = values;
        frequent = new FrequentValues(kept, counts);
        counts.clear();
    }

    /// Whether all values were counted.
    boolean exact() {
        return sample == null;
    }

    long distinct() {
        return sample == null ? counts.size() : sample.distinct();
    }

    /// By falling count, equal ones in the order of the values.
    List<Counted> mostCommon(int most, Comparator<Object> order) {
        return sorted(
                frequent == null ? counts : frequent.sure(),
                most,
                Comparator.comparingLong(Counted::count)
                        .reversed()
                        .thenComparing(Counted::value, order));
    }

    /// By rising count, equal ones in the order of the values; of the sample when not exact.
    List<Counted> leastCommon(int most, Comparator<Object> order) {
        return sorted(
                sample == null ? counts : sample.counts(),
                most,
                Comparator.comparingLong(Counted::count).thenComparing(Counted::value, order));
    }

    private List<Counted> sorted(
            Map<Object, long[]> from, int most, Comparator<Counted> comparator) {
        return from.entrySet().stream()
                .map(entry -> {
                    long[] known = sample == null ? null : sample.counts().get(entry.getKey());
                    return new Counted(
                            entry.getKey(), known == null ? entry.getValue()[0] : known[0]);
                })
                .sorted(comparator)
                .limit(most)
                .toList();
    }

    /// Shannon's, in bits; empty when not all values were counted.
    OptionalDouble entropy() {
        if (sample != null) {
            return OptionalDouble.empty();
        }
        long[] sorted = counts.values().stream().mapToLong(count -> count[0]).sorted().toArray();
        double total = 0;
        for (long count : sorted) {
            total += count;
        }
        double bits = 0;
        for (long count : sorted) {
            double share = count / total;
            bits -= share * Math.log(share) / Math.log(2);
        }
        return OptionalDouble.of(bits == 0 ? 0 : bits);
    }
}

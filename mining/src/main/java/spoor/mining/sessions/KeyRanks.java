package spoor.mining.sessions;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.mining.CodePoints;
import spoor.model.Vector;

/// The place of each row's key among the distinct keys of its column.
///
/// Text sorts by code point, absent text as the word [#ABSENT] and as one key with it; numbers sort
/// as numbers, absent ones last.
///
/// @param ranks per row, from 0 to `distinct - 1`
record KeyRanks(int[] ranks, int distinct) {
    /// What the original puts in the place of an absent key before it sorts.
    static final String ABSENT = "dummy_str";

    static KeyRanks of(Vector keys) {
        return switch (keys) {
            case Vector.Texts texts -> ofTexts(texts.values());
            case Vector.Arrays arrays -> ofTexts(arrays.texts().values());
            case Vector.Longs longs -> ofNumbers(longs, longs.values());
            case Vector.Doubles doubles -> {
                long[] ordered = new long[doubles.values().length];
                for (int row = 0; row < ordered.length; row++) {
                    long bits = Double.doubleToLongBits(doubles.values()[row]);
                    ordered[row] = bits ^ ((bits >> 63) & Long.MAX_VALUE);
                }
                yield ofNumbers(doubles, ordered);
            }
        };
    }

    private static KeyRanks ofTexts(@Nullable String[] values) {
        Map<String, Integer> ids = new HashMap<>();
        int[] ranks = new int[values.length];
        for (int row = 0; row < values.length; row++) {
            String value = values[row];
            String key = value == null ? ABSENT : value;
            Integer id = ids.get(key);
            if (id == null) {
                id = ids.size();
                ids.put(key, id);
            }
            ranks[row] = id;
        }
        String[] sorted = ids.keySet().toArray(String[]::new);
        Arrays.sort(sorted, CodePoints.ORDER);
        int[] rankOfId = new int[sorted.length];
        for (int rank = 0; rank < sorted.length; rank++) {
            rankOfId[ids.getOrDefault(sorted[rank], 0)] = rank;
        }
        for (int row = 0; row < ranks.length; row++) {
            ranks[row] = rankOfId[ranks[row]];
        }
        return new KeyRanks(ranks, sorted.length);
    }

    private static KeyRanks ofNumbers(Vector vector, long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        int[] ranks = new int[values.length];
        for (int row = 0; row < values.length; row++) {
            ranks[row] =
                    vector.isNull(row)
                            ? distinct
                            : Arrays.binarySearch(sorted, 0, distinct, values[row]);
        }
        return new KeyRanks(ranks, distinct + 1);
    }
}

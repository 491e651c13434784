package spoor.mining.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import spoor.mining.CodePoints;

/// Values as numbers from 0.
public final class Groups {
    private Groups() {}

    /// Numbers values in the order of their text, so that the numbers do not depend on the order of
    /// the rows. Null is a value of its own, the last.
    public static int[] number(@Nullable String[] values) {
        SortedSet<String> distinct = new TreeSet<>(CodePoints.ORDER);
        for (String value : values) {
            if (value != null) {
                distinct.add(value);
            }
        }
        Map<String, Integer> numbers = new HashMap<>();
        for (String value : distinct) {
            numbers.put(value, numbers.size());
        }
        int[] groups = new int[values.length];
        for (int row = 0; row < groups.length; row++) {
            String value = values[row];
            groups[row] = value == null ? numbers.size() : numbers.getOrDefault(value, -1);
        }
        return groups;
    }

    /// How many rows each number has.
    static int[] sizes(int[] groups) {
        int most = -1;
        for (int group : groups) {
            most = Math.max(most, group);
        }
        int[] sizes = new int[most + 1];
        for (int group : groups) {
            sizes[group]++;
        }
        return sizes;
    }

    /// How many groups have rows.
    static int present(int[] sizes) {
        int present = 0;
        for (int size : sizes) {
            present += size > 0 ? 1 : 0;
        }
        return present;
    }
}

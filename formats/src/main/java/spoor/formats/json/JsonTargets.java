package spoor.formats.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the members of an object go: key by key to a column, or further into nested objects whose
/// members have columns of their own. Immutable.
final class JsonTargets {
    /// The key is unknown here.
    static final int NONE = -1;

    private final byte[][] keys;
    private final int[] columns;
    private final List<JsonTargets> nested;

    private JsonTargets(byte[][] keys, int[] columns, List<JsonTargets> nested) {
        this.keys = keys;
        this.columns = columns;
        this.nested = List.copyOf(nested);
    }

    /// @param paths the columns' keys in order; a list of several keys reaches into nested objects
    static JsonTargets of(List<List<String>> paths) {
        Map<String, Map<List<String>, Integer>> byKey = new java.util.LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            List<String> path = paths.get(i);
            byKey.computeIfAbsent(path.getFirst(), _ -> new java.util.LinkedHashMap<>())
                    .put(path.subList(1, path.size()), i);
        }
        return of(byKey);
    }

    private static JsonTargets of(Map<String, Map<List<String>, Integer>> byKey) {
        byte[][] keys = new byte[byKey.size()][];
        int[] columns = new int[keys.length];
        List<JsonTargets> nested = new java.util.ArrayList<>();
        int at = 0;
        for (Map.Entry<String, Map<List<String>, Integer>> entry : byKey.entrySet()) {
            keys[at] = entry.getKey().getBytes(StandardCharsets.UTF_8);
            Map<String, Map<List<String>, Integer>> below = new HashMap<>();
            columns[at] = NONE;
            for (Map.Entry<List<String>, Integer> path : entry.getValue().entrySet()) {
                if (path.getKey().isEmpty()) {
                    columns[at] = path.getValue();
                } else {
                    below.computeIfAbsent(
                                    path.getKey().getFirst(), _ -> new java.util.LinkedHashMap<>())
                            .put(path.getKey().subList(1, path.getKey().size()), path.getValue());
                }
            }
            nested.add(of(below));
            at++;
        }
        return new JsonTargets(keys, columns, nested);
    }

    boolean isEmpty() {
        return keys.length == 0;
    }

    /// The index of a key (its text as written, between the quotes), looked for from `guess` on:
    /// the keys of most objects come in the same order.
    int find(byte[] bytes, int from, int to, int guess) {
        for (int i = 0; i < keys.length; i++) {
            int index = guess + i < keys.length ? guess + i : guess + i - keys.length;
            byte[] key = keys[index];
            if (key.length == to - from && Arrays.equals(bytes, from, to, key, 0, key.length)) {
                return index;
            }
        }
        return NONE;
    }

    int column(int index) {
        return columns[index];
    }

    JsonTargets nested(int index) {
        return nested.get(index);
    }
}

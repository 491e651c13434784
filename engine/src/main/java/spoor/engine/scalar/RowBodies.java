package spoor.engine.scalar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Bodies of the hidden functions by which rows become arrays and arrays rows.
final class RowBodies {
    private RowBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("expand_array", a -> expand((String) a[0], false));
        to.put("expand_array_pairs", a -> expand((String) a[0], true));
        to.put(
                "assert",
                a -> {
                    if (!Boolean.TRUE.equals(a[0])) {
                        throw new AssertionRefused((String) a[1]);
                    }
                    return true;
                });
        to.put("list_items", a -> items((String) a[0]));
        to.put("merge_bags", a -> merge((String) a[0]));
        to.put("distinct_elements", a -> distinct((String) a[0]));
    }

    private static String expand(@Nullable String dynamic, boolean pairs) {
        if (dynamic != null && dynamic.startsWith("[")) {
            return dynamic;
        }
        List<Json> elements = new ArrayList<>();
        if (Json.of(dynamic) instanceof Json.Bag(Map<String, Json> members)) {
            members.forEach((name, value) ->
                    elements.add(
                            pairs
                                    ? new Json.Array(List.of(new Json.Text(name), value))
                                    : new Json.Bag(Map.of(name, value))));
        } else {
            elements.add(Json.of(dynamic));
        }
        return new Json.Array(elements).text();
    }

    /// An array gives its elements, null the word `null`, an empty array nothing.
    private static @Nullable String items(@Nullable String dynamic) {
        if (dynamic == null) {
            return "null";
        }
        if (!dynamic.startsWith("[")) {
            return dynamic;
        }
        String inside = dynamic.substring(1, dynamic.length() - 1);
        return inside.isBlank() ? null : inside;
    }

    private static String merge(@Nullable String bags) {
        Map<String, Json> merged = new LinkedHashMap<>();
        List<Json> elements = Json.of(bags).array();
        if (elements != null) {
            for (Json element : elements) {
                if (element instanceof Json.Bag(Map<String, Json> members)) {
                    members.forEach(merged::putIfAbsent);
                }
            }
        }
        return new Json.Bag(merged).text();
    }

    private static String distinct(@Nullable String array) {
        List<Json> elements = Json.of(array).array();
        return elements == null
                ? "[]"
                : new Json.Array(List.copyOf(new LinkedHashSet<>(elements))).text();
    }
}

package spoor.engine.scalar;

import static spoor.engine.scalar.Dynamics.array;
import static spoor.engine.scalar.Dynamics.json;
import static spoor.engine.scalar.Values.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Bodies of the functions on bags.
final class BagBodies {
    private BagBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put(
                "bag_pack",
                a -> {
                    String packed = packed(a);
                    if (packed != null) {
                        return packed;
                    }
                    Map<String, Json> members = new LinkedHashMap<>();
                    for (int i = 0; i + 1 < a.length; i += 2) {
                        members.put(json(a, i).plain(), json(a, i + 1));
                    }
                    return new Json.Bag(members).text();
                });
        to.put(
                "bag_keys",
                a ->
                        json(a, 0) instanceof Json.Bag(Map<String, Json> members)
                                ? Json.texts(List.copyOf(members.keySet())).text()
                                : null);
        to.put(
                "bag_has_key",
                a ->
                        json(a, 0) instanceof Json.Bag(Map<String, Json> members)
                                ? members.containsKey(text(a, 1))
                                : null);
        to.put("bag_without_empty", BagBodies::present);
        to.put("bag_merge", BagBodies::merge);
        to.put("bag_remove_keys", BagBodies::without);
        to.put("bag_set_key", BagBodies::setKey);
        to.put(
                "bag_zip",
                a -> {
                    List<Json> keys = array(a, 0);
                    List<Json> values = array(a, 1);
                    if (keys == null || values == null) {
                        return null;
                    }
                    Map<String, Json> members = new LinkedHashMap<>();
                    for (int i = 0; i < keys.size(); i++) {
                        if (keys.get(i) instanceof Json.Text(String key)) {
                            members.putIfAbsent(
                                    key, i < values.size() ? values.get(i) : Json.Null.NULL);
                        }
                    }
                    return new Json.Bag(members).text();
                });
    }

    /// A bag of one member, put together without reading its value again; null when the key is no
    /// plain text.
    private static @Nullable String packed(@Nullable Object[] a) {
        if (a.length != 2 || !(a[0] instanceof String key) || !key.startsWith("\"")) {
            return null;
        }
        return '{' + key + ':' + (a[1] == null ? "null" : a[1]) + '}';
    }

    /// A key that begins with `$.` is a path into bags, made where they are missing.
    private static @Nullable String setKey(@Nullable Object[] a) {
        String key = text(a, 1);
        List<String> path =
                key.startsWith("$.") ? TextBodies.split(key.substring(2), ".") : List.of(key);
        Json set = json(a, 0) instanceof Json.Bag bag ? set(bag, path, json(a, 2)) : null;
        return set == null ? null : set.text();
    }

    private static Json set(Json.Bag bag, List<String> path, Json value) {
        Map<String, Json> members = new LinkedHashMap<>(bag.members());
        Json old = members.remove(path.getFirst());
        Json.Bag inner = old instanceof Json.Bag below ? below : new Json.Bag(Map.of());
        members.put(
                path.getFirst(),
                path.size() == 1 ? value : set(inner, path.subList(1, path.size()), value));
        return new Json.Bag(members);
    }

    private static @Nullable String merge(@Nullable Object[] a) {
        Map<String, Json> merged = new LinkedHashMap<>();
        boolean any = false;
        for (int i = 0; i < a.length; i++) {
            if (json(a, i) instanceof Json.Bag(Map<String, Json> members)) {
                any = true;
                members.forEach(merged::putIfAbsent);
            }
        }
        return any ? new Json.Bag(merged).text() : null;
    }

    private static @Nullable String without(@Nullable Object[] a) {
        List<Json> keys = array(a, 1);
        if (!(json(a, 0) instanceof Json.Bag(Map<String, Json> members)) || keys == null) {
            return null;
        }
        Map<String, Json> left = new LinkedHashMap<>(members);
        keys.forEach(key -> left.remove(key.plain()));
        return new Json.Bag(left).text();
    }

    private static @Nullable String present(@Nullable Object[] a) {
        if (!(json(a, 0) instanceof Json.Bag(Map<String, Json> members))) {
            return "{}";
        }
        Map<String, Json> present = new LinkedHashMap<>(members);
        present.values()
                .removeIf(value -> value == Json.Null.NULL || value.equals(new Json.Text("")));
        return new Json.Bag(present).text();
    }
}

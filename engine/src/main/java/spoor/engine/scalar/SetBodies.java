package spoor.engine.scalar;

import static spoor.engine.scalar.Dynamics.array;
import static spoor.engine.scalar.Dynamics.dynamic;
import static spoor.engine.scalar.Dynamics.json;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Bodies of the functions that take arrays for sets.
final class SetBodies {
    private SetBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("set_union", SetBodies::union);
        to.put("set_intersect", a -> reduced(a, true));
        to.put("set_difference", a -> reduced(a, false));
        to.put(
                "set_has_element",
                a -> {
                    List<Json> elements = array(a, 0);
                    Json value = json(a, 1);
                    return elements == null
                            ? null
                            : elements.stream().anyMatch(element -> Dynamics.same(element, value));
                });
        to.put(
                "set_equals",
                a -> {
                    List<Json> left = array(a, 0);
                    List<Json> right = array(a, 1);
                    return left == null || right == null
                            ? null
                            : new LinkedHashSet<>(left).equals(new LinkedHashSet<>(right));
                });
        to.put(
                "jaccard_index",
                a -> {
                    List<Json> left = array(a, 0);
                    List<Json> right = array(a, 1);
                    if (left == null || right == null) {
                        return null;
                    }
                    Set<Json> both = new LinkedHashSet<>(left);
                    both.retainAll(new LinkedHashSet<>(right));
                    Set<Json> either = new LinkedHashSet<>(left);
                    either.addAll(right);
                    return (double) both.size() / either.size();
                });
    }

    private static @Nullable String union(@Nullable Object[] a) {
        Set<Json> union = new LinkedHashSet<>();
        for (int i = 0; i < a.length; i++) {
            List<Json> elements = array(a, i);
            if (elements == null) {
                return null;
            }
            union.addAll(elements);
        }
        return dynamic(List.copyOf(union));
    }

    /// The first set with what every other holds (or none does).
    private static @Nullable String reduced(@Nullable Object[] a, boolean keep) {
        List<Json> first = array(a, 0);
        if (first == null) {
            return null;
        }
        Set<Json> left = new LinkedHashSet<>(first);
        for (int i = 1; i < a.length; i++) {
            List<Json> elements = array(a, i);
            if (elements == null) {
                return null;
            }
            Set<Json> other = new LinkedHashSet<>(elements);
            left.removeIf(element -> other.contains(element) != keep);
        }
        return dynamic(List.copyOf(left));
    }
}

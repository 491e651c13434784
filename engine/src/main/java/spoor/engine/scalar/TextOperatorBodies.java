package spoor.engine.scalar;

import static spoor.engine.scalar.Values.fold;
import static spoor.engine.scalar.Values.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Bodies of the operators that look for text in text.
final class TextOperatorBodies {
    private TextOperatorBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("eq_ci", a -> fold(text(a, 0)).equals(fold(text(a, 1))));
        to.put("ne_ci", a -> !fold(text(a, 0)).equals(fold(text(a, 1))));
        search(to, "has", (s, t) -> Terms.has(s, t, true, true));
        search(to, "hasprefix", (s, t) -> Terms.has(s, t, true, false));
        search(to, "hassuffix", (s, t) -> Terms.has(s, t, false, true));
        search(to, "contains", String::contains);
        search(to, "startswith", String::startsWith);
        search(to, "endswith", String::endsWith);
        to.put("matches_regex", a -> Regex.matcher(text(a, 1), text(a, 0)).find());
        to.put("has_any", a -> any(text(a, 0), rest(a)));
        to.put("has_all", a -> all(text(a, 0), rest(a)));
        to.put("has_any_array", a -> any(text(a, 0), texts(a[1])));
        to.put("has_all_array", a -> all(text(a, 0), texts(a[1])));
        to.put("has_any_index", a -> place(text(a, 0), texts(a[1])));
    }

    private static void search(
            Map<String, ScalarBody> to, String id, BiPredicate<String, String> test) {
        to.put(id, a -> test.test(fold(text(a, 0)), fold(text(a, 1))));
        to.put("not_" + id, a -> !test.test(fold(text(a, 0)), fold(text(a, 1))));
        to.put(id + "_cs", a -> test.test(text(a, 0), text(a, 1)));
        to.put("not_" + id + "_cs", a -> !test.test(text(a, 0), text(a, 1)));
    }

    private static List<String> rest(@Nullable Object[] arguments) {
        List<String> rest = new ArrayList<>(arguments.length - 1);
        for (int i = 1; i < arguments.length; i++) {
            rest.add(text(arguments, i));
        }
        return rest;
    }

    /// The texts of a dynamic array's elements; of a single value, that.
    static List<String> texts(@Nullable Object dynamic) {
        Json json = Json.of((String) dynamic);
        List<Json> elements = json.array();
        if (elements == null) {
            return json == Json.Null.NULL ? List.of() : List.of(json.plain());
        }
        return elements.stream().map(Json::plain).toList();
    }

    private static boolean any(String text, List<String> terms) {
        return place(text, terms) >= 0;
    }

    private static boolean all(String text, List<String> terms) {
        String folded = fold(text);
        return terms.stream().allMatch(term -> Terms.has(folded, fold(term), true, true));
    }

    private static long place(String text, List<String> terms) {
        String folded = fold(text);
        for (int i = 0; i < terms.size(); i++) {
            if (Terms.has(folded, fold(terms.get(i)), true, true)) {
                return i;
            }
        }
        return -1;
    }
}

package spoor.engine.scalar;

import static spoor.engine.scalar.Values.anyNull;
import static spoor.engine.scalar.Values.real;
import static spoor.engine.scalar.Values.text;
import static spoor.engine.scalar.Values.whole;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;
import spoor.model.Ticks;

/// Bodies of the functions on paths, arrays, sets and bags.
final class DynamicBodies {
    /// Kusto's own limit of the elements that `range` and `repeat` make.
    private static final int MOST_ELEMENTS = 1_048_576;

    private static final Comparator<Json> ASCENDING = DynamicBodies::compare;

    private DynamicBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        paths(to);
        arrays(to);
        moved(to);
        made(to);
        sets(to);
        bags(to);
    }

    /// A bag of one member, put together without reading its value again; null when the key is no
    /// plain text.
    private static @Nullable String packed(@Nullable Object[] a) {
        if (a.length != 2 || !(a[0] instanceof String key) || !key.startsWith("\"")) {
            return null;
        }
        return '{' + key + ':' + (a[1] == null ? "null" : a[1]) + '}';
    }

    private static Json json(@Nullable Object[] arguments, int place) {
        return Json.of((String) arguments[place]);
    }

    private static @Nullable List<Json> array(@Nullable Object[] arguments, int place) {
        return json(arguments, place).array();
    }

    private static @Nullable String dynamic(@Nullable Json value) {
        return value == null ? null : value.dynamic();
    }

    private static String dynamic(List<Json> elements) {
        return new Json.Array(elements).text();
    }

    private static void paths(Map<String, ScalarBody> to) {
        RecentTexts parsed = new RecentTexts(text -> text == null ? null : Json.of(text).dynamic());
        to.put(
                "parse_json",
                a -> {
                    String text = text(a, 0);
                    return text.isEmpty() ? null : parsed.apply(text);
                });
        to.put(
                "member",
                a -> a[0] == null ? null : dynamic(Dynamics.member(json(a, 0), text(a, 1))));
        to.put(
                "element",
                a -> anyNull(a) ? null : dynamic(Dynamics.element(json(a, 0), whole(a, 1))));
        to.put(
                "path",
                a ->
                        anyNull(a)
                                ? null
                                : dynamic(
                                        json(a, 1) instanceof Json.Whole(long index)
                                                ? Dynamics.element(json(a, 0), index)
                                                : Dynamics.member(json(a, 0), json(a, 1).plain())));
        to.put("dynamic_to_json", a -> a[0] == null ? "null" : json(a, 0).sorted().text());
        to.put("extract_json", a -> extract(text(a, 0), Json.parse(text(a, 1))));
    }

    /// A path such as `$.a['b'][0]`.
    private static String extract(String path, @Nullable Json value) {
        Json at = value;
        int i = path.startsWith("$") ? 1 : 0;
        while (at != null && i < path.length()) {
            char c = path.charAt(i);
            if (c == '[') {
                int end = path.indexOf(']', i);
                if (end < 0) {
                    return "";
                }
                String key = path.substring(i + 1, end).strip();
                Long index = Conversions.parseLong(key);
                at =
                        index != null
                                ? Dynamics.element(at, index)
                                : key.length() < 2
                                        ? null
                                        : Dynamics.member(at, key.substring(1, key.length() - 1));
                i = end + 1;
            } else {
                int start = c == '.' ? i + 1 : i;
                int end = start;
                while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
                    end++;
                }
                if (end == start) {
                    return "";
                }
                at = Dynamics.member(at, path.substring(start, end));
                i = end;
            }
        }
        return at == null ? "" : at.plain();
    }

    private static void arrays(Map<String, ScalarBody> to) {
        to.put(
                "array_length",
                a -> {
                    List<Json> elements = array(a, 0);
                    return elements == null ? null : (long) elements.size();
                });
        to.put("pack_array", a -> dynamic(values(a)));
        to.put(
                "array_concat",
                a -> {
                    List<Json> all = new ArrayList<>();
                    boolean any = false;
                    for (int i = 0; i < a.length; i++) {
                        List<Json> elements = array(a, i);
                        if (elements != null) {
                            any = true;
                            all.addAll(elements);
                        }
                    }
                    return any ? dynamic(all) : null;
                });
        to.put("array_slice", DynamicBodies::slice);
        to.put("array_split", a -> a[1] == null ? null : splitAt(a, List.of(whole(a, 1))));
        to.put("array_split_indices", DynamicBodies::splitAtAll);
        for (String id :
                List.of(
                        "array_index_of",
                        "array_index_of_3",
                        "array_index_of_4",
                        "array_index_of_5")) {
            to.put(id, DynamicBodies::indexOf);
        }
        to.put("array_sum", DynamicBodies::sum);
        to.put("array_iff", DynamicBodies::choose);
        to.put("strcat_array", DynamicBodies::join);
        to.put("zip", DynamicBodies::zip);
        to.put("array_sort_asc", a -> sorted(array(a, 0), ASCENDING, true));
        to.put("array_sort_desc", a -> sorted(array(a, 0), ASCENDING.reversed(), true));
        to.put("array_sort_asc_2", a -> sorted(array(a, 0), ASCENDING, last(a)));
        to.put("array_sort_desc_2", a -> sorted(array(a, 0), ASCENDING.reversed(), last(a)));
    }

    private static boolean last(@Nullable Object[] arguments) {
        return !Boolean.FALSE.equals(arguments[1]);
    }

    private static List<Json> values(@Nullable Object[] arguments) {
        List<Json> values = new ArrayList<>(arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            values.add(json(arguments, i));
        }
        return values;
    }

    private static @Nullable String slice(@Nullable Object[] a) {
        List<Json> elements = array(a, 0);
        if (elements == null || a[1] == null || a[2] == null) {
            return null;
        }
        int size = elements.size();
        long start = whole(a, 1) < 0 ? Math.max(0, whole(a, 1) + size) : whole(a, 1);
        long end = Math.min(size - 1, whole(a, 2) < 0 ? whole(a, 2) + size : whole(a, 2));
        return dynamic(start > end ? List.of() : elements.subList((int) start, (int) end + 1));
    }

    private static @Nullable String splitAtAll(@Nullable Object[] a) {
        List<Json> indices = array(a, 1);
        if (indices == null) {
            return null;
        }
        List<Long> places = new ArrayList<>();
        for (Json index : indices) {
            if (!(index instanceof Json.Whole(long place))) {
                return null;
            }
            places.add(place);
        }
        return splitAt(a, places);
    }

    private static @Nullable String splitAt(@Nullable Object[] a, List<Long> places) {
        List<Json> elements = array(a, 0);
        if (elements == null) {
            return null;
        }
        List<Json> parts = new ArrayList<>();
        int from = 0;
        for (long place : places) {
            long counted = place < 0 ? place + elements.size() : place;
            int to = Math.clamp(counted, from, elements.size());
            parts.add(new Json.Array(elements.subList(from, to)));
            from = to;
        }
        parts.add(new Json.Array(elements.subList(from, elements.size())));
        return dynamic(parts);
    }

    /// (array, value, start = 0, length = -1, occurrence = 1).
    private static @Nullable Long indexOf(@Nullable Object[] a) {
        List<Json> elements = array(a, 0);
        if (elements == null) {
            return null;
        }
        Json value = json(a, 1);
        int size = elements.size();
        long start = whole(a, 2, 0) < 0 ? Math.max(0, whole(a, 2, 0) + size) : whole(a, 2, 0);
        long length = whole(a, 3, -1);
        long end = length < 0 || length > size - start ? size : start + length;
        long occurrence = whole(a, 4, 1);
        for (long i = start; i < end; i++) {
            if (Dynamics.same(elements.get((int) i), value) && --occurrence == 0) {
                return i;
            }
        }
        return -1L;
    }

    private static @Nullable Double sum(@Nullable Object[] a) {
        List<Json> elements = array(a, 0);
        if (elements == null || elements.isEmpty()) {
            return null;
        }
        double sum = 0;
        boolean any = false;
        for (Json element : elements) {
            if (Dynamics.isNumber(element)) {
                sum += Dynamics.real(element);
                any = true;
            } else if (element != Json.Null.NULL) {
                return null;
            }
        }
        return any ? (Double) sum : null;
    }

    private static @Nullable String choose(@Nullable Object[] a) {
        List<Json> conditions = array(a, 0);
        if (conditions == null) {
            return null;
        }
        List<Json> chosen = new ArrayList<>(conditions.size());
        for (int i = 0; i < conditions.size(); i++) {
            Json condition = conditions.get(i);
            if (condition instanceof Json.Bool || Dynamics.isNumber(condition)) {
                boolean holds =
                        condition instanceof Json.Bool(boolean truth)
                                ? truth
                                : Dynamics.real(condition) != 0;
                chosen.add(elementOrSelf(json(a, holds ? 1 : 2), i));
            } else {
                chosen.add(Json.Null.NULL);
            }
        }
        return dynamic(chosen);
    }

    private static Json elementOrSelf(Json value, int place) {
        List<Json> elements = value.array();
        return elements == null
                ? value
                : place < elements.size() ? elements.get(place) : Json.Null.NULL;
    }

    private static String join(@Nullable Object[] a) {
        List<Json> elements = array(a, 0);
        return elements == null
                ? ""
                : elements.stream().map(Json::plain).collect(Collectors.joining(text(a, 1)));
    }

    private static @Nullable String zip(@Nullable Object[] a) {
        int longest = 0;
        List<List<Json>> arrays = new ArrayList<>();
        for (int i = 0; i < a.length; i++) {
            List<Json> elements = array(a, i);
            if (elements == null) {
                return null;
            }
            arrays.add(elements);
            longest = Math.max(longest, elements.size());
        }
        List<Json> rows = new ArrayList<>(longest);
        for (int row = 0; row < longest; row++) {
            List<Json> values = new ArrayList<>(arrays.size());
            for (List<Json> elements : arrays) {
                values.add(row < elements.size() ? elements.get(row) : Json.Null.NULL);
            }
            rows.add(new Json.Array(values));
        }
        return dynamic(rows);
    }

    private static @Nullable String sorted(
            @Nullable List<Json> elements, Comparator<Json> order, boolean nullsLast) {
        if (elements == null) {
            return null;
        }
        List<Json> sorted = new ArrayList<>(elements);
        Comparator<Json> nulls = Comparator.comparing(element -> element == Json.Null.NULL);
        sorted.sort((nullsLast ? nulls : nulls.reversed()).thenComparing(order));
        return dynamic(sorted);
    }

    /// Numbers by value, then texts by code point, then all else by its JSON text.
    private static int compare(Json left, Json right) {
        int kinds = Integer.compare(kind(left), kind(right));
        if (kinds != 0) {
            return kinds;
        }
        if (left instanceof Json.Whole(long l) && right instanceof Json.Whole(long r)) {
            return Long.compare(l, r);
        }
        if (Dynamics.isNumber(left)) {
            return Double.compare(Dynamics.real(left), Dynamics.real(right));
        }
        return (int) TextBodies.compare(left.plain(), right.plain());
    }

    private static int kind(Json value) {
        return switch (value) {
            case Json.Whole _, Json.Real _ -> 0;
            case Json.Text _ -> 1;
            case Json.Bool _ -> 2;
            case Json.Array _ -> 3;
            case Json.Bag _ -> 4;
            case Json.Null _ -> 5;
        };
    }

    private static void moved(Map<String, ScalarBody> to) {
        to.put(
                "array_reverse",
                a -> {
                    List<Json> elements = array(a, 0);
                    return elements == null ? null : dynamic(elements.reversed());
                });
        to.put("array_rotate_left", a -> rotated(a, -1));
        to.put("array_rotate_right", a -> rotated(a, 1));
        to.put("array_shift_left", a -> shifted(a, -1));
        to.put("array_shift_right", a -> shifted(a, 1));
        to.put("array_shift_left_fill", a -> shifted(a, -1));
        to.put("array_shift_right_fill", a -> shifted(a, 1));
    }

    private static @Nullable String rotated(@Nullable Object[] a, int direction) {
        List<Json> elements = array(a, 0);
        if (elements == null || a[1] == null) {
            return null;
        }
        List<Json> rotated = new ArrayList<>(elements);
        if (!rotated.isEmpty()) {
            Collections.rotate(rotated, direction * (int) (whole(a, 1) % rotated.size()));
        }
        return dynamic(rotated);
    }

    private static @Nullable String shifted(@Nullable Object[] a, int direction) {
        List<Json> elements = array(a, 0);
        if (elements == null || a[1] == null) {
            return null;
        }
        Json fill = a.length > 2 ? json(a, 2) : Json.Null.NULL;
        int by = Math.clamp(whole(a, 1), -elements.size(), elements.size()) * direction;
        List<Json> shifted = new ArrayList<>(elements.size());
        for (long i = 0; i < elements.size(); i++) {
            long from = i - by;
            shifted.add(from < 0 || from >= elements.size() ? fill : elements.get((int) from));
        }
        return dynamic(shifted);
    }

    private static void made(Map<String, ScalarBody> to) {
        to.put(
                "repeat",
                a ->
                        a[1] == null || whole(a, 1) < 0
                                ? null
                                : dynamic(
                                        Collections.nCopies(
                                                (int) Math.min(MOST_ELEMENTS, whole(a, 1)),
                                                json(a, 0))));
        to.put("range_long", a -> wholes(a, 1, Json.Whole::new));
        to.put("range_long_3", a -> wholes(a, whole(a, 2, 0), Json.Whole::new));
        to.put(
                "range_datetime",
                a -> wholes(a, Ticks.PER_HOUR, t -> new Json.Text(Ticks.datetimeText(t))));
        to.put(
                "range_datetime_3",
                a -> wholes(a, whole(a, 2, 0), t -> new Json.Text(Ticks.datetimeText(t))));
        to.put(
                "range_timespan",
                a -> wholes(a, Ticks.PER_HOUR, t -> new Json.Text(Ticks.timespanText(t))));
        to.put(
                "range_timespan_3",
                a -> wholes(a, whole(a, 2, 0), t -> new Json.Text(Ticks.timespanText(t))));
        to.put("range_real_3", DynamicBodies::reals);
    }

    private static @Nullable String wholes(
            @Nullable Object[] a, long step, LongFunction<Json> element) {
        if (anyNull(a) || step == 0) {
            return null;
        }
        long start = whole(a, 0);
        long stop = whole(a, 1);
        List<Json> elements = new ArrayList<>();
        long value = start;
        while ((step > 0 ? value <= stop : value >= stop) && elements.size() < MOST_ELEMENTS) {
            elements.add(element.apply(value));
            long next = value + step;
            if (((value ^ next) & (step ^ next)) < 0) {
                break;
            }
            value = next;
        }
        return dynamic(elements);
    }

    private static @Nullable String reals(@Nullable Object[] a) {
        if (anyNull(a) || real(a, 2) == 0 || Double.isNaN(real(a, 2))) {
            return null;
        }
        double step = real(a, 2);
        List<Json> elements = new ArrayList<>();
        for (double value = real(a, 0);
                (step > 0 ? value <= real(a, 1) : value >= real(a, 1))
                        && elements.size() < MOST_ELEMENTS;
                value += step) {
            elements.add(new Json.Real(value));
        }
        return dynamic(elements);
    }

    private static void sets(Map<String, ScalarBody> to) {
        to.put("set_union", DynamicBodies::union);
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

    private static void bags(Map<String, ScalarBody> to) {
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
        to.put("bag_merge", DynamicBodies::merge);
        to.put("bag_remove_keys", DynamicBodies::without);
        to.put("bag_set_key", DynamicBodies::setKey);
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
}

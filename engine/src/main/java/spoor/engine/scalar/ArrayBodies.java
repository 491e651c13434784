package spoor.engine.scalar;

import static spoor.engine.scalar.Dynamics.array;
import static spoor.engine.scalar.Dynamics.dynamic;
import static spoor.engine.scalar.Dynamics.json;
import static spoor.engine.scalar.Values.text;
import static spoor.engine.scalar.Values.whole;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Bodies of the functions that look into arrays, cut, join and sort them.
final class ArrayBodies {
    private static final Comparator<Json> ASCENDING = ArrayBodies::compare;

    private ArrayBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
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
        to.put("array_slice", ArrayBodies::slice);
        to.put("array_split", a -> a[1] == null ? null : splitAt(a, List.of(whole(a, 1))));
        to.put("array_split_indices", ArrayBodies::splitAtAll);
        for (String id :
                List.of(
                        "array_index_of",
                        "array_index_of_3",
                        "array_index_of_4",
                        "array_index_of_5")) {
            to.put(id, ArrayBodies::indexOf);
        }
        to.put("array_sum", ArrayBodies::sum);
        to.put("array_iff", ArrayBodies::choose);
        to.put("strcat_array", ArrayBodies::join);
        to.put("zip", ArrayBodies::zip);
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
    static int compare(Json left, Json right) {
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
}

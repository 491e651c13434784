package spoor.engine.scalar;

import static spoor.engine.scalar.Dynamics.array;
import static spoor.engine.scalar.Dynamics.dynamic;
import static spoor.engine.scalar.Dynamics.json;
import static spoor.engine.scalar.Values.anyNull;
import static spoor.engine.scalar.Values.real;
import static spoor.engine.scalar.Values.whole;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;
import spoor.model.Ticks;

/// Bodies of the functions that move the elements of arrays, and that make arrays.
final class MovedArrayBodies {
    /// Kusto's own limit of the elements that `range` and `repeat` make.
    private static final int MOST_ELEMENTS = 1_048_576;

    private MovedArrayBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        made(to);
        to.put("array_sort_asc_all", a -> together(a, 1));
        to.put("array_sort_desc_all", a -> together(a, -1));
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
        to.put("range_real_3", MovedArrayBodies::reals);
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

    /// The first array sorted, the others in the order of its elements; null in the place of one of
    /// another length. A truth value last tells whether nulls come last.
    private static @Nullable String together(@Nullable Object[] a, int direction) {
        List<Json> first = array(a, 0);
        if (first == null) {
            return null;
        }
        boolean told = json(a, a.length - 1) instanceof Json.Bool;
        boolean nullsFirst = told && json(a, a.length - 1).equals(new Json.Bool(false));
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            order.add(i);
        }
        order.sort((left, right) -> {
            Json one = first.get(left);
            Json other = first.get(right);
            int nulls = Boolean.compare(one == Json.Null.NULL, other == Json.Null.NULL);
            return nulls != 0
                    ? nullsFirst ? -nulls : nulls
                    : direction * ArrayBodies.compare(one, other);
        });
        List<Json> sorted = new ArrayList<>();
        for (int i = 0; i < (told ? a.length - 1 : a.length); i++) {
            List<Json> elements = array(a, i);
            sorted.add(
                    elements == null || elements.size() != first.size()
                            ? Json.Null.NULL
                            : new Json.Array(order.stream().map(elements::get).toList()));
        }
        return dynamic(sorted);
    }
}

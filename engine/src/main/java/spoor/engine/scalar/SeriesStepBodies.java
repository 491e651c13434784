package spoor.engine.scalar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.model.Ticks;

/// Bodies of the hidden functions by which `make-series` makes arrays of its steps.
final class SeriesStepBodies {
    /// Kusto's own limit of the points of a series.
    private static final long MOST_POINTS = 1_048_576;

    private SeriesStepBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("make_series_long", a -> values(a, wholeSteps(bins(a), a, 2)));
        to.put("make_series_real", a -> values(a, realSteps(bins(a), a, 2)));
        to.put("series_axis_long", a -> axis(a, Json.Whole::new));
        to.put(
                "series_axis_datetime",
                a -> axis(a, ticks -> new Json.Text(Ticks.datetimeText(ticks))));
        to.put(
                "series_axis_timespan",
                a -> axis(a, ticks -> new Json.Text(Ticks.timespanText(ticks))));
        to.put("series_axis_real", a -> realAxis(a, Json.Real::new));
    }

    /// Which step each bin is, and how many steps there are.
    private record Steps(int count, int[] places) {}

    private static List<Json> bins(@Nullable Object[] arguments) {
        List<Json> bins = Json.of((String) arguments[0]).array();
        return bins == null ? List.of() : bins;
    }

    private static Steps wholeSteps(List<Json> bins, @Nullable Object[] a, int at) {
        long step = Values.whole(a, at + 2, 0);
        positive(step > 0);
        long[] starts = bins.stream().mapToLong(SeriesStepBodies::whole).toArray();
        if (starts.length == 0 && (a[at] == null || a[at + 1] == null)) {
            return new Steps(0, new int[0]);
        }
        long from =
                Values.whole(
                        a, at, starts.length == 0 ? 0 : Arrays.stream(starts).min().getAsLong());
        long to =
                Values.whole(
                        a,
                        at + 1,
                        starts.length == 0 ? 0 : Arrays.stream(starts).max().getAsLong() + step);
        int count = count(Math.ceilDiv(Math.max(0, to - from), step));
        return new Steps(
                count,
                Arrays.stream(starts).mapToInt(start -> (int) ((start - from) / step)).toArray());
    }

    private static Steps realSteps(List<Json> bins, @Nullable Object[] a, int at) {
        double step = Values.real(a, at + 2);
        double[] starts = bins.stream().mapToDouble(Dynamics::real).toArray();
        positive(step > 0);
        if (starts.length == 0 && (a[at] == null || a[at + 1] == null)) {
            return new Steps(0, new int[0]);
        }
        double from =
                a[at] == null ? Arrays.stream(starts).min().getAsDouble() : Values.real(a, at);
        double to =
                a[at + 1] == null
                        ? Arrays.stream(starts).max().getAsDouble() + step
                        : Values.real(a, at + 1);
        // what rounding adds to a whole number of steps is no step
        int count = count((long) Math.ceil(Math.max(0, (to - from) / step) - 1e-9));
        return new Steps(
                count,
                Arrays.stream(starts)
                        .mapToInt(start -> (int) Math.round((start - from) / step))
                        .toArray());
    }

    private static void positive(boolean holds) {
        if (!holds) {
            throw new SpoorException(
                    ErrorKind.USER, "the step of 'make-series' must be greater than zero");
        }
    }

    private static long whole(Json value) {
        return value instanceof Json.Whole(long whole) ? whole : (long) Dynamics.real(value);
    }

    private static int count(long points) {
        if (points > MOST_POINTS) {
            throw new SpoorException(
                    ErrorKind.LIMIT,
                    "'make-series' would make series of "
                            + points
                            + " points; the most is "
                            + MOST_POINTS);
        }
        return (int) points;
    }

    private static String values(@Nullable Object[] a, Steps steps) {
        List<Json> given = Json.of((String) a[1]).array();
        List<Json> all =
                new ArrayList<>(
                        java.util.Collections.nCopies(steps.count(), Json.of((String) a[5])));
        for (int i = 0; given != null && i < steps.places().length; i++) {
            int place = steps.places()[i];
            if (place >= 0 && place < all.size()) {
                all.set(place, given.get(i));
            }
        }
        return new Json.Array(all).text();
    }

    private static String axis(@Nullable Object[] a, LongFunction<Json> shown) {
        List<Json> bins = bins(a);
        Steps steps = wholeSteps(bins, a, 1);
        long first =
                Values.whole(
                        a, 1, bins.stream().mapToLong(SeriesStepBodies::whole).min().orElse(0));
        long step = Values.whole(a, 3, 0);
        List<Json> all = new ArrayList<>(steps.count());
        for (int i = 0; i < steps.count(); i++) {
            all.add(shown.apply(first + i * step));
        }
        return new Json.Array(all).text();
    }

    private static String realAxis(@Nullable Object[] a, DoubleFunction<Json> shown) {
        List<Json> bins = bins(a);
        Steps steps = realSteps(bins, a, 1);
        double first =
                a[1] == null
                        ? bins.stream().mapToDouble(Dynamics::real).min().orElse(0)
                        : Values.real(a, 1);
        double step = Values.real(a, 3);
        List<Json> all = new ArrayList<>(steps.count());
        for (int i = 0; i < steps.count(); i++) {
            all.add(shown.apply(first + i * step));
        }
        return new Json.Array(all).text();
    }
}

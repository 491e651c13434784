package spoor.engine.scalar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Bodies of the functions that fill series and filter them.
final class SeriesFilterBodies {
    private SeriesFilterBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        for (String id : List.of("series_fill_forward", "series_fill_forward_2")) {
            to.put(id, a -> filled(a, false));
        }
        for (String id : List.of("series_fill_backward", "series_fill_backward_2")) {
            to.put(id, a -> filled(a, true));
        }
        for (String id : List.of("series_fill_const", "series_fill_const_3")) {
            to.put(id, SeriesFilterBodies::constant);
        }
        for (String id :
                List.of(
                        "series_fill_linear",
                        "series_fill_linear_2",
                        "series_fill_linear_3",
                        "series_fill_linear_4")) {
            to.put(id, SeriesFilterBodies::linear);
        }
        for (String id : List.of("series_fir", "series_fir_3", "series_fir_4")) {
            to.put(id, SeriesFilterBodies::finite);
        }
        to.put("series_iir", SeriesFilterBodies::infinite);
    }

    private static boolean isMissing(Json value, Json missing) {
        return value == Json.Null.NULL || Dynamics.same(value, missing);
    }

    private static Json missing(@Nullable Object[] a, int place) {
        return place < a.length ? Json.of((String) a[place]) : Json.Null.NULL;
    }

    private static @Nullable String filled(@Nullable Object[] a, boolean backward) {
        List<Json> elements = Series.elements(a, 0);
        if (elements == null) {
            return null;
        }
        List<Json> all = new ArrayList<>(elements);
        if (backward) {
            Collections.reverse(all);
        }
        Json missing = missing(a, 1);
        for (int i = 1; i < all.size(); i++) {
            if (isMissing(all.get(i), missing)) {
                all.set(i, all.get(i - 1));
            }
        }
        if (backward) {
            Collections.reverse(all);
        }
        return new Json.Array(all).text();
    }

    private static @Nullable String constant(@Nullable Object[] a) {
        List<Json> elements = Series.elements(a, 0);
        if (elements == null) {
            return null;
        }
        Json constant = Json.of((String) a[1]);
        Json missing = missing(a, 2);
        return new Json.Array(
                        elements.stream()
                                .map(value -> isMissing(value, missing) ? constant : value)
                                .toList())
                .text();
    }

    private static @Nullable String linear(@Nullable Object[] a) {
        List<Json> elements = Series.elements(a, 0);
        if (elements == null) {
            return null;
        }
        Json missing = missing(a, 1);
        boolean edges = a.length < 3 || !Boolean.FALSE.equals(a[2]);
        List<Integer> known = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            if (!isMissing(elements.get(i), missing)) {
                known.add(i);
            }
        }
        List<Json> all = new ArrayList<>(elements);
        if (known.isEmpty()) {
            Collections.fill(all, a.length > 3 ? Json.of((String) a[3]) : new Json.Whole(0));
            return new Json.Array(all).text();
        }
        int next = 0;
        for (int i = 0; i < all.size(); i++) {
            if (next < known.size() && known.get(next) == i) {
                next++;
            } else if (next == 0 || next == known.size()) {
                if (edges) {
                    all.set(i, elements.get(known.get(next == 0 ? 0 : next - 1)));
                }
            } else {
                all.set(i, between(elements, known.get(next - 1), known.get(next), i));
            }
        }
        return new Json.Array(all).text();
    }

    private static Json between(List<Json> elements, int before, int after, int at) {
        double low = Dynamics.real(elements.get(before));
        double high = Dynamics.real(elements.get(after));
        return new Json.Real(low + (high - low) * (at - before) / (after - before));
    }

    /// Values before and after the series count as 0. Without being told, a filter without negative
    /// coefficients is divided by their sum.
    private static @Nullable String finite(@Nullable Object[] a) {
        double[] series = Series.numbers(a, 0);
        double[] filter = Series.numbers(a, 1);
        if (series == null || filter == null || filter.length == 0) {
            return null;
        }
        boolean negative = Arrays.stream(filter).anyMatch(value -> value < 0);
        boolean normalize = a.length > 2 && a[2] != null ? Boolean.TRUE.equals(a[2]) : !negative;
        if (normalize && negative) {
            return null;
        }
        double divisor = normalize ? Arrays.stream(filter).sum() : 1;
        int ahead = a.length > 3 && Boolean.TRUE.equals(a[3]) ? filter.length / 2 : 0;
        double[] result = new double[series.length];
        for (int n = 0; n < series.length; n++) {
            double sum = 0;
            for (int i = 0; i < filter.length; i++) {
                int place = n + ahead - i;
                if (place >= 0 && place < series.length) {
                    sum += filter[i] * series[place];
                }
            }
            result[n] = sum / divisor;
        }
        return Series.of(result).text();
    }

    private static @Nullable String infinite(@Nullable Object[] a) {
        double[] series = Series.numbers(a, 0);
        double[] numerators = Series.numbers(a, 1);
        double[] denominators = Series.numbers(a, 2);
        if (series == null
                || numerators == null
                || denominators == null
                || denominators.length == 0
                || denominators[0] == 0) {
            return null;
        }
        double[] result = new double[series.length];
        for (int n = 0; n < series.length; n++) {
            double sum = 0;
            for (int i = 0; i < numerators.length && i <= n; i++) {
                sum += numerators[i] * series[n - i];
            }
            for (int j = 1; j < denominators.length && j <= n; j++) {
                sum -= denominators[j] * result[n - j];
            }
            result[n] = sum / denominators[0];
        }
        return Series.of(result).text();
    }
}

package spoor.engine.scalar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Series as the functions on them see them.
final class Series {
    private Series() {}

    static @Nullable List<Json> elements(@Nullable Object[] arguments, int place) {
        List<Json> elements =
                place < arguments.length ? Json.of((String) arguments[place]).array() : null;
        return elements == null ? null : elements.stream().map(Series::element).toList();
    }

    /// An element as a number where it is one: JSON has infinity as a text only, so that a series
    /// that one function gave (a score, a division by zero) is read by the next as it was meant.
    static Json element(Json value) {
        return switch (value) {
            case Json.Text(String text) when text.equals("Infinity") ->
                    new Json.Real(Double.POSITIVE_INFINITY);
            case Json.Text(String text) when text.equals("-Infinity") ->
                    new Json.Real(Double.NEGATIVE_INFINITY);
            case Json.Null _,
                    Json.Bool _,
                    Json.Whole _,
                    Json.Real _,
                    Json.Text _,
                    Json.Array _,
                    Json.Bag _ ->
                    value;
        };
    }

    /// The numbers, or null when any element is none.
    static double @Nullable [] numbers(@Nullable Object[] arguments, int place) {
        List<Json> elements = elements(arguments, place);
        if (elements == null || !elements.stream().allMatch(Dynamics::isNumber)) {
            return null;
        }
        return elements.stream().mapToDouble(Dynamics::real).toArray();
    }

    static Json.Array of(double[] values) {
        List<Json> elements = new ArrayList<>(values.length);
        for (double value : values) {
            elements.add(new Json.Real(value));
        }
        return new Json.Array(elements);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /// The variance of a sample; 0 of one value.
    static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : sum / (values.length - 1);
    }

    /// The value at a fraction (0 to 1) of sorted values, between neighbours on the line.
    static double quantile(double[] sorted, double fraction) {
        double place = fraction * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }
}

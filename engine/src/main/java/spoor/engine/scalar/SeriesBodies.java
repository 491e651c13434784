package spoor.engine.scalar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.function.LongBinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Bodies of the functions that take series element by element, and of their totals.
final class SeriesBodies {
    private SeriesBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        arithmetic(to, "series_add", (a, b) -> a + b, (a, b) -> a + b);
        arithmetic(to, "series_subtract", (a, b) -> a - b, (a, b) -> a - b);
        arithmetic(to, "series_multiply", (a, b) -> a * b, (a, b) -> a * b);
        pairwise(to, "series_divide", (a, b) -> real(a, b, (x, y) -> x / y));
        pairwise(to, "series_pow", (a, b) -> real(a, b, Math::pow));
        comparison(to, "series_greater", sign -> sign > 0);
        comparison(to, "series_greater_equals", sign -> sign >= 0);
        comparison(to, "series_less", sign -> sign < 0);
        comparison(to, "series_less_equals", sign -> sign <= 0);
        comparison(to, "series_equals", sign -> sign == 0);
        comparison(to, "series_not_equals", sign -> sign != 0);
        eachJson(to, "series_abs", SeriesBodies::absolute);
        eachJson(
                to,
                "series_sign",
                value -> new Json.Whole((long) Math.signum(Dynamics.real(value))));
        each(to, "series_exp", Math::exp);
        each(to, "series_log", Math::log);
        each(to, "series_sin", Math::sin);
        each(to, "series_cos", Math::cos);
        each(to, "series_tan", Math::tan);
        each(to, "series_asin", Math::asin);
        each(to, "series_acos", Math::acos);
        each(to, "series_atan", Math::atan);
        each(to, "series_floor", Math::floor);
        each(to, "series_ceiling", Math::ceil);
        totals(to);
    }

    private static Json absolute(Json value) {
        return value instanceof Json.Whole(long whole)
                ? new Json.Whole(Math.abs(whole))
                : new Json.Real(Math.abs(Dynamics.real(value)));
    }

    private static void each(Map<String, ScalarBody> to, String id, DoubleUnaryOperator function) {
        eachJson(
                to,
                id,
                (Json value) -> new Json.Real(function.applyAsDouble(Dynamics.real(value))));
    }

    private static void eachJson(
            Map<String, ScalarBody> to, String id, UnaryOperator<Json> function) {
        to.put(
                id,
                a -> {
                    List<Json> elements = Series.elements(a, 0);
                    if (elements == null) {
                        return null;
                    }
                    return new Json.Array(
                                    elements.stream()
                                            .map(value ->
                                                    Dynamics.isNumber(value)
                                                            ? function.apply(value)
                                                            : Json.Null.NULL)
                                            .toList())
                            .text();
                });
    }

    private static void arithmetic(
            Map<String, ScalarBody> to,
            String id,
            LongBinaryOperator whole,
            DoubleBinaryOperator real) {
        pairwise(
                to,
                id,
                (a, b) ->
                        a instanceof Json.Whole(long left) && b instanceof Json.Whole(long right)
                                ? new Json.Whole(whole.applyAsLong(left, right))
                                : real(a, b, real));
    }

    private static Json real(Json left, Json right, DoubleBinaryOperator function) {
        return new Json.Real(function.applyAsDouble(Dynamics.real(left), Dynamics.real(right)));
    }

    private static void comparison(Map<String, ScalarBody> to, String id, IntPredicate holds) {
        pairwise(
                to,
                id,
                (a, b) -> {
                    int sign =
                            a instanceof Json.Whole(long left)
                                            && b instanceof Json.Whole(long right)
                                    ? Long.compare(left, right)
                                    : Double.compare(
                                            Dynamics.real(a) + 0.0, Dynamics.real(b) + 0.0);
                    return new Json.Bool(holds.test(sign));
                });
    }

    /// A number stands for a series of it; elements that are no numbers, or that only one series
    /// has, give null.
    private static void pairwise(
            Map<String, ScalarBody> to, String id, BinaryOperator<Json> function) {
        to.put(
                id,
                a -> {
                    Json left = Json.of((String) a[0]);
                    Json right = Json.of((String) a[1]);
                    int size = Math.max(size(left), size(right));
                    if (size(left) < 0 && !Dynamics.isNumber(left)
                            || size(right) < 0 && !Dynamics.isNumber(right)
                            || size < 0) {
                        return null;
                    }
                    List<Json> all = new ArrayList<>(size);
                    for (int i = 0; i < size; i++) {
                        Json one = element(left, i);
                        Json other = element(right, i);
                        all.add(
                                Dynamics.isNumber(one) && Dynamics.isNumber(other)
                                        ? function.apply(one, other)
                                        : Json.Null.NULL);
                    }
                    return new Json.Array(all).text();
                });
    }

    private static int size(Json value) {
        List<Json> elements = value.array();
        return elements == null ? -1 : elements.size();
    }

    private static Json element(Json value, int index) {
        List<Json> elements = value.array();
        if (elements == null) {
            return value;
        }
        return index < elements.size() ? Series.element(elements.get(index)) : Json.Null.NULL;
    }

    private static void totals(Map<String, ScalarBody> to) {
        to.put("series_product", a -> total(a, 1, (x, y) -> x * y));
        to.put(
                "series_magnitude",
                a -> {
                    Double squares = total(a, 0, (x, y) -> x + y * y);
                    return squares == null ? null : (Object) Math.sqrt(squares);
                });
        to.put("series_dot_product", a -> ofTwo(a, SeriesBodies::dot));
        to.put(
                "series_cosine_similarity",
                a -> ofTwo(a, (x, y) -> dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y))));
        to.put("series_pearson_correlation", a -> ofTwo(a, SeriesBodies::pearson));
        to.put(
                "series_stats",
                a -> new Json.Array(List.copyOf(statistics(a).values()).subList(0, 7)).text());
        to.put("series_stats_dynamic", a -> new Json.Bag(statistics(a)).text());
        to.put(
                "series_stats_2",
                a -> new Json.Array(List.copyOf(statistics(a).values()).subList(0, 7)).text());
        to.put("series_stats_dynamic_2", a -> new Json.Bag(statistics(a)).text());
    }

    private static @Nullable Double total(
            @Nullable Object[] a, double start, DoubleBinaryOperator add) {
        double[] numbers = Series.numbers(a, 0);
        if (numbers == null) {
            return null;
        }
        double total = start;
        for (double number : numbers) {
            total = add.applyAsDouble(total, number);
        }
        return total;
    }

    @FunctionalInterface
    private interface OfTwo {
        double apply(double[] left, double[] right);
    }

    private static @Nullable Double ofTwo(@Nullable Object[] a, OfTwo function) {
        double[] left = Series.numbers(a, 0);
        double[] right = Series.numbers(a, 1);
        return left == null || right == null || left.length != right.length || left.length == 0
                ? null
                : (Double) function.apply(left, right);
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static double pearson(double[] left, double[] right) {
        double[] one = centred(left);
        double[] other = centred(right);
        return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
    }

    private static double[] centred(double[] values) {
        double mean = Series.mean(values);
        double[] centred = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            centred[i] = values[i] - mean;
        }
        return centred;
    }

    /// Places count all elements; what is no number makes everything null, or is passed over.
    private static Map<String, Json> statistics(@Nullable Object[] a) {
        boolean ignoring = a.length > 1 && Boolean.TRUE.equals(a[1]);
        List<Json> elements = Series.elements(a, 0);
        Map<String, Json> bag = new LinkedHashMap<>();
        for (String name :
                List.of(
                        "min",
                        "min_idx",
                        "max",
                        "max_idx",
                        "avg",
                        "stdev",
                        "variance",
                        "sum",
                        "len")) {
            bag.put(name, Json.Null.NULL);
        }
        if (elements == null) {
            return bag;
        }
        List<Json> numbers = elements.stream().filter(Dynamics::isNumber).toList();
        if (numbers.isEmpty() || numbers.size() < elements.size() && !ignoring) {
            return bag;
        }
        double[] values = numbers.stream().mapToDouble(Dynamics::real).toArray();
        int least = 0;
        int greatest = 0;
        for (int i = 1; i < values.length; i++) {
            least = values[i] < values[least] ? i : least;
            greatest = values[i] > values[greatest] ? i : greatest;
        }
        bag.put("min", new Json.Real(values[least]));
        bag.put("min_idx", new Json.Whole(place(elements, least)));
        bag.put("max", new Json.Real(values[greatest]));
        bag.put("max_idx", new Json.Whole(place(elements, greatest)));
        bag.put("avg", new Json.Real(Series.mean(values)));
        bag.put("stdev", new Json.Real(Math.sqrt(Series.variance(values))));
        bag.put("variance", new Json.Real(Series.variance(values)));
        bag.put("sum", new Json.Real(java.util.Arrays.stream(values).sum()));
        bag.put("len", new Json.Whole(values.length));
        return bag;
    }

    /// Where the n-th number stands among all elements.
    private static int place(List<Json> elements, int number) {
        int seen = -1;
        for (int i = 0; i < elements.size(); i++) {
            if (Dynamics.isNumber(elements.get(i)) && ++seen == number) {
                return i;
            }
        }
        throw new IllegalStateException("no number " + number);
    }
}

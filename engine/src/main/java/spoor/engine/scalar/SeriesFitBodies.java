package spoor.engine.scalar;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Bodies of the functions that fit lines and polynomials to series and score outliers. Functions
/// of several columns give an array of them.
final class SeriesFitBodies {
    /// What Kusto multiplies the range between the 10th and the 90th percentile by; taken from its
    /// recorded answers, as it is not published.
    private static final double RANGE_FACTOR = 0.36067156396620254;

    private SeriesFitBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("series_fit_line", a -> new Json.Array(List.copyOf(line(a).values())).text());
        to.put("series_fit_line_dynamic", a -> new Json.Bag(line(a)).text());
        for (String id : List.of("series_fit_poly", "series_fit_poly_2", "series_fit_poly_3")) {
            to.put(id, SeriesFitBodies::polynomial);
        }
        for (String id : List.of("series_outliers", "series_outliers_2")) {
            to.put(id, a -> outliers(Series.elements(a, 0)));
        }
    }

    private static Map<String, Json> line(@Nullable Object[] a) {
        Map<String, Json> bag = new LinkedHashMap<>();
        for (String name :
                List.of("rsquare", "slope", "variance", "rvariance", "interception", "line_fit")) {
            bag.put(name, Json.Null.NULL);
        }
        double[] series = Series.numbers(a, 0);
        if (series == null || series.length == 0) {
            return bag;
        }
        Line line = Line.through(series, series.length);
        double[] fitted = line.values(series.length);
        bag.put("rsquare", new Json.Real(explained(series, fitted)));
        bag.put("slope", new Json.Real(line.slope()));
        bag.put("variance", new Json.Real(Series.variance(series)));
        bag.put("rvariance", new Json.Real(Series.variance(minus(series, fitted))));
        bag.put("interception", new Json.Real(line.interception()));
        bag.put("line_fit", Series.of(fitted));
        return bag;
    }

    record Line(double slope, double interception) {
        /// The line of least squares through the first values, at places 0, 1, ...
        static Line through(double[] values, int count) {
            double middle = (count - 1) / 2.0;
            double mean = Series.mean(Arrays.copyOf(values, count));
            double products = 0;
            double squares = 0;
            for (int i = 0; i < count; i++) {
                products += (i - middle) * (values[i] - mean);
                squares += (i - middle) * (i - middle);
            }
            double slope = squares == 0 ? 0 : products / squares;
            return new Line(slope, mean - slope * middle);
        }

        double[] values(int count) {
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                values[i] = interception + slope * i;
            }
            return values;
        }
    }

    /// The share of the variance that a fit explains.
    static double explained(double[] series, double[] fitted) {
        double mean = Series.mean(series);
        double all = 0;
        double left = 0;
        for (int i = 0; i < series.length; i++) {
            all += (series[i] - mean) * (series[i] - mean);
            left += (series[i] - fitted[i]) * (series[i] - fitted[i]);
        }
        return 1 - left / all;
    }

    static double[] minus(double[] left, double[] right) {
        double[] result = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            result[i] = left[i] - right[i];
        }
        return result;
    }

    private static @Nullable String polynomial(@Nullable Object[] a) {
        double[] series = Series.numbers(a, 0);
        double[] places = a.length > 1 ? Series.numbers(a, 1) : numbered(series);
        int degree = (int) Values.whole(a, 2, 1);
        if (series == null
                || places == null
                || series.length != places.length
                || degree < 1
                || degree > 5
                || series.length <= degree) {
            return null;
        }
        double[] coefficients = LeastSquares.polynomial(places, series, degree);
        double[] fitted = new double[series.length];
        for (int i = 0; i < series.length; i++) {
            for (double coefficient : coefficients) {
                fitted[i] = fitted[i] * places[i] + coefficient;
            }
        }
        return new Json.Array(
                        List.of(
                                new Json.Real(explained(series, fitted)),
                                Series.of(coefficients),
                                new Json.Real(Series.variance(series)),
                                new Json.Real(Series.variance(minus(series, fitted))),
                                Series.of(fitted)))
                .text();
    }

    private static double @Nullable [] numbered(double @Nullable [] series) {
        if (series == null) {
            return null;
        }
        double[] places = new double[series.length];
        Arrays.setAll(places, i -> i);
        return places;
    }

    private static @Nullable String outliers(@Nullable List<Json> elements) {
        if (elements == null) {
            return null;
        }
        return Series.of(
                        scores(
                                elements.stream()
                                        .mapToDouble(value ->
                                                Dynamics.isNumber(value)
                                                        ? Dynamics.real(value)
                                                        : Double.NaN)
                                        .toArray()))
                .text();
    }

    /// Tukey's test on the 10th and the 90th percentile: 0 between them, and of what is no number.
    static double[] scores(double[] values) {
        double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return new double[values.length];
        }
        double low = Series.quantile(sorted, 0.1);
        double high = Series.quantile(sorted, 0.9);
        return Arrays.stream(values)
                .map(value -> Double.isNaN(value) ? 0 : score(value, low, high))
                .toArray();
    }

    /// How many (scaled) ranges a value lies beyond the nearer percentile; beyond a range of no
    /// width, which is what a series has that is constant but for a few values, infinitely many.
    private static double score(double value, double low, double high) {
        double beyond = value > high ? value - high : Math.min(0, value - low);
        return beyond == 0 ? 0 : beyond / (RANGE_FACTOR * (high - low));
    }
}

package spoor.engine.scalar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.SeriesFitBodies.Line;
import spoor.engine.scalar.json.Json;

/// Bodies of `series_fit_2lines`: the split of a series whose two parts, each with the line of
/// least squares of its own, leave the least of the variance unexplained; the first of several.
///
/// Each part counts its places from 0, as `series_fit_line` does with the part alone; the split is
/// the place of the right part's first value.
final class SeriesTwoLinesBodies {
    /// Of the whole variance; a later split must be better by more than rounding.
    private static final double ROUNDING = 1e-12;

    private static final List<String> WHOLE =
            List.of("rsquare", "split_idx", "variance", "rvariance", "line_fit");
    private static final List<String> PART =
            List.of("rsquare", "slope", "interception", "variance", "rvariance");

    private SeriesTwoLinesBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("series_fit_2lines", a -> new Json.Array(columns(a)).text());
        to.put("series_fit_2lines_dynamic", a -> bag(columns(a)).text());
    }

    /// Those of the whole, of the right part and of the left part; null where there is no split.
    private static List<Json> columns(@Nullable Object[] a) {
        double[] series = Series.numbers(a, 0);
        if (series == null || series.length < 2) {
            List<Json> none = new ArrayList<>();
            for (int i = 0; i < WHOLE.size() + 2 * PART.size(); i++) {
                none.add(Json.Null.NULL);
            }
            return none;
        }
        int split = split(series);
        double[] left = Arrays.copyOfRange(series, 0, split);
        double[] right = Arrays.copyOfRange(series, split, series.length);
        Line leftLine = Line.through(left, left.length);
        Line rightLine = Line.through(right, right.length);
        double[] fitted = Arrays.copyOf(leftLine.values(left.length), series.length);
        System.arraycopy(rightLine.values(right.length), 0, fitted, split, right.length);
        List<Json> columns = new ArrayList<>();
        columns.add(new Json.Real(SeriesFitBodies.explained(series, fitted)));
        columns.add(new Json.Whole(split));
        columns.add(new Json.Real(Series.variance(series)));
        columns.add(new Json.Real(Series.variance(SeriesFitBodies.minus(series, fitted))));
        columns.add(Series.of(fitted));
        columns.addAll(part(right, rightLine));
        columns.addAll(part(left, leftLine));
        return columns;
    }

    private static List<Json> part(double[] values, Line line) {
        double[] fitted = line.values(values.length);
        return List.of(
                new Json.Real(SeriesFitBodies.explained(values, fitted)),
                new Json.Real(line.slope()),
                new Json.Real(line.interception()),
                new Json.Real(Series.variance(values)),
                new Json.Real(Series.variance(SeriesFitBodies.minus(values, fitted))));
    }

    private static Json.Bag bag(List<Json> columns) {
        Map<String, Json> bag = new LinkedHashMap<>();
        int place = 0;
        for (String name : WHOLE) {
            bag.put(name, columns.get(place++));
        }
        for (String side : List.of("right", "left")) {
            Map<String, Json> part = new LinkedHashMap<>();
            for (String name : PART) {
                part.put(name, columns.get(place++));
            }
            bag.put(side, new Json.Bag(part));
        }
        return new Json.Bag(bag);
    }

    private static int split(double[] series) {
        double mean = Series.mean(series);
        double[] begins = unexplained(series, mean);
        double[] reversed = new double[series.length];
        for (int i = 0; i < series.length; i++) {
            reversed[i] = series[series.length - 1 - i];
        }
        double[] ends = unexplained(reversed, mean);
        double rounding = 0;
        for (double value : series) {
            rounding += ROUNDING * (value - mean) * (value - mean);
        }
        int best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int split = 1; split < series.length; split++) {
            double left = begins[split] + ends[series.length - split];
            if (left < least - rounding) {
                least = left;
                best = split;
            }
        }
        return best;
    }

    /// For each count, what the line through the first values leaves: its sum of squares.
    private static double[] unexplained(double[] values, double mean) {
        double[] unexplained = new double[values.length + 1];
        double sum = 0;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double value = values[i] - mean;
            sum += value;
            products += i * value;
            squares += value * value;
            double count = i + 1;
            double ofPlaces = count * (count * count - 1) / 12;
            double ofBoth = products - i / 2.0 * sum;
            double ofValues = squares - sum * sum / count;
            double explained = ofPlaces == 0 ? 0 : ofBoth * ofBoth / ofPlaces;
            unexplained[i + 1] = Math.max(0, ofValues - explained);
        }
        return unexplained;
    }
}

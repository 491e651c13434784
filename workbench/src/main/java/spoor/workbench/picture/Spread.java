package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How numbers are spread: the box of a box plot (J. Tukey, 1977). Quartiles stand between the two
/// nearest values as numpy's and R's default does (type 7 of Hyndman and Fan, 1996); whiskers reach
/// the farthest value within one and a half times the box; what is beyond is an outlier.
///
/// @param count of the numbers, weights counted
/// @param outliers the distinct values, rising
record Spread(
        double count,
        double least,
        double lowWhisker,
        double lowQuartile,
        double median,
        double highQuartile,
        double highWhisker,
        double greatest,
        List<Double> outliers) {
    /// A number and how often it counts.
    record Weighted(double value, double weight) {}

    /// @param values at least one, finite, of weights above 0
    static Spread of(List<Weighted> values) {
        List<Weighted> sorted = new ArrayList<>(values);
        sorted.sort(Comparator.comparingDouble(Weighted::value));
        double[] ends = new double[sorted.size()];
        double count = 0;
        for (int i = 0; i < ends.length; i++) {
            count += sorted.get(i).weight();
            ends[i] = count;
        }
        double low = quantile(sorted, ends, count, 0.25);
        double high = quantile(sorted, ends, count, 0.75);
        double reach = 1.5 * (high - low);
        double lowWhisker = Double.NaN;
        double highWhisker = Double.NaN;
        List<Double> outliers = new ArrayList<>();
        for (Weighted one : sorted) {
            double value = one.value();
            if (value < low - reach || value > high + reach) {
                if (outliers.isEmpty() || outliers.getLast() != value) {
                    outliers.add(value);
                }
            } else {
                lowWhisker = Double.isNaN(lowWhisker) ? value : lowWhisker;
                highWhisker = value;
            }
        }
        return new Spread(
                count,
                sorted.getFirst().value(),
                Math.min(lowWhisker, low),
                low,
                quantile(sorted, ends, count, 0.5),
                high,
                Math.max(highWhisker, high),
                sorted.getLast().value(),
                List.copyOf(outliers));
    }

    private static double quantile(
            List<Weighted> sorted, double[] ends, double count, double share) {
        double place = Math.max(0, share * (count - 1));
        double below = Math.floor(place);
        double lower = at(sorted, ends, below);
        double upper = at(sorted, ends, Math.min(below + 1, Math.ceil(place)));
        return lower + (place - below) * (upper - lower);
    }

    /// The value at a place (from 0) of all, each as often as it counts.
    private static double at(List<Weighted> sorted, double[] ends, double place) {
        int low = 0;
        int high = ends.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return sorted.get(low).value();
    }
}

package spoor.mining.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Counts (weights) of rows by actual and predicted class.
///
/// @param counts by actual, then predicted class; after the classes one place more for rows without
///   a prediction, which are wrong whatever they are; not written to again
public record ConfusionMatrix(double[][] counts) {

    /// @param classes how many there are
    /// @param actual numbers below it
    /// @param predicted numbers below it; -1 for no prediction
    /// @param weights per row, or empty: each row weighs 1
    public static ConfusionMatrix of(int classes, int[] actual, int[] predicted, double[] weights) {
        double[][] counts = new double[classes][classes + 1];
        for (int row = 0; row < actual.length; row++) {
            int place = predicted[row] < 0 ? classes : predicted[row];
            counts[actual[row]][place] += Weights.of(weights, row);
        }
        return new ConfusionMatrix(counts);
    }

    public int classes() {
        return counts.length;
    }

    public double count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /// The weight of the rows that are of a class.
    public double actual(int one) {
        double sum = 0;
        for (double count : counts[one]) {
            sum += count;
        }
        return sum;
    }

    /// The weight of the rows predicted to be of a class.
    public double predicted(int one) {
        double sum = 0;
        for (double[] row : counts) {
            sum += row[one];
        }
        return sum;
    }

    public double total() {
        double sum = 0;
        for (int one = 0; one < counts.length; one++) {
            sum += actual(one);
        }
        return sum;
    }

    /// The share of rows predicted as they are; NaN without rows.
    public double accuracy() {
        double right = 0;
        for (int one = 0; one < counts.length; one++) {
            right += counts[one][one];
        }
        return right / total();
    }

    /// The share of the rows that are of a class; NaN without rows.
    public double baseRate(int one) {
        return actual(one) / total();
    }

    /// The commonest class, of several the first: what a model that looks at nothing would say.
    public int majority() {
        int most = 0;
        for (int one = 1; one < counts.length; one++) {
            most = actual(one) > actual(most) ? one : most;
        }
        return most;
    }

    /// The same rows, all predicted to be of one class.
    public ConfusionMatrix always(int predicted) {
        double[][] all = new double[counts.length][counts.length + 1];
        for (int one = 0; one < all.length; one++) {
            all[one][predicted] = actual(one);
        }
        return new ConfusionMatrix(all);
    }

    public Scores scores(int one) {
        double right = counts[one][one];
        double actual = actual(one);
        double predicted = predicted(one);
        return new Scores(
                actual, right / predicted, right / actual, 2 * right / (actual + predicted));
    }

    /// The plain mean over the classes that are or were predicted; what is not defined counts as 0,
    /// as in scikit-learn.
    public Scores macro() {
        return mean(scores -> 1);
    }

    /// The mean over the classes by their support; its recall is [#accuracy].
    public Scores weighted() {
        return mean(Scores::support);
    }

    private Scores mean(ToDoubleFunction<Scores> weight) {
        List<Scores> all = new ArrayList<>();
        for (int one = 0; one < counts.length; one++) {
            if (actual(one) > 0 || predicted(one) > 0) {
                all.add(scores(one));
            }
        }
        return new Scores(
                total(),
                mean(all, weight, Scores::precision),
                mean(all, weight, Scores::recall),
                mean(all, weight, Scores::f1));
    }

    private static double mean(
            List<Scores> all, ToDoubleFunction<Scores> weight, ToDoubleFunction<Scores> value) {
        double sum = 0;
        double weights = 0;
        for (Scores one : all) {
            double number = value.applyAsDouble(one);
            sum += Double.isNaN(number) ? 0 : weight.applyAsDouble(one) * number;
            weights += weight.applyAsDouble(one);
        }
        return sum / weights;
    }
}

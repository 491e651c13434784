package spoor.mining.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whether probabilities mean what they say: of the rows given .8, are .8 positive?
///
/// @param bins those with rows, by probability
/// @param error the expected calibration error: the mean distance of share and probability of the
///   bins, by their weight (M. Pakdaman Naeini, G. Cooper, M. Hauskrecht, 2015); NaN without rows
/// @param brier the mean squared distance of probability and truth (1 or 0); NaN without rows
public record Calibration(List<Bin> bins, double error, double brier) {
    public Calibration {
        bins = List.copyOf(bins);
    }

    /// @param from the least probability that falls in it
    /// @param to the border to the next
    /// @param weight of its rows
    /// @param probability their mean probability
    /// @param share of them that is positive
    public record Bin(double from, double to, double weight, double probability, double share) {}

    /// In bins of equal width; a probability on a border falls in the bin above it, 1 in the last.
    ///
    /// @param probabilities from 0 to 1, never NaN
    /// @param weights per row, or empty: each row weighs 1
    public static Calibration equalWidth(
            boolean[] positive, double[] probabilities, double[] weights, int bins) {
        double[] borders = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            borders[i] = (double) i / bins;
        }
        return of(positive, probabilities, weights, borders);
    }

    /// In bins of about equally many rows. Rows of one probability are never parted.
    public static Calibration equalCount(
            boolean[] positive, double[] probabilities, double[] weights, int bins) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        double[] borders = new double[bins + 1];
        int count = 0;
        for (int i = 1; i < bins && sorted.length > 0; i++) {
            double border = sorted[(int) ((long) i * sorted.length / bins)];
            if (border > borders[count]) {
                borders[++count] = border;
            }
        }
        borders[++count] = 1;
        return of(positive, probabilities, weights, Arrays.copyOf(borders, count + 1));
    }

    /// The mean of the squared distances of all classes' probabilities from the truth, summed over
    /// the classes (G. Brier, 1950): from 0 to 2. For two classes twice what [#brier] says.
    ///
    /// @param actual class numbers
    /// @param probabilities per row those of all classes
    public static double brier(int[] actual, double[][] probabilities, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < actual.length; row++) {
            double distance = 0;
            for (int one = 0; one < probabilities[row].length; one++) {
                double off = probabilities[row][one] - (one == actual[row] ? 1 : 0);
                distance += off * off;
            }
            sum += Weights.of(weights, row) * distance;
            total += Weights.of(weights, row);
        }
        return sum / total;
    }

    private static Calibration of(
            boolean[] positive, double[] probabilities, double[] weights, double[] borders) {
        int bins = borders.length - 1;
        double[] weight = new double[bins];
        double[] sum = new double[bins];
        double[] share = new double[bins];
        double squares = 0;
        double total = 0;
        for (int row = 0; row < positive.length; row++) {
            double probability = probabilities[row];
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("probability " + probability);
            }
            double one = Weights.of(weights, row);
            int bin = bin(borders, probability);
            weight[bin] += one;
            sum[bin] += one * probability;
            share[bin] += positive[row] ? one : 0;
            double off = probability - (positive[row] ? 1 : 0);
            squares += one * off * off;
            total += one;
        }
        List<Bin> filled = new ArrayList<>();
        double error = 0;
        for (int i = 0; i < bins; i++) {
            if (weight[i] > 0) {
                filled.add(
                        new Bin(
                                borders[i],
                                borders[i + 1],
                                weight[i],
                                sum[i] / weight[i],
                                share[i] / weight[i]));
                error += Math.abs(share[i] - sum[i]);
            }
        }
        return new Calibration(filled, error / total, squares / total);
    }

    private static int bin(double[] borders, double probability) {
        int found = Arrays.binarySearch(borders, probability + 0.0);
        int bin = found >= 0 ? found : -found - 2;
        return Math.min(bin, borders.length - 2);
    }
}

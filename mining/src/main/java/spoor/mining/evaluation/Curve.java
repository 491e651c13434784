package spoor.mining.evaluation;

import java.util.Arrays;

/// What a cut at each score would find: the rows with at least that score are called positive. One
/// point per distinct score, from the highest down; rows of one score come together, however the
/// table is ordered. Both curves, of true against false positives (ROC) and of precision against
/// recall, are made of these points.
///
/// @param thresholds the distinct scores, descending
/// @param truePositives the weight of the positive rows with at least that score
/// @param falsePositives the weight of the others
/// @param positives of all rows
/// @param negatives of all rows
public record Curve(
        double[] thresholds,
        double[] truePositives,
        double[] falsePositives,
        double positives,
        double negatives) {

    /// @param positive whether a row is of the class asked for
    /// @param scores the higher, the more likely; never NaN
    /// @param weights per row, or empty: each row weighs 1
    public static Curve of(boolean[] positive, double[] scores, double[] weights) {
        double[] distinct = distinct(scores);
        double[] hits = new double[distinct.length];
        double[] misses = new double[distinct.length];
        for (int row = 0; row < scores.length; row++) {
            int place = distinct.length - 1 - Arrays.binarySearch(distinct, scores[row] + 0.0);
            (positive[row] ? hits : misses)[place] += Weights.of(weights, row);
        }
        double[] thresholds = new double[distinct.length];
        for (int i = 0; i < distinct.length; i++) {
            thresholds[i] = distinct[distinct.length - 1 - i];
            hits[i] += i == 0 ? 0 : hits[i - 1];
            misses[i] += i == 0 ? 0 : misses[i - 1];
        }
        int last = distinct.length - 1;
        return new Curve(
                thresholds, hits, misses, last < 0 ? 0 : hits[last], last < 0 ? 0 : misses[last]);
    }

    public int points() {
        return thresholds.length;
    }

    /// The share of the positives found at a point; NaN without positives.
    public double recall(int point) {
        return truePositives[point] / positives;
    }

    /// The share of the negatives flagged at a point; NaN without negatives.
    public double falsePositiveRate(int point) {
        return falsePositives[point] / negatives;
    }

    /// Of the rows flagged at a point, the share that is positive.
    public double precision(int point) {
        return truePositives[point] / (truePositives[point] + falsePositives[point]);
    }

    /// The probability that a positive row scores higher than a negative one, ties by half: the
    /// area below the ROC curve; NaN where a side has no rows.
    public double rocArea() {
        double area = 0;
        double foundBefore = 0;
        double flaggedBefore = 0;
        for (int point = 0; point < thresholds.length; point++) {
            area +=
                    (falsePositives[point] - flaggedBefore)
                            * (truePositives[point] + foundBefore)
                            / 2;
            foundBefore = truePositives[point];
            flaggedBefore = falsePositives[point];
        }
        return area / (positives * negatives);
    }

    /// The area below the curve of precision and recall as average precision, `sum (R_i - R_(i-1))
    /// P_i`, without interpolation, as scikit-learn's `average_precision_score`; NaN without
    /// positives. A score that tells nothing has the base rate.
    public double averagePrecision() {
        double area = 0;
        double before = 0;
        for (int point = 0; point < thresholds.length; point++) {
            if (truePositives[point] > before) {
                area += (truePositives[point] - before) * precision(point);
                before = truePositives[point];
            }
        }
        return area / positives;
    }

    /// The distinct scores, ascending; 0 and -0 are one.
    private static double[] distinct(double[] scores) {
        double[] sorted = new double[scores.length];
        for (int i = 0; i < sorted.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException("score " + i + " is NaN");
            }
            sorted[i] = scores[i] + 0.0;
        }
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[count - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }
}

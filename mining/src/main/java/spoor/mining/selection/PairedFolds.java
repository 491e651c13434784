package spoor.mining.selection;

/// How surely one model is better than another, by the differences that they make fold by fold.
///
/// The corrected resampled t-test of C. Nadeau and Y. Bengio (*Inference for the generalization
/// error*, 2003): folds share most of the rows that they learn from, so that their differences vary
/// less than those of fresh data would; the variance of the mean is taken as `(1/n + held / learnt)
/// s²` instead of `s²/n`.
///
/// @param mean of the differences
/// @param low the lower end of the interval that holds the true difference in 95 of 100 cases
/// @param probability of differences at least as great between models that are equally good
record PairedFolds(double mean, double low, double high, double probability) {
    private static final double OUTSIDE = 0.05;

    /// @param differences one per fold, at least two
    /// @param ratio rows held back to rows learnt from
    static PairedFolds of(double[] differences, double ratio) {
        int folds = differences.length;
        double sum = 0;
        for (double difference : differences) {
            sum += difference;
        }
        double mean = sum / folds;
        double squares = 0;
        for (double difference : differences) {
            squares += (difference - mean) * (difference - mean);
        }
        double error = Math.sqrt((1.0 / folds + ratio) * squares / (folds - 1));
        double reach = StudentT.quantile(OUTSIDE, folds - 1) * error;
        double probability =
                mean == 0 ? 1 : error == 0 ? 0 : StudentT.farther(mean / error, folds - 1);
        return new PairedFolds(mean, mean - reach, mean + reach, probability);
    }

    /// The probabilities corrected for how many comparisons were made (S. Holm, 1979), in place of
    /// each.
    static double[] holm(double[] probabilities) {
        int count = probabilities.length;
        double[] corrected = new double[count];
        boolean[] done = new boolean[count];
        double most = 0;
        for (int step = 0; step < count; step++) {
            int least = -1;
            for (int i = 0; i < count; i++) {
                if (!done[i] && (least < 0 || probabilities[i] < probabilities[least])) {
                    least = i;
                }
            }
            done[least] = true;
            most = Math.max(most, Math.min(1, (count - step) * probabilities[least]));
            corrected[least] = most;
        }
        return corrected;
    }
}

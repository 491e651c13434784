package spoor.mining.learning;

/// Mean and deviation of a column of numbers; what is missing does not count.
///
/// @param deviation above 0: 1 where all numbers are equal
record Spread(double mean, double deviation) {
    static Spread of(double[] values, long[] weights) {
        double weight = 0;
        double mean = 0;
        double squares = 0;
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                // Welford's way, with weights
                weight += weights[row];
                double before = values[row] - mean;
                mean += before * weights[row] / weight;
                squares += weights[row] * before * (values[row] - mean);
            }
        }
        double deviation = weight > 0 ? Math.sqrt(squares / weight) : 0;
        boolean usable = deviation >= Double.MIN_NORMAL && deviation < Double.POSITIVE_INFINITY;
        return new Spread(Double.isFinite(mean) ? mean : 0, usable ? deviation : 1);
    }
}

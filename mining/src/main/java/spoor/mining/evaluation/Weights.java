package spoor.mining.evaluation;

/// Weights of rows, where an empty array says that each row weighs 1.
final class Weights {
    private Weights() {}

    static double of(double[] weights, int row) {
        return weights.length == 0 ? 1 : weights[row];
    }
}

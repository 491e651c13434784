package spoor.mining.clusters;

/// Points in a space of a few dimensions, one after another in one array, each with a weight.
///
/// @param dimensions how many numbers make a point
/// @param values the numbers, point after point
/// @param weights how many rows each point stands for
record Points(int dimensions, double[] values, long[] weights) {
    int count() {
        return weights.length;
    }

    double value(int point, int dimension) {
        return values[point * dimensions + dimension];
    }

    /// The square of the distance of two points. The squares are added in the order of the
    /// dimensions, as the boxes of [PointTree] do: rounding then never parts the two.
    double squaredDistance(int a, int b) {
        int i = a * dimensions;
        int j = b * dimensions;
        double sum = 0;
        for (int end = i + dimensions; i < end; i++, j++) {
            double difference = values[i] - values[j];
            sum += difference * difference;
        }
        return sum;
    }
}

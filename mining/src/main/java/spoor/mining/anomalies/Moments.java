package spoor.mining.anomalies;

/// Mean, standard deviation and skewness of a column over all rows, as of a whole population.
///
/// @param skewness 0 where all rows are equal
record Moments(double mean, double deviation, double skewness) {
    static Moments of(Shapes shapes, int column) {
        double mean = 0;
        for (int shape = 0; shape < shapes.count(); shape++) {
            mean += shapes.value(shape, column) * shapes.weights()[shape];
        }
        mean /= shapes.rows();
        double second = 0;
        double third = 0;
        for (int shape = 0; shape < shapes.count(); shape++) {
            double off = shapes.value(shape, column) - mean;
            second += shapes.weights()[shape] * off * off;
            third += shapes.weights()[shape] * off * off * off;
        }
        second /= shapes.rows();
        third /= shapes.rows();
        boolean equal = equal(shapes, column);
        double deviation = equal ? 0 : Math.sqrt(second);
        double cube = deviation * second;
        return new Moments(mean, deviation, equal || cube == 0 ? 0 : third / cube);
    }

    private static boolean equal(Shapes shapes, int column) {
        for (int shape = 1; shape < shapes.count(); shape++) {
            if (shapes.value(shape, column) != shapes.value(0, column)) {
                return false;
            }
        }
        return true;
    }
}

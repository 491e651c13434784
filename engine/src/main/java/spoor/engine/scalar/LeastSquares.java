package spoor.engine.scalar;

/// Least squares by Householder's reflections, which lose fewer digits than normal equations.
final class LeastSquares {
    private LeastSquares() {}

    /// The coefficients of the polynomial that fits best, the highest power's first.
    static double[] polynomial(double[] places, double[] values, int degree) {
        int rows = places.length;
        int columns = degree + 1;
        double[][] matrix = new double[rows][columns];
        double[] right = values.clone();
        for (int row = 0; row < rows; row++) {
            double power = 1;
            for (int column = degree; column >= 0; column--) {
                matrix[row][column] = power;
                power *= places[row];
            }
        }
        for (int column = 0; column < columns; column++) {
            reflect(matrix, right, column);
        }
        double[] result = new double[columns];
        for (int column = columns - 1; column >= 0; column--) {
            double sum = right[column];
            for (int other = column + 1; other < columns; other++) {
                sum -= matrix[column][other] * result[other];
            }
            result[column] = sum / matrix[column][column];
        }
        return result;
    }

    private static void reflect(double[][] matrix, double[] right, int column) {
        double norm = 0;
        for (int row = column; row < matrix.length; row++) {
            norm = Math.hypot(norm, matrix[row][column]);
        }
        if (norm == 0) {
            return;
        }
        double alpha = matrix[column][column] > 0 ? -norm : norm;
        double[] mirror = new double[matrix.length];
        for (int row = column; row < matrix.length; row++) {
            mirror[row] = matrix[row][column];
        }
        mirror[column] -= alpha;
        double length = 0;
        for (int row = column; row < matrix.length; row++) {
            length += mirror[row] * mirror[row];
        }
        for (int other = column; other < matrix[column].length; other++) {
            double product = 0;
            for (int row = column; row < matrix.length; row++) {
                product += mirror[row] * matrix[row][other];
            }
            for (int row = column; row < matrix.length; row++) {
                matrix[row][other] -= 2 * product / length * mirror[row];
            }
        }
        double product = 0;
        for (int row = column; row < matrix.length; row++) {
            product += mirror[row] * right[row];
        }
        for (int row = column; row < matrix.length; row++) {
            right[row] -= 2 * product / length * mirror[row];
        }
    }
}

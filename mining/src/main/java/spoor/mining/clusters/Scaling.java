package spoor.mining.clusters;

/// How the numbers of the columns are made comparable.
///
/// @param kind what is done
/// @param units what a column's numbers are divided by; 1 where nothing is
record Scaling(Kind kind, double[] units) {
    enum Kind {
        /// Each column in units of its standard deviation over all rows; a column of one value as
        /// it is.
        DEVIATION,
        /// Each row divided by its own length, as the sum of squares has it: only the ratios of a
        /// row's numbers count.
        ROWS,
        /// As they are.
        NONE
    }

    static Scaling of(Kind kind, Points raw) {
        double[] units = new double[raw.dimensions()];
        for (int dimension = 0; dimension < units.length; dimension++) {
            units[dimension] = kind == Kind.DEVIATION ? deviation(raw, dimension) : 1;
        }
        return new Scaling(kind, units);
    }

    /// The standard deviation of a column; 1 where it has one value.
    private static double deviation(Points raw, int dimension) {
        double rows = 0;
        double sum = 0;
        double first = raw.value(0, dimension);
        for (int point = 0; point < raw.count(); point++) {
            rows += raw.weights()[point];
            sum += raw.weights()[point] * (raw.value(point, dimension) - first);
        }
        double mean = first + sum / rows;
        double squares = 0;
        for (int point = 0; point < raw.count(); point++) {
            double difference = raw.value(point, dimension) - mean;
            squares += raw.weights()[point] * difference * difference;
        }
        double deviation = Math.sqrt(squares / rows);
        return deviation > 0 && Double.isFinite(deviation) ? deviation : 1;
    }

    Points apply(Points raw) {
        int dimensions = raw.dimensions();
        double[] values = new double[raw.values().length];
        for (int point = 0; point < raw.count(); point++) {
            int from = point * dimensions;
            double length = kind == Kind.ROWS ? length(raw.values(), from, dimensions) : 1;
            for (int d = 0; d < dimensions; d++) {
                values[from + d] = raw.values()[from + d] / (length * units[d]) + 0.0;
            }
        }
        return new Points(dimensions, values, raw.weights());
    }

    /// The length of a row; 1 for one of zeros alone, which stays as it is.
    private static double length(double[] values, int from, int dimensions) {
        double sum = 0;
        for (int i = from; i < from + dimensions; i++) {
            sum += values[i] * values[i];
        }
        return sum == 0 ? 1 : Math.sqrt(sum);
    }
}

package spoor.mining.clusters;

import java.util.List;
import spoor.mining.DistinctRows;
import spoor.mining.Rows;
import spoor.model.Vector;

/// Finds the point that a row's numbers make among those seen before, and counts its rows.
final class DistinctPoints {
    private final int dimensions;
    private final double[] row;
    private final DistinctRows points;

    /// Per column, how many rows have no finite number there.
    private final long[] missing;

    DistinctPoints(int dimensions) {
        this.dimensions = dimensions;
        this.row = new double[dimensions];
        this.points = new DistinctRows(dimensions);
        this.missing = new long[dimensions];
    }

    /// The number of the row's point; -1 when a number is missing.
    int add(List<Vector> columns, int at) {
        boolean complete = true;
        for (int d = 0; d < dimensions; d++) {
            double value = Rows.number(columns.get(d), at);
            // -0 becomes 0
            row[d] = value + 0.0;
            if (!Double.isFinite(value)) {
                missing[d]++;
                complete = false;
            }
        }
        return complete ? points.add(row, 0) : -1;
    }

    int count() {
        return points.count();
    }

    long weight(int point) {
        return points.weight(point);
    }

    long missing(int dimension) {
        return missing[dimension];
    }

    Points points() {
        return new Points(dimensions, points.values(), points.weights());
    }
}

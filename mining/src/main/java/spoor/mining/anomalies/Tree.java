package spoor.mining.anomalies;

/// A tree that parts rows by splits drawn at random. Nodes stand parent first, the lower side of a
/// split right behind it.
///
/// @param column what a node splits by; [#LEAF] or [#PLANE]
/// @param threshold the largest value of the lower side
/// @param upper the node of the upper side
/// @param depth the splits above a node
/// @param size how many rows of the sample are in it
/// @param expected the depth at which a row of it is expected to stand alone
/// @param planes node after node, the normal of its plane and a point of it; empty without planes
record Tree(
        int[] column,
        double[] threshold,
        int[] upper,
        int[] depth,
        int[] size,
        double[] expected,
        double[] planes) {
    static final int LEAF = -1;
    static final int PLANE = -2;

    /// The leaf that a row falls into.
    int leaf(double[] rows, int from, int dimensions) {
        int node = 0;
        while (column[node] != LEAF) {
            node = next(node, rows, from, dimensions);
        }
        return node;
    }

    private int next(int node, double[] rows, int from, int dimensions) {
        int by = column[node];
        boolean lower =
                by >= 0
                        ? rows[from + by] <= threshold[node]
                        : side(planes, node, rows, from, dimensions) <= 0;
        return lower ? node + 1 : upper[node];
    }

    /// On which side of a node's plane a row lies: below 0, or above.
    static double side(double[] planes, int node, double[] rows, int from, int dimensions) {
        int normal = 2 * node * dimensions;
        double side = 0;
        for (int d = 0; d < dimensions; d++) {
            side += (rows[from + d] - planes[normal + dimensions + d]) * planes[normal + d];
        }
        return side;
    }

    /// Adds to each column by how much its splits changed the depth at which the row is expected to
    /// stand alone; the sum over all columns is that of the leaf less that of the root.
    ///
    /// @return the leaf that it falls into
    int addChanges(double[] rows, int from, int dimensions, double[] changes) {
        int node = 0;
        while (column[node] != LEAF) {
            int next = next(node, rows, from, dimensions);
            double change = expected[next] - expected[node];
            if (column[node] >= 0) {
                changes[column[node]] += change;
            } else {
                addByPlane(node, rows, from, dimensions, change, changes);
            }
            node = next;
        }
        return node;
    }

    /// A plane's change is shared out by how far each column takes the row from the plane's point.
    private void addByPlane(
            int node, double[] rows, int from, int dimensions, double change, double[] changes) {
        double sum = 0;
        for (int d = 0; d < dimensions; d++) {
            sum += part(node, rows, from, dimensions, d);
        }
        for (int d = 0; d < dimensions; d++) {
            changes[d] +=
                    sum == 0
                            ? change / dimensions
                            : change * part(node, rows, from, dimensions, d) / sum;
        }
    }

    private double part(int node, double[] rows, int from, int dimensions, int d) {
        int normal = 2 * node * dimensions;
        return Math.abs((rows[from + d] - planes[normal + dimensions + d]) * planes[normal + d]);
    }
}

package spoor.mining.clusters;

import java.util.Arrays;

/// A k-d tree over points: nodes halve their points at the median of their widest dimension, down
/// to leaves of few points or of points that all lie within a given distance of each other.
///
/// Bounds of distances between boxes are computed with the operations that compute distances, in
/// the same order. As rounding is monotone they bound the computed distances too, so that a search
/// through the tree gives exactly what comparing all pairs would.
final class PointTree {
    static final int LEAF = 8;
    private static final int NONE = -1;

    final Points points;

    /// The points, node after node: those of node n are from `starts[n]` to before `ends[n]`.
    final int[] order;

    int[] starts;
    int[] ends;

    /// The first child of a node, -1 for a leaf; the second has the next number.
    int[] children;

    /// Whether all points of a leaf lie within the distance of each other.
    boolean[] tight;

    long[] weights;
    private double[] low;
    private double[] high;
    private int nodes;

    /// @param distance leaves whose box is no wider are not split
    PointTree(Points points, double distance) {
        this.points = points;
        int count = points.count();
        this.order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        int room = Math.max(1, 4 * (count / LEAF + 1));
        starts = new int[room];
        ends = new int[room];
        children = new int[room];
        tight = new boolean[room];
        weights = new long[room];
        low = new double[room * points.dimensions()];
        high = new double[room * points.dimensions()];
        double squared = distance * distance;
        add(0, count);
        for (int node = 0; node < nodes; node++) {
            int size = ends[node] - starts[node];
            tight[node] = squaredWidth(node) <= squared;
            if (tight[node] || size <= LEAF) {
                continue;
            }
            int middle = starts[node] + size / 2;
            select(starts[node], ends[node] - 1, middle, widest(node));
            children[node] = nodes;
            add(starts[node], middle);
            add(middle, ends[node]);
        }
    }

    int nodes() {
        return nodes;
    }

    boolean isLeaf(int node) {
        return children[node] == NONE;
    }

    private void add(int start, int end) {
        if (nodes == starts.length) {
            int room = 2 * nodes;
            starts = Arrays.copyOf(starts, room);
            ends = Arrays.copyOf(ends, room);
            children = Arrays.copyOf(children, room);
            tight = Arrays.copyOf(tight, room);
            weights = Arrays.copyOf(weights, room);
            low = Arrays.copyOf(low, room * points.dimensions());
            high = Arrays.copyOf(high, room * points.dimensions());
        }
        int dimensions = points.dimensions();
        int at = nodes * dimensions;
        Arrays.fill(low, at, at + dimensions, Double.POSITIVE_INFINITY);
        Arrays.fill(high, at, at + dimensions, Double.NEGATIVE_INFINITY);
        long weight = 0;
        for (int i = start; i < end; i++) {
            int from = order[i] * dimensions;
            weight += points.weights()[order[i]];
            for (int d = 0; d < dimensions; d++) {
                double value = points.values()[from + d];
                low[at + d] = Math.min(low[at + d], value);
                high[at + d] = Math.max(high[at + d], value);
            }
        }
        starts[nodes] = start;
        ends[nodes] = end;
        children[nodes] = NONE;
        weights[nodes] = weight;
        nodes++;
    }

    private double squaredWidth(int node) {
        int at = node * points.dimensions();
        double sum = 0;
        for (int d = 0; d < points.dimensions(); d++) {
            double width = high[at + d] - low[at + d];
            sum += width * width;
        }
        return sum;
    }

    private int widest(int node) {
        int at = node * points.dimensions();
        int widest = 0;
        for (int d = 1; d < points.dimensions(); d++) {
            if (high[at + d] - low[at + d] > high[at + widest] - low[at + widest]) {
                widest = d;
            }
        }
        return widest;
    }

    /// Puts the point of a rank to its place, lesser ones before it. Equal values stand in the
    /// order of the points, so that the tree depends on the points alone.
    private void select(int from, int to, int rank, int dimension) {
        int left = from;
        int right = to;
        while (left < right) {
            int pivot = order[left + (right - left) / 2];
            int i = left;
            int j = right;
            while (i <= j) {
                while (less(order[i], pivot, dimension)) {
                    i++;
                }
                while (less(pivot, order[j], dimension)) {
                    j--;
                }
                if (i <= j) {
                    int moved = order[i];
                    order[i++] = order[j];
                    order[j--] = moved;
                }
            }
            if (rank <= j) {
                right = j;
            } else if (rank >= i) {
                left = i;
            } else {
                return;
            }
        }
    }

    private boolean less(int a, int b, int dimension) {
        double x = points.value(a, dimension);
        double y = points.value(b, dimension);
        return x < y || x == y && a < b;
    }

    /// The least squared distance that a point of a node can have from a point.
    double squaredLeast(int node, int point) {
        int at = node * points.dimensions();
        int from = point * points.dimensions();
        double sum = 0;
        for (int d = 0; d < points.dimensions(); d++) {
            double value = points.values()[from + d];
            double difference =
                    value < low[at + d]
                            ? low[at + d] - value
                            : value > high[at + d] ? value - high[at + d] : 0;
            sum += difference * difference;
        }
        return sum;
    }

    /// The largest squared distance that a point of a node can have from a point.
    double squaredMost(int node, int point) {
        int at = node * points.dimensions();
        int from = point * points.dimensions();
        double sum = 0;
        for (int d = 0; d < points.dimensions(); d++) {
            double value = points.values()[from + d];
            double difference = Math.max(value - low[at + d], high[at + d] - value);
            sum += difference * difference;
        }
        return sum;
    }

    /// The least squared distance that points of two nodes can have.
    double squaredBetween(int a, int b) {
        int i = a * points.dimensions();
        int j = b * points.dimensions();
        double sum = 0;
        for (int d = 0; d < points.dimensions(); d++, i++, j++) {
            double difference =
                    high[i] < low[j] ? low[j] - high[i] : low[i] > high[j] ? low[i] - high[j] : 0;
            sum += difference * difference;
        }
        return sum;
    }

    /// The largest squared distance that points of two nodes can have.
    double squaredAcross(int a, int b) {
        int i = a * points.dimensions();
        int j = b * points.dimensions();
        double sum = 0;
        for (int d = 0; d < points.dimensions(); d++, i++, j++) {
            double difference = Math.max(high[i] - low[j], high[j] - low[i]);
            sum += difference * difference;
        }
        return sum;
    }
}

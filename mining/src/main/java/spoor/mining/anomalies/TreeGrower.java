package spoor.mining.anomalies;

import java.util.Arrays;
import spoor.mining.Draws;

/// Grows one tree from a sample.
final class TreeGrower {
    private final Shapes shapes;
    private final int dimensions;
    private final int[] sample;
    private final int[] counts;
    private final int deepest;
    private final Draws draws;

    /// Per column one over its deviation, 0 where it has none; empty where splits are by one
    /// column.
    private final double[] scale;

    private final int[] candidates;
    private int nodes;
    private int[] column;
    private double[] threshold;
    private int[] upper;
    private int[] depth;
    private int[] size;
    private double[] expected;
    private double[] planes;

    /// @param deepest splits above a leaf at most
    TreeGrower(
            Shapes shapes, WeightedSample.Drawn drawn, int deepest, double[] scale, Draws draws) {
        this.shapes = shapes;
        this.dimensions = shapes.dimensions();
        this.sample = drawn.shapes();
        this.counts = drawn.counts();
        this.deepest = deepest;
        this.scale = scale;
        this.draws = draws;
        this.candidates = new int[dimensions];
        for (int d = 0; d < dimensions; d++) {
            candidates[d] = d;
        }
        int most = 2 * sample.length + 1;
        column = new int[most];
        threshold = new double[most];
        upper = new int[most];
        depth = new int[most];
        size = new int[most];
        expected = new double[most];
        planes = new double[scale.length == 0 ? 0 : Math.multiplyExact(2 * most, dimensions)];
    }

    Tree grow() {
        grow(0, sample.length, 0);
        return new Tree(
                Arrays.copyOf(column, nodes),
                Arrays.copyOf(threshold, nodes),
                Arrays.copyOf(upper, nodes),
                Arrays.copyOf(depth, nodes),
                Arrays.copyOf(size, nodes),
                Arrays.copyOf(expected, nodes),
                scale.length == 0 ? planes : Arrays.copyOf(planes, 2 * nodes * dimensions));
    }

    private void grow(int from, int to, int level) {
        int node = open(from, to, level);
        if (size[node] <= 1 || level == deepest) {
            return;
        }
        int middle =
                scale.length == 0 ? splitByColumn(node, from, to) : splitByPlane(node, from, to);
        if (middle < 0) {
            return;
        }
        grow(from, middle, level + 1);
        upper[node] = nodes;
        grow(middle, to, level + 1);
    }

    private int open(int from, int to, int level) {
        int node = nodes++;
        if (node == column.length) {
            room();
        }
        int rows = 0;
        for (int i = from; i < to; i++) {
            rows += counts[i];
        }
        column[node] = Tree.LEAF;
        depth[node] = level;
        size[node] = rows;
        expected[node] = level + PathLength.usual(rows);
        return node;
    }

    /// Planes may leave one side empty, so that there can be more nodes than two for each row.
    private void room() {
        int most = 2 * column.length;
        column = Arrays.copyOf(column, most);
        threshold = Arrays.copyOf(threshold, most);
        upper = Arrays.copyOf(upper, most);
        depth = Arrays.copyOf(depth, most);
        size = Arrays.copyOf(size, most);
        expected = Arrays.copyOf(expected, most);
        planes = Arrays.copyOf(planes, Math.multiplyExact(2 * most, dimensions));
    }

    /// A column is drawn from those in which the rows differ, then a value between its least and
    /// its largest.
    ///
    /// @return where the upper side begins; -1 where all rows are equal
    private int splitByColumn(int node, int from, int to) {
        for (int left = dimensions; left > 0; left--) {
            int drawn = (int) draws.evenlyBelow(left);
            int by = candidates[drawn];
            candidates[drawn] = candidates[left - 1];
            candidates[left - 1] = by;
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                double value = shapes.value(sample[i], by);
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            if (least < most) {
                double at = between(least, most);
                column[node] = by;
                threshold[node] = at;
                return part(from, to, by, at);
            }
        }
        return -1;
    }

    private double between(double least, double most) {
        double share = draws.unit();
        double at = least * (1 - share) + most * share;
        return at >= most || at < least ? least : at;
    }

    private int part(int from, int to, int by, double at) {
        int middle = from;
        for (int i = from; i < to; i++) {
            if (shapes.value(sample[i], by) <= at) {
                swap(i, middle++);
            }
        }
        return middle;
    }

    private void swap(int a, int b) {
        int shape = sample[a];
        sample[a] = sample[b];
        sample[b] = shape;
        int count = counts[a];
        counts[a] = counts[b];
        counts[b] = count;
    }

    /// A plane in a direction drawn at random, through a point drawn from the box of the rows
    /// (Hariri, Carrasco Kind, Brunner 2019), in units of each column's deviation.
    private int splitByPlane(int node, int from, int to) {
        int normal = 2 * node * dimensions;
        boolean differ = false;
        for (int d = 0; d < dimensions; d++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                double value = shapes.value(sample[i], d);
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            differ |= least < most;
            planes[normal + d] = draws.normal() * scale[d];
            planes[normal + dimensions + d] = between(least, most);
        }
        if (!differ) {
            return -1;
        }
        column[node] = Tree.PLANE;
        int middle = from;
        for (int i = from; i < to; i++) {
            if (Tree.side(planes, node, shapes.values(), sample[i] * dimensions, dimensions) <= 0) {
                swap(i, middle++);
            }
        }
        return middle;
    }
}

package spoor.mining.clusters;

import java.util.Arrays;
import spoor.model.Stop;

/// Looks for near points: the nearest of another group, and the distance of the k-th.
final class Nearest {
    private static final int MIXED = -2;

    private final Points points;
    private final PointTree tree;
    private int best;
    private double bestSquared;

    Nearest(PointTree tree) {
        this.points = tree.points;
        this.tree = tree;
    }

    /// The group of each node's points; -2 where they are of several. Groups are numbered from -1.
    int[] groupsOfNodes(int[] groups) {
        int[] nodes = new int[tree.nodes()];
        for (int node = nodes.length - 1; node >= 0; node--) {
            if (!tree.isLeaf(node)) {
                int left = nodes[tree.children[node]];
                nodes[node] = left == nodes[tree.children[node] + 1] ? left : MIXED;
                continue;
            }
            int group = groups[tree.order[tree.starts[node]]];
            for (int i = tree.starts[node]; i < tree.ends[node]; i++) {
                if (groups[tree.order[i]] != group) {
                    group = MIXED;
                }
            }
            nodes[node] = group;
        }
        return nodes;
    }

    /// The nearest point that is not of a point's group; of points in no group (-1) the nearest
    /// other one. Of equals the first; -1 when there is none.
    int other(int point, int[] groups, int[] nodes) {
        best = -1;
        bestSquared = Double.POSITIVE_INFINITY;
        search(0, point, groups[point], groups, nodes);
        return best;
    }

    private void search(int node, int point, int group, int[] groups, int[] nodes) {
        if (group >= 0 && nodes[node] == group || tree.squaredLeast(node, point) > bestSquared) {
            return;
        }
        if (!tree.isLeaf(node)) {
            int left = tree.children[node];
            boolean leftFirst =
                    tree.squaredLeast(left, point) <= tree.squaredLeast(left + 1, point);
            search(leftFirst ? left : left + 1, point, group, groups, nodes);
            search(leftFirst ? left + 1 : left, point, group, groups, nodes);
            return;
        }
        for (int i = tree.starts[node]; i < tree.ends[node]; i++) {
            int other = tree.order[i];
            if (other == point || group >= 0 && groups[other] == group) {
                continue;
            }
            double squared = points.squaredDistance(point, other);
            if (squared < bestSquared || squared == bestSquared && other < best) {
                best = other;
                bestSquared = squared;
            }
        }
    }

    /// The squared distance of the k-th nearest other point; infinite when there are fewer.
    double squaredOfKth(int point, int k) {
        double[] nearest = new double[k];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        kth(0, point, nearest);
        return nearest[k - 1];
    }

    private void kth(int node, int point, double[] nearest) {
        if (tree.squaredLeast(node, point) >= nearest[nearest.length - 1]) {
            return;
        }
        if (!tree.isLeaf(node)) {
            int left = tree.children[node];
            boolean leftFirst =
                    tree.squaredLeast(left, point) <= tree.squaredLeast(left + 1, point);
            kth(leftFirst ? left : left + 1, point, nearest);
            kth(leftFirst ? left + 1 : left, point, nearest);
            return;
        }
        for (int i = tree.starts[node]; i < tree.ends[node]; i++) {
            int other = tree.order[i];
            double squared = other == point ? -1 : points.squaredDistance(point, other);
            if (squared < 0 || squared >= nearest[nearest.length - 1]) {
                continue;
            }
            int place = nearest.length - 1;
            while (place > 0 && nearest[place - 1] > squared) {
                nearest[place] = nearest[place - 1];
                place--;
            }
            nearest[place] = squared;
        }
    }

    /// The squared distance within which rows of a given weight lie about each point, its own rows
    /// included; infinite when there are fewer.
    double[] squaredCores(long least, Stop stop) {
        double[] cores = new double[points.count()];
        for (int point = 0; point < cores.length; point++) {
            stop.check();
            cores[point] = squaredCore(point, least);
        }
        return cores;
    }

    private double squaredCore(int point, long least) {
        long own = points.weights()[point];
        if (own >= least) {
            return 0;
        }
        int most = (int) Math.min(points.count() - 1L, least - own);
        if (most == 0) {
            return Double.POSITIVE_INFINITY;
        }
        Heaviest heaviest = new Heaviest(most, least - own);
        core(0, point, heaviest);
        return heaviest.reach();
    }

    private void core(int node, int point, Heaviest heaviest) {
        if (tree.squaredLeast(node, point) >= heaviest.reach()) {
            return;
        }
        if (!tree.isLeaf(node)) {
            int left = tree.children[node];
            boolean leftFirst =
                    tree.squaredLeast(left, point) <= tree.squaredLeast(left + 1, point);
            core(leftFirst ? left : left + 1, point, heaviest);
            core(leftFirst ? left + 1 : left, point, heaviest);
            return;
        }
        for (int i = tree.starts[node]; i < tree.ends[node]; i++) {
            int other = tree.order[i];
            if (other != point) {
                heaviest.add(points.squaredDistance(point, other), points.weights()[other]);
            }
        }
    }

    /// The nearest points so far, no more than weigh enough together.
    private static final class Heaviest {
        private final double[] squared;
        private final long[] weights;
        private final long least;
        private int count;
        private double reach = Double.POSITIVE_INFINITY;

        Heaviest(int most, long least) {
            this.squared = new double[most + 1];
            this.weights = new long[most + 1];
            this.least = least;
        }

        /// The squared distance of the last of them; infinite while they are too few.
        double reach() {
            return reach;
        }

        void add(double distance, long weight) {
            if (distance >= reach) {
                return;
            }
            int place = count;
            while (place > 0 && squared[place - 1] > distance) {
                squared[place] = squared[place - 1];
                weights[place] = weights[place - 1];
                place--;
            }
            squared[place] = distance;
            weights[place] = weight;
            count++;
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += weights[i];
                if (sum >= least) {
                    count = i + 1;
                    reach = squared[i];
                }
            }
        }
    }
}

package spoor.mining.clusters;

import java.util.Arrays;
import spoor.model.Stop;

/// DBSCAN over weighted points (Ester, Kriegel, Sander, Xu 1996), exact: a point is core when rows
/// of at least `least` lie within `distance` of it, itself included and the distance inclusive;
/// core points within the distance of each other share a cluster; another point goes to the first
/// cluster that has a core point within the distance, else it is an outlier.
///
/// Boxes of the tree that lie wholly within the distance are taken as one, so that time does not
/// grow with the number of pairs.
final class Dbscan {
    private final Points points;
    private final PointTree tree;
    private final double squared;
    private final long least;
    private final Stop stop;
    private final boolean[] core;
    private final long[] neighbours;

    /// A forest of core points; the root of a component stands for it.
    private final int[] parents;

    /// A core point of each node whose core points are known to share a component; -1 when not
    /// known, -2 for a node without core points.
    private final int[] component;

    private static final int UNKNOWN = -1;
    private static final int EMPTY = -2;

    private Dbscan(Points points, PointTree tree, double distance, long least, Stop stop) {
        this.points = points;
        this.tree = tree;
        this.squared = distance * distance;
        this.least = least;
        this.stop = stop;
        this.core = new boolean[points.count()];
        this.neighbours = new long[points.count()];
        this.parents = new int[points.count()];
        this.component = new int[tree.nodes()];
    }

    /// @param tree over the points, built with that distance
    static Clustering run(Points points, PointTree tree, double distance, long least, Stop stop) {
        Dbscan run = new Dbscan(points, tree, distance, least, stop);
        run.findCores();
        run.connect(0);
        return run.label();
    }

    private void findCores() {
        for (int node = 0; node < tree.nodes(); node++) {
            if (!tree.isLeaf(node)) {
                continue;
            }
            stop.check();
            boolean dense = tree.tight[node] && tree.weights[node] >= least;
            for (int i = tree.starts[node]; i < tree.ends[node]; i++) {
                int point = tree.order[i];
                parents[point] = point;
                long about = dense ? least : weightAbout(0, point, 0);
                core[point] = about >= least;
                neighbours[point] = core[point] ? 0 : about;
            }
        }
    }

    /// Rows within the distance, added to those found before; ends once there are enough.
    private long weightAbout(int node, int point, long before) {
        if (tree.squaredLeast(node, point) > squared) {
            return before;
        }
        if (tree.squaredMost(node, point) <= squared) {
            return before + tree.weights[node];
        }
        long found = before;
        if (!tree.isLeaf(node)) {
            found = weightAbout(tree.children[node], point, found);
            return found >= least ? found : weightAbout(tree.children[node] + 1, point, found);
        }
        for (int i = tree.starts[node]; i < tree.ends[node] && found < least; i++) {
            if (points.squaredDistance(point, tree.order[i]) <= squared) {
                found += points.weights()[tree.order[i]];
            }
        }
        return found;
    }

    private int root(int point) {
        int at = point;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /// The lesser point is the root.
    private void unite(int a, int b) {
        int x = root(a);
        int y = root(b);
        if (x != y) {
            parents[Math.max(x, y)] = Math.min(x, y);
        }
    }

    /// Joins the core points of a node with each other.
    private void connect(int node) {
        stop.check();
        if (tree.isLeaf(node)) {
            int first = EMPTY;
            boolean one = true;
            for (int i = tree.starts[node]; i < tree.ends[node]; i++) {
                int point = tree.order[i];
                if (!core[point]) {
                    continue;
                }
                if (first == EMPTY) {
                    first = point;
                } else if (tree.tight[node]) {
                    unite(first, point);
                } else {
                    for (int j = tree.starts[node]; j < i; j++) {
                        int other = tree.order[j];
                        if (core[other] && points.squaredDistance(point, other) <= squared) {
                            unite(point, other);
                        }
                    }
                    one &= root(first) == root(point);
                }
            }
            component[node] = one ? first : UNKNOWN;
            return;
        }
        int left = tree.children[node];
        connect(left);
        connect(left + 1);
        connect(left, left + 1);
        learn(node);
    }

    /// Notes that the core points of an inner node share a component, once they do.
    private void learn(int node) {
        int left = component[tree.children[node]];
        int right = component[tree.children[node] + 1];
        if (left == EMPTY || right == EMPTY) {
            component[node] = left == EMPTY ? right : left;
        } else if (left != UNKNOWN && right != UNKNOWN && root(left) == root(right)) {
            component[node] = left;
        } else {
            component[node] = UNKNOWN;
        }
    }

    /// Joins the core points of two nodes.
    private void connect(int a, int b) {
        if (component[a] == EMPTY || component[b] == EMPTY || tree.squaredBetween(a, b) > squared) {
            return;
        }
        boolean known = component[a] != UNKNOWN && component[b] != UNKNOWN;
        if (known && root(component[a]) == root(component[b])) {
            return;
        }
        if (known && tree.squaredAcross(a, b) <= squared) {
            unite(component[a], component[b]);
            return;
        }
        if (tree.isLeaf(a) && tree.isLeaf(b)) {
            connectLeaves(a, b, known);
            return;
        }
        int sizeA = tree.ends[a] - tree.starts[a];
        int sizeB = tree.ends[b] - tree.starts[b];
        boolean splitA = !tree.isLeaf(a) && (tree.isLeaf(b) || sizeA >= sizeB);
        int split = splitA ? a : b;
        int other = splitA ? b : a;
        connect(tree.children[split], other);
        connect(tree.children[split] + 1, other);
        learn(split);
    }

    /// @param known whether one pair is enough, as each leaf is of one component
    private void connectLeaves(int a, int b, boolean known) {
        stop.check();
        for (int i = tree.starts[a]; i < tree.ends[a]; i++) {
            int point = tree.order[i];
            if (!core[point] || tree.squaredLeast(b, point) > squared) {
                continue;
            }
            for (int j = tree.starts[b]; j < tree.ends[b]; j++) {
                int other = tree.order[j];
                if (core[other] && points.squaredDistance(point, other) <= squared) {
                    unite(point, other);
                    if (known) {
                        return;
                    }
                }
            }
        }
    }

    private Clustering label() {
        int[] labels = new int[points.count()];
        Arrays.fill(labels, -1);
        int clusters = 0;
        for (int point = 0; point < labels.length; point++) {
            if (core[point]) {
                int root = root(point);
                labels[point] = root == point ? clusters++ : labels[root];
            }
        }
        for (int point = 0; point < labels.length; point++) {
            if (!core[point]) {
                stop.check();
                int reached = firstCluster(0, point, labels, Integer.MAX_VALUE);
                labels[point] = reached == Integer.MAX_VALUE ? -1 : reached;
            }
        }
        return new Clustering(labels, core, neighbours, clusters);
    }

    /// The least number of a cluster with a core point within the distance.
    private int firstCluster(int node, int point, int[] labels, int before) {
        if (component[node] == EMPTY || tree.squaredLeast(node, point) > squared) {
            return before;
        }
        int first = before;
        if (!tree.isLeaf(node)) {
            first = firstCluster(tree.children[node], point, labels, first);
            return firstCluster(tree.children[node] + 1, point, labels, first);
        }
        for (int i = tree.starts[node]; i < tree.ends[node]; i++) {
            int other = tree.order[i];
            if (core[other]
                    && labels[other] < first
                    && points.squaredDistance(point, other) <= squared) {
                first = labels[other];
            }
        }
        return first;
    }
}

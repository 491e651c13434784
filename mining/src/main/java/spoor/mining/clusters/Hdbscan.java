package spoor.mining.clusters;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import spoor.model.Stop;

/// HDBSCAN over weighted points (Campello, Moulavi, Sander 2013; excess of mass): of all groups
/// that hold together as the distance shrinks, those that last longest.
///
/// Repeated rows are one point with a weight. A heavy point alone lasts no longer than its last
/// neighbours do: taken as infinitely dense, every repeated row would be a cluster of its own.
final class Hdbscan {
    private final Dendrogram tree;
    private final int points;
    private final long least;
    private final Stop stop;
    private final List<Group> groups = new ArrayList<>();

    /// The group that each point leaves last, and the distance at which it does.
    private final int[] leaves;

    private final double[] leavesAt;
    private final double smallest;

    /// A group that lasts from the distance of its birth down to where it parts.
    private static final class Group {
        final int parent;
        final double birth;
        double stability;
        double children;
        boolean split;
        boolean selected = true;

        /// The last node that was large enough.
        int last;

        Group(int parent, int node, double birth) {
            this.parent = parent;
            this.birth = birth;
            this.last = node;
        }
    }

    /// @param clustering labels; a point is core if it stays to the last
    /// @param births the distance at which each cluster parts from the rest
    /// @param leavesAt the distance at which each point leaves its last group
    record Result(Clustering clustering, double[] births, double[] leavesAt) {}

    private Hdbscan(Dendrogram tree, SpanningTree edges, int points, long least, Stop stop) {
        this.tree = tree;
        this.points = points;
        this.least = least;
        this.stop = stop;
        this.leaves = new int[points];
        this.leavesAt = new double[points];
        this.smallest =
                Arrays.stream(edges.lengths()).filter(length -> length > 0).findFirst().orElse(1);
    }

    static Result run(PointTree tree, long leastSize, long leastPoints, Stop stop) {
        Points points = tree.points;
        long rows = Arrays.stream(points.weights()).sum();
        double[] cores = new Nearest(tree).squaredCores(Math.min(leastPoints, rows), stop);
        SpanningTree edges = SpanningTree.of(tree, cores, stop);
        Dendrogram dendrogram = Dendrogram.of(edges, points.weights());
        Hdbscan run = new Hdbscan(dendrogram, edges, points.count(), leastSize, stop);
        run.condense();
        run.select();
        return run.label();
    }

    /// Density: the reciprocal of a distance, finite.
    private double density(double distance) {
        return 1 / Math.max(distance, smallest);
    }

    private record Step(int node, int group, double distance) {}

    private void condense() {
        double widest = tree.distances()[tree.root()];
        groups.add(new Group(-1, tree.root(), widest));
        Deque<Step> steps = new ArrayDeque<>();
        steps.push(new Step(tree.root(), 0, widest));
        while (!steps.isEmpty()) {
            stop.check();
            Step step = steps.pop();
            Group group = groups.get(step.group());
            if (tree.weights()[step.node()] >= least) {
                group.last = step.node();
            }
            if (step.node() < points) {
                leave(step.node(), step.group(), step.distance());
                continue;
            }
            double distance = tree.distances()[step.node()];
            int large = 0;
            int[] children = children(step.node());
            for (int child : children) {
                large += tree.weights()[child] >= least ? 1 : 0;
            }
            group.split = large > 1;
            for (int child : children) {
                if (tree.weights()[child] < least) {
                    leave(child, step.group(), distance);
                } else if (large == 1) {
                    steps.push(new Step(child, step.group(), distance));
                } else {
                    group.stability +=
                            tree.weights()[child] * (density(distance) - density(group.birth));
                    groups.add(new Group(step.group(), child, distance));
                    steps.push(new Step(child, groups.size() - 1, distance));
                }
            }
        }
    }

    private int[] children(int node) {
        List<Integer> children = new ArrayList<>();
        for (int child = tree.firstChild()[node]; child >= 0; child = tree.nextSibling()[child]) {
            children.add(child);
        }
        return children.stream().mapToInt(Integer::intValue).toArray();
    }

    /// All points below a node leave a group.
    private void leave(int node, int group, double distance) {
        groups.get(group).stability +=
                tree.weights()[node] * (density(distance) - density(groups.get(group).birth));
        Deque<Integer> below = new ArrayDeque<>(List.of(node));
        while (!below.isEmpty()) {
            int at = below.pop();
            if (at < points) {
                leaves[at] = group;
                leavesAt[at] = distance;
            }
            for (int child : children(at)) {
                below.push(child);
            }
        }
    }

    /// Groups stand behind their parents. The group of all rows is none.
    private void select() {
        for (int i = groups.size() - 1; i > 0; i--) {
            Group group = groups.get(i);
            if (group.split && group.children > group.stability) {
                group.selected = false;
            }
            double lasting = group.selected ? group.stability : group.children;
            groups.get(group.parent).children += lasting;
        }
        groups.getFirst().selected = false;
    }

    private Result label() {
        int[] top = new int[groups.size()];
        Arrays.fill(top, -1);
        for (int i = 1; i < top.length; i++) {
            int parent = top[groups.get(i).parent];
            top[i] = parent >= 0 ? parent : groups.get(i).selected ? i : -1;
        }
        boolean[] lastOfAll = groups.size() == 1 ? lastOfAll() : new boolean[points];
        int[] labels = new int[points];
        int[] numbers = new int[groups.size()];
        Arrays.fill(numbers, -1);
        List<Double> births = new ArrayList<>();
        double[] densest = new double[groups.size()];
        for (int point = 0; point < points; point++) {
            int group = lastOfAll[point] ? 0 : top[leaves[point]];
            if (group >= 0 && numbers[group] < 0) {
                numbers[group] = births.size();
                births.add(group == 0 ? birthOfLast() : groups.get(group).birth);
            }
            labels[point] = group < 0 ? -1 : numbers[group];
            if (group >= 0) {
                densest[numbers[group]] =
                        Math.max(densest[numbers[group]], density(leavesAt[point]));
            }
        }
        boolean[] core = new boolean[points];
        for (int point = 0; point < points; point++) {
            core[point] = labels[point] >= 0 && density(leavesAt[point]) >= densest[labels[point]];
        }
        return new Result(
                new Clustering(labels, core, new long[points], births.size()),
                births.stream().mapToDouble(Double::doubleValue).toArray(),
                leavesAt);
    }

    /// Where the rows never part into two groups, those that stay together to the last are one.
    private boolean[] lastOfAll() {
        boolean[] last = new boolean[points];
        Group all = groups.getFirst();
        if (tree.weights()[tree.root()] < least) {
            return last;
        }
        Deque<Integer> below = new ArrayDeque<>(List.of(all.last));
        while (!below.isEmpty()) {
            int at = below.pop();
            if (at < points) {
                last[at] = true;
            }
            for (int child : children(at)) {
                below.push(child);
            }
        }
        return last;
    }

    private double birthOfLast() {
        int last = groups.getFirst().last;
        return last < points ? leavesAt[last] : tree.distances()[last];
    }
}

package spoor.mining.clusters;

import java.util.Arrays;
import spoor.model.Stop;

/// The shortest tree over all points, by mutual reachability: the larger of the distance of two
/// points and of the distances within which each has rows enough about it.
///
/// Borůvka's way: in each round every component takes its shortest edge to another. Edges of equal
/// length are ordered by their points, so that there is one shortest tree.
///
/// @param from the lesser point of each edge, edges by length and then by their points
/// @param to the greater point
/// @param lengths ascending
record SpanningTree(int[] from, int[] to, double[] lengths) {
    /// @param cores the squared distance within which each point has rows enough
    static SpanningTree of(PointTree tree, double[] cores, Stop stop) {
        return new Search(tree, cores, stop).run();
    }

    private static final class Search {
        private final PointTree tree;
        private final Points points;
        private final double[] cores;
        private final Stop stop;
        private final double[] leastCore;
        private final int[] parents;
        private final int[] component;
        private final int[] componentOfNode;

        /// The best edge of each component, by the component's root.
        private final double[] best;

        private final int[] bestFrom;
        private final int[] bestTo;

        Search(PointTree tree, double[] cores, Stop stop) {
            this.tree = tree;
            this.points = tree.points;
            this.cores = cores;
            this.stop = stop;
            int count = points.count();
            this.leastCore = new double[tree.nodes()];
            this.parents = new int[count];
            this.component = new int[count];
            this.componentOfNode = new int[tree.nodes()];
            this.best = new double[count];
            this.bestFrom = new int[count];
            this.bestTo = new int[count];
        }

        SpanningTree run() {
            int count = points.count();
            for (int i = 0; i < count; i++) {
                parents[i] = i;
            }
            for (int node = tree.nodes() - 1; node >= 0; node--) {
                double least = Double.POSITIVE_INFINITY;
                if (tree.isLeaf(node)) {
                    for (int i = tree.starts[node]; i < tree.ends[node]; i++) {
                        least = Math.min(least, cores[tree.order[i]]);
                    }
                } else {
                    int left = tree.children[node];
                    least = Math.min(leastCore[left], leastCore[left + 1]);
                }
                leastCore[node] = least;
            }
            long[] edges = new long[Math.max(0, count - 1)];
            double[] squared = new double[edges.length];
            int found = 0;
            while (found < edges.length) {
                found = round(edges, squared, found);
            }
            return sorted(edges, squared);
        }

        private int round(long[] edges, double[] squared, int before) {
            int count = points.count();
            for (int i = 0; i < count; i++) {
                component[i] = root(i);
            }
            for (int node = tree.nodes() - 1; node >= 0; node--) {
                componentOfNode[node] = componentOf(node);
            }
            Arrays.fill(best, Double.POSITIVE_INFINITY);
            Arrays.fill(bestFrom, -1);
            for (int point = 0; point < count; point++) {
                stop.check();
                if (cores[point] <= best[component[point]]) {
                    search(0, point);
                }
            }
            int found = before;
            for (int one = 0; one < count; one++) {
                if (component[one] != one || root(bestFrom[one]) == root(bestTo[one])) {
                    continue;
                }
                edges[found] = (long) bestFrom[one] << Integer.SIZE | bestTo[one];
                squared[found++] = best[one];
                int a = root(bestFrom[one]);
                int b = root(bestTo[one]);
                parents[Math.max(a, b)] = Math.min(a, b);
            }
            return found;
        }

        private int componentOf(int node) {
            if (!tree.isLeaf(node)) {
                int left = componentOfNode[tree.children[node]];
                return left == componentOfNode[tree.children[node] + 1] ? left : -1;
            }
            int first = component[tree.order[tree.starts[node]]];
            for (int i = tree.starts[node] + 1; i < tree.ends[node]; i++) {
                if (component[tree.order[i]] != first) {
                    return -1;
                }
            }
            return first;
        }

        private void search(int node, int point) {
            int own = component[point];
            double bound = Math.max(tree.squaredLeast(node, point), leastCore[node]);
            if (componentOfNode[node] == own || bound > best[own]) {
                return;
            }
            if (!tree.isLeaf(node)) {
                int left = tree.children[node];
                boolean leftFirst =
                        tree.squaredLeast(left, point) <= tree.squaredLeast(left + 1, point);
                search(leftFirst ? left : left + 1, point);
                search(leftFirst ? left + 1 : left, point);
                return;
            }
            for (int i = tree.starts[node]; i < tree.ends[node]; i++) {
                int other = tree.order[i];
                if (component[other] == own) {
                    continue;
                }
                double length =
                        Math.max(
                                points.squaredDistance(point, other),
                                Math.max(cores[point], cores[other]));
                int least = Math.min(point, other);
                int most = Math.max(point, other);
                if (length < best[own]
                        || length == best[own]
                                && (bestFrom[own] < 0
                                        || least < bestFrom[own]
                                        || least == bestFrom[own] && most < bestTo[own])) {
                    best[own] = length;
                    bestFrom[own] = least;
                    bestTo[own] = most;
                }
            }
        }

        private int root(int point) {
            int at = point;
            while (parents[at] != at) {
                parents[at] = parents[parents[at]];
                at = parents[at];
            }
            return at;
        }

        private static SpanningTree sorted(long[] edges, double[] squared) {
            Integer[] order = new Integer[edges.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(
                    order,
                    (a, b) -> {
                        int byLength = Double.compare(squared[a], squared[b]);
                        return byLength != 0 ? byLength : Long.compare(edges[a], edges[b]);
                    });
            int[] from = new int[edges.length];
            int[] to = new int[edges.length];
            double[] lengths = new double[edges.length];
            for (int i = 0; i < order.length; i++) {
                from[i] = (int) (edges[order[i]] >> Integer.SIZE);
                to[i] = (int) edges[order[i]];
                lengths[i] = Math.sqrt(squared[order[i]]);
            }
            return new SpanningTree(from, to, lengths);
        }
    }
}

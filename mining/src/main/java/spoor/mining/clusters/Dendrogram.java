package spoor.mining.clusters;

import java.util.Arrays;

/// How points join into ever larger groups as the distance grows. The first nodes are the points;
/// all groups that meet at one distance meet in one node, so that the order of equal edges does not
/// matter.
///
/// @param firstChild of a node, -1 for a point
/// @param nextSibling -1 for the last child
/// @param distances at which the children of a node meet; 0 for a point
/// @param weights the rows below a node
/// @param root the node above all
record Dendrogram(
        int[] firstChild, int[] nextSibling, double[] distances, long[] weights, int root) {

    static Dendrogram of(SpanningTree tree, long[] rows) {
        int points = rows.length;
        int room = Math.max(1, 2 * points - 1);
        int[] firstChild = new int[room];
        int[] nextSibling = new int[room];
        int[] children = new int[room];
        double[] distances = new double[room];
        long[] weights = Arrays.copyOf(rows, room);
        Arrays.fill(firstChild, -1);
        Arrays.fill(nextSibling, -1);
        int[] parents = new int[points];
        int[] node = new int[points];
        for (int i = 0; i < points; i++) {
            parents[i] = i;
            node[i] = i;
        }
        int nodes = points;
        int firstOfDistance = points;
        for (int edge = 0; edge < tree.lengths().length; edge++) {
            double length = tree.lengths()[edge];
            if (edge > 0 && length > tree.lengths()[edge - 1]) {
                firstOfDistance = nodes;
            }
            int a = root(parents, tree.from()[edge]);
            int b = root(parents, tree.to()[edge]);
            int large = children[node[a]] >= children[node[b]] ? node[a] : node[b];
            int small = large == node[a] ? node[b] : node[a];
            if (large < firstOfDistance && small >= firstOfDistance) {
                int other = large;
                large = small;
                small = other;
            }
            int joined;
            if (large < firstOfDistance) {
                joined = nodes++;
                distances[joined] = length;
                firstChild[joined] = large;
                nextSibling[large] = small;
                children[joined] = 2;
                weights[joined] = weights[large] + weights[small];
            } else if (small < firstOfDistance) {
                joined = large;
                nextSibling[small] = firstChild[large];
                firstChild[large] = small;
                children[large]++;
                weights[large] += weights[small];
            } else {
                joined = large;
                for (int child = firstChild[small]; child >= 0; ) {
                    int next = nextSibling[child];
                    nextSibling[child] = firstChild[large];
                    firstChild[large] = child;
                    child = next;
                }
                children[large] += children[small];
                weights[large] += weights[small];
            }
            int top = Math.min(a, b);
            parents[Math.max(a, b)] = top;
            node[top] = joined;
        }
        return new Dendrogram(firstChild, nextSibling, distances, weights, node[root(parents, 0)]);
    }

    private static int root(int[] parents, int point) {
        int at = point;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }
}

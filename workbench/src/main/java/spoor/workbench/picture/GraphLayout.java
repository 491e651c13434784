package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Two columns: on the left the nodes that mostly start edges, on the right those that are mostly
/// reached, each column from top to bottom. The order within a column is that of the barycentres of
/// a node's neighbours (K. Sugiyama and others, 1981), which leaves few crossings. No chance is in
/// it: the same graph gives the same places.
///
/// @param left nodes by their number, from the top
/// @param right nodes by their number, from the top
/// @param y the middle of each node, by its number
/// @param height of the higher column
record GraphLayout(List<Integer> left, List<Integer> right, double[] y, double height) {
    private static final int ROUNDS = 24;

    /// Between the rims of two nodes of a column.
    private static final double GAP = 5;

    /// A row takes at least that, so that names do not touch.
    private static final double ROW = 15.5;

    /// @param radius of each node
    static GraphLayout of(GraphData graph, double[] radius) {
        int count = graph.nodes().size();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < count; i++) {
            places.put(graph.nodes().get(i).name(), i);
        }
        double[] balance = new double[count];
        double[][] weights = new double[count][count];
        for (GraphData.Edge edge : graph.edges()) {
            int from = Objects.requireNonNull(places.get(edge.from()));
            int to = Objects.requireNonNull(places.get(edge.to()));
            balance[from] += edge.size() + 1e-9;
            balance[to] -= edge.size() + 1e-9;
            double weight = StrictMath.sqrt(edge.size() + 1);
            weights[from][to] += weight;
            weights[to][from] += weight;
        }
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            (balance[i] > 0 ? left : right).add(i);
        }
        double[] y = new double[count];
        double height = Math.max(height(left, radius), height(right, radius));
        place(left, radius, height, y);
        place(right, radius, height, y);
        for (int round = 0; round < ROUNDS; round++) {
            sort(right, weights, y);
            place(right, radius, height, y);
            sort(left, weights, y);
            place(left, radius, height, y);
        }
        return new GraphLayout(List.copyOf(left), List.copyOf(right), y, height);
    }

    private static double row(int node, double[] radius) {
        return Math.max(ROW, 2 * radius[node] + GAP);
    }

    private static double height(List<Integer> column, double[] radius) {
        return column.stream().mapToDouble(node -> row(node, radius)).sum();
    }

    /// Spreads a column over the height.
    private static void place(List<Integer> column, double[] radius, double height, double[] y) {
        double spare = (height - height(column, radius)) / Math.max(1, column.size());
        double at = 0;
        for (int node : column) {
            double row = row(node, radius) + spare;
            y[node] = at + row / 2;
            at += row;
        }
    }

    private static void sort(List<Integer> column, double[][] weights, double[] y) {
        double[] centre = new double[y.length];
        for (int node : column) {
            double sum = 0;
            double weight = 0;
            for (int other = 0; other < y.length; other++) {
                sum += weights[node][other] * y[other];
                weight += weights[node][other];
            }
            centre[node] = weight == 0 ? y[node] : sum / weight;
        }
        column.sort(
                Comparator.<Integer>comparingDouble(node -> centre[node])
                        .thenComparingInt(node -> node));
    }
}

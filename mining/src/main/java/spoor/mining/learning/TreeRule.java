package spoor.mining.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The way of a row through a tree as one rule: each column once, with all that was asked of it.
final class TreeRule {
    private TreeRule() {}

    static String of(Tree tree, Bins bins, byte[][] binned, DataSet rows, int row, int predicted) {
        // of each column the bins that are left, lowest and highest
        Map<Integer, int[]> left = new LinkedHashMap<>();
        int node = 0;
        while (!tree.isLeaf(node)) {
            int column = tree.column(node);
            int[] range =
                    left.computeIfAbsent(
                            column, key -> new int[] {0, bins.cuts().get(key).bins() - 1});
            int next = tree.next(node, binned, row);
            if (next == tree.left(node)) {
                range[1] = Math.min(range[1], tree.bin(node));
            } else {
                range[0] = Math.max(range[0], tree.bin(node) + 1);
            }
            node = next;
        }
        List<String> conditions = new ArrayList<>();
        left.forEach((column, range) ->
                conditions.add(condition(bins, rows, row, column, range[0], range[1])));
        String counted =
                tree.count(node, predicted)
                        + " of the "
                        + tree.total(node)
                        + " training rows there are '"
                        + rows.encoding().classes().get(predicted)
                        + "'.";
        return (conditions.isEmpty() ? "Anything" : String.join(", ", conditions)) + ": " + counted;
    }

    private static String condition(
            Bins bins, DataSet rows, int row, int column, int low, int high) {
        if (!(bins.cuts().get(column) instanceof Bins.Cut.Edges cut)) {
            return Described.value(rows, row, column);
        }
        Feature.Numeric feature = (Feature.Numeric) rows.encoding().features().get(column);
        String name = "'" + feature.column().name() + "'";
        double[] edges = cut.edges();
        if (high == 0) {
            return name + " is missing";
        }
        // bin 1 begins below all edges, the last one ends above all
        boolean from = low > 1;
        boolean to = high <= edges.length;
        if (from && to) {
            return name
                    + " above "
                    + Described.number(feature, edges[low - 2])
                    + " and at most "
                    + Described.number(feature, edges[high - 1]);
        }
        if (from) {
            return name + " above " + Described.number(feature, edges[low - 2]);
        }
        String missing = low == 0 ? " or missing" : "";
        return to
                ? name + " at most " + Described.number(feature, edges[high - 1]) + missing
                : name + (low == 0 ? " is anything" : " is present");
    }
}

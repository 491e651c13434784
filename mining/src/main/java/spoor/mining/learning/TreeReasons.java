package spoor.mining.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Says of rows which columns carried the trees' decision: what each split on a row's way changed
/// of the class's share, summed by column (Saabas: Interpreting random forests, 2014).
final class TreeReasons implements Classifier.Reasons {
    private static final int MOST_NAMED = 3;
    private static final double LEAST_NAMED = 0.01;

    private final List<Tree> trees;
    private final byte[][] binned;
    private final DataSet rows;

    TreeReasons(List<Tree> trees, byte[][] binned, DataSet rows) {
        this.trees = trees;
        this.binned = binned;
        this.rows = rows;
    }

    @Override
    public String why(int row, int predicted) {
        double[] changed = new double[binned.length];
        double base = 0;
        double share = 0;
        for (Tree tree : trees) {
            int node = 0;
            double before = tree.share(0, predicted);
            base += before;
            while (!tree.isLeaf(node)) {
                int column = tree.column(node);
                node = tree.next(node, binned, row);
                double now = tree.share(node, predicted);
                changed[column] += now - before;
                before = now;
            }
            share += before;
        }
        return sentence(row, changed, base, share);
    }

    private String sentence(int row, double[] changed, double base, double share) {
        List<String> parts = new ArrayList<>();
        for (int named = 0; named < MOST_NAMED; named++) {
            int best = -1;
            for (int column = 0; column < changed.length; column++) {
                if (changed[column] / trees.size() > LEAST_NAMED
                        && (best < 0 || changed[column] > changed[best])) {
                    best = column;
                }
            }
            if (best < 0) {
                break;
            }
            parts.add(Described.value(rows, row, best) + " (+" + points(changed[best]) + ")");
            changed[best] = 0;
        }
        String from = "from " + points(base) + " % of the training rows to " + points(share) + " %";
        return parts.isEmpty()
                ? "No column speaks for it: " + from + "."
                : String.join(", ", parts) + ": " + from + ".";
    }

    private String points(double sum) {
        return String.format(Locale.ROOT, "%.1f", 100 * sum / trees.size());
    }

    @Override
    public String receipt(int row, int predicted) {
        // equal shares of several trees are written once
        Map<Long, Integer> times = new TreeMap<>();
        for (Tree tree : trees) {
            int leaf = tree.leaf(binned, row);
            int count = tree.count(leaf, predicted);
            if (count > 0) {
                int total = tree.total(leaf);
                int divisor = divisor(count, total);
                long share = (long) (count / divisor) << 32 | total / divisor;
                times.merge(share, 1, Integer::sum);
            }
        }
        StringBuilder text = new StringBuilder("print Probability = ");
        List<String> terms = new ArrayList<>();
        times.forEach((share, count) -> {
            long of = share & 0xffffffffL;
            String numerator = (share >>> 32) * count + ".0";
            terms.add(of == 1 ? numerator : numerator + "/" + of);
        });
        String sum = terms.isEmpty() ? "0.0" : String.join(" + ", terms);
        if (trees.size() == 1) {
            return text.append(sum).toString();
        }
        return text.append('(').append(sum).append(") / ").append(trees.size()).toString();
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }
}

package spoor.mining.anomalies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Says why a forest finds a shape strange.
final class ForestReasons implements ScoreTable.Told {
    private final IsolationForest forest;
    private final Shapes shapes;
    private final double[] depths;
    private final String prefix;

    /// Per size of a leaf how many splits parting it would take.
    private final String[] partings;

    private final String usual;

    /// @param prefix stands before the names of the columns
    ForestReasons(IsolationForest forest, Shapes shapes, double[] depths, String prefix) {
        this.forest = forest;
        this.shapes = shapes;
        this.depths = depths;
        this.prefix = prefix;
        this.usual = Wording.shown(forest.usualDepth());
        this.partings = new String[forest.sample() + 1];
        for (int size = 0; size < partings.length; size++) {
            partings[size] = PathLength.kql(size);
        }
    }

    @Override
    public List<ScoreTable.Reason> of(int[] block) {
        List<IsolationForest.Path> paths = forest.paths(shapes, block);
        List<ScoreTable.Reason> reasons = new ArrayList<>();
        for (int i = 0; i < block.length; i++) {
            IsolationForest.Path path = paths.get(i);
            reasons.add(
                    new ScoreTable.Reason(
                            path.shares(), why(block[i], path.shares()), receipt(path)));
        }
        return reasons;
    }

    private String why(int shape, double[] shares) {
        if (forest.usualDepth() == 0 || shapes.count() == 1) {
            return "Nothing to part it from: "
                    + (shapes.rows() == 1 ? "it is the only row." : "all rows are alike.");
        }
        String splits =
                "after " + Wording.shown(depths[shape]) + " splits where " + usual + " are usual";
        if (depths[shape] >= forest.usualDepth()) {
            return "Not strange: stands alone " + splits + ".";
        }
        List<String> named = new ArrayList<>();
        for (int column : Wording.strongest(shares)) {
            named.add(told(shape, column));
        }
        return "Stands alone " + splits + ", most by " + String.join(" and ", named) + ".";
    }

    private String told(int shape, int column) {
        return "'"
                + shapes.columns().get(column).name()
                + "' ("
                + (shapes.isText(column)
                        ? "a text of "
                                + shapes.textRows(shape, column)
                                + " of "
                                + Wording.rows(shapes.rows())
                        : Wording.shown(shapes.value(shape, column)))
                + ")";
    }

    /// How many trees have the row in a leaf of which depth, and with how many others.
    private String receipt(IsolationForest.Path path) {
        StringBuilder text = new StringBuilder(256);
        text.append("print ").append(prefix).append("depth = (");
        addCounted(text, path.depths(), false);
        addCounted(text, path.sizes(), true);
        text.append(")/").append(forest.trees().size()).append(".0 | extend ");
        text.append(prefix).append("score = ");
        if (forest.usualDepth() == 0) {
            return text.append("0.5").toString();
        }
        return text.append("pow(2, -")
                .append(prefix)
                .append("depth/")
                .append(partings[forest.sample()])
                .append(")")
                .toString();
    }

    /// Adds `times*number` for each distinct number, the least first.
    private void addCounted(StringBuilder text, int[] numbers, boolean sizes) {
        int[] sorted = numbers.clone();
        Arrays.sort(sorted);
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            if (!sizes || sorted[from] > 1) {
                text.append(from == 0 && !sizes ? "" : " + ").append(to - from).append('*');
                if (sizes) {
                    text.append(partings[sorted[from]]);
                } else {
                    text.append(sorted[from]);
                }
            }
            from = to;
        }
    }
}

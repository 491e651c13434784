package spoor.mining.learning;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spoor.mining.Draws;
import spoor.mining.Parallel;
import spoor.mining.models.ModelParser;
import spoor.model.Stop;

/// One tree, which a reader can follow: the probability of a class is its share in the leaf that a
/// row falls into.
public record DecisionTree(Encoding encoding, Bins bins, Tree tree) implements Classifier {
    static final String NAME = "decision_tree";
    static final int USUAL_DEPTH = 10;
    static final int USUAL_LEAF = 5;

    /// Grows it.
    ///
    /// @param depth at most
    /// @param leaf the least rows in a leaf
    record Grower(int depth, int leaf) implements Learner {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, String> settings() {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("depth", String.valueOf(depth));
            settings.put("leaf", String.valueOf(leaf));
            return settings;
        }

        @Override
        public DecisionTree fit(DataSet data, Stop stop) {
            int threads = Parallel.allThreads();
            Bins bins = Bins.of(data, threads, stop);
            byte[][] binned = bins.bin(data, threads, stop);
            int[] weights = new int[data.rows()];
            for (int row = 0; row < weights.length; row++) {
                weights[row] = Math.toIntExact(data.weights()[row]);
            }
            // all columns are looked at in each node, so the draws only order them
            Tree tree =
                    new TreeGrower(
                                    binned,
                                    data.labels(),
                                    weights,
                                    data.classes(),
                                    new TreeGrower.Settings(binned.length, depth, leaf),
                                    new Draws(1),
                                    stop)
                            .grow();
            return new DecisionTree(data.encoding(), bins, tree);
        }
    }

    @Override
    public double[] probabilities(DataSet rows, Stop stop) {
        byte[][] binned = bins.bin(rows, Parallel.allThreads(), stop);
        double[] shares = new double[rows.rows() * rows.classes()];
        for (int row = 0; row < rows.rows(); row++) {
            tree.addShares(tree.leaf(binned, row), shares, row * rows.classes());
        }
        return shares;
    }

    @Override
    public Reasons reasons(DataSet rows) {
        byte[][] binned = bins.bin(rows, Parallel.allThreads(), Stop.NEVER);
        TreeReasons numbers = new TreeReasons(List.of(tree), binned, rows);
        return new Reasons() {
            @Override
            public String why(int row, int predicted) {
                return TreeRule.of(tree, bins, binned, rows, row, predicted);
            }

            @Override
            public String receipt(int row, int predicted) {
                return numbers.receipt(row, predicted);
            }
        };
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        bins.write(json);
        json.writeFieldName("tree");
        tree.write(json);
    }

    static DecisionTree read(ModelParser parser, Encoding encoding) throws IOException {
        Bins bins = Bins.read(parser, encoding);
        parser.field("tree");
        parser.beginList();
        return new DecisionTree(
                encoding,
                bins,
                Tree.read(parser, bins, encoding.classes().size(), RandomForest.MOST_NODES));
    }
}

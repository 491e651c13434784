package spoor.mining.learning;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spoor.mining.Draws;
import spoor.mining.Parallel;
import spoor.mining.models.ModelParser;
import spoor.model.Stop;

/// Many trees, each grown on rows drawn anew; a probability is the mean of the class's shares in
/// the leaves that a row falls into (Breiman: Random forests, 2001).
public record RandomForest(Encoding encoding, Bins bins, List<Tree> trees) implements Classifier {
    static final String NAME = "random_forest";

    /// The most nodes of all trees together.
    static final int MOST_NODES = 20_000_000;

    public RandomForest {
        trees = List.copyOf(trees);
    }

    /// Grows it.
    ///
    /// @param columns drawn for each split; 0 for the square root of their number
    /// @param depth of a tree at most; 0 for any
    /// @param leaf the least rows in a leaf
    /// @param threads how many work; the result does not depend on it
    public record Grower(int count, int columns, int depth, int leaf, long seed, int threads)
            implements Learner {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, String> settings() {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("trees", String.valueOf(count));
            settings.put("tree_columns", String.valueOf(columns));
            settings.put("depth", String.valueOf(depth));
            settings.put("leaf", String.valueOf(leaf));
            settings.put("seed", String.valueOf(seed));
            return settings;
        }

        @Override
        public RandomForest fit(DataSet data, Stop stop) {
            Bins bins = Bins.of(data, threads, stop);
            byte[][] binned = bins.bin(data, threads, stop);
            int drawn =
                    columns > 0
                            ? Math.min(columns, binned.length)
                            : Math.max(1, (int) Math.sqrt(binned.length));
            TreeGrower.Settings settings =
                    new TreeGrower.Settings(drawn, depth > 0 ? depth : Integer.MAX_VALUE, leaf);
            Tree[] trees = new Tree[count];
            Parallel.run(
                    count,
                    threads,
                    stop,
                    number ->
                            trees[number] =
                                    tree(data, binned, settings, Draws.of(seed, number), stop));
            return new RandomForest(data.encoding(), bins, List.of(trees));
        }

        /// Each row is drawn as often as it would be, on average, among as many draws as there are
        /// rows.
        private static Tree tree(
                DataSet data,
                byte[][] binned,
                TreeGrower.Settings settings,
                Draws draws,
                Stop stop) {
            int[] drawn = new int[data.rows()];
            boolean any = false;
            for (int row = 0; row < drawn.length; row++) {
                drawn[row] = Poisson.draw(data.weights()[row], draws);
                any |= drawn[row] > 0;
            }
            if (!any) {
                drawn[0] = 1;
            }
            return new TreeGrower(
                            binned, data.labels(), drawn, data.classes(), settings, draws, stop)
                    .grow();
        }
    }

    @Override
    public double[] probabilities(DataSet rows, Stop stop) {
        int classes = rows.classes();
        int threads = Parallel.allThreads();
        byte[][] binned = bins.bin(rows, threads, stop);
        double[] sums = new double[rows.rows() * classes];
        Parallel.rows(
                rows.rows(),
                threads,
                stop,
                (from, to) -> {
                    for (Tree tree : trees) {
                        for (int row = from; row < to; row++) {
                            tree.addShares(tree.leaf(binned, row), sums, row * classes);
                        }
                    }
                    for (int i = from * classes; i < to * classes; i++) {
                        sums[i] /= trees.size();
                    }
                });
        return sums;
    }

    @Override
    public Reasons reasons(DataSet rows) {
        return new TreeReasons(trees, bins.bin(rows, Parallel.allThreads(), Stop.NEVER), rows);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        bins.write(json);
        json.writeArrayFieldStart("trees");
        for (Tree tree : trees) {
            json.writeRaw('\n');
            tree.write(json);
        }
        json.writeEndArray();
    }

    static RandomForest read(ModelParser parser, Encoding encoding) throws IOException {
        Bins bins = Bins.read(parser, encoding);
        parser.field("trees");
        parser.beginList();
        List<Tree> trees = new ArrayList<>();
        int left = MOST_NODES;
        while (parser.nextList()) {
            Tree tree = Tree.read(parser, bins, encoding.classes().size(), left);
            left -= tree.nodes();
            trees.add(tree);
        }
        parser.expect(!trees.isEmpty(), "no tree");
        return new RandomForest(encoding, bins, trees);
    }
}

package spoor.mining.learning;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spoor.mining.Parallel;
import spoor.mining.models.ModelParser;
import spoor.model.Stop;

/// Trees that each mend what those before got wrong (Friedman: Greedy function approximation, 2001;
/// with second derivatives and binned columns as in Chen, Guestrin: XGBoost, 2016).
///
/// @param starts what each class's score starts with: the logarithm of its share
/// @param trees round by round, one for each class; of two classes one for the second
public record GradientBoosting(Encoding encoding, Bins bins, double[] starts, List<ValueTree> trees)
        implements Classifier {
    static final String NAME = "gradient_boosting";
    private static final int MOST_NODES = 5_000_000;

    public GradientBoosting {
        trees = List.copyOf(trees);
    }

    /// Grows it.
    ///
    /// @param rounds how many trees for each class
    /// @param trees the settings of each
    record Grower(int rounds, BoostingGrower.Settings trees, int threads) implements Learner {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, String> settings() {
            Map<String, String> all = new LinkedHashMap<>();
            all.put("trees", String.valueOf(rounds));
            all.put("leaves", String.valueOf(trees.leaves()));
            all.put("depth", String.valueOf(trees.depth()));
            all.put("leaf", String.valueOf(trees.leaf()));
            all.put("rate", String.valueOf(trees.rate()));
            return all;
        }

        @Override
        public GradientBoosting fit(DataSet data, Stop stop) {
            Bins bins = Bins.of(data, threads, stop);
            byte[][] binned = bins.bin(data, threads, stop);
            int classes = data.classes();
            double[] starts = new double[classes];
            long[] weights = data.classWeights();
            for (int k = 0; k < classes; k++) {
                starts[k] = Math.log((double) weights[k] / data.totalWeight());
            }
            int first = classes == 2 ? 1 : 0;
            double[][] scores = new double[classes][data.rows()];
            for (int k = 0; k < classes; k++) {
                Arrays.fill(scores[k], starts[k]);
            }
            List<ValueTree> grown = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                double[][] shares = shares(scores, threads, stop);
                for (int k = first; k < classes; k++) {
                    ValueTree tree =
                            new BoostingGrower(
                                            data, bins, binned, k, shares[k], trees, threads, stop)
                                    .grow();
                    grown.add(tree);
                    double[] score = scores[k];
                    Parallel.rows(
                            data.rows(),
                            threads,
                            stop,
                            (from, to) -> {
                                for (int row = from; row < to; row++) {
                                    score[row] += tree.value(binned, row);
                                }
                            });
                }
            }
            return new GradientBoosting(data.encoding(), bins, starts, grown);
        }

        /// The probability of each class in each row.
        private static double[][] shares(double[][] scores, int threads, Stop stop) {
            double[][] shares = new double[scores.length][scores[0].length];
            Parallel.rows(
                    scores[0].length,
                    threads,
                    stop,
                    (from, to) -> {
                        for (int row = from; row < to; row++) {
                            double most = scores[0][row];
                            for (double[] score : scores) {
                                most = Math.max(most, score[row]);
                            }
                            double sum = 0;
                            for (int k = 0; k < scores.length; k++) {
                                shares[k][row] = Math.exp(scores[k][row] - most);
                                sum += shares[k][row];
                            }
                            for (int k = 0; k < scores.length; k++) {
                                shares[k][row] /= sum;
                            }
                        }
                    });
            return shares;
        }
    }

    private AdditiveScores scores(DataSet rows, byte[][] binned) {
        int classes = starts.length;
        int first = classes == 2 ? 1 : 0;
        int width = binned.length + 1;
        return new AdditiveScores(
                rows,
                classes,
                (row, terms) -> {
                    Arrays.fill(terms, 0);
                    for (int k = 0; k < classes; k++) {
                        terms[k * width] = starts[k];
                    }
                    for (int i = 0; i < trees.size(); i++) {
                        int k = first + i % (classes - first);
                        trees.get(i).addTerms(binned, row, terms, k * width);
                    }
                });
    }

    @Override
    public double[] probabilities(DataSet rows, Stop stop) {
        return scores(rows, bins.bin(rows, Parallel.allThreads(), stop)).probabilities(stop);
    }

    @Override
    public Reasons reasons(DataSet rows) {
        return scores(rows, bins.bin(rows, Parallel.allThreads(), Stop.NEVER)).reasons();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        bins.write(json);
        json.writeFieldName("starts");
        json.writeArray(starts, 0, starts.length);
        json.writeArrayFieldStart("trees");
        for (ValueTree tree : trees) {
            json.writeRaw('\n');
            tree.write(json);
        }
        json.writeEndArray();
    }

    static GradientBoosting read(ModelParser parser, Encoding encoding) throws IOException {
        Bins bins = Bins.read(parser, encoding);
        int classes = encoding.classes().size();
        parser.expect(classes > 1, "one class");
        parser.field("starts");
        double[] starts = parser.exactly(classes);
        for (double start : starts) {
            parser.expect(Math.abs(start) < 1e100, "a score without bounds");
        }
        parser.field("trees");
        parser.beginList();
        List<ValueTree> trees = new ArrayList<>();
        int left = MOST_NODES;
        while (parser.nextObject()) {
            ValueTree tree = ValueTree.read(parser, bins, left);
            left -= tree.columns().length;
            trees.add(tree);
        }
        int each = classes == 2 ? 1 : classes;
        parser.expect(trees.size() % each == 0, "trees for some classes only");
        return new GradientBoosting(encoding, bins, starts, trees);
    }
}

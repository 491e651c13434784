package spoor.mining.learning;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import spoor.mining.Parallel;
import spoor.mining.models.ModelParser;
import spoor.model.Stop;

/// Takes the columns of a class as independent: numbers as normally distributed, categories by
/// their shares. A missing number says nothing.
///
/// @param weights of each class
/// @param columns what each column says
public record NaiveBayes(Encoding encoding, long[] weights, List<Column> columns)
        implements Classifier {
    static final String NAME = "naive_bayes";

    /// The square of the most deviations that count.
    private static final double FARTHEST = 1e4;

    /// The logarithm of how likely a value is in each class.
    sealed interface Column {
        /// @param means of each class
        /// @param variances of each class, above 0
        record Normal(double[] means, double[] variances) implements Column {}

        /// @param logs `[class * codes + code]`
        record Shares(double[] logs, int codes) implements Column {}
    }

    public NaiveBayes {
        columns = List.copyOf(columns);
    }

    /// Fits it. Shares are counted as if each code had one more row; variances get a ten-thousandth
    /// of that of the whole column: else a column that is always 0 in one class would outweigh all
    /// others.
    record ByCounts() implements Learner {
        private static final double SMOOTHED = 1e-4;

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public NaiveBayes fit(DataSet data, Stop stop) {
            Column[] columns = new Column[data.columns().size()];
            Parallel.run(
                    columns.length,
                    Parallel.allThreads(),
                    stop,
                    i ->
                            columns[i] =
                                    switch (data.columns().get(i)) {
                                        case EncodedColumn.Numbers numbers ->
                                                normal(data, numbers.values());
                                        case EncodedColumn.Codes codes ->
                                                shares(
                                                        data,
                                                        codes.values(),
                                                        (Feature.Category)
                                                                data.encoding().features().get(i));
                                    });
            return new NaiveBayes(data.encoding(), data.classWeights(), List.of(columns));
        }

        private static Column normal(DataSet data, double[] values) {
            int classes = data.classes();
            // the last place is that of all classes together
            double[] weights = new double[classes + 1];
            double[] means = new double[classes + 1];
            double[] squares = new double[classes + 1];
            for (int row = 0; row < values.length; row++) {
                if (!Double.isNaN(values[row])) {
                    add(
                            weights,
                            means,
                            squares,
                            data.labels()[row],
                            (double) data.weights()[row],
                            values[row]);
                    add(
                            weights,
                            means,
                            squares,
                            classes,
                            (double) data.weights()[row],
                            values[row]);
                }
            }
            double whole = weights[classes] > 0 ? squares[classes] / weights[classes] : 0;
            double least = whole > 0 ? Math.max(SMOOTHED * whole, Double.MIN_NORMAL) : 1;
            double[] mean = new double[classes];
            double[] variance = new double[classes];
            for (int k = 0; k < classes; k++) {
                boolean some = weights[k] > 0;
                mean[k] = some ? means[k] : means[classes];
                double own = some ? squares[k] / weights[k] : whole;
                variance[k] = Math.min(own + least, Double.MAX_VALUE);
            }
            return new Column.Normal(mean, variance);
        }

        /// Welford's way to a mean and a sum of squares, with weights.
        private static void add(
                double[] weights, double[] means, double[] squares, int k, double w, double value) {
            weights[k] += w;
            double before = value - means[k];
            means[k] += before * w / weights[k];
            squares[k] += w * before * (value - means[k]);
        }

        private static Column shares(DataSet data, int[] values, Feature.Category feature) {
            int codes = feature.codes();
            double[] logs = new double[data.classes() * codes];
            for (int row = 0; row < values.length; row++) {
                logs[data.labels()[row] * codes + values[row]] += data.weights()[row];
            }
            long[] weights = data.classWeights();
            for (int i = 0; i < logs.length; i++) {
                logs[i] = Math.log((logs[i] + 1) / (weights[i / codes] + codes));
            }
            return new Column.Shares(logs, codes);
        }
    }

    private AdditiveScores scores(DataSet rows) {
        int classes = weights.length;
        double total = 0;
        for (long weight : weights) {
            total += weight;
        }
        double all = total;
        int width = columns.size() + 1;
        return new AdditiveScores(
                rows,
                classes,
                (row, terms) -> {
                    for (int k = 0; k < classes; k++) {
                        terms[k * width] = Math.log(weights[k] / all);
                        for (int i = 0; i < columns.size(); i++) {
                            terms[k * width + 1 + i] = term(rows, row, k, i);
                        }
                    }
                });
    }

    private double term(DataSet rows, int row, int k, int column) {
        return switch (columns.get(column)) {
            case Column.Normal normal -> {
                double value = ((EncodedColumn.Numbers) rows.columns().get(column)).values()[row];
                if (Double.isNaN(value)) {
                    yield 0;
                }
                double variance = normal.variances()[k];
                double away = (value - normal.means()[k]) / Math.sqrt(variance);
                yield -0.5 * (Math.log(2 * Math.PI * variance) + Math.min(away * away, FARTHEST));
            }
            case Column.Shares shares ->
                    shares.logs()[
                            k * shares.codes()
                                    + ((EncodedColumn.Codes) rows.columns().get(column))
                                            .values()[row]];
        };
    }

    @Override
    public double[] probabilities(DataSet rows, Stop stop) {
        return scores(rows).probabilities(stop);
    }

    @Override
    public Reasons reasons(DataSet rows) {
        return scores(rows).reasons();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeFieldName("weights");
        json.writeArray(weights, 0, weights.length);
        json.writeArrayFieldStart("likelihoods");
        for (Column column : columns) {
            json.writeRaw('\n');
            json.writeStartArray();
            switch (column) {
                case Column.Normal normal -> {
                    json.writeArray(normal.means(), 0, normal.means().length);
                    json.writeArray(normal.variances(), 0, normal.variances().length);
                }
                case Column.Shares shares ->
                        json.writeArray(shares.logs(), 0, shares.logs().length);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    static NaiveBayes read(ModelParser parser, Encoding encoding) throws IOException {
        int classes = encoding.classes().size();
        long[] weights = Majority.read(parser, encoding).weights();
        List<Column> columns = new ArrayList<>();
        parser.field("likelihoods");
        parser.beginList();
        for (Feature feature : encoding.features()) {
            parser.beginList();
            columns.add(
                    switch (feature) {
                        case Feature.Numeric _ -> {
                            double[] means = parser.exactly(classes);
                            double[] variances = parser.exactly(classes);
                            for (double variance : variances) {
                                parser.expect(variance > 0, "a variance of 0");
                            }
                            yield new Column.Normal(means, variances);
                        }
                        case Feature.Category category -> {
                            long size = (long) classes * category.codes();
                            parser.expect(size <= Integer.MAX_VALUE, "too many values");
                            yield new Column.Shares(parser.exactly((int) size), category.codes());
                        }
                    });
            parser.endList();
        }
        parser.endList();
        return new NaiveBayes(encoding, weights, columns);
    }
}

package spoor.mining.learning;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spoor.mining.models.ModelParser;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.model.Stop;

/// Weighs columns: the log odds of a class are a sum of weights, one for each category's value and
/// one times each number (in deviations from its mean; what is missing has a weight of its own).
///
/// @param spreads of each column of numbers; of others mean 0, deviation 1
/// @param weights `[class * layout.width() + place]`
public record LogisticRegression(Encoding encoding, List<Spread> spreads, double[] weights)
        implements Classifier {
    static final String NAME = "logistic_regression";
    private static final int MOST_WEIGHTS = 8_000_000;

    public LogisticRegression {
        spreads = List.copyOf(spreads);
    }

    /// Where the weights of a class stand: first what it starts with, then those of each column: of
    /// a number its factor and the weight where it is missing, of a category one for each code.
    ///
    /// @param starts of each column
    record Layout(int[] starts, int width) {
        static Layout of(Encoding encoding) {
            int[] starts = new int[encoding.features().size()];
            int width = 1;
            for (int i = 0; i < starts.length; i++) {
                starts[i] = width;
                width +=
                        switch (encoding.features().get(i)) {
                            case Feature.Numeric _ -> 2;
                            case Feature.Category category -> category.codes();
                        };
            }
            return new Layout(starts, width);
        }
    }

    /// Fits it: the weights of least log loss, with half the sum of their squares added to it (as
    /// scikit-learn does by default).
    record Fitter(int rounds) implements Learner {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, String> settings() {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("rounds", String.valueOf(rounds));
            return settings;
        }

        @Override
        public LogisticRegression fit(DataSet data, Stop stop) {
            Layout layout = Layout.of(data.encoding());
            if ((long) layout.width() * data.classes() > MOST_WEIGHTS) {
                throw new SpoorException(
                        ErrorKind.LIMIT,
                        "logistic regression of "
                                + data.classes()
                                + " classes on columns of "
                                + layout.width()
                                + " values would need more than "
                                + MOST_WEIGHTS
                                + " weights: leave columns out, or tell fewer values apart"
                                + " (values=100)");
            }
            Spread[] spreads = new Spread[data.columns().size()];
            for (int i = 0; i < spreads.length; i++) {
                spreads[i] =
                        switch (data.columns().get(i)) {
                            case EncodedColumn.Numbers numbers ->
                                    Spread.of(numbers.values(), data.weights());
                            case EncodedColumn.Codes _ -> new Spread(0, 1);
                        };
            }
            LogisticLoss loss = new LogisticLoss(data, List.of(spreads), layout, stop);
            double[] start = new double[layout.width() * data.classes()];
            return new LogisticRegression(
                    data.encoding(), List.of(spreads), Minimum.of(loss, start, rounds, stop));
        }
    }

    private AdditiveScores scores(DataSet rows) {
        int classes = encoding.classes().size();
        Layout layout = Layout.of(encoding);
        int width = spreads.size() + 1;
        return new AdditiveScores(
                rows,
                classes,
                (row, terms) -> {
                    for (int k = 0; k < classes; k++) {
                        terms[k * width] = weights[k * layout.width()];
                    }
                    for (int i = 0; i < spreads.size(); i++) {
                        int place = layout.starts()[i];
                        double factor = 1;
                        switch (rows.columns().get(i)) {
                            case EncodedColumn.Numbers numbers -> {
                                double value = numbers.values()[row];
                                boolean missing = Double.isNaN(value);
                                place += missing ? 1 : 0;
                                factor = missing ? 1 : scaled(spreads.get(i), value);
                            }
                            case EncodedColumn.Codes codes -> place += codes.values()[row];
                        }
                        for (int k = 0; k < classes; k++) {
                            terms[k * width + 1 + i] = factor * weights[k * layout.width() + place];
                        }
                    }
                });
    }

    /// A number in deviations from its mean, no more than a million of them.
    static double scaled(Spread spread, double value) {
        double scaled = value / spread.deviation() - spread.mean() / spread.deviation();
        return Math.clamp(scaled, -1e6, 1e6);
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
        double[] means = spreads.stream().mapToDouble(Spread::mean).toArray();
        double[] deviations = spreads.stream().mapToDouble(Spread::deviation).toArray();
        json.writeFieldName("means");
        json.writeArray(means, 0, means.length);
        json.writeFieldName("deviations");
        json.writeArray(deviations, 0, deviations.length);
        json.writeArrayFieldStart("weights");
        int width = Layout.of(encoding).width();
        for (int from = 0; from < weights.length; from += width) {
            json.writeRaw('\n');
            json.writeArray(weights, from, width);
        }
        json.writeEndArray();
    }

    static LogisticRegression read(ModelParser parser, Encoding encoding) throws IOException {
        int columns = encoding.features().size();
        int classes = encoding.classes().size();
        parser.field("means");
        double[] means = parser.exactly(columns);
        parser.field("deviations");
        double[] deviations = parser.exactly(columns);
        Spread[] spreads = new Spread[columns];
        for (int i = 0; i < columns; i++) {
            parser.expect(deviations[i] >= Double.MIN_NORMAL, "a deviation of 0");
            spreads[i] = new Spread(means[i], deviations[i]);
        }
        int width = Layout.of(encoding).width();
        parser.expect((long) width * classes <= MOST_WEIGHTS, "too many weights");
        double[] weights = new double[width * classes];
        parser.field("weights");
        parser.beginList();
        for (int k = 0; k < classes; k++) {
            System.arraycopy(parser.exactly(width), 0, weights, k * width, width);
        }
        parser.endList();
        for (double weight : weights) {
            parser.expect(Math.abs(weight) < 1e100, "a weight without bounds");
        }
        return new LogisticRegression(encoding, Arrays.asList(spreads), weights);
    }
}

package spoor.mining.learning;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import spoor.mining.models.ModelParser;
import spoor.model.Stop;

/// Gives every row the shares of the classes among the training rows: what a model must beat.
///
/// @param weights of each class
public record Majority(Encoding encoding, long[] weights) implements Classifier {
    static final String NAME = "majority";

    /// Fits it.
    record ByShare() implements Learner {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public Majority fit(DataSet data, Stop stop) {
            stop.check();
            return new Majority(data.encoding(), data.classWeights());
        }
    }

    private long total() {
        long total = 0;
        for (long weight : weights) {
            total += weight;
        }
        return total;
    }

    @Override
    public double[] probabilities(DataSet rows, Stop stop) {
        long total = total();
        double[] probabilities = new double[rows.rows() * weights.length];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = (double) weights[i % weights.length] / total;
        }
        return probabilities;
    }

    @Override
    public Reasons reasons(DataSet rows) {
        return new Reasons() {
            @Override
            public String why(int row, int predicted) {
                return "The commonest class of the training rows, "
                        + weights[predicted]
                        + " of "
                        + total()
                        + "; no column is looked at.";
            }

            @Override
            public String receipt(int row, int predicted) {
                return "print Probability = " + weights[predicted] + ".0 / " + total();
            }
        };
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeFieldName("weights");
        json.writeArray(weights, 0, weights.length);
    }

    static Majority read(ModelParser parser, Encoding encoding) throws IOException {
        parser.field("weights");
        long[] weights = parser.longs(encoding.classes().size());
        for (long weight : weights) {
            parser.expect(weight > 0, "a class without rows");
        }
        return new Majority(encoding, weights);
    }
}

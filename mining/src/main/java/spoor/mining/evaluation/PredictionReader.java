package spoor.mining.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.mining.CodePoints;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.model.Vector;

/// Reads the rows to measure, batch by batch: of each row its classes as numbers, its weight and
/// its scores are kept.
final class PredictionReader {
    /// A column with more distinct values is no label.
    static final int MOST_CLASSES = 1_000;

    private static final JsonFactory JSON = new JsonFactory();

    private final PredictionCall call;
    private final Map<String, Integer> codes = new HashMap<>();
    private final Optional<ClassScores> scores;
    private int[] actual = new int[1024];
    private int[] predicted = new int[0];
    private double[] weights = new double[1024];
    private int rows;
    private long unscored;

    private PredictionReader(PredictionCall call) {
        this.call = call;
        boolean bags = call.probabilities().filter(c -> c.type() == KqlType.DYNAMIC).isPresent();
        scores =
                call.probabilities()
                        .map(column -> new ClassScores(bags ? Optional.empty() : call.positive()));
        if (call.predicted().isPresent()) {
            predicted = new int[actual.length];
        }
    }

    /// @throws SpoorException of kind USER where rows have no score, or a label is none
    static Predictions read(PredictionCall call, RowCursor input, Stop stop) {
        PredictionReader reader = new PredictionReader(call);
        for (var next = input.next(); next.isPresent(); next = input.next()) {
            reader.batch(input.columns(), next.get(), stop);
        }
        stop.check();
        return reader.predictions();
    }

    /// Rows without a label cannot be judged.
    static void requireLabels(PredictionCall call, Predictions predictions) {
        long without = Arrays.stream(predictions.actual()).filter(one -> one < 0).count();
        if (without > 0) {
            String name = call.actual().orElseThrow().name();
            throw user(
                    call,
                    "cannot judge "
                            + without
                            + " of "
                            + predictions.rows()
                            + " rows, which have no label in '"
                            + name
                            + "': take them out before with 'where isnotempty("
                            + name
                            + ")'");
        }
    }

    /// The class that a score is of must be among the rows' classes, where there are rows.
    static void requirePositive(PredictionCall call, Predictions predictions) {
        if (predictions.rows() > 0 && predictions.scored().length == 0) {
            throw user(
                    call,
                    "finds no row of the class '"
                            + call.positive().orElse("")
                            + "' in '"
                            + call.actual().orElseThrow().name()
                            + "': name a class that occurs, as positive='...'");
        }
    }

    private static SpoorException user(PredictionCall call, String message) {
        return new SpoorException(ErrorKind.USER, "'" + call.miner() + "' " + message);
    }

    private void batch(List<Column> columns, RowBatch batch, Stop stop) {
        stop.check();
        grow(rows + batch.rows());
        labels(actual, vector(columns, batch, call.actual()), type(call.actual()), batch.rows());
        if (call.predicted().isPresent()) {
            Vector vector = vector(columns, batch, call.predicted());
            labels(predicted, vector, type(call.predicted()), batch.rows());
        }
        for (int row = 0; row < batch.rows(); row++) {
            weights[rows + row] = 1;
        }
        if (call.weight().isPresent()) {
            Vector vector = vector(columns, batch, call.weight());
            for (int row = 0; row < batch.rows(); row++) {
                double weight = number(vector, row);
                weights[rows + row] = weight > 0 && weight < Double.POSITIVE_INFINITY ? weight : 0;
            }
        }
        if (scores.isPresent()) {
            Vector vector = vector(columns, batch, call.probabilities());
            for (int row = 0; row < batch.rows(); row++) {
                score(vector, row, scores.get());
            }
        }
        rows += batch.rows();
    }

    private void grow(int least) {
        if (least > actual.length) {
            int size = Math.max(least, actual.length + (actual.length >> 1));
            actual = Arrays.copyOf(actual, size);
            predicted = call.predicted().isPresent() ? Arrays.copyOf(predicted, size) : predicted;
            weights = Arrays.copyOf(weights, size);
        }
    }

    private void labels(int[] to, Vector vector, KqlType type, int count) {
        for (int row = 0; row < count; row++) {
            String text = LabelText.of(vector, type, row);
            if (text.isEmpty()) {
                to[rows + row] = -1;
                continue;
            }
            Integer code = codes.get(text);
            if (code == null) {
                code = codes.size();
                codes.put(text, code);
                if (codes.size() > MOST_CLASSES) {
                    throw user(
                            call,
                            "finds more than "
                                    + MOST_CLASSES
                                    + " classes: name columns of labels, or sort the values into"
                                    + " fewer kinds before");
                }
            }
            to[rows + row] = code;
        }
    }

    private void score(Vector vector, int row, ClassScores to) {
        if (vector instanceof Vector.Texts || vector instanceof Vector.Arrays) {
            if (!bag(vector, row, to)) {
                unscored++;
            }
        } else {
            double score = number(vector, row);
            if (Double.isNaN(score)) {
                unscored++;
            } else {
                to.put(call.positive().orElseThrow(), score);
            }
        }
        to.endRow();
    }

    private static boolean bag(Vector vector, int row, ClassScores to) {
        if (!(vector instanceof Vector.Texts texts)) {
            return false;
        }
        String json = texts.values()[row];
        if (json == null) {
            return false;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (!parser.nextToken().isNumeric()) {
                    return false;
                }
                to.put(name, parser.getDoubleValue());
            }
            return parser.currentToken() == JsonToken.END_OBJECT;
        } catch (IOException e) {
            return false;
        }
    }

    private static double number(Vector vector, int row) {
        if (vector.isNull(row)) {
            return Double.NaN;
        }
        return switch (vector) {
            case Vector.Longs longs -> longs.values()[row];
            case Vector.Doubles doubles -> doubles.values()[row];
            case Vector.Texts _, Vector.Arrays _ ->
                    throw new IllegalStateException("no column of numbers");
        };
    }

    private Predictions predictions() {
        if (unscored > 0) {
            String name = call.probabilities().orElseThrow().name();
            throw user(
                    call,
                    "finds no score in "
                            + unscored
                            + " of "
                            + rows
                            + " rows of '"
                            + name
                            + "': take them out before with 'where isnotnull("
                            + name
                            + ")'; a bag must hold numbers only");
        }
        List<String> classes = codes.keySet().stream().sorted(CodePoints.ORDER).toList();
        int[] places = new int[classes.size()];
        for (int place = 0; place < places.length; place++) {
            Integer code = codes.get(classes.get(place));
            places[code == null ? -1 : code] = place;
        }
        return new Predictions(
                classes,
                placed(actual, places),
                call.predicted().isPresent() ? placed(predicted, places) : new int[0],
                Arrays.copyOf(weights, rows),
                scores);
    }

    private int[] placed(int[] coded, int[] places) {
        int[] placed = new int[rows];
        for (int row = 0; row < rows; row++) {
            placed[row] = coded[row] < 0 ? -1 : places[coded[row]];
        }
        return placed;
    }

    private static KqlType type(Optional<Column> column) {
        return column.orElseThrow().type();
    }

    private static Vector vector(List<Column> columns, RowBatch batch, Optional<Column> column) {
        String name = column.orElseThrow().name();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return batch.vectors().get(i);
            }
        }
        throw new IllegalStateException("no column " + name);
    }
}

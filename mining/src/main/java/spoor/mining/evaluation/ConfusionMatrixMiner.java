package spoor.mining.evaluation;

import java.util.List;
import spoor.mining.Listing;
import spoor.mining.Miner;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// `evaluate confusion_matrix(actual, predicted)`: how often each class was taken for each, as
/// `render confusionmatrix` draws it.
public final class ConfusionMatrixMiner implements Miner {
    private static final String NAME = "confusion_matrix";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "confusion_matrix(actual, predicted, weight=column)",
                    "Counts how often each class was taken for each: a row per pair, with its share"
                            + " of the actual class.");
    private static final List<Column> OUTPUT =
            List.of(
                    new Column("Actual", KqlType.STRING),
                    new Column("Predicted", KqlType.STRING),
                    new Column("Count", KqlType.LONG),
                    new Column("RowShare", KqlType.REAL));

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public boolean keepsInput() {
        return false;
    }

    @Override
    public Checked check(Call call) {
        return read(call).arguments().checked(OUTPUT);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        PredictionCall settings = read(call);
        settings.arguments().throwProblems();
        Predictions rows = PredictionReader.read(settings, input, stop);
        int classes = rows.classes().size();
        // a last place for rows without a label, and without a prediction
        double[][] counts = new double[classes + 1][classes + 1];
        for (int row = 0; row < rows.rows(); row++) {
            int actual = rows.actual()[row] < 0 ? classes : rows.actual()[row];
            int predicted = rows.predicted()[row] < 0 ? classes : rows.predicted()[row];
            counts[actual][predicted] += rows.weights()[row];
        }
        boolean unlabelled = false;
        boolean unpredicted = false;
        for (int i = 0; i <= classes; i++) {
            unlabelled |= counts[classes][i] > 0;
            unpredicted |= counts[i][classes] > 0;
        }
        Listing listing = new Listing(OUTPUT);
        for (int actual = 0; actual < classes + (unlabelled ? 1 : 0); actual++) {
            double sum = 0;
            for (double count : counts[actual]) {
                sum += count;
            }
            for (int predicted = 0; predicted < classes + (unpredicted ? 1 : 0); predicted++) {
                double count = counts[actual][predicted];
                listing.add(
                        name(rows, actual), name(rows, predicted), Math.round(count), count / sum);
            }
        }
        return listing.batches();
    }

    private static String name(Predictions rows, int one) {
        return one < rows.classes().size() ? rows.classes().get(one) : "";
    }

    private static PredictionCall read(Call call) {
        return PredictionCall.read(NAME, call, PredictionCall.MATRIX, "");
    }
}

package spoor.mining.evaluation;

import java.util.List;
import spoor.mining.Listing;
import spoor.mining.Miner;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// `evaluate classification_report(actual, predicted, probabilities)`: how well each class is
/// found, beside what always saying the commonest class would reach.
public final class ClassificationReportMiner implements Miner {
    private static final String NAME = "classification_report";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "classification_report(actual, predicted, probabilities=column, positive=class,"
                            + " weight=column)",
                    "Gives precision, recall, F1, base rate and areas below the curves of each"
                            + " class, beside those of always saying the commonest class.");
    private static final List<Column> OUTPUT =
            List.of(
                    new Column("Model", KqlType.STRING),
                    new Column("Class", KqlType.STRING),
                    new Column("Average", KqlType.STRING),
                    new Column("Support", KqlType.LONG),
                    new Column("BaseRate", KqlType.REAL),
                    new Column("Precision", KqlType.REAL),
                    new Column("Recall", KqlType.REAL),
                    new Column("F1", KqlType.REAL),
                    new Column("PrAuc", KqlType.REAL),
                    new Column("RocAuc", KqlType.REAL));

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
        PredictionReader.requireLabels(settings, rows);
        if (rows.rows() == 0) {
            return List.of();
        }
        ConfusionMatrix matrix =
                ConfusionMatrix.of(
                        rows.classes().size(), rows.actual(), rows.predicted(), rows.weights());
        Areas areas = Areas.of(rows, stop);
        Listing listing = new Listing(OUTPUT);
        add(listing, "predicted", rows, matrix, areas);
        add(listing, "majority", rows, matrix.always(matrix.majority()), areas.ofChance(matrix));
        return listing.batches();
    }

    private static void add(
            Listing listing, String model, Predictions rows, ConfusionMatrix matrix, Areas areas) {
        for (int one = 0; one < matrix.classes(); one++) {
            Scores scores = matrix.scores(one);
            add(
                    listing,
                    List.of(model, rows.classes().get(one), ""),
                    matrix.baseRate(one),
                    scores,
                    areas.precisionRecall()[one],
                    areas.roc()[one]);
        }
        add(
                listing,
                List.of(model, "", "macro"),
                Double.NaN,
                matrix.macro(),
                areas.macro(areas.precisionRecall(), matrix),
                areas.macro(areas.roc(), matrix));
        add(
                listing,
                List.of(model, "", "weighted"),
                Double.NaN,
                matrix.weighted(),
                areas.weighted(areas.precisionRecall(), matrix),
                areas.weighted(areas.roc(), matrix));
    }

    private static void add(
            Listing listing,
            List<String> names,
            double baseRate,
            Scores scores,
            double precisionRecall,
            double roc) {
        listing.add(
                names.get(0),
                names.get(1),
                names.get(2),
                Math.round(scores.support()),
                baseRate,
                scores.precision(),
                scores.recall(),
                scores.f1(),
                precisionRecall,
                roc);
    }

    private static PredictionCall read(Call call) {
        return PredictionCall.read(NAME, call, PredictionCall.REPORT, "probabilities");
    }
}

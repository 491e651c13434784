package spoor.mining.evaluation;

import java.util.List;
import java.util.stream.Stream;
import spoor.mining.Listing;
import spoor.mining.Miner;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// `evaluate roc_curve(actual, score)` and `evaluate pr_curve(actual, score)`: what each cut of a
/// score would find and flag, a row per cut.
public final class CurveMiner implements Miner {
    private static final int USUAL_POINTS = 1_000;
    private static final List<String> PARAMETERS =
            List.of("actual", "score", "positive", "weight", "points");

    private final Kind kind;

    /// Which curve.
    public enum Kind {
        /// True against false positives.
        ROC(
                "roc_curve",
                "Gives the true and false positive rates of each cut of a score, per class, and the"
                        + " area below.",
                "FalsePositiveRate",
                "TruePositiveRate",
                "Area"),
        /// Precision against recall.
        PRECISION_RECALL(
                "pr_curve",
                "Gives precision and recall of each cut of a score, per class, the average precision"
                        + " and the base rate.",
                "Recall",
                "Precision",
                "AveragePrecision",
                "BaseRate");

        private final String miner;
        private final String summary;

        @SuppressWarnings("ImmutableEnumChecker") // nothing writes to it
        private final List<Column> output;

        Kind(String miner, String summary, String... reals) {
            this.miner = miner;
            this.summary = summary;
            output =
                    Stream.concat(
                                    Stream.of(
                                            new Column("Class", KqlType.STRING),
                                            new Column("Threshold", KqlType.REAL)),
                                    Stream.of(reals).map(name -> new Column(name, KqlType.REAL)))
                            .toList();
        }
    }

    public CurveMiner(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Description description() {
        return new Description(
                kind.miner,
                kind.miner + "(actual, score, positive=class, weight=column, points=1000)",
                kind.summary);
    }

    @Override
    public boolean keepsInput() {
        return false;
    }

    @Override
    public Checked check(Call call) {
        PredictionCall settings = read(call);
        int _ = settings.arguments().whole("points", USUAL_POINTS, 0);
        return settings.arguments().checked(kind.output);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        PredictionCall settings = read(call);
        int points = settings.arguments().whole("points", USUAL_POINTS, 0);
        settings.arguments().throwProblems();
        Predictions rows = PredictionReader.read(settings, input, stop);
        PredictionReader.requireLabels(settings, rows);
        PredictionReader.requirePositive(settings, rows);
        Listing listing = new Listing(kind.output);
        for (int one : rows.scored()) {
            stop.check();
            String name = rows.classes().get(one);
            double[] scores = rows.scores().orElseThrow().of(name);
            Curve curve = Curve.of(rows.positives(one), scores, rows.weights());
            switch (kind) {
                case ROC -> roc(listing, name, curve, points);
                case PRECISION_RECALL -> precisionRecall(listing, name, curve, points);
            }
        }
        return listing.batches();
    }

    private static void roc(Listing listing, String name, Curve curve, int points) {
        double area = curve.rocArea();
        listing.add(
                name,
                null,
                curve.negatives() > 0 ? 0.0 : Double.NaN,
                curve.positives() > 0 ? 0.0 : Double.NaN,
                area);
        for (int point = 0; point < curve.points(); point++) {
            if (isKept(curve, point, points)) {
                listing.add(
                        name,
                        curve.thresholds()[point],
                        curve.falsePositiveRate(point),
                        curve.recall(point),
                        area);
            }
        }
    }

    private static void precisionRecall(Listing listing, String name, Curve curve, int points) {
        double area = curve.averagePrecision();
        double base = curve.positives() / (curve.positives() + curve.negatives());
        for (int point = 0; point < curve.points(); point++) {
            if (isKept(curve, point, points)) {
                listing.add(
                        name,
                        curve.thresholds()[point],
                        curve.recall(point),
                        curve.precision(point),
                        area,
                        base);
            }
        }
    }

    /// Whether a point is among those shown: all for 0, else the last of each of about `points`
    /// steps of equal length along the ROC curve.
    private static boolean isKept(Curve curve, int point, int points) {
        return points == 0
                || curve.points() <= points
                || point == curve.points() - 1
                || step(curve, point, points) != step(curve, point + 1, points);
    }

    private static long step(Curve curve, int point, int points) {
        double found = curve.positives() > 0 ? curve.recall(point) : 0;
        double flagged = curve.negatives() > 0 ? curve.falsePositiveRate(point) : 0;
        return (long) ((found + flagged) / 2 * points);
    }

    private PredictionCall read(Call call) {
        return PredictionCall.read(kind.miner, call, PARAMETERS, "score");
    }
}

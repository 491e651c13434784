package spoor.mining.evaluation;

import java.util.List;
import spoor.mining.Listing;
import spoor.mining.Miner;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.Stop;

/// `evaluate calibration(actual, probability)`: whether probabilities mean what they say.
public final class CalibrationMiner implements Miner {
    private static final String NAME = "calibration";
    private static final int USUAL_BINS = 10;
    private static final int MOST_BINS = 10_000;
    private static final String BY_WIDTH = "width";
    private static final String BY_COUNT = "count";
    private static final List<String> PARAMETERS =
            List.of("actual", "probability", "positive", "weight", "bins", "by");
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "calibration(actual, probability, positive=class, weight=column, bins=10,"
                            + " by='width')",
                    "Compares probabilities with the shares that came true: a row per bin of each"
                            + " class, with the calibration error and the Brier score.");
    private static final List<Column> OUTPUT =
            List.of(
                    new Column("Class", KqlType.STRING),
                    new Column("From", KqlType.REAL),
                    new Column("To", KqlType.REAL),
                    new Column("Count", KqlType.LONG),
                    new Column("Probability", KqlType.REAL),
                    new Column("Share", KqlType.REAL),
                    new Column("CalibrationError", KqlType.REAL),
                    new Column("Brier", KqlType.REAL),
                    new Column("BaseRate", KqlType.REAL),
                    new Column("BaseRateBrier", KqlType.REAL));

    private record Settings(PredictionCall predictions, int bins, String by) {
        static Settings read(Call call) {
            PredictionCall predictions = PredictionCall.read(NAME, call, PARAMETERS, "probability");
            int bins = predictions.arguments().whole("bins", USUAL_BINS, 1, MOST_BINS);
            String by = predictions.arguments().word("by", BY_WIDTH, List.of(BY_WIDTH, BY_COUNT));
            return new Settings(predictions, bins, by);
        }
    }

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
        return Settings.read(call).predictions().arguments().checked(OUTPUT);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        Settings settings = Settings.read(call);
        PredictionCall predictions = settings.predictions();
        predictions.arguments().throwProblems();
        Predictions rows = PredictionReader.read(predictions, input, stop);
        PredictionReader.requireLabels(predictions, rows);
        PredictionReader.requirePositive(predictions, rows);
        Listing listing = new Listing(OUTPUT);
        for (int one : rows.scored()) {
            stop.check();
            String name = rows.classes().get(one);
            double[] probabilities = rows.scores().orElseThrow().of(name);
            requireProbabilities(predictions, probabilities);
            boolean[] positives = rows.positives(one);
            Calibration calibration =
                    settings.by().equals(BY_WIDTH)
                            ? Calibration.equalWidth(
                                    positives, probabilities, rows.weights(), settings.bins())
                            : Calibration.equalCount(
                                    positives, probabilities, rows.weights(), settings.bins());
            add(listing, name, calibration);
        }
        return listing.batches();
    }

    private static void add(Listing listing, String name, Calibration calibration) {
        double positive = 0;
        double total = 0;
        for (Calibration.Bin bin : calibration.bins()) {
            positive += bin.share() * bin.weight();
            total += bin.weight();
        }
        double base = positive / total;
        for (Calibration.Bin bin : calibration.bins()) {
            listing.add(
                    name,
                    bin.from(),
                    bin.to(),
                    Math.round(bin.weight()),
                    bin.probability(),
                    bin.share(),
                    calibration.error(),
                    calibration.brier(),
                    base,
                    base * (1 - base));
        }
    }

    private static void requireProbabilities(PredictionCall call, double[] probabilities) {
        int outside = 0;
        for (double probability : probabilities) {
            outside += probability >= 0 && probability <= 1 ? 0 : 1;
        }
        if (outside > 0) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "'calibration' needs probabilities from 0 to 1, and "
                            + outside
                            + " rows of '"
                            + call.probabilities().orElseThrow().name()
                            + "' have others: scores of any range go into 'roc_curve' and"
                            + " 'pr_curve'");
        }
    }
}

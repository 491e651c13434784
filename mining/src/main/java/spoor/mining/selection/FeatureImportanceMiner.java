package spoor.mining.selection;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import spoor.mining.Listing;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.mining.Surroundings;
import spoor.mining.evaluation.Split;
import spoor.mining.learning.Classifier;
import spoor.mining.learning.DataSet;
import spoor.mining.learning.Learners;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// `evaluate feature_importance(label, (columns))`: how much worse a model does on rows held back
/// when the values of a column are shuffled, a row per column.
public final class FeatureImportanceMiner implements Miner {
    private static final String NAME = "feature_importance";
    private static final String REPEATS = "repeats";
    private static final int USUAL_REPEATS = 5;
    private static final int MOST_REPEATS = 1_000;
    private static final List<String> PARAMETERS =
            SelectionCall.parameters("", SelectionCall.MODEL, REPEATS);
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "feature_importance(label, (columns), model='random_forest', repeats=5,"
                            + " measure='pr_auc', split='stratified', time=..., group=...,"
                            + " test=0.3, seed=1)",
                    "Says how much worse a model does on rows held back when the values of a column"
                            + " are shuffled: a row per column.");
    private static final List<Column> OUTPUT =
            List.of(
                    new Column("Rank", KqlType.LONG),
                    new Column("Column", KqlType.STRING),
                    new Column("Importance", KqlType.REAL),
                    new Column("Deviation", KqlType.REAL),
                    new Column("Measure", KqlType.STRING),
                    new Column("Model", KqlType.REAL),
                    new Column("Majority", KqlType.REAL),
                    new Column("Finding", KqlType.STRING));

    private record Settings(SelectionCall call, String model, int repeats) {
        static Settings read(Call call) {
            SelectionCall selection = SelectionCall.read(NAME, call, PARAMETERS);
            String model =
                    selection
                            .arguments()
                            .word(SelectionCall.MODEL, "random_forest", Learners.NAMES);
            int repeats = selection.arguments().whole(REPEATS, USUAL_REPEATS, 1, MOST_REPEATS);
            return new Settings(selection, model, repeats);
        }
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        return Settings.read(call).call().arguments().checked(OUTPUT);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        return run(call, input, stop, Surroundings.none());
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop, Surroundings surroundings) {
        Settings settings = Settings.read(call);
        SelectionCall selection = settings.call();
        selection.learning().arguments().throwProblems();
        SelectionCall.Table table = selection.table(Rows.readAll(input), stop);
        Split split = table.held().split();
        DataSet learnt = table.rows().learnt(split.train());
        table.held()
                .warn(
                        selection.learning(),
                        table.rows().vectors(),
                        learnt.classes(),
                        surroundings.notes());
        Classifier model = selection.options().learner(settings.model()).fit(learnt, stop);
        int[] columns = IntStream.range(0, learnt.columns().size()).toArray();
        Permuted permuted =
                Permuted.of(
                        table.rows(),
                        model,
                        learnt,
                        columns,
                        split.test(),
                        selection.measure(),
                        settings.repeats(),
                        selection.learning().seed(),
                        stop);
        var seen = table.rows().seen(learnt, split.test());
        double majority =
                table.rows()
                        .judge(
                                Learners.named("majority", 0).fit(learnt, stop),
                                split.test(),
                                seen.data(),
                                seen.rowOf(),
                                stop)
                        .of(selection.measure());
        List<Integer> order =
                IntStream.of(columns)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer c) -> -permuted.mean(c)))
                        .toList();
        Listing listing = new Listing(OUTPUT);
        long rank = 0;
        for (int column : order) {
            double drop = permuted.mean(column);
            listing.add(
                    ++rank,
                    learnt.encoding().features().get(column).column().name(),
                    drop,
                    permuted.deviation(column),
                    selection.measure().word(),
                    permuted.whole(),
                    majority,
                    finding(selection.measure(), permuted.whole(), drop));
        }
        return listing.batches();
    }

    private static String finding(Measure measure, double whole, double drop) {
        return drop > 0
                ? String.format(
                        Locale.ROOT,
                        "%s falls from %.4f to %.4f when its values are shuffled.",
                        measure.word(),
                        whole,
                        whole - drop)
                : measure.word() + " does not fall when its values are shuffled.";
    }
}

package spoor.mining.selection;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import spoor.mining.Listing;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.mining.Surroundings;
import spoor.mining.evaluation.Split;
import spoor.mining.learning.Classifier;
import spoor.mining.learning.DataSet;
import spoor.mining.learning.Frame;
import spoor.mining.learning.Learner;
import spoor.mining.learning.Learners;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// `evaluate reduce_features(label, (columns))`: drops columns step by step, each with its reason,
/// and sets the new model beside the old on the same rows held back.
public final class ReduceFeaturesMiner implements Miner {
    private static final String NAME = "reduce_features";
    private static final String TOLERANCE = "tolerance";
    private static final String NULLS = "nulls";
    private static final String TIMED = "timed";
    private static final double USUAL_TOLERANCE = 0.005;
    private static final double USUAL_NULLS = 0.99;
    private static final List<String> PARAMETERS =
            SelectionCall.parameters("", SelectionCall.MODEL, TOLERANCE, NULLS, TIMED);
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "reduce_features(label, (columns), model='random_forest', tolerance=0.005,"
                            + " nulls=0.99, timed=false, measure='pr_auc', split='stratified',"
                            + " time=..., group=..., test=0.3, seed=1)",
                    "Drops null, constant, repeated and unimportant columns step by step and sets"
                            + " the new model beside the old: a row per model and column.");
    private static final List<Column> OUTPUT =
            List.of(
                    new Column("Kind", KqlType.STRING),
                    new Column("Name", KqlType.STRING),
                    new Column("Kept", KqlType.BOOL),
                    new Column("Step", KqlType.LONG),
                    new Column("Reason", KqlType.STRING),
                    new Column("Missing", KqlType.REAL),
                    new Column("Importance", KqlType.REAL),
                    new Column("Columns", KqlType.LONG),
                    new Column("Cells", KqlType.LONG),
                    new Column("PrAuc", KqlType.REAL),
                    new Column("MacroF1", KqlType.REAL),
                    new Column("Accuracy", KqlType.REAL));

    private record Settings(
            SelectionCall call, String model, double tolerance, double nulls, boolean timed) {
        static Settings read(Call call) {
            SelectionCall selection = SelectionCall.read(NAME, call, PARAMETERS);
            return new Settings(
                    selection,
                    selection
                            .arguments()
                            .word(SelectionCall.MODEL, "random_forest", Learners.NAMES),
                    selection.share(TOLERANCE, USUAL_TOLERANCE),
                    selection.share(NULLS, USUAL_NULLS),
                    selection.arguments().flag(TIMED, false));
        }

        Learner learner() {
            return call.options().learner(model);
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
        Rows rows = Rows.readAll(input);
        SelectionCall.Table table = selection.table(rows, stop);
        Split split = table.held().split();
        List<Column> columns = selection.learning().columns();
        List<Reduction.Verdict> verdicts =
                Reduction.of(
                        table.rows(),
                        split.train(),
                        table.parting(),
                        new Reduction.Settings(
                                settings.learner(),
                                selection.measure(),
                                settings.nulls(),
                                settings.tolerance(),
                                selection.learning().seed()),
                        stop);
        List<Column> kept = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (verdicts.get(i).step() == 0) {
                kept.add(columns.get(i));
            }
        }
        Clock clock = surroundings.clock();
        Fitted all = Fitted.of(table.rows(), settings.learner(), split, clock, stop);
        Labelled fewer = table.rows().with(Frame.read(rows, kept, stop));
        Fitted reduced = Fitted.of(fewer, settings.learner(), split, clock, stop);
        Fitted majority =
                Fitted.of(table.rows(), Learners.named("majority", 0), split, clock, stop);
        table.held()
                .warn(
                        selection.learning(),
                        table.rows().vectors(),
                        all.classes(),
                        surroundings.notes());
        if (settings.timed()) {
            surroundings.notes().accept(times(all, reduced));
        }
        Listing listing = new Listing(OUTPUT);
        all.add(listing, "all columns", "");
        reduced.add(listing, "kept columns", names(kept));
        majority.add(listing, "majority", "");
        for (int i = 0; i < columns.size(); i++) {
            Reduction.Verdict verdict = verdicts.get(i);
            listing.add(
                    "column",
                    columns.get(i).name(),
                    verdict.step() == 0,
                    verdict.step() == 0 ? null : (long) verdict.step(),
                    verdict.reason(),
                    verdict.missing(),
                    verdict.importance(),
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        return listing.batches();
    }

    /// As a call takes them.
    private static String names(List<Column> columns) {
        return columns.stream()
                .map(Column::name)
                .map(name ->
                        name.matches("[A-Za-z_][A-Za-z0-9_]*")
                                ? name
                                : "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String times(Fitted all, Fitted kept) {
        return String.format(
                Locale.ROOT,
                "learning took %.2f s from all %d columns and %.2f s from the %d kept",
                all.milliseconds() / 1000.0,
                all.columns(),
                kept.milliseconds() / 1000.0,
                kept.columns());
    }

    /// A model and how it does on the rows held back.
    ///
    /// @param cells distinct rows learnt from, times columns: the work, the same on every machine
    private record Fitted(int columns, int classes, long cells, Judged judged, long milliseconds) {
        static Fitted of(Labelled table, Learner learner, Split split, Clock clock, Stop stop) {
            DataSet learnt = table.learnt(split.train());
            long begin = clock.millis();
            Classifier model = learner.fit(learnt, stop);
            long end = clock.millis();
            var seen = table.seen(learnt, split.test());
            return new Fitted(
                    learnt.columns().size(),
                    learnt.classes(),
                    (long) learnt.rows() * learnt.columns().size(),
                    table.judge(model, split.test(), seen.data(), seen.rowOf(), stop),
                    end - begin);
        }

        void add(Listing listing, String name, String reason) {
            boolean looks = !name.equals("majority");
            listing.add(
                    "model",
                    name,
                    null,
                    null,
                    reason,
                    null,
                    null,
                    looks ? (long) columns : 0L,
                    looks ? cells : 0L,
                    judged.of(Measure.PR_AUC),
                    judged.of(Measure.MACRO_F1),
                    judged.of(Measure.ACCURACY));
        }
    }
}

package spoor.mining.selection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.mining.Surroundings;
import spoor.mining.evaluation.Split;
import spoor.mining.learning.DataSet;
import spoor.mining.learning.Learners;
import spoor.model.ProblemException;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// `evaluate compare_models(label, (columns))`: which model does best on rows held back, by how
/// much and how surely; always saying the commonest class is among them.
public final class CompareModelsMiner implements Miner {
    private static final String NAME = "compare_models";
    private static final String MODELS = "models";
    private static final String FOLDS = "folds";
    private static final String REPEATS = "repeats";
    private static final int USUAL_FOLDS = 5;
    private static final int MOST_FOLDS = 100;
    private static final List<String> PARAMETERS =
            SelectionCall.parameters("test", MODELS, FOLDS, REPEATS);
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "compare_models(label, (columns), models=dynamic([...]), folds=5, repeats=1,"
                            + " measure='pr_auc', split='stratified', time=..., group=..., seed=1)",
                    "Tries models by cross-validation, the majority among them, and says which is"
                            + " best, by how much and how surely: a row per model.");

    private record Settings(SelectionCall call, List<String> models, int folds, int repeats) {
        static Settings read(Call call) {
            SelectionCall selection = SelectionCall.read(NAME, call, PARAMETERS);
            int folds = selection.arguments().whole(FOLDS, USUAL_FOLDS, 2, MOST_FOLDS);
            int repeats = selection.arguments().whole(REPEATS, 1, 1, MOST_FOLDS);
            switch (selection.learning().split()) {
                case TIME -> {
                    if (repeats > 1) {
                        selection
                                .arguments()
                                .problem(
                                        "MINE004",
                                        selection.arguments().span(REPEATS),
                                        "'"
                                                + NAME
                                                + "' cannot repeat folds of time: they are the"
                                                + " same each time",
                                        "leave 'repeats' out, or give more folds");
                    }
                }
                case GROUP, STRATIFIED, RANDOM -> {}
            }
            return new Settings(selection, models(selection), folds, repeats);
        }

        /// The majority first, then those named or all, in the order of [Learners#NAMES].
        private static List<String> models(SelectionCall selection) {
            Optional<Set<String>> named = selection.arguments().names(MODELS);
            Set<String> models = new LinkedHashSet<>(named.orElse(Set.copyOf(Learners.NAMES)));
            for (String model : models) {
                if (!Learners.NAMES.contains(model)) {
                    selection
                            .arguments()
                            .problem(
                                    "MINE004",
                                    selection.arguments().span(MODELS),
                                    "'" + NAME + "' knows no model '" + model + "'",
                                    "name some of '" + String.join("', '", Learners.NAMES) + "'");
                }
            }
            models.add("majority");
            return Learners.NAMES.stream().filter(models::contains).toList();
        }
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        return Settings.read(call).call().arguments().checked(Comparison.OUTPUT);
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
        List<Split> folds = folds(settings, table);
        Judged[][] judged = new Judged[settings.models().size()][folds.size()];
        for (int fold = 0; fold < folds.size(); fold++) {
            Split split = folds.get(fold);
            DataSet learnt = table.rows().learnt(split.train());
            var seen = table.rows().seen(learnt, split.test());
            for (int model = 0; model < judged.length; model++) {
                stop.check();
                judged[model][fold] =
                        table.rows()
                                .judge(
                                        selection
                                                .options()
                                                .learner(settings.models().get(model))
                                                .fit(learnt, stop),
                                        split.test(),
                                        seen.data(),
                                        seen.rowOf(),
                                        stop);
            }
        }
        warn(selection, table, folds, surroundings);
        return new Comparison(settings.models(), judged, selection.measure(), ratio(folds)).rows();
    }

    private static List<Split> folds(Settings settings, SelectionCall.Table table) {
        SelectionCall selection = settings.call();
        List<Split> folds = new ArrayList<>();
        for (int repeat = 0; repeat < settings.repeats(); repeat++) {
            long seed = selection.learning().seed() + 1_000_003L * repeat;
            for (Split fold : table.parting().folds(table.labelled(), settings.folds(), seed)) {
                if (table.rows().hasClasses(fold.train())) {
                    folds.add(fold);
                }
            }
        }
        if (folds.size() < 2) {
            selection
                    .arguments()
                    .problem(
                            "MINE031",
                            selection.arguments().span(FOLDS),
                            "the rows give "
                                    + folds.size()
                                    + " of "
                                    + settings.folds()
                                    + " folds that have two classes to learn from",
                            "give fewer folds, or another split");
            throw new ProblemException(selection.arguments().problems());
        }
        return folds;
    }

    private static double ratio(List<Split> folds) {
        double sum = 0;
        for (Split fold : folds) {
            sum += (double) fold.test().length / fold.train().length;
        }
        return sum / folds.size();
    }

    private static void warn(
            SelectionCall selection,
            SelectionCall.Table table,
            List<Split> folds,
            Surroundings surroundings) {
        boolean drawn =
                switch (selection.learning().split()) {
                    case STRATIFIED, RANDOM -> true;
                    case TIME, GROUP -> false;
                };
        if (!drawn) {
            return;
        }
        int[] vectors = table.rows().vectors();
        long held = 0;
        long seen = 0;
        for (Split fold : folds) {
            held += fold.test().length;
            seen += fold.seenBefore(vectors);
        }
        if (seen > 0) {
            surroundings
                    .notes()
                    .accept(
                            "of "
                                    + held
                                    + " rows held back in the folds "
                                    + seen
                                    + " are equal in all columns to rows that the models learnt"
                                    + " from: figures of them tell what a model remembers;"
                                    + " split='time' or split='group' keeps what belongs together"
                                    + " on one side");
        }
    }
}

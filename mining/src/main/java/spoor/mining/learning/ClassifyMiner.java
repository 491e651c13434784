package spoor.mining.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import spoor.mining.Arguments;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.mining.Surroundings;
import spoor.mining.models.ModelName;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// `evaluate classify(label, (columns), ...)`: learns a label from some of the rows and says of
/// each row what it would be, how surely, and why.
public final class ClassifyMiner implements Miner {
    private static final String NAME = "classify";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "classify(label, (columns), model='random_forest', split='stratified',"
                            + " time=..., group=..., test=0.3, seed=1, save='', values=1000,"
                            + " trees=100, depth=0, leaf=0, neighbours=5)",
                    "Learns a label from some of the rows and gives each row its part, its predicted"
                            + " class with probabilities, why, and the query that recomputes it.");
    private static final List<String> PARAMETERS = parameters();
    private static final List<Column> ADDED = added();
    private static final String HINT = "rename or drop it before: project-away NAME";

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    private static List<String> parameters() {
        List<String> parameters = new ArrayList<>(LearningCall.PARAMETERS);
        parameters.add(2, "model");
        parameters.add("save");
        parameters.addAll(LearnerOptions.PARAMETERS);
        return List.copyOf(parameters);
    }

    private static List<Column> added() {
        List<Column> added = new ArrayList<>(List.of(new Column("Part", KqlType.STRING)));
        added.addAll(Scored.ADDED);
        return List.copyOf(added);
    }

    private record Settings(LearningCall call, Learner learner, String save) {
        static Settings read(Call call) {
            Arguments arguments = new Arguments(NAME, call, PARAMETERS, "columns");
            LearningCall learning = LearningCall.read(NAME, call, arguments);
            String model = arguments.word("model", RandomForest.NAME, Learners.NAMES);
            Learner learner = LearnerOptions.read(arguments, learning.seed()).learner(model);
            return new Settings(learning, learner, ModelName.read(arguments, NAME, "save"));
        }

        List<Column> output() {
            return call.arguments().output(call.call().input(), ADDED, HINT);
        }
    }

    @Override
    public Checked check(Call call) {
        Settings settings = Settings.read(call);
        List<Column> output = settings.output();
        return settings.call().arguments().checked(output);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        return run(call, input, stop, Surroundings.none());
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop, Surroundings surroundings) {
        Settings settings = Settings.read(call);
        List<Column> output = settings.output();
        LearningCall learning = settings.call();
        learning.arguments().throwProblems();
        Rows table = Rows.readAll(input);
        stop.check();
        HeldBack held = HeldBack.of(learning, table, stop);
        int[] train = held.split().train();
        Encoding encoding = Encoding.of(held.features(), held.labels(), train, learning.values());
        DataSet data = encoding.encode(held.features(), held.labels(), train).data();
        Classifier classifier = settings.learner().fit(data, stop);
        int[] all = IntStream.range(0, table.count()).toArray();
        Encoding.Encoded rows = encoding.encode(held.features(), all);
        held.warn(learning, rows.rowOf(), encoding.classes().size(), surroundings.notes());
        if (!settings.save().isEmpty()) {
            SavedClassifier.of(
                            settings.save(),
                            settings.learner(),
                            classifier,
                            data,
                            learning.label().orElseThrow().name(),
                            surroundings.clock().instant())
                    .write(surroundings.models().fileToKeep(settings.save()));
        }
        String[] part = new String[table.count()];
        Arrays.fill(part, "unlabelled");
        for (int row : train) {
            part[row] = "train";
        }
        for (int row : held.split().test()) {
            part[row] = "test";
        }
        return Scored.of(classifier, rows.data(), call, stop)
                .beside(table, output, rows.rowOf(), part);
    }
}

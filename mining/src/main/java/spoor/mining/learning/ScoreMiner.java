package spoor.mining.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import spoor.mining.Arguments;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.mining.Surroundings;
import spoor.mining.models.ModelName;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// `evaluate score(model='name')`: what a classifier that was saved before says of new rows.
public final class ScoreMiner implements Miner {
    private static final String NAME = "score";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "score(model='name')",
                    "Classifies rows by a model that classify saved in the case: predicted class"
                            + " with probabilities, why, and the query that recomputes it.");
    private static final List<String> PARAMETERS = List.of("model");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    private record Settings(Arguments arguments, Call call, String model) {
        static Settings read(Call call) {
            Arguments arguments = new Arguments(NAME, call, PARAMETERS, "");
            String model = ModelName.read(arguments, NAME, "model");
            if (model.isEmpty() && arguments.problems().isEmpty()) {
                arguments.problem(
                        "MINE002",
                        call.span(),
                        "'" + NAME + "' needs the name of a model",
                        "name one that classify(..., save='name') saved: score(model='name')");
            }
            return new Settings(arguments, call, model);
        }

        List<Column> output() {
            return arguments.output(
                    call.input(), Scored.ADDED, "rename or drop it before: project-away NAME");
        }
    }

    @Override
    public Checked check(Call call) {
        Settings settings = Settings.read(call);
        List<Column> output = settings.output();
        return settings.arguments().checked(output);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        return run(call, input, stop, Surroundings.none());
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop, Surroundings surroundings) {
        Settings settings = Settings.read(call);
        List<Column> output = settings.output();
        settings.arguments().throwProblems();
        stop.check();
        SavedClassifier model =
                SavedClassifier.read(
                        surroundings.models().file(settings.model()), settings.model());
        List<Column> columns = columns(settings, model);
        Rows table = Rows.readAll(input);
        Cells.check(
                NAME,
                table.count(),
                Math.max(columns.size(), model.classifier().encoding().classes().size()));
        int[] all = IntStream.range(0, table.count()).toArray();
        Frame frame = Frame.read(table, columns, stop);
        Encoding.Encoded rows = model.classifier().encoding().encode(frame, all);
        unseen(rows.data(), surroundings.notes());
        return Scored.of(model.classifier(), rows.data(), call, stop)
                .beside(table, output, rows.rowOf(), new String[0]);
    }

    /// The columns of the table that the model was made from, in its order.
    private static List<Column> columns(Settings settings, SavedClassifier model) {
        List<Column> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Column wanted : model.head().columns()) {
            Optional<Column> column =
                    settings.call().input().stream()
                            .filter(one -> one.name().equals(wanted.name()))
                            .findFirst();
            if (column.isEmpty()) {
                missing.add("'" + wanted.name() + "' (" + wanted.type().kqlName() + ")");
                continue;
            }
            if (Feature.isNumber(column.get().type()) != Feature.isNumber(wanted.type())) {
                settings.arguments()
                        .problem(
                                "MINE003",
                                settings.arguments().span("model"),
                                "the model '"
                                        + settings.model()
                                        + "' was made from '"
                                        + wanted.name()
                                        + "' of type "
                                        + wanted.type().kqlName()
                                        + ", and here it is of type "
                                        + column.get().type().kqlName(),
                                "make it that type before: extend "
                                        + wanted.name()
                                        + " = to"
                                        + wanted.type().kqlName()
                                        + "(...)");
            }
            found.add(column.get());
        }
        if (!missing.isEmpty()) {
            settings.arguments()
                    .problem(
                            "MINE032",
                            settings.arguments().span("model"),
                            "the model '"
                                    + settings.model()
                                    + "' was made from columns that this table lacks: "
                                    + String.join(", ", missing),
                            "make them as they were made for training: extend NAME = ...");
        }
        settings.arguments().throwProblems();
        return found;
    }

    /// Tells how many rows have values that the model does not know.
    private static void unseen(DataSet rows, Consumer<String> notes) {
        List<String> counted = new ArrayList<>();
        for (int i = 0; i < rows.columns().size(); i++) {
            if (rows.columns().get(i) instanceof EncodedColumn.Codes codes) {
                long count = 0;
                for (int row = 0; row < rows.rows(); row++) {
                    if (codes.values()[row] == Feature.Category.UNSEEN) {
                        count += rows.weights()[row];
                    }
                }
                if (count > 0) {
                    counted.add(
                            String.format(
                                    Locale.ROOT,
                                    "'%s' in %d (%.1f %%)",
                                    rows.encoding().features().get(i).column().name(),
                                    count,
                                    100.0 * count / rows.totalWeight()));
                }
            }
        }
        if (!counted.isEmpty()) {
            notes.accept(
                    "values that the model does not know, of "
                            + rows.totalWeight()
                            + " rows: "
                            + String.join(", ", counted)
                            + "; they are taken as rare ones");
        }
    }
}

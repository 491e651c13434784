package spoor.mining.sequence;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.ProblemException;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;
import spoor.model.Vector;

/// `evaluate parameter_sets(events, ...)`: a row per command and set of parameters it was seen
/// with.
public final class ParameterSetsMiner implements Miner {
    private static final String NAME = "parameter_sets";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "parameter_sets(events, model='markov_faithful', params='names',"
                            + " modellable=dynamic([...]))",
                    "Lists each set of parameters a command was seen with and how likely it is given"
                            + " the command.");
    private static final List<Column> OUTPUT =
            List.of(
                    new Column("command", KqlType.STRING),
                    new Column("parameters", KqlType.DYNAMIC),
                    new Column("probability", KqlType.REAL),
                    new Column("geo_mean", KqlType.REAL),
                    new Column("count", KqlType.LONG));
    private static final int BATCH_ROWS = 8192;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        SequenceCall settings = read(call);
        return settings.arguments().checked(OUTPUT);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        SequenceCall settings = read(call);
        settings.arguments().throwProblems();
        SequenceCall.Learnt learnt = settings.learn(Rows.readAll(input), stop);
        List<ParameterSet> sets;
        try {
            sets = ParameterSet.of(learnt.model(), learnt.sequences());
        } catch (SequenceException e) {
            throw new ProblemException(e.problem(settings.arguments().span("params")));
        }
        stop.check();
        int count = sets.size();
        @Nullable String[] commands = new @Nullable String[count];
        @Nullable String[] parameters = new @Nullable String[count];
        double[] probabilities = new double[count];
        double[] means = new double[count];
        long[] counts = new long[count];
        for (int row = 0; row < count; row++) {
            ParameterSet set = sets.get(row);
            commands[row] = set.command();
            parameters[row] = json(set.parameters());
            probabilities[row] = set.probability();
            means[row] = set.geometricMean();
            counts[row] = set.count();
        }
        return Rows.split(
                OUTPUT,
                List.of(
                        new Vector.Texts(commands),
                        new Vector.Texts(parameters),
                        AddedColumns.reals(probabilities),
                        AddedColumns.reals(means),
                        new Vector.Longs(counts, new boolean[0])),
                count,
                BATCH_ROWS);
    }

    private static SequenceCall read(Call call) {
        SequenceCall settings = SequenceCall.read(NAME, call, SequenceCall.SETS, SessionType.NAMES);
        if (settings.type() == SessionType.COMMANDS) {
            settings.arguments()
                    .problem(
                            "MINE004",
                            settings.arguments().span("params"),
                            "sessions of commands only have no parameter sets",
                            "write params='names' or params='values'");
        }
        return settings;
    }

    private static String json(List<String> names) {
        return names.stream()
                .map(name ->
                        '"' + new String(JsonStringEncoder.getInstance().quoteAsString(name)) + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }
}

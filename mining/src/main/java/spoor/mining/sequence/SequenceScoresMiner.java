package spoor.mining.sequence;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;
import spoor.model.Vector;

/// `evaluate sequence_scores(events, ...)`: how rare the rarest few neighbouring events of each
/// session are, under a model learnt from all these sessions.
public final class SequenceScoresMiner implements Miner {
    private static final String NAME = "sequence_scores";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "sequence_scores(events, window=3, model='markov_faithful', params='none',"
                            + " tokens=true, geo_mean=false, modellable=dynamic([...]))",
                    "Scores each session by its rarest run of events: likelihood, the run, why, and"
                            + " the query that recomputes it.");
    private static final List<Column> ADDED =
            List.of(
                    new Column("likelihood", KqlType.REAL),
                    new Column("rarest_window", KqlType.DYNAMIC),
                    new Column("rarest_window_start", KqlType.LONG),
                    new Column("windows", KqlType.LONG),
                    new Column("scored", KqlType.BOOL),
                    new Column("why", KqlType.STRING),
                    new Column("receipt", KqlType.STRING));

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        SequenceCall settings = read(call);
        List<Column> output = output(settings);
        return settings.arguments().problems().isEmpty()
                ? new Checked.Fine(output)
                : new Checked.Wrong(settings.arguments().problems());
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        SequenceCall settings = read(call);
        List<Column> output = output(settings);
        settings.throwProblems();
        Rows rows = Rows.readAll(input);
        SequenceCall.Learnt learnt = settings.learn(rows, stop);
        Sequences sequences = learnt.sequences();
        WindowScores scores =
                WindowScores.of(
                        learnt.model(),
                        sequences,
                        settings.window(),
                        settings.tokens(),
                        settings.geometric(),
                        stop);
        int count = sequences.count();
        Reasons reasons =
                new Reasons(learnt.model(), sequences, settings.window(), settings.tokens());
        Receipts receipts =
                new Receipts(
                        learnt.model(),
                        sequences,
                        settings.window(),
                        settings.tokens(),
                        settings.geometric());
        @Nullable String[] windows = new @Nullable String[count];
        long[] compared = new long[count];
        long[] scored = new long[count];
        @Nullable String[] why = new @Nullable String[count];
        @Nullable String[] receipt = new @Nullable String[count];
        WindowTexts windowTexts = new WindowTexts(sequences);
        for (int session = 0; session < count; session++) {
            stop.check();
            int start = scores.start()[session];
            windows[session] = windowTexts.of(session, start, scores.length()[session]);
            compared[session] = scores.windows()[session];
            scored[session] = start < 0 ? 0 : 1;
            why[session] = reasons.of(session, start);
            receipt[session] = receipts.of(session, start);
        }
        return AddedColumns.beside(
                rows,
                output,
                List.of(
                        AddedColumns.reals(scores.likelihood()),
                        new Vector.Texts(windows),
                        AddedColumns.places(scores.start()),
                        new Vector.Longs(compared, new boolean[0]),
                        new Vector.Longs(scored, new boolean[0]),
                        new Vector.Texts(why),
                        new Vector.Texts(receipt)));
    }

    private static SequenceCall read(Call call) {
        return SequenceCall.read(NAME, call, SequenceCall.SCORES, SessionType.COMMANDS);
    }

    private static List<Column> output(SequenceCall settings) {
        return settings.arguments()
                .output(
                        settings.call().input(),
                        ADDED,
                        "rename or drop it before: project-away NAME");
    }

    /// The commands of a window as a JSON array, equal ones shared.
    private static final class WindowTexts {
        private final Sequences sequences;
        private final Map<String, String> texts = new HashMap<>();
        private final StringBuilder text = new StringBuilder();

        WindowTexts(Sequences sequences) {
            this.sequences = sequences;
        }

        String of(int session, int start, int length) {
            text.setLength(0);
            text.append('[');
            for (int i = 0; i < length; i++) {
                text.append(i == 0 ? "\"" : ",\"");
                String command = sequences.command(session, start + i);
                JsonStringEncoder.getInstance().quoteAsString(command, text);
                text.append('"');
            }
            return texts.computeIfAbsent(text.append(']').toString(), same -> same);
        }
    }
}

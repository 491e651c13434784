package spoor.mining.sequence;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.mining.Surroundings;
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
                    "sequence_scores(events, window=3, model='markov', params='none', tokens=true,"
                            + " geo_mean=false, modellable=dynamic([...]), train=column, order=5,"
                            + " save='name', trained='name')",
                    "Scores each session by its rarest run of events: how rare, the run, why, and"
                            + " the query that recomputes it.");
    private static final List<Column> IN_BITS =
            List.of(
                    new Column("score", KqlType.REAL),
                    new Column("rank", KqlType.LONG),
                    new Column("surprise", KqlType.REAL),
                    new Column("likelihood", KqlType.REAL),
                    new Column("rarest_window", KqlType.DYNAMIC),
                    new Column("rarest_window_start", KqlType.LONG),
                    new Column("windows", KqlType.LONG),
                    new Column("why", KqlType.STRING),
                    new Column("receipt", KqlType.STRING));
    private static final List<Column> FAITHFUL =
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
        return settings.checked(added(settings));
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        return run(call, input, stop, Surroundings.none());
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop, Surroundings surroundings) {
        SequenceCall settings = read(call);
        List<Column> output = settings.output(added(settings));
        settings.arguments().throwProblems();
        stop.check();
        if (!settings.trained().isEmpty()) {
            Path file = surroundings.models().file(settings.trained());
            SavedSessions saved = SavedSessions.read(file, settings.trained());
            SequenceCall with = settings.with(saved.settings());
            Rows rows = Rows.readAll(input);
            SequenceCall.Learnt learnt = with.learnt(saved, rows, stop);
            return AddedColumns.beside(rows, output, inBits(call, with, learnt, times(rows), stop));
        }
        Rows rows = Rows.readAll(input);
        SequenceCall.Learnt learnt = settings.learn(rows, stop);
        if (!settings.save().isEmpty()) {
            save(settings, learnt, surroundings);
        }
        return AddedColumns.beside(
                rows,
                output,
                switch (settings.model()) {
                    case FAITHFUL -> faithful(call, settings, learnt, stop);
                    case MARKOV, VMM -> inBits(call, settings, learnt, times(rows), stop);
                });
    }

    private static void save(
            SequenceCall settings, SequenceCall.Learnt learnt, Surroundings surroundings) {
        SavedSessions.Settings kept =
                new SavedSessions.Settings(
                        settings.model(),
                        settings.window(),
                        settings.order(),
                        settings.tokens(),
                        settings.modellable());
        new SavedSessions(kept, learnt.training())
                .write(
                        surroundings.models().fileToKeep(settings.save()),
                        settings.save(),
                        settings.events(),
                        surroundings.clock().instant());
    }

    /// The first time of each row, which orders what is equally rare.
    private static long[] times(Rows rows) {
        return rows.columns().stream()
                .filter(column -> column.type() == KqlType.DATETIME)
                .findFirst()
                .map(column -> ((Vector.Longs) rows.vector(column)).values())
                .orElse(new long[0]);
    }

    private static List<Vector> inBits(
            Call call, SequenceCall settings, SequenceCall.Learnt learnt, long[] times, Stop stop) {
        SessionBits bits = learnt.bits(settings.model(), settings.tokens(), settings.order());
        stop.check();
        SurpriseScores scores = SurpriseScores.of(bits, learnt.chosen(), settings.window(), stop);
        int from = learnt.from();
        int count = learnt.sequences().count() - from;
        double[] score = new double[count];
        double[] surprise = new double[count];
        double[] likelihood = new double[count];
        int[] start = new int[count];
        long[] windows = new long[count];
        @Nullable String[] window = new @Nullable String[count];
        @Nullable String[] why = new @Nullable String[count];
        @Nullable String[] receipt = new @Nullable String[count];
        WindowTexts texts = new WindowTexts(learnt.sequences());
        boolean asksWindow = call.asks("rarest_window");
        boolean asksWhy = call.asks("why");
        boolean asksReceipt = call.asks("receipt");
        for (int row = 0; row < count; row++) {
            stop.check();
            int session = from + row;
            score[row] = scores.score(session);
            surprise[row] = scores.surprise(session);
            likelihood[row] = scores.likelihood(session);
            start[row] = scores.start(session);
            windows[row] = scores.windows(session);
            if (asksWindow) {
                window[row] = texts.of(session, start[row], scores.length(session));
            }
            if (asksWhy) {
                why[row] = scores.why(session);
            }
            if (asksReceipt) {
                receipt[row] = scores.receipt(session);
            }
        }
        return List.of(
                AddedColumns.reals(score),
                new Vector.Longs(scores.ranks(from, times), new boolean[0]),
                AddedColumns.reals(surprise),
                AddedColumns.reals(likelihood),
                new Vector.Texts(window),
                AddedColumns.places(start),
                new Vector.Longs(windows, new boolean[0]),
                new Vector.Texts(why),
                new Vector.Texts(receipt));
    }

    private static List<Vector> faithful(
            Call call, SequenceCall settings, SequenceCall.Learnt learnt, Stop stop) {
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
        boolean asksWindow = call.asks("rarest_window");
        boolean asksWhy = call.asks("why");
        boolean asksReceipt = call.asks("receipt");
        for (int session = 0; session < count; session++) {
            stop.check();
            int start = scores.start()[session];
            if (asksWindow) {
                windows[session] = windowTexts.of(session, start, scores.length()[session]);
            }
            compared[session] = scores.windows()[session];
            scored[session] = start < 0 ? 0 : 1;
            if (asksWhy) {
                why[session] = reasons.of(session, start);
            }
            if (asksReceipt) {
                receipt[session] = receipts.of(session, start);
            }
        }
        return List.of(
                AddedColumns.reals(scores.likelihood()),
                new Vector.Texts(windows),
                AddedColumns.places(scores.start()),
                new Vector.Longs(compared, new boolean[0]),
                new Vector.Longs(scored, new boolean[0]),
                new Vector.Texts(why),
                new Vector.Texts(receipt));
    }

    private static SequenceCall read(Call call) {
        return SequenceCall.read(NAME, call, SequenceCall.SCORES, SessionType.COMMANDS);
    }

    private static List<Column> added(SequenceCall settings) {
        return settings.model() == ModelKind.FAITHFUL ? FAITHFUL : IN_BITS;
    }
}

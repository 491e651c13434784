package spoor.mining.sequence;

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

/// `evaluate sequence_detectors(events, train=...)`: what of each session no other session has. The
/// simple detectors that M. Landauer, F. Skopik, M. Wurzenberger, "A critical review of common log
/// data sets used for evaluation of sequence-based anomaly detection techniques" (2023), found hard
/// to beat, side by side.
public final class SequenceDetectorsMiner implements Miner {
    private static final String NAME = "sequence_detectors";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "sequence_detectors(events, train=column)",
                    "Gives what of each session no other session has: commands, pairs, triples,"
                            + " counts, length; why, and the query that recomputes the novelty.");
    private static final List<Column> ADDED =
            List.of(
                    new Column("novelty", KqlType.REAL),
                    new Column("votes", KqlType.LONG),
                    new Column("new_commands", KqlType.LONG),
                    new Column("new_pairs", KqlType.LONG),
                    new Column("new_triples", KqlType.LONG),
                    new Column("count_distance", KqlType.REAL),
                    new Column("length_share", KqlType.REAL),
                    new Column("why", KqlType.STRING),
                    new Column("receipt", KqlType.STRING));

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        SequenceCall settings = read(call);
        return settings.checked(ADDED);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        SequenceCall settings = read(call);
        List<Column> output = settings.output(ADDED);
        settings.arguments().throwProblems();
        Rows rows = Rows.readAll(input);
        SequenceCall.Sessions sessions = settings.sessions(rows, stop);
        Detectors detectors = Detectors.learn(sessions.all(), sessions.chosen(), stop);
        int count = sessions.all().count();
        double[] novelty = new double[count];
        long[] votes = new long[count];
        long[][] news = new long[Detectors.SIZES][count];
        double[] distance = new double[count];
        double[] length = new double[count];
        @Nullable String[] why = new @Nullable String[count];
        @Nullable String[] receipt = new @Nullable String[count];
        Map<String, String> shared = new HashMap<>();
        for (int session = 0; session < count; session++) {
            stop.check();
            Detectors.Verdict verdict = detectors.of(session, stop);
            novelty[session] = verdict.novelty();
            votes[session] = verdict.votes();
            for (int size = 0; size < news.length; size++) {
                news[size][session] = verdict.news()[size];
            }
            distance[session] = verdict.distance().value();
            length[session] = verdict.lengthShare();
            why[session] = shared.computeIfAbsent(verdict.why(), same -> same);
            receipt[session] = shared.computeIfAbsent(verdict.receipt(), same -> same);
        }
        return AddedColumns.beside(
                rows,
                output,
                List.of(
                        AddedColumns.reals(novelty),
                        new Vector.Longs(votes, new boolean[0]),
                        new Vector.Longs(news[0], new boolean[0]),
                        new Vector.Longs(news[1], new boolean[0]),
                        new Vector.Longs(news[2], new boolean[0]),
                        AddedColumns.reals(distance),
                        AddedColumns.reals(length),
                        new Vector.Texts(why),
                        new Vector.Texts(receipt)));
    }

    private static SequenceCall read(Call call) {
        return SequenceCall.read(NAME, call, SequenceCall.DETECTORS, SessionType.COMMANDS);
    }
}

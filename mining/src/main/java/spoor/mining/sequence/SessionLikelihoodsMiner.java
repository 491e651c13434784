package spoor.mining.sequence;

import java.util.List;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;
import spoor.model.Vector;

/// `evaluate session_likelihoods(events, ...)`: how likely each session is as a whole.
public final class SessionLikelihoodsMiner implements Miner {
    private static final String NAME = "session_likelihoods";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "session_likelihoods(events, model='markov', params='none',"
                            + " modellable=dynamic([...]), train=column, order=5)",
                    "Gives the likelihood of each session as a whole, its logarithm and mean.");
    private static final List<Column> IN_BITS =
            List.of(
                    new Column("log2_likelihood", KqlType.REAL),
                    new Column("surprise", KqlType.REAL));
    private static final List<Column> FAITHFUL =
            List.of(
                    new Column("likelihood", KqlType.REAL),
                    new Column("geo_mean", KqlType.REAL),
                    new Column("likelihood_no_tokens", KqlType.REAL),
                    new Column("geo_mean_no_tokens", KqlType.REAL));

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
        SequenceCall settings = read(call);
        List<Column> output = settings.output(added(settings));
        settings.arguments().throwProblems();
        Rows rows = Rows.readAll(input);
        SequenceCall.Learnt learnt = settings.learn(rows, stop);
        stop.check();
        return AddedColumns.beside(
                rows,
                output,
                switch (settings.model()) {
                    case FAITHFUL -> faithful(learnt);
                    case MARKOV, VMM -> inBits(settings, learnt, stop);
                });
    }

    private static List<Vector> inBits(
            SequenceCall settings, SequenceCall.Learnt learnt, Stop stop) {
        SessionBits bits = learnt.bits(settings.model(), true, settings.order());
        double[] log = new double[learnt.sequences().count()];
        double[] mean = new double[log.length];
        for (int session = 0; session < log.length; session++) {
            stop.check();
            double[] steps = bits.of(session);
            double sum = 0;
            for (double step : steps) {
                sum += step;
            }
            log[session] = -sum;
            mean[session] = sum / steps.length;
        }
        return List.of(AddedColumns.reals(log), AddedColumns.reals(mean));
    }

    private static List<Vector> faithful(SequenceCall.Learnt learnt) {
        SessionLikelihoods all = SessionLikelihoods.of(learnt.model(), learnt.sequences());
        return List.of(
                AddedColumns.reals(all.tokens()),
                AddedColumns.reals(all.tokensMean()),
                AddedColumns.reals(all.plain()),
                AddedColumns.reals(all.plainMean()));
    }

    private static SequenceCall read(Call call) {
        return SequenceCall.read(NAME, call, SequenceCall.SESSIONS, SessionType.COMMANDS);
    }

    private static List<Column> added(SequenceCall settings) {
        return settings.model() == ModelKind.FAITHFUL ? FAITHFUL : IN_BITS;
    }
}

package spoor.mining.sequence;

import java.util.List;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// `evaluate session_likelihoods(events, ...)`: how likely each session is as a whole.
public final class SessionLikelihoodsMiner implements Miner {
    private static final String NAME = "session_likelihoods";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "session_likelihoods(events, model='markov_faithful', params='none',"
                            + " modellable=dynamic([...]))",
                    "Gives the likelihood of each whole session and its geometric mean, with and"
                            + " without the start and end.");
    private static final List<Column> ADDED =
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
        SessionLikelihoods all = SessionLikelihoods.of(learnt.model(), learnt.sequences());
        stop.check();
        return AddedColumns.beside(
                rows,
                output,
                List.of(
                        AddedColumns.reals(all.tokens()),
                        AddedColumns.reals(all.tokensMean()),
                        AddedColumns.reals(all.plain()),
                        AddedColumns.reals(all.plainMean())));
    }

    private static SequenceCall read(Call call) {
        return SequenceCall.read(NAME, call, SequenceCall.SESSIONS, SessionType.COMMANDS);
    }

    private static List<Column> output(SequenceCall settings) {
        return settings.arguments()
                .output(
                        settings.call().input(),
                        ADDED,
                        "rename or drop it before: project-away NAME");
    }
}

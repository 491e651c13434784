package spoor.mining.sequence;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spoor.mining.Arguments;
import spoor.mining.Miner.Call;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.ProblemException;
import spoor.model.RowBatch;
import spoor.model.Stop;
import spoor.model.Vector;

/// What a call of one of the sequence miners asks for. Where an argument is wrong its default
/// stands in, and the problem is noted in `arguments`.
record SequenceCall(
        Arguments arguments,
        Call call,
        Column events,
        int window,
        SessionType type,
        boolean tokens,
        boolean geometric,
        Optional<Set<String>> modellable) {

    /// The one model there is so far.
    static final String FAITHFUL = "markov_faithful";

    static final List<String> SCORES =
            List.of("events", "window", "model", "params", "tokens", "geo_mean", "modellable");
    static final List<String> SESSIONS = List.of("events", "model", "params", "modellable");

    /// @param names the parameters that the miner has, in order
    /// @param otherwise the value of `params` that stands for none given
    static SequenceCall read(String miner, Call call, List<String> names, SessionType otherwise) {
        Arguments arguments = new Arguments(miner, call, names, "");
        Column events =
                arguments
                        .column(
                                "events",
                                EnumSet.of(KqlType.DYNAMIC),
                                "give the arrays of 'evaluate sessionize', or"
                                        + " parse_json(...) of text")
                        .orElse(new Column("", KqlType.DYNAMIC));
        String model = arguments.word("model", FAITHFUL, List.of(FAITHFUL, "markov", "vmm"));
        if (!model.equals(FAITHFUL)) {
            arguments.problem(
                    "MINE007",
                    arguments.span("model"),
                    "the model '" + model + "' is not there yet",
                    "leave 'model' out or write model='" + FAITHFUL + "'");
        }
        SessionType type =
                switch (arguments.word("params", "", List.of("none", "names", "values"))) {
                    case "none" -> SessionType.COMMANDS;
                    case "names" -> SessionType.NAMES;
                    case "values" -> SessionType.VALUES;
                    default -> otherwise;
                };
        Optional<Set<String>> modellable = arguments.names("modellable");
        if (modellable.isPresent() && type != SessionType.VALUES) {
            arguments.problem(
                    "MINE004",
                    arguments.span("modellable"),
                    "'modellable' names parameters whose values to model, and params='"
                            + (type == SessionType.NAMES ? "names" : "none")
                            + "' looks at no values",
                    "write params='values', or leave 'modellable' out");
        }
        return new SequenceCall(
                arguments,
                call,
                events,
                arguments.whole("window", 3, 1),
                type,
                arguments.flag("tokens", true),
                arguments.flag("geo_mean", false),
                modellable);
    }

    void throwProblems() {
        if (!arguments.problems().isEmpty()) {
            throw new ProblemException(arguments.problems());
        }
    }

    /// The sessions of the rows, and the model that learnt from them.
    Learnt learn(Rows rows, Stop stop) {
        try {
            SequenceReader reader = new SequenceReader(new Vocabulary(type));
            int column = rows.index(events);
            for (RowBatch batch : rows.batches()) {
                Vector vector = batch.vectors().get(column);
                if (vector instanceof Vector.Arrays arrays) {
                    for (int row = 0; row < arrays.size(); row++) {
                        stop.check();
                        reader.add(arrays, row);
                    }
                    continue;
                }
                @Nullable String[] texts = ((Vector.Texts) vector).values();
                for (String text : texts) {
                    stop.check();
                    reader.add(text);
                }
            }
            Sequences sequences = reader.finish();
            stop.check();
            return new Learnt(SequenceModel.train(sequences, modellable), sequences);
        } catch (SequenceException e) {
            throw new ProblemException(e.problem(arguments.span("events")));
        }
    }

    record Learnt(SequenceModel model, Sequences sequences) {}
}

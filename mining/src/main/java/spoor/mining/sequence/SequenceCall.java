package spoor.mining.sequence;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spoor.mining.Arguments;
import spoor.mining.Miner.Call;
import spoor.mining.Miner.Checked;
import spoor.mining.Rows;
import spoor.mining.models.ModelName;
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
        ModelKind model,
        int order,
        Optional<Column> train,
        SessionType type,
        boolean tokens,
        boolean geometric,
        Optional<Set<String>> modellable,
        String save,
        String trained) {

    static final List<String> SCORES =
            List.of(
                    "events",
                    "window",
                    "model",
                    "params",
                    "tokens",
                    "geo_mean",
                    "modellable",
                    "train",
                    "order",
                    "save",
                    "trained");

    /// What a saved model brings with it.
    private static final List<String> OF_MODEL =
            List.of("model", "params", "tokens", "modellable", "train", "order", "save");

    static final List<String> SESSIONS =
            List.of("events", "model", "params", "modellable", "train", "order");
    static final List<String> DETECTORS = List.of("events", "train");
    static final List<String> SETS = List.of("events", "model", "params", "modellable");

    /// A window of the models that count in bits: a longer one's likelihood could fall below what a
    /// double holds.
    private static final int LONGEST_WINDOW = 30;

    private static final int LONGEST_CONTEXT = 10;

    /// What is usual.
    private static final int WINDOW = 3;

    private static final int CONTEXT = 5;

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
        ModelKind model = model(arguments, names);
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
        boolean geometric = arguments.flag("geo_mean", false);
        int window;
        int order;
        if (model == ModelKind.FAITHFUL) {
            refuse(arguments, "train", "learns from all sessions");
            window = arguments.whole("window", WINDOW, 1);
        } else {
            if (geometric) {
                refuse(arguments, "geo_mean", "gives 'surprise', the mean of a step in bits");
            }
            window = arguments.whole("window", WINDOW, 1, LONGEST_WINDOW);
        }
        if (model == ModelKind.VMM) {
            order = arguments.whole("order", CONTEXT, 1, LONGEST_CONTEXT);
        } else {
            refuse(arguments, "order", "looks at one command before");
            order = CONTEXT;
        }
        if (model == ModelKind.FAITHFUL) {
            refuse(arguments, "save", "learns from the very sessions that it scores");
        }
        String trained = names.equals(SCORES) ? ModelName.read(arguments, miner, "trained") : "";
        if (!trained.isEmpty()) {
            for (String name : OF_MODEL) {
                if (arguments.isGiven(name)) {
                    arguments.problem(
                            "MINE004",
                            arguments.span(name),
                            "a trained model brings its own '" + name + "'",
                            "leave '" + name + "' out, or train anew without 'trained'");
                }
            }
        }
        return new SequenceCall(
                arguments,
                call,
                events,
                window,
                model,
                order,
                arguments.optionalColumn(
                        "train",
                        EnumSet.of(KqlType.BOOL),
                        "extend a column that is true for the sessions to learn from"),
                type,
                arguments.flag("tokens", true),
                geometric,
                modellable,
                names.equals(SCORES) ? ModelName.read(arguments, miner, "save") : "",
                trained);
    }

    /// The same with the settings of a saved model; its window where the call gives none.
    SequenceCall with(SavedSessions.Settings saved) {
        return new SequenceCall(
                arguments,
                call,
                events,
                arguments.isGiven("window") ? window : saved.window(),
                saved.model(),
                saved.order(),
                train,
                type,
                saved.tokens(),
                geometric,
                saved.modellable(),
                save,
                trained);
    }

    private static ModelKind model(Arguments arguments, List<String> names) {
        if (names.equals(SETS)) {
            arguments.word("model", ModelKind.FAITHFUL.word(), List.of(ModelKind.FAITHFUL.word()));
            return ModelKind.FAITHFUL;
        }
        return ModelKind.of(arguments.word("model", ModelKind.MARKOV.word(), ModelKind.words()));
    }

    private static void refuse(Arguments arguments, String name, String instead) {
        if (arguments.isGiven(name)) {
            arguments.problem(
                    "MINE004",
                    arguments.span(name),
                    "this model has no '" + name + "': it " + instead,
                    "leave '" + name + "' out, or choose another model");
        }
    }

    /// The input's columns and these.
    List<Column> output(List<Column> added) {
        return arguments.output(call.input(), added, "rename or drop it before: project-away NAME");
    }

    /// The result's columns, or every problem of the call.
    Checked checked(List<Column> added) {
        List<Column> output = output(added);
        return arguments.checked(output);
    }

    /// The sessions of the rows, and the model that learnt from those chosen.
    Learnt learn(Rows rows, Stop stop) {
        Sessions sessions = sessions(rows, stop);
        return new Learnt(
                SequenceModel.train(sessions.training(), modellable),
                sessions.all(),
                sessions.training(),
                sessions.chosen(),
                0);
    }

    /// The sessions of the rows behind those that a saved model learnt from, and that model.
    Learnt learnt(SavedSessions saved, Rows rows, Stop stop) {
        Sequences before = saved.sessions();
        Sequences fresh = read(rows, before.vocabulary(), stop);
        boolean[] chosen = new boolean[before.count() + fresh.count()];
        Arrays.fill(chosen, 0, before.count(), true);
        return new Learnt(
                SequenceModel.train(before, modellable),
                before.and(fresh),
                before,
                chosen,
                before.count());
    }

    /// The sessions of the rows.
    Sessions sessions(Rows rows, Stop stop) {
        try {
            Sequences sequences = read(rows, new Vocabulary(type), stop);
            boolean[] chosen = chosen(rows);
            Sequences training = train.isPresent() ? sequences.only(chosen) : sequences;
            if (training.count() == 0) {
                throw SequenceModel.nothingToLearnFrom();
            }
            return new Sessions(sequences, training, chosen);
        } catch (SequenceException e) {
            throw new ProblemException(e.problem(arguments.span("events")));
        }
    }

    private Sequences read(Rows rows, Vocabulary vocabulary, Stop stop) {
        try {
            SequenceReader reader = new SequenceReader(vocabulary);
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
            stop.check();
            return reader.finish();
        } catch (SequenceException e) {
            throw new ProblemException(e.problem(arguments.span("events")));
        }
    }

    /// @param training the sessions to learn from, at least one
    /// @param chosen which of all sessions those are
    record Sessions(Sequences all, Sequences training, boolean[] chosen) {}

    private boolean[] chosen(Rows rows) {
        boolean[] chosen = new boolean[rows.count()];
        Arrays.fill(chosen, true);
        train.ifPresent(column -> {
            Vector vector = rows.vector(column);
            for (int row = 0; row < chosen.length; row++) {
                chosen[row] = !vector.isNull(row) && ((Vector.Longs) vector).values()[row] != 0;
            }
        });
        return chosen;
    }

    /// @param training the sessions that the model learnt from
    /// @param chosen which of all sessions those are
    /// @param from the first session of the rows; those before are a saved model's
    record Learnt(
            SequenceModel model,
            Sequences sequences,
            Sequences training,
            boolean[] chosen,
            int from) {

        /// What the steps of the sessions cost, for a model that counts in bits.
        SessionBits bits(ModelKind kind, boolean tokens, int order) {
            CommandSteps steps =
                    switch (kind) {
                        case MARKOV -> new FirstOrderSteps(model, tokens);
                        case VMM -> new VariableOrderSteps(model, training, tokens, order);
                        case FAITHFUL -> throw new IllegalStateException("it counts no bits");
                    };
            return new SessionBits(model, sequences, steps, tokens);
        }
    }
}

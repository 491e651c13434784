package spoor.mining.sequence;

import java.util.HashMap;
import java.util.Map;
import spoor.mining.sequence.Vocabulary.Event;

/// Says in one sentence which step makes a window rare, with its counts.
final class Reasons {
    private final Vocabulary vocabulary;
    private final Names names;
    private final CommandCounts counts;
    private final ParameterModel parameters;
    private final Sequences sequences;
    private final int window;
    private final boolean tokens;
    private final double[] sets;
    private final Map<Long, String> stepReasons = new HashMap<>();
    private final Map<Integer, String> setReasons = new HashMap<>();
    private final Map<Integer, String> tooShort = new HashMap<>();

    Reasons(SequenceModel model, Sequences sequences, int window, boolean tokens) {
        this.vocabulary = sequences.vocabulary();
        this.names = new Names(vocabulary);
        this.counts = model.commands();
        this.parameters = model.parameters();
        this.sequences = sequences;
        this.window = window;
        this.tokens = tokens;
        this.sets = model.weights();
    }

    /// @param start as in [WindowScores]; -1 for a session that is too short
    String of(int session, int start) {
        if (start < 0) {
            return tooShort.computeIfAbsent(sequences.length(session), this::tooShort);
        }
        int from = sequences.starts()[session] + start;
        int events = Math.min(window, sequences.length(session) - start);
        int before = tokens && start == 0 ? Vocabulary.START : Vocabulary.UNKNOWN;
        double least = Double.POSITIVE_INFINITY;
        int rarest = 0;
        boolean rarestIsSet = false;
        long rarestPair = 0;
        for (int i = 0; i < window; i++) {
            int command =
                    i == events
                            ? Vocabulary.END
                            : vocabulary.event(sequences.events()[from + i]).command();
            double step =
                    before == Vocabulary.UNKNOWN
                            ? counts.prior(command)
                            : counts.transition(before, command);
            if (step < least) {
                least = step;
                rarestIsSet = false;
                rarestPair = LongCounts.pair(before, command);
            }
            if (i < events && sets[sequences.events()[from + i]] < least) {
                least = sets[sequences.events()[from + i]];
                rarestIsSet = true;
                rarest = sequences.events()[from + i];
            }
            before = command;
        }
        return rarestIsSet
                ? setReasons.computeIfAbsent(rarest, this::set)
                : stepReasons.computeIfAbsent(rarestPair, this::step);
    }

    private String tooShort(int events) {
        int least = Math.max(1, tokens ? window - 1 : window);
        return "Too short to score: it has "
                + Names.number(events, "event")
                + ", and a window of "
                + window
                + (tokens ? " that counts the end" : "")
                + " needs "
                + least
                + ".";
    }

    private String step(long pair) {
        int before = (int) (pair >> Integer.SIZE);
        int after = (int) pair;
        long seen = counts.pairs(before, after);
        String times = Names.number(seen, "time") + " in " + counts.followed(before) + ".";
        return "Rarest step: "
                + switch (before) {
                    case Vocabulary.UNKNOWN ->
                            after == Vocabulary.END
                                    ? "the end of a session."
                                    : names.command(after)
                                            + " is "
                                            + counts.count(after)
                                            + " of "
                                            + Names.number(counts.total(), "event")
                                            + ".";
                    case Vocabulary.START ->
                            after == Vocabulary.END
                                    ? "the session has no event."
                                    : "a session starts with " + names.command(after) + " " + times;
                    default ->
                            after == Vocabulary.END
                                    ? "a session ends after " + names.command(before) + " " + times
                                    : names.command(after)
                                            + " follows "
                                            + names.command(before)
                                            + " "
                                            + times;
                };
    }

    /// The least likely of the parameters given, of those not given, and of the modelled values.
    private String set(int id) {
        Event event = vocabulary.event(id);
        int command = event.command();
        long all = counts.count(command);
        double smoothed = counts.smoothed(command);
        int[] seen = parameters.parametersOf(command);
        Map<Integer, Integer> given = new HashMap<>();
        for (int i = 0; i < event.parameters().length; i++) {
            given.put(event.parameters()[i], ParameterModel.valueAt(event, i));
        }
        double least = Double.POSITIVE_INFINITY;
        String reason = names.command(command) + " has parameters that it never had.";
        for (int place = 0; place < seen.length; place++) {
            long uses = parameters.usesWith(command, place);
            String name = names.parameter(seen[place]);
            double probability = (uses + 1) / smoothed;
            Integer value = given.get(seen[place]);
            if (value == null) {
                probability = 1 - probability;
            }
            if (probability < least) {
                least = probability;
                reason =
                        value == null
                                ? names.command(command)
                                        + " lacks the parameter "
                                        + name
                                        + ", which it has "
                                        + Names.number(uses, "time")
                                        + " in "
                                        + all
                                        + "."
                                : names.command(command)
                                        + " has the parameter "
                                        + name
                                        + ", as it does "
                                        + Names.number(uses, "time")
                                        + " in "
                                        + all
                                        + ".";
            }
            if (value != null
                    && parameters.isModellable(seen[place])
                    && parameters.valueProbability(seen[place], value) < least) {
                least = parameters.valueProbability(seen[place], value);
                reason =
                        "the parameter "
                                + name
                                + " of "
                                + names.command(command)
                                + " has the value "
                                + names.value(value)
                                + ", counted "
                                + Names.number(parameters.valueUses(seen[place], value), "time")
                                + " in "
                                + parameters.uses(seen[place])
                                + ".";
            }
        }
        return "Rarest step: " + reason;
    }
}

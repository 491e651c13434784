package spoor.mining.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import spoor.mining.sequence.Vocabulary.Event;

/// What is least likely of an event's parameters, given its command: one that it has, one that it
/// lacks, or a value. That one factor stands for the event, so that commands with many parameters
/// are not rare for their number.
///
/// A parameter was given in `uses` of `count` events of the command: it is given with `(uses + 1) /
/// (count + 2)` and lacking with `(count - uses + 1) / (count + 2)` (Laplace's rule). A modelled
/// value has the probability that [ParameterModel#valueProbability] gives it.
final class RarestParameters {
    private final Vocabulary vocabulary;
    private final CommandCounts counts;
    private final ParameterModel parameters;
    private final Names names;
    private final int[][] byUses;
    private final Factor[] factors;

    /// One factor.
    ///
    /// @param parameter its id, [#NONE] where no parameter is looked at
    /// @param value its value's id where the value is meant, else [#NO_VALUE_MEANT]
    record Factor(int parameter, boolean given, int value, long seen, long chances) {
        double probability() {
            return seen / (double) chances;
        }
    }

    private static final int NONE = -1;
    private static final int NO_VALUE_MEANT = -2;
    private static final Factor CERTAIN = new Factor(NONE, true, NO_VALUE_MEANT, 1, 1);

    RarestParameters(SequenceModel model) {
        vocabulary = model.vocabulary();
        counts = model.commands();
        parameters = model.parameters();
        names = new Names(vocabulary);
        byUses = new int[vocabulary.commandCount()][];
        factors = new Factor[vocabulary.eventCount()];
        for (int event = 0; event < factors.length; event++) {
            factors[event] = find(vocabulary.event(event));
        }
    }

    double probability(int event) {
        return factors[event].probability();
    }

    private Factor find(Event event) {
        if (vocabulary.type() == SessionType.COMMANDS) {
            return CERTAIN;
        }
        int command = event.command();
        long all = counts.count(command);
        List<Factor> candidates = new ArrayList<>();
        candidates.add(CERTAIN);
        for (int i = 0; i < event.parameters().length; i++) {
            int parameter = event.parameters()[i];
            long uses = parameters.usesWithCommand(command, parameter);
            candidates.add(new Factor(parameter, true, NO_VALUE_MEANT, uses + 1, all + 2));
            if (parameters.isModellable(parameter)) {
                int value = ParameterModel.valueAt(event, i);
                candidates.add(
                        new Factor(
                                parameter,
                                true,
                                value,
                                parameters.valueUses(parameter, value) + 1L,
                                parameters.valueTotal(parameter)));
            }
        }
        lacking(event).stream()
                .map(parameter -> lack(command, parameter, all))
                .forEach(candidates::add);
        return candidates.stream()
                .min(Comparator.comparingDouble(Factor::probability))
                .orElse(CERTAIN);
    }

    private Factor lack(int command, int parameter, long all) {
        long uses = parameters.usesWithCommand(command, parameter);
        return new Factor(parameter, false, NO_VALUE_MEANT, all - uses + 1, all + 2);
    }

    /// The most used parameter of the command that the event lacks. Looks at no more parameters
    /// than the event has, and one: log text full of made-up parameters would else cost their
    /// square.
    private List<Integer> lacking(Event event) {
        int[] most = mostUsed(event.command());
        int[] given = event.parameters().clone();
        Arrays.sort(given);
        for (int parameter : most) {
            if (Arrays.binarySearch(given, parameter) < 0) {
                return List.of(parameter);
            }
        }
        return List.of();
    }

    private int[] mostUsed(int command) {
        if (byUses[command] == null) {
            byUses[command] =
                    IntStream.of(parameters.parametersOf(command))
                            .boxed()
                            .sorted(
                                    Comparator.comparingInt(parameter ->
                                            -parameters.usesWithCommand(command, parameter)))
                            .mapToInt(Integer::intValue)
                            .toArray();
        }
        return byUses[command];
    }

    /// Appends the factor, with the sign before it; nothing for an event whose parameters say
    /// nothing.
    void receipt(int event, StringBuilder out) {
        Factor factor = factors[event];
        if (factor.parameter() != NONE) {
            out.append(" * (").append(factor.seen()).append(".0/");
            out.append(factor.chances()).append(')');
        }
    }

    /// In words with its counts, without a full stop.
    String why(int event) {
        Factor factor = factors[event];
        int command = vocabulary.event(event).command();
        String times = Names.number(factor.seen() - 1, "time");
        String name = names.parameter(factor.parameter());
        if (factor.value() != NO_VALUE_MEANT) {
            return "the parameter "
                    + name
                    + " of "
                    + names.command(command)
                    + " has the value "
                    + names.value(factor.value())
                    + ", counted "
                    + times
                    + " in "
                    + parameters.uses(factor.parameter());
        }
        return names.command(command)
                + (factor.given() ? " has the parameter " : " lacks the parameter ")
                + name
                + ", as it does "
                + times
                + " in "
                + counts.count(command);
    }
}

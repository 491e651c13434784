package spoor.mining.sequence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import spoor.mining.CodePoints;
import spoor.mining.sequence.Vocabulary.Event;

/// A set of parameters that a command was seen with, and its probability given the command.
///
/// @param parameters names in code point order; `name --- value` where the value is modelled
/// @param probability the product of all factors
/// @param geometricMean its root by the number of factors: what scores use
/// @param count how often it was seen
public record ParameterSet(
        String command,
        List<String> parameters,
        double probability,
        double geometricMean,
        long count) {
    private static final Comparator<List<String>> BY_NAMES = ParameterSet::compare;
    private static final Comparator<ParameterSet> ORDER =
            Comparator.comparing(ParameterSet::command, CodePoints.ORDER)
                    .thenComparing(ParameterSet::parameters, BY_NAMES)
                    .thenComparingDouble(ParameterSet::probability);

    public ParameterSet {
        parameters = List.copyOf(parameters);
    }

    /// Each distinct set of some sessions once, by command and names.
    ///
    /// @throws SequenceException when the sessions are of commands only, or when values are looked
    ///   at and an event has names without values
    public static List<ParameterSet> of(SequenceModel model, Sequences sequences) {
        Vocabulary vocabulary = sequences.vocabulary();
        if (vocabulary.type() == SessionType.COMMANDS) {
            throw new SequenceException(
                    "MINE014",
                    "sessions of commands only have no parameter sets",
                    "write params='names' or params='values'");
        }
        long[] counts = new long[vocabulary.eventCount()];
        for (int event : sequences.events()) {
            counts[event]++;
        }
        double[] products = model.setProbabilities(false);
        double[] means = model.setProbabilities(true);
        TreeMap<ParameterSet, ParameterSet> sets = new TreeMap<>(ORDER);
        for (int id = 0; id < counts.length; id++) {
            if (counts[id] > 0) {
                Event event = vocabulary.event(id);
                ParameterSet set =
                        new ParameterSet(
                                vocabulary.command(event.command()),
                                spell(model, vocabulary, event),
                                products[id],
                                means[id],
                                counts[id]);
                sets.merge(set, set, (a, b) -> a.plus(b.count()));
            }
        }
        return List.copyOf(sets.values());
    }

    private ParameterSet plus(long more) {
        return new ParameterSet(command, parameters, probability, geometricMean, count + more);
    }

    private static List<String> spell(SequenceModel model, Vocabulary vocabulary, Event event) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < event.parameters().length; i++) {
            int parameter = event.parameters()[i];
            String name = vocabulary.parameter(parameter);
            int value = ParameterModel.valueAt(event, i);
            if (vocabulary.type() == SessionType.VALUES && value == Vocabulary.NO_VALUE) {
                throw new SequenceException(
                        "MINE014",
                        "an event gives names of parameters without values",
                        "write params='names', or give the parameters with their values");
            }
            boolean valued = value >= 0 && model.parameters().isModellable(parameter);
            names.add(valued ? name + " --- " + vocabulary.value(value).text() : name);
        }
        names.sort(CodePoints.ORDER);
        return names;
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = CodePoints.ORDER.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}

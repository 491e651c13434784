package spoor.mining.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import spoor.mining.sequence.Vocabulary.Event;

/// How likely the parameters of an event are, given its command: the part of [SequenceModel] that
/// looks beyond commands.
///
/// Every parameter seen with a command is given or not given, each with its own probability `(uses
/// +
/// 1) / smoothed count of the command`; a value is one of those seen with its parameter, or
///    unknown: `(uses + 1) / (all uses with a value + distinct values + 1)`.
final class ParameterModel {
    /// A command with more parameters than this is not walked through for each event; see
    /// `correct`.
    static final int MOST_WALKED = 512;

    private final Vocabulary vocabulary;
    private final CommandCounts commands;
    private final List<Ints> parametersOf = new ArrayList<>();
    private final List<Ints> countsOf = new ArrayList<>();
    private final LongCounts places = new LongCounts();
    private final double[] withNone;
    private final Ints uses = new Ints();
    private final Ints commandsWith = new Ints();
    private final LongCounts valueUses = new LongCounts();
    private final Ints usesWithValue = new Ints();
    private final Ints distinctValues = new Ints();
    private boolean[] modellable = new boolean[0];

    // Marks of the event in work, by parameter: its number plus 1, and its value.
    private int mark;
    private int[] markedBy = new int[0];
    private int[] markedValue = new int[0];

    /// @param eventCounts how often each event of the vocabulary was seen
    ParameterModel(Vocabulary vocabulary, CommandCounts commands, int[] eventCounts) {
        this.vocabulary = vocabulary;
        this.commands = commands;
        for (int command = 0; command < vocabulary.commandCount(); command++) {
            parametersOf.add(new Ints());
            countsOf.add(new Ints());
        }
        withNone = new double[vocabulary.commandCount()];
        Arrays.fill(withNone, Double.NaN);
        for (int id = 0; id < eventCounts.length; id++) {
            if (eventCounts[id] > 0) {
                learn(vocabulary.event(id), eventCounts[id]);
            }
        }
    }

    private void learn(Event event, int count) {
        for (int i = 0; i < event.parameters().length; i++) {
            int parameter = event.parameters()[i];
            long key = LongCounts.pair(event.command(), parameter);
            int place = places.get(key) - 1;
            if (place < 0) {
                place = parametersOf.get(event.command()).size();
                parametersOf.get(event.command()).add(parameter);
                places.add(key, place + 1);
                commandsWith.increase(parameter, 1);
            }
            countsOf.get(event.command()).increase(place, count);
            uses.increase(parameter, count);
            int value = valueAt(event, i);
            if (value != Vocabulary.NO_VALUE && vocabulary.value(value).counts()) {
                usesWithValue.increase(parameter, count);
                if (valueUses.add(LongCounts.pair(parameter, value), count) == count) {
                    distinctValues.increase(parameter, 1);
                }
            }
        }
    }

    /// Models the values of parameters with few: at most 20 distinct, at least 20 uses, and at most
    /// a tenth as many values as uses.
    void modelFewValued() {
        modellable = new boolean[uses.size()];
        for (int parameter = 0; parameter < modellable.length; parameter++) {
            long distinct = distinctValues.getOrZero(parameter);
            long used = uses.get(parameter);
            modellable[parameter] =
                    distinct >= 1 && distinct <= 20 && used >= 20 && 100 * distinct <= 10 * used;
        }
    }

    /// Models the values of these parameters and of no others.
    void model(Set<String> names) {
        modellable = new boolean[uses.size()];
        for (int parameter = 0; parameter < modellable.length; parameter++) {
            modellable[parameter] = names.contains(vocabulary.parameter(parameter));
        }
    }

    SortedSet<String> modellable() {
        SortedSet<String> names = new TreeSet<>();
        for (int parameter = 0; parameter < modellable.length; parameter++) {
            if (modellable[parameter]) {
                names.add(vocabulary.parameter(parameter));
            }
        }
        return Collections.unmodifiableSortedSet(names);
    }

    boolean isModellable(int parameter) {
        return parameter >= 0 && parameter < modellable.length && modellable[parameter];
    }

    int uses(int parameter) {
        return parameter < 0 ? 0 : uses.getOrZero(parameter);
    }

    int commandsWith(int parameter) {
        return parameter < 0 ? 0 : commandsWith.getOrZero(parameter);
    }

    int distinctValues(int parameter) {
        return parameter < 0 ? 0 : distinctValues.getOrZero(parameter);
    }

    /// The parameters seen with a command, in order of first sight.
    int[] parametersOf(int command) {
        return command >= 0 && command < parametersOf.size()
                ? parametersOf.get(command).toArray()
                : new int[0];
    }

    /// How often a parameter was given with a command.
    int usesWithCommand(int command, int parameter) {
        int place = places.get(LongCounts.pair(command, parameter)) - 1;
        return place < 0 ? 0 : usesWith(command, place);
    }

    /// How often the parameter at a place of [#parametersOf] was given with the command.
    int usesWith(int command, int place) {
        return countsOf.get(command).get(place);
    }

    /// P(value | parameter); an unknown value where `value` is none, empty or unseen.
    double valueProbability(int parameter, int value) {
        return (valueUses(parameter, value) + 1L) / (double) valueTotal(parameter);
    }

    int valueUses(int parameter, int value) {
        boolean counted = parameter >= 0 && value >= 0 && vocabulary.value(value).counts();
        return counted ? valueUses.get(LongCounts.pair(parameter, value)) : 0;
    }

    /// The smoothed number of uses with a value.
    long valueTotal(int parameter) {
        return parameter < 0
                ? 1
                : usesWithValue.getOrZero(parameter) + distinctValues.getOrZero(parameter) + 1L;
    }

    /// The probability of an event's parameters given its command: 1 when it has none, else the
    /// product over all parameters seen with the command.
    ///
    /// @param geometric whether to take the root of as many factors as there are
    double setProbability(Event event, boolean geometric) {
        if (event.parameters().length == 0) {
            return 1;
        }
        Factors factors = new Factors();
        if (seenWith(event.command()) <= MOST_WALKED) {
            walk(event, factors);
        } else {
            correct(event, factors);
        }
        factors.product *= 1 - 1 / (double) commands.smoothed(event.command());
        factors.count++;
        return geometric ? Math.pow(factors.product, 1.0 / factors.count) : factors.product;
    }

    private static final class Factors {
        private double product = 1;
        private int count;
    }

    /// Multiplies in the order in which the parameters were first seen with the command, as the
    /// original does.
    private void walk(Event event, Factors factors) {
        mark(event);
        int seen = seenWith(event.command());
        for (int place = 0; place < seen; place++) {
            int parameter = parametersOf.get(event.command()).get(place);
            double given = given(event.command(), place);
            if (markedBy[parameter] == mark) {
                factors.product *= given;
                multiplyValue(parameter, markedValue[parameter], factors);
            } else {
                factors.product *= 1 - given;
            }
        }
        factors.count += seen;
    }

    /// The same product, equal but for rounding, in time that does not grow with the command's
    /// parameters: that of an event without any of them, corrected for those that it has. Log text
    /// full of made-up parameters would else cost the square of their number.
    private void correct(Event event, Factors factors) {
        int command = event.command();
        if (Double.isNaN(withNone[command])) {
            double product = 1;
            for (int place = 0; place < seenWith(command); place++) {
                product *= 1 - given(command, place);
            }
            withNone[command] = product;
        }
        factors.product = withNone[command];
        for (int i = 0; i < event.parameters().length; i++) {
            int parameter = event.parameters()[i];
            int place = places.get(LongCounts.pair(command, parameter)) - 1;
            if (place >= 0) {
                double given = given(command, place);
                factors.product *= given / (1 - given);
                multiplyValue(parameter, valueAt(event, i), factors);
            }
        }
        factors.count += seenWith(command);
    }

    private void multiplyValue(int parameter, int value, Factors factors) {
        if (isModellable(parameter)) {
            factors.product *= valueProbability(parameter, value);
            factors.count++;
        }
    }

    private void mark(Event event) {
        if (markedBy.length < vocabulary.parameterCount()) {
            markedBy = Arrays.copyOf(markedBy, vocabulary.parameterCount());
            markedValue = Arrays.copyOf(markedValue, vocabulary.parameterCount());
        }
        mark++;
        for (int i = 0; i < event.parameters().length; i++) {
            markedBy[event.parameters()[i]] = mark;
            markedValue[event.parameters()[i]] = valueAt(event, i);
        }
    }

    static int valueAt(Event event, int place) {
        return event.values().length == 0 ? Vocabulary.NO_VALUE : event.values()[place];
    }

    private int seenWith(int command) {
        return command < parametersOf.size() ? parametersOf.get(command).size() : 0;
    }

    /// P(parameter | command) of the parameter at a place.
    private double given(int command, int place) {
        return (countsOf.get(command).get(place) + 1L) / (double) commands.smoothed(command);
    }
}

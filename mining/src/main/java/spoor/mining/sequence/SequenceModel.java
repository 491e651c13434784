package spoor.mining.sequence;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/// A model of sessions: which command follows which, and which parameters and values commands have.
///
/// It is the session model of msticpy 3.0.2 (Microsoft, MIT; `anomalous_sequence`), smoothing
/// included, with sparse counts: time and memory grow with what was seen, never with the square of
/// the distinct commands. Names in the calls below may be the tokens `##START##`, `##END##` and
/// `##UNK##`; a name never seen counts as `##UNK##`. Not thread-safe.
public final class SequenceModel {
    private final Vocabulary vocabulary;
    private final CommandCounts commands;
    private final ParameterModel parameters;
    private double[] weights = new double[0];

    private SequenceModel(
            Vocabulary vocabulary, CommandCounts commands, ParameterModel parameters) {
        this.vocabulary = vocabulary;
        this.commands = commands;
        this.parameters = parameters;
    }

    /// Learns from sessions.
    ///
    /// @param modellable the parameters whose values to model; those with few values when absent
    /// @throws SequenceException when there is no session
    public static SequenceModel train(Sequences sequences, Optional<Set<String>> modellable) {
        if (sequences.count() == 0) {
            throw nothingToLearnFrom();
        }
        Vocabulary vocabulary = sequences.vocabulary();
        CommandCounts commands = new CommandCounts(sequences);
        int[] eventCounts = new int[vocabulary.eventCount()];
        for (int event : sequences.events()) {
            eventCounts[event]++;
        }
        ParameterModel parameters = new ParameterModel(vocabulary, commands, eventCounts);
        if (vocabulary.type() == SessionType.VALUES) {
            modellable.ifPresentOrElse(parameters::model, parameters::modelFewValued);
        }
        return new SequenceModel(vocabulary, commands, parameters);
    }

    static SequenceException nothingToLearnFrom() {
        return new SequenceException(
                "MINE010",
                "there is no session to learn from",
                "the table before holds no rows: look at its filters and its time span");
    }

    /// The vocabulary of the training; a [SequenceReader] on it reads further sessions to score.
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    CommandCounts commands() {
        return commands;
    }

    ParameterModel parameters() {
        return parameters;
    }

    /// How often a command was seen; for `##START##` and `##END##` the number of sessions.
    public long count(String command) {
        return commands.count(vocabulary.commandId(command));
    }

    public long smoothedCount(String command) {
        return commands.smoothed(vocabulary.commandId(command));
    }

    /// How often `after` came right after `before`.
    public long pairs(String before, String after) {
        return commands.pairs(vocabulary.commandId(before), vocabulary.commandId(after));
    }

    public double prior(String command) {
        return commands.prior(vocabulary.commandId(command));
    }

    public double transition(String before, String after) {
        return commands.transition(vocabulary.commandId(before), vocabulary.commandId(after));
    }

    /// In how many events a parameter was given.
    public long parameterUses(String parameter) {
        return parameters.uses(vocabulary.parameterId(parameter));
    }

    /// In how many events of a command a parameter was given.
    public long parameterUses(String command, String parameter) {
        int commandId = vocabulary.commandId(command);
        int[] given = parameters.parametersOf(commandId);
        for (int place = 0; place < given.length; place++) {
            if (given[place] == vocabulary.parameterId(parameter)) {
                return parameters.usesWith(commandId, place);
            }
        }
        return 0;
    }

    /// P(parameter), not used for scores.
    public double parameterProbability(String parameter) {
        int id = vocabulary.parameterId(parameter);
        long smoothed =
                parameters.uses(id) == 0
                        ? commands.states()
                        : parameters.uses(id) + (long) parameters.commandsWith(id);
        return smoothed / (double) commands.smoothedTotal();
    }

    /// P(parameter | command).
    public double parameterProbability(String command, String parameter) {
        return (parameterUses(command, parameter) + 1)
                / (double) commands.smoothed(vocabulary.commandId(command));
    }

    /// P(value | parameter), the same for all commands.
    public double valueProbability(String parameter, String value) {
        return parameters.valueProbability(
                vocabulary.parameterId(parameter), vocabulary.valueId(value));
    }

    /// Distinct values of a parameter; null, "", 0, false, [] and {} are none.
    public long distinctValues(String parameter) {
        return parameters.distinctValues(vocabulary.parameterId(parameter));
    }

    /// The parameters whose values are modelled.
    public SortedSet<String> modellable() {
        return parameters.modellable();
    }

    /// The weights of parameters that scores use, computed once for each event of the vocabulary.
    double[] weights() {
        if (weights.length < vocabulary.eventCount()) {
            weights = setProbabilities(true);
        }
        return weights;
    }

    /// For each event of the vocabulary the probability of its parameters given its command; all 1
    /// when only commands are looked at.
    ///
    /// @param geometric whether to take the root of as many factors as there are, as scores do
    public double[] setProbabilities(boolean geometric) {
        double[] probabilities = new double[vocabulary.eventCount()];
        for (int event = 0; event < probabilities.length; event++) {
            probabilities[event] = parameters.setProbability(vocabulary.event(event), geometric);
        }
        return probabilities;
    }
}

package spoor.mining.sequence;

/// How likely each step of a session is, given the steps before it: what the models `markov` and
/// `vmm` differ in.
///
/// The members of a session are the commands of its events and, where the end counts, the token
/// [Vocabulary#END] last.
sealed interface CommandSteps permits FirstOrderSteps, VariableOrderSteps {
    /// The probability of the member at a place, given those before it; above 0.
    double probability(int[] members, int place);

    /// The same in words with its counts, without a full stop: `'B' follows 'A' 1 time in 12`.
    String why(int[] members, int place);

    /// Appends the same as a KQL expression of counts.
    void receipt(int[] members, int place, StringBuilder out);
}

package spoor.mining.sequence;

/// The likelihood of each whole session, and its root by the number of its commands. Long sessions
/// underflow to 0, as in the original.
///
/// @param tokens with the start and the end of the session as steps
/// @param tokensMean its `length`-th root
/// @param plain without start and end
/// @param plainMean its `length`-th root
public record SessionLikelihoods(
        double[] tokens, double[] tokensMean, double[] plain, double[] plainMean) {

    public static SessionLikelihoods of(SequenceModel model, Sequences sequences) {
        CommandCounts counts = model.commands();
        int[] commandOf = CommandCounts.commandOf(sequences.vocabulary());
        double[] sets = model.weights();
        int count = sequences.count();
        SessionLikelihoods all =
                new SessionLikelihoods(
                        new double[count], new double[count], new double[count], new double[count]);
        for (int session = 0; session < count; session++) {
            int from = sequences.starts()[session];
            int first = sequences.events()[from];
            double set = sets[first];
            double tokens = counts.transition(Vocabulary.START, commandOf[first]) * set;
            double plain = counts.prior(commandOf[first]) * set;
            int before = commandOf[first];
            for (int i = from + 1; i < sequences.starts()[session + 1]; i++) {
                int event = sequences.events()[i];
                double step = counts.transition(before, commandOf[event]);
                tokens *= step;
                tokens *= sets[event];
                plain *= step;
                plain *= sets[event];
                before = commandOf[event];
            }
            tokens *= counts.transition(before, Vocabulary.END);
            double root = 1.0 / sequences.length(session);
            all.tokens[session] = tokens;
            all.tokensMean[session] = Math.pow(tokens, root);
            all.plain[session] = plain;
            all.plainMean[session] = Math.pow(plain, root);
        }
        return all;
    }
}

package spoor.mining.sequence;

/// What each step of each session costs under a model, `-log2 P(command | before) - log2 P(rarest
/// parameter)` bits, with its reason and its receipt. The last step is the end where it counts.
final class SessionBits {
    private final CommandSteps steps;
    private final RarestParameters parameters;
    private final Sequences sequences;
    private final Members members;
    private final int end;

    SessionBits(SequenceModel model, Sequences sequences, CommandSteps steps, boolean tokens) {
        this.steps = steps;
        this.parameters = new RarestParameters(model);
        this.sequences = sequences;
        this.members = new Members(sequences, tokens);
        this.end = tokens ? 1 : 0;
    }

    Sequences sequences() {
        return sequences;
    }

    /// The number of steps of a session.
    int steps(int session) {
        return sequences.length(session) + end;
    }

    double[] of(int session) {
        int[] these = members.of(session);
        double[] bits = new double[these.length];
        for (int place = 0; place < bits.length; place++) {
            bits[place] = -log2(steps.probability(these, place));
            if (place < sequences.length(session)) {
                bits[place] -= log2(parameters.probability(event(session, place)));
            }
        }
        return bits;
    }

    private static double log2(double value) {
        return StrictMath.log(value) / StrictMath.log(2);
    }

    private int event(int session, int place) {
        return sequences.events()[sequences.starts()[session] + place];
    }

    /// The probability of some neighbouring steps together.
    double likelihood(int session, int from, int to) {
        int[] these = members.of(session);
        double likelihood = 1;
        for (int place = from; place < to; place++) {
            likelihood *= steps.probability(these, place);
            if (place < sequences.length(session)) {
                likelihood *= parameters.probability(event(session, place));
            }
        }
        return likelihood;
    }

    /// The least likely factor among some steps, in words with its counts, without a full stop.
    String why(int session, int from, int to) {
        int[] these = members.of(session);
        double least = Double.POSITIVE_INFINITY;
        int rarest = from;
        boolean isParameter = false;
        for (int place = from; place < to; place++) {
            double step = steps.probability(these, place);
            if (step < least) {
                least = step;
                rarest = place;
                isParameter = false;
            }
            if (place < sequences.length(session)
                    && parameters.probability(event(session, place)) < least) {
                least = parameters.probability(event(session, place));
                rarest = place;
                isParameter = true;
            }
        }
        return isParameter ? parameters.why(event(session, rarest)) : steps.why(these, rarest);
    }

    /// Appends the product of the factors of some steps as KQL.
    void receipt(int session, int from, int to, StringBuilder out) {
        int[] these = members.of(session);
        for (int place = from; place < to; place++) {
            out.append(place == from ? "" : " * ");
            steps.receipt(these, place, out);
            if (place < sequences.length(session)) {
                parameters.receipt(event(session, place), out);
            }
        }
    }
}

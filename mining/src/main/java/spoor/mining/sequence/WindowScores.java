package spoor.mining.sequence;

import spoor.model.Stop;

/// The rarest window of each session: a run of `window` neighbours, the end of the session counted
/// as one of them when tokens are on.
///
/// @param likelihood of the rarest window; NaN when the session is too short to have one
/// @param start the place of its first event in the session, counted from 0; -1 when there is none
/// @param length how many of its members are events: one less where it holds the end; 0 if none
/// @param windows how many windows were compared
public record WindowScores(double[] likelihood, int[] start, int[] length, int[] windows) {

    /// Scores sessions, of which the model may or may not have learnt.
    ///
    /// A window that starts the session begins with the probability to start so, when tokens are
    /// on; any other with the share of its first command among all. Factors are multiplied in the
    /// order of the original, so that ties and last digits are its own; of equal minima the first
    /// counts.
    ///
    /// @param window members of a window, at least 1
    /// @param tokens whether start and end count
    /// @param geometric whether to take the `window`-th root of each likelihood
    public static WindowScores of(
            SequenceModel model,
            Sequences sequences,
            int window,
            boolean tokens,
            boolean geometric) {
        return of(model, sequences, window, tokens, geometric, Stop.NEVER);
    }

    static WindowScores of(
            SequenceModel model,
            Sequences sequences,
            int window,
            boolean tokens,
            boolean geometric,
            Stop stop) {
        return new Scorer(model, sequences, window, tokens, geometric).score(stop);
    }

    /// The likelihoods of all windows of one session, in order; empty when it is too short.
    public static double[] ofSession(
            SequenceModel model,
            Sequences sequences,
            int session,
            int window,
            boolean tokens,
            boolean geometric) {
        return new Scorer(model, sequences, window, tokens, geometric).all(session);
    }

    private static final class Scorer {
        private final CommandCounts counts;
        private final Sequences sequences;
        private final int window;
        private final boolean tokens;
        private final boolean geometric;
        private final int[] commandOf;
        private final double[] sets;

        // The session in work: its commands, the factor of each one's parameters, and the
        // probability of each step into it.
        private int[] commands = new int[64];
        private double[] set = new double[64];
        private double[] step = new double[64];

        Scorer(
                SequenceModel model,
                Sequences sequences,
                int window,
                boolean tokens,
                boolean geometric) {
            if (window < 1) {
                throw new SequenceException(
                        "MINE004", "the window is " + window, "give a window of at least 1");
            }
            this.counts = model.commands();
            this.sequences = sequences;
            this.window = window;
            this.tokens = tokens;
            this.geometric = geometric;
            this.commandOf = CommandCounts.commandOf(sequences.vocabulary());
            this.sets = model.weights();
        }

        WindowScores score(Stop stop) {
            int count = sequences.count();
            WindowScores scores =
                    new WindowScores(
                            new double[count], new int[count], new int[count], new int[count]);
            for (int session = 0; session < count; session++) {
                stop.check();
                score(session, scores);
            }
            return scores;
        }

        private int windows(int session) {
            int members = sequences.length(session) + (tokens ? 1 : 0);
            return Math.max(0, members - window + 1);
        }

        double[] all(int session) {
            double[] likelihoods = new double[windows(session)];
            load(session, sequences.length(session));
            for (int first = 0; first < likelihoods.length; first++) {
                likelihoods[first] = likelihood(first);
            }
            return likelihoods;
        }

        private void score(int session, WindowScores scores) {
            int events = sequences.length(session);
            int windows = windows(session);
            double least = Double.NaN;
            int start = -1;
            if (windows > 0) {
                load(session, events);
                for (int first = 0; first < windows; first++) {
                    double likelihood = likelihood(first);
                    if (start < 0 || likelihood < least) {
                        least = likelihood;
                        start = first;
                    }
                }
            }
            scores.likelihood[session] = least;
            scores.start[session] = start;
            scores.length[session] = start < 0 ? 0 : Math.min(window, events - start);
            scores.windows[session] = windows;
        }

        private void load(int session, int events) {
            if (commands.length < events + 1) {
                commands = new int[events + events / 2 + 1];
                set = new double[commands.length];
                step = new double[commands.length];
            }
            int from = sequences.starts()[session];
            for (int i = 0; i < events; i++) {
                int event = sequences.events()[from + i];
                commands[i] = commandOf[event];
                set[i] = sets[event];
                step[i] =
                        counts.transition(i == 0 ? Vocabulary.START : commands[i - 1], commands[i]);
            }
            commands[events] = Vocabulary.END;
            set[events] = 1;
            step[events] = counts.transition(commands[events - 1], Vocabulary.END);
        }

        private double likelihood(int first) {
            boolean starts = tokens && first == 0;
            double likelihood = (starts ? step[0] : counts.prior(commands[first])) * set[first];
            for (int i = first + 1; i < first + window; i++) {
                likelihood *= step[i];
                likelihood *= set[i];
            }
            // Not StrictMath: the last digit of the original is that of a pow of this quality.
            return geometric ? Math.pow(likelihood, 1.0 / window) : likelihood;
        }
    }
}

package spoor.mining.sequence;

import java.util.Arrays;

/// How often each command was seen, and which after which; the counts after smoothing.
///
/// With `n` the number of commands plus the three tokens (start, end, unknown), the original adds 1
/// to each ordered pair and, with it, 1 to the counts of both its ends: `2 * (n - 1)` to a command,
/// `n - 1` to start and end. Pairs never seen are not stored: their smoothed count is 1.
final class CommandCounts {
    private final long sessions;
    private final long[] counts;
    private final long total;
    private final long states;
    private final LongCounts pairs = new LongCounts();

    CommandCounts(Sequences sequences) {
        Vocabulary vocabulary = sequences.vocabulary();
        sessions = sequences.count();
        counts = new long[vocabulary.commandCount()];
        int[] commandOf = commandOf(vocabulary);
        for (int session = 0; session < sequences.count(); session++) {
            int before = Vocabulary.START;
            for (int i = sequences.starts()[session]; i < sequences.starts()[session + 1]; i++) {
                int command = commandOf[sequences.events()[i]];
                counts[command]++;
                pairs.add(LongCounts.pair(before, command), 1);
                before = command;
            }
            pairs.add(LongCounts.pair(before, Vocabulary.END), 1);
        }
        total = sequences.events().length;
        states = Arrays.stream(counts).filter(count -> count > 0).count() + 3;
    }

    static int[] commandOf(Vocabulary vocabulary) {
        int[] commands = new int[vocabulary.eventCount()];
        for (int event = 0; event < commands.length; event++) {
            commands[event] = vocabulary.event(event).command();
        }
        return commands;
    }

    boolean isKnown(int command) {
        return command >= 0 && command < counts.length && counts[command] > 0;
    }

    long sessions() {
        return sessions;
    }

    /// Commands and the three tokens.
    long states() {
        return states;
    }

    /// Distinct commands.
    long commands() {
        return states - 3;
    }

    long count(int command) {
        return switch (command) {
            case Vocabulary.START, Vocabulary.END -> sessions;
            default -> isKnown(command) ? counts[command] : 0;
        };
    }

    /// The events of all sessions.
    long total() {
        return total;
    }

    long pairs(int before, int after) {
        return pairs.get(LongCounts.pair(before, after));
    }

    long smoothed(int command) {
        long both = command == Vocabulary.START || command == Vocabulary.END ? 1 : 2;
        return count(command) + both * (states - 1);
    }

    long smoothedTotal() {
        return total + 2 * sessions + 2 * (states - 1) * (states - 1);
    }

    /// How often a command, or the start, was followed by something.
    long followed(int command) {
        return command == Vocabulary.END ? 0 : count(command);
    }

    double prior(int command) {
        return smoothed(command) / (double) smoothedTotal();
    }

    double transition(int before, int after) {
        return (pairs(before, after) + 1) / (double) (followed(before) + states - 1);
    }
}

package spoor.mining.sequence;

import java.util.Arrays;

/// The commands of sessions, one session at a time, with the end as last member where it counts.
final class Members {
    private final Sequences sequences;
    private final int[] commandOf;
    private final int extra;

    Members(Sequences sequences, boolean tokens) {
        this.sequences = sequences;
        this.commandOf = CommandCounts.commandOf(sequences.vocabulary());
        this.extra = tokens ? 1 : 0;
    }

    /// The members of all sessions together.
    int total() {
        return Math.addExact(
                sequences.events().length, Math.multiplyExact(sequences.count(), extra));
    }

    int[] of(int session) {
        int events = sequences.length(session);
        int[] members = new int[events + extra];
        Arrays.fill(members, Vocabulary.END);
        for (int i = 0; i < events; i++) {
            members[i] = commandOf[sequences.events()[sequences.starts()[session] + i]];
        }
        return members;
    }
}

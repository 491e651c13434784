package spoor.mining.sequence;

import java.util.Arrays;

/// In how many sessions of the training each run of `size` neighbouring members stands; the start
/// and the end are members, for a size above 1.
final class SessionGrams {
    private final int size;
    private final LongCounts ids = new LongCounts();
    private final LongCounts sessions = new LongCounts();
    private int known;

    SessionGrams(int size) {
        this.size = size;
    }

    /// The distinct runs of a session, each as a number, in order of those numbers.
    ///
    /// @param members the commands, without start and end
    long[] of(int[] members) {
        int around = size > 1 ? 1 : 0;
        long[] grams = new long[Math.max(0, members.length + 2 * around - size + 1)];
        for (int first = 0; first < grams.length; first++) {
            grams[first] = at(members, first - around);
        }
        return Arrays.stream(grams).sorted().distinct().toArray();
    }

    /// The run that begins at a place of a session, -1 for the start.
    long at(int[] members, int first) {
        long gram = member(members, first);
        for (int i = 1; i < size; i++) {
            int head = i == 1 ? member(members, first) : id(gram);
            gram = LongCounts.pair(head, member(members, first + i));
        }
        return gram;
    }

    private static int member(int[] members, int place) {
        if (place < 0) {
            return Vocabulary.START;
        }
        return place == members.length ? Vocabulary.END : members[place];
    }

    /// A small number for a run, so that a longer one fits into 64 bits.
    private int id(long gram) {
        int id = ids.get(gram);
        return id > 0 ? id : ids.add(gram, ++known);
    }

    void learn(long[] grams) {
        for (long gram : grams) {
            sessions.add(gram, 1);
        }
    }

    int sessions(long gram) {
        return sessions.get(gram);
    }
}

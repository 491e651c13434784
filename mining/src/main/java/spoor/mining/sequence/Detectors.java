package spoor.mining.sequence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import spoor.model.Stop;

/// What of a session no other session of the training has; a session of the training is compared
/// with the others, never with itself.
final class Detectors {
    /// Runs of one, two and three commands are looked at.
    static final int SIZES = 3;

    private static final String[] WHAT = {"commands", "pairs", "triples"};

    private final Names names;
    private final Members members;
    private final boolean[] learnt;
    private final SessionGrams[] grams = new SessionGrams[SIZES];
    private final CountVectors vectors = new CountVectors();
    private final Map<CountVectors.Vector, CountVectors.Distance> distances = new HashMap<>();
    private final int[] lengths;
    private final int sessions;

    /// @param news per size of run how many of the session no other has
    /// @param lengthShare the share of the other sessions that are at least as long, or at least as
    ///   short, whichever is less
    record Verdict(
            double novelty,
            long votes,
            int[] news,
            CountVectors.Distance distance,
            double lengthShare,
            String why,
            String receipt) {}

    private Detectors(Sequences sequences, boolean[] learnt) {
        this.names = new Names(sequences.vocabulary());
        this.members = new Members(sequences, false);
        this.learnt = learnt;
        for (int size = 0; size < SIZES; size++) {
            grams[size] = new SessionGrams(size + 1);
        }
        int[] found = new int[learnt.length];
        int count = 0;
        for (int session = 0; session < learnt.length; session++) {
            if (learnt[session]) {
                found[count++] = sequences.length(session);
            }
        }
        lengths = Arrays.copyOf(found, count);
        Arrays.sort(lengths);
        sessions = count;
    }

    static Detectors learn(Sequences sequences, boolean[] learnt, Stop stop) {
        Detectors detectors = new Detectors(sequences, learnt);
        for (int session = 0; session < learnt.length; session++) {
            stop.check();
            if (learnt[session]) {
                int[] members = detectors.members.of(session);
                for (SessionGrams size : detectors.grams) {
                    size.learn(size.of(members));
                }
                detectors.vectors.learn(CountVectors.of(members));
            }
        }
        detectors.vectors.finish(
                detectors.grams[0], sequences.vocabulary().commandCount(), detectors.sessions);
        return detectors;
    }

    Verdict of(int session, Stop stop) {
        int[] commands = members.of(session);
        int self = learnt[session] ? 1 : 0;
        int[] news = new int[SIZES];
        double novelty = 0;
        int votes = 0;
        StringBuilder receipt = new StringBuilder("print novelty = (");
        for (int size = 0; size < SIZES; size++) {
            long[] all = grams[size].of(commands);
            for (long gram : all) {
                news[size] += grams[size].sessions(gram) == self ? 1 : 0;
            }
            novelty += news[size] / (double) all.length;
            votes += news[size] > 0 ? 1 : 0;
            receipt.append(news[size]).append(".0/").append(all.length).append(" + ");
        }
        CountVectors.Vector vector = CountVectors.of(commands);
        int same = vectors.same(vector) - self;
        CountVectors.Distance distance =
                same > 0
                        ? new CountVectors.Distance(0, 0, 1, -1, 0, 0)
                        : distances.computeIfAbsent(vector, one -> vectors.nearest(one, stop));
        double lengthShare = lengthShare(commands.length, self);
        votes += (distance.value() > 0 ? 1 : 0) + (lengthShare == 0 ? 1 : 0);
        receipt.append(distance.numerator()).append('/').append(distance.denominator());
        receipt.append(")/").append(SIZES + 1);
        return new Verdict(
                (novelty + distance.value()) / (SIZES + 1),
                votes,
                news,
                distance,
                lengthShare,
                why(commands, news, distance, same, self),
                receipt.toString());
    }

    private double lengthShare(int length, int self) {
        int others = sessions - self;
        if (others == 0) {
            return 0;
        }
        int shorter = below(length);
        int notLonger = below(length + 1);
        return Math.min(notLonger - self, sessions - shorter - self) / (double) others;
    }

    /// How many sessions of the training are shorter.
    private int below(int length) {
        int low = 0;
        int high = lengths.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lengths[middle] < length) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private String why(
            int[] commands, int[] news, CountVectors.Distance distance, int same, int self) {
        String others = Names.number(sessions - self, "other session");
        for (int size = 0; size < SIZES; size++) {
            if (news[size] > 0) {
                return firstNew(commands, size, self)
                        + " is in none of "
                        + others
                        + (news[size] == 1
                                ? "."
                                : "; so are " + (news[size] - 1) + " more " + WHAT[size] + ".");
            }
        }
        if (distance.value() > 0) {
            return "None of "
                    + others
                    + " has these counts of commands"
                    + (distance.nearest() < 0
                            ? "."
                            : "; the nearest has "
                                    + names.command(distance.nearest())
                                    + " "
                                    + Names.number(distance.there(), "time")
                                    + " instead of "
                                    + distance.here()
                                    + ".");
        }
        return "Nothing new: " + same + " of " + others + " have the same counts of commands.";
    }

    /// The first run of a size, in the order of the session, that no other session has.
    private String firstNew(int[] commands, int size, int self) {
        SessionGrams runs = grams[size];
        int around = size > 0 ? 1 : 0;
        for (int first = -around; first + size < commands.length + around; first++) {
            if (runs.sessions(runs.at(commands, first)) == self) {
                StringBuilder text = new StringBuilder();
                for (int i = first; i <= first + size; i++) {
                    text.append(i > first ? " then " : "").append(member(commands, i));
                }
                return text.toString();
            }
        }
        throw new IllegalStateException("no run is new");
    }

    private String member(int[] commands, int place) {
        if (place < 0) {
            return "the start";
        }
        return place == commands.length ? "the end" : names.command(commands[place]);
    }
}

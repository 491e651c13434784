package spoor.mining.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import spoor.model.Stop;

/// How far the counts of a session's commands are from those of any other session of the training.
///
/// The distance of two sessions is `sum idf |a - b| / sum idf max(a, b)` over the commands of
/// either, from 0 (the same counts) to 1 (no command in common), with `idf = ln((sessions + 1) /
/// (sessions with the command + 1)) + 1`. Where no other session has the very counts, the nearest
/// of the [#REFERENCES] commonest is looked for.
final class CountVectors {
    static final int REFERENCES = 1000;

    private final Map<Vector, Entry> known = new HashMap<>();
    private final List<Entry> inOrder = new ArrayList<>();
    private List<Entry> references = List.of();
    private double[] idf = new double[0];

    /// Commands in order and how often each stands in a session. Ordered, so that a hash map keeps
    /// its speed under crafted counts.
    record Vector(int[] commands, int[] counts) implements Comparable<Vector> {
        @Override
        public boolean equals(Object other) {
            return other instanceof Vector vector && compareTo(vector) == 0;
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(commands) + Arrays.hashCode(counts);
        }

        @Override
        public int compareTo(Vector other) {
            int order = Arrays.compare(commands, other.commands);
            return order != 0 ? order : Arrays.compare(counts, other.counts);
        }
    }

    /// A vector of the training and how many sessions have it.
    private static final class Entry {
        private final Vector vector;
        private int sessions;

        Entry(Vector vector) {
            this.vector = vector;
        }
    }

    /// @param nearest the commands in which the nearest session differs most; -1 for none
    record Distance(
            double value, double numerator, double denominator, int nearest, int here, int there) {}

    static Vector of(int[] members) {
        int[] sorted = members.clone();
        Arrays.sort(sorted);
        int[] commands = Arrays.stream(sorted).distinct().toArray();
        int[] counts = new int[commands.length];
        int at = 0;
        for (int command : sorted) {
            at += commands[at] == command ? 0 : 1;
            counts[at]++;
        }
        return new Vector(commands, counts);
    }

    void learn(Vector vector) {
        Entry entry =
                known.computeIfAbsent(
                        vector,
                        one -> {
                            Entry made = new Entry(one);
                            inOrder.add(made);
                            return made;
                        });
        entry.sessions++;
    }

    /// To be called once after all is learnt.
    void finish(SessionGrams commands, int commandCount, int sessions) {
        idf =
                IntStream.range(0, commandCount)
                        .mapToDouble(command ->
                                StrictMath.log(
                                                (sessions + 1.0)
                                                        / (commands.sessions(command) + 1.0))
                                        + 1)
                        .toArray();
        references =
                inOrder.stream()
                        .sorted(Comparator.comparingInt((Entry entry) -> -entry.sessions))
                        .limit(REFERENCES + 1L)
                        .toList();
    }

    /// The sessions of the training with the very counts.
    int same(Vector vector) {
        Entry entry = known.get(vector);
        return entry == null ? 0 : entry.sessions;
    }

    /// The distance to the nearest vector of the training but itself.
    Distance nearest(Vector vector, Stop stop) {
        Distance best = new Distance(1, 1, 1, -1, 0, 0);
        for (Entry entry : references) {
            stop.check();
            if (!entry.vector.equals(vector)) {
                Distance distance = distance(vector, entry.vector);
                if (distance.value < best.value) {
                    best = distance;
                }
            }
        }
        return best;
    }

    private Distance distance(Vector here, Vector there) {
        double apart = 0;
        double all = 0;
        double most = 0;
        int command = -1;
        int most1 = 0;
        int most2 = 0;
        int i = 0;
        int j = 0;
        while (i < here.commands.length || j < there.commands.length) {
            int left = i < here.commands.length ? here.commands[i] : Integer.MAX_VALUE;
            int right = j < there.commands.length ? there.commands[j] : Integer.MAX_VALUE;
            int next = Math.min(left, right);
            int a = left == next ? here.counts[i++] : 0;
            int b = right == next ? there.counts[j++] : 0;
            double difference = idf[next] * Math.abs(a - b);
            apart += difference;
            all += idf[next] * Math.max(a, b);
            if (difference > most) {
                most = difference;
                command = next;
                most1 = a;
                most2 = b;
            }
        }
        return new Distance(apart / all, apart, all, command, most1, most2);
    }
}

package spoor.mining.evaluation;

import java.util.Random;

/// Orders drawn by a seed. [Random] is specified to the bit, so that they are the same everywhere.
public final class Shuffle {
    private Shuffle() {}

    /// The numbers from 0 to `count - 1`, shuffled (Fisher and Yates).
    public static int[] order(int count, long seed) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        shuffle(order, seed);
        return order;
    }

    /// Shuffles in place.
    static void shuffle(int[] values, long seed) {
        Random random = new Random(seed);
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }
}

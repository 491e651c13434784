package spoor.mining.evaluation;

import java.util.HashSet;
import java.util.Set;

/// Which rows a model learns from and which judge it: row numbers in ascending order, no row on
/// both sides. Arrays are not copied; nobody writes to them again.
///
/// @param train the rows to learn from
/// @param test the rows held back; empty where the data could not be parted (all of one time, of
///   one group)
public record Split(int[] train, int[] test) {

    /// How many rows held back have a vector that the model also learns from: what leaks.
    ///
    /// @param vectors per row the number of its feature vector; equal numbers, equal vectors
    public int seenBefore(int[] vectors) {
        Set<Integer> learnt = new HashSet<>();
        for (int row : train) {
            learnt.add(vectors[row]);
        }
        int seen = 0;
        for (int row : test) {
            seen += learnt.contains(vectors[row]) ? 1 : 0;
        }
        return seen;
    }

    /// @param part per row 0 for the part held back, any other number to learn from, and below 0
    ///   for neither
    static Split of(int[] part) {
        int held = 0;
        int learnt = 0;
        for (int one : part) {
            held += one == 0 ? 1 : 0;
            learnt += one > 0 ? 1 : 0;
        }
        int[] train = new int[learnt];
        int[] test = new int[held];
        int nextTrain = 0;
        int nextTest = 0;
        for (int row = 0; row < part.length; row++) {
            if (part[row] == 0) {
                test[nextTest++] = row;
            } else if (part[row] > 0) {
                train[nextTrain++] = row;
            }
        }
        return new Split(train, test);
    }
}

package spoor.mining.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Rows to measure: what each is, what it was taken for, how sure.
///
/// @param classes what occurs as actual or predicted, in the order of their text
/// @param actual per row the number of its class; -1 for none
/// @param predicted per row the number of its class; -1 for none; empty where not asked for
/// @param weights per row
/// @param scores empty where none are asked for
record Predictions(
        List<String> classes,
        int[] actual,
        int[] predicted,
        double[] weights,
        Optional<ClassScores> scores) {
    Predictions {
        classes = List.copyOf(classes);
    }

    int rows() {
        return actual.length;
    }

    /// Whether each row is of a class.
    boolean[] positives(int one) {
        boolean[] positives = new boolean[actual.length];
        for (int row = 0; row < positives.length; row++) {
            positives[row] = actual[row] == one;
        }
        return positives;
    }

    /// The classes that rows are of and that have scores of their own: all with bags, else the one
    /// named.
    int[] scored() {
        boolean[] present = new boolean[classes.size()];
        for (int one : actual) {
            if (one >= 0) {
                present[one] = true;
            }
        }
        int[] scored = new int[present.length];
        int count = 0;
        for (int one = 0; one < present.length; one++) {
            if (present[one] && scores.isPresent() && scores.get().has(classes.get(one))) {
                scored[count++] = one;
            }
        }
        return Arrays.copyOf(scored, count);
    }
}

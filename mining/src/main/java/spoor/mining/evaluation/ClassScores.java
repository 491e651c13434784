package spoor.mining.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The scores of rows: one number each, or bags with a number per class, kept without the zeros.
final class ClassScores {
    private final Optional<String> only;
    private final Map<String, Integer> codes = new HashMap<>();
    private int rows;
    private int[] starts = new int[16];
    private int[] classes = new int[16];
    private double[] values = new double[16];
    private int count;

    /// @param only the class that single numbers are of; empty for bags
    ClassScores(Optional<String> only) {
        this.only = only;
    }

    /// Whether a class has scores; with bags a class that none of them names has 0 everywhere.
    boolean has(String name) {
        return only.isEmpty() || only.get().equals(name);
    }

    /// Puts a number to the row that is open.
    void put(String name, double value) {
        if (value == 0) {
            return;
        }
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
            classes = Arrays.copyOf(classes, 2 * count);
        }
        classes[count] = codes.computeIfAbsent(name, key -> codes.size());
        values[count++] = value;
    }

    /// Closes the open row.
    void endRow() {
        rows++;
        if (rows == starts.length) {
            starts = Arrays.copyOf(starts, 2 * rows);
        }
        starts[rows] = count;
    }

    /// Per row the score of a class; 0 where a bag does not name it.
    double[] of(String name) {
        int code = codes.getOrDefault(name, -1);
        double[] scores = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (int i = starts[row]; i < starts[row + 1]; i++) {
                if (classes[i] == code) {
                    scores[row] = values[i];
                }
            }
        }
        return scores;
    }
}

package spoor.mining.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import spoor.mining.Parallel;
import spoor.model.Stop;

/// Classifiers whose score of a class is a sum: what the class starts with, and a term for each
/// column. The probability of class k is e^score(k) / sum of e^score.
///
/// All is computed from the differences to the likeliest class, in one order, so that the receipt
/// gives the very number.
final class AdditiveScores {
    private static final int MOST_NAMED = 3;
    private static final double LEAST_NAMED = 0.01;
    private static final int MOST_TERMS = 100;

    private final DataSet rows;
    private final Terms terms;
    private final int classes;
    private final int width;

    /// The terms of one row.
    @FunctionalInterface
    interface Terms {
        /// Fills `[class * (columns + 1)]` with what the class starts with and `[... + 1 + column]`
        /// with the column's term.
        void of(int row, double[] terms);
    }

    AdditiveScores(DataSet rows, int classes, Terms terms) {
        this.rows = rows;
        this.terms = terms;
        this.classes = classes;
        this.width = rows.columns().size() + 1;
    }

    double[] probabilities(Stop stop) {
        double[] all = new double[rows.rows() * classes];
        Parallel.rows(
                rows.rows(),
                Parallel.allThreads(),
                stop,
                (from, to) -> {
                    double[] of = new double[classes * width];
                    for (int row = from; row < to; row++) {
                        terms.of(row, of);
                        double[] behind = behind(of, best(of));
                        double sum = sum(behind);
                        for (int k = 0; k < classes; k++) {
                            all[row * classes + k] = Math.exp(behind[k]) / sum;
                        }
                    }
                });
        return all;
    }

    private int best(double[] of) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            double score = 0;
            for (int i = 0; i < width; i++) {
                score += of[k * width + i];
            }
            if (score > most) {
                most = score;
                best = k;
            }
        }
        return best;
    }

    /// The score of each class less that of one.
    private double[] behind(double[] of, int best) {
        double[] behind = new double[classes];
        for (int k = 0; k < classes; k++) {
            for (int i = 0; i < width; i++) {
                behind[k] += of[k * width + i] - of[best * width + i];
            }
        }
        return behind;
    }

    private static double sum(double[] behind) {
        double sum = 0;
        for (double one : behind) {
            sum += Math.exp(one);
        }
        return sum;
    }

    Classifier.Reasons reasons() {
        return new Classifier.Reasons() {
            @Override
            public String why(int row, int predicted) {
                double[] of = new double[classes * width];
                terms.of(row, of);
                return sentence(row, predicted, of);
            }

            @Override
            public String receipt(int row, int predicted) {
                double[] of = new double[classes * width];
                terms.of(row, of);
                StringBuilder text = new StringBuilder("print Probability = 1.0 / (1.0");
                double[] behind = behind(of, predicted);
                for (int k = 0; k < classes; k++) {
                    if (k != predicted) {
                        text.append(" + exp(");
                        if (width * (classes - 1) <= MOST_TERMS) {
                            differences(of, k, predicted, text);
                        } else {
                            text.append(behind[k]);
                        }
                        text.append(')');
                    }
                }
                return text.append(')').toString();
            }
        };
    }

    private void differences(double[] of, int k, int predicted, StringBuilder text) {
        boolean any = false;
        for (int i = 0; i < width; i++) {
            double difference = of[k * width + i] - of[predicted * width + i];
            if (difference != 0) {
                text.append(any ? difference < 0 ? " - " : " + " : difference < 0 ? "-" : "")
                        .append(Math.abs(difference));
                any = true;
            }
        }
        text.append(any ? "" : "0.0");
    }

    /// Against the class that comes next.
    private String sentence(int row, int predicted, double[] of) {
        double[] behind = behind(of, predicted);
        int next = -1;
        for (int k = 0; k < classes; k++) {
            if (k != predicted && (next < 0 || behind[k] > behind[next])) {
                next = k;
            }
        }
        double[] ahead = new double[width - 1];
        for (int column = 0; column < ahead.length; column++) {
            ahead[column] = of[predicted * width + 1 + column] - of[next * width + 1 + column];
        }
        List<String> parts = new ArrayList<>();
        for (int named = 0; named < MOST_NAMED; named++) {
            int most = 0;
            for (int column = 1; column < ahead.length; column++) {
                most = ahead[column] > ahead[most] ? column : most;
            }
            if (!(ahead[most] > LEAST_NAMED)) {
                break;
            }
            parts.add(
                    Described.value(rows, row, most)
                            + String.format(Locale.ROOT, " (+%.2f)", ahead[most]));
            ahead[most] = 0;
        }
        String odds =
                String.format(Locale.ROOT, "log odds of %.2f against '", -behind[next])
                        + rows.encoding().classes().get(next)
                        + "'";
        double start = of[predicted * width] - of[next * width];
        String started =
                Math.abs(start) < LEAST_NAMED
                        ? "."
                        : String.format(Locale.ROOT, ", %.2f of them before any column.", start);
        return parts.isEmpty()
                ? "No column speaks for it: " + odds + started
                : String.join(", ", parts) + ": " + odds + started;
    }
}

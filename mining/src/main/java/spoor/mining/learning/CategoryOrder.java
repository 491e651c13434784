package spoor.mining.learning;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Puts the codes of a category in the order of how they lean to the classes: by the share of the
/// second class where there are two, else along the first principal component of the classes'
/// shares (Coppersmith, Hong, Hosking: Partitioning nominal attributes in decision trees, 1999).
///
/// Shares are drawn to those of all rows as if each code had ten more rows of them, and codes of
/// few rows share the bin of values never seen: else a column of names that stand in one row each
/// would give the label away.
final class CategoryOrder {
    private static final double DRAWN = 10;
    private static final int ENOUGH = 10;
    private static final int ROUNDS = 100;

    private CategoryOrder() {}

    static Bins.Cut.Groups of(DataSet data, int[] codes, int count, int most) {
        int classes = data.classes();
        double[][] shares = new double[count][classes];
        double[] weights = new double[count];
        for (int row = 0; row < codes.length; row++) {
            shares[codes[row]][data.labels()[row]] += data.weights()[row];
            weights[codes[row]] += data.weights()[row];
        }
        boolean[] told = told(weights, most);
        int unseen = Feature.Category.UNSEEN;
        for (int code = 0; code < count; code++) {
            if (!told[code] && code != unseen) {
                weights[unseen] += weights[code];
                for (int k = 0; k < classes; k++) {
                    shares[unseen][k] += shares[code][k];
                }
            }
        }
        long[] all = data.classWeights();
        double total = data.totalWeight();
        for (int code = 0; code < count; code++) {
            for (int k = 0; k < classes; k++) {
                shares[code][k] =
                        (shares[code][k] + DRAWN * all[k] / total) / (weights[code] + DRAWN);
            }
        }
        double[] direction = direction(shares, weights, told, all, total);
        double[] score = new double[count];
        for (int code = 0; code < count; code++) {
            for (int k = 0; k < classes; k++) {
                score[code] += shares[code][k] * direction[k];
            }
        }
        int[] order =
                IntStream.range(0, count)
                        .filter(code -> told[code])
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble((Integer code) -> score[code])
                                        .thenComparing(Comparator.naturalOrder()))
                        .mapToInt(code -> code)
                        .toArray();
        int[] binOf = new int[count];
        for (int i = 0; i < order.length; i++) {
            binOf[order[i]] = i;
        }
        for (int code = 0; code < count; code++) {
            if (!told[code]) {
                binOf[code] = binOf[unseen];
            }
        }
        return new Bins.Cut.Groups(binOf, order.length);
    }

    /// Which codes get a bin of their own: missing, never seen, and the commonest of enough rows.
    private static boolean[] told(double[] weights, int most) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double enough = Math.max(2, Math.min(ENOUGH, total / 1000));
        boolean[] told = new boolean[weights.length];
        told[Feature.Category.MISSING] = true;
        told[Feature.Category.UNSEEN] = true;
        IntStream.range(Feature.Category.FIRST, weights.length)
                .boxed()
                .filter(code -> weights[code] >= enough)
                .sorted(Comparator.comparingDouble((Integer code) -> -weights[code]))
                .limit(most - Feature.Category.FIRST)
                .forEach(code -> told[code] = true);
        return told;
    }

    private static double[] direction(
            double[][] shares, double[] weights, boolean[] told, long[] all, double total) {
        int classes = all.length;
        double[] direction = new double[classes];
        direction[classes - 1] = 1;
        if (classes <= 2) {
            return direction;
        }
        double[][] covariance = new double[classes][classes];
        for (int code = 0; code < shares.length; code++) {
            for (int i = 0; told[code] && i < classes; i++) {
                double difference = shares[code][i] - all[i] / total;
                for (int j = 0; j < classes; j++) {
                    covariance[i][j] +=
                            weights[code] * difference * (shares[code][j] - all[j] / total);
                }
            }
        }
        // a start that no class is left out of
        for (int k = 0; k < classes; k++) {
            direction[k] = 1 + k / (double) classes;
        }
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[classes];
            double length = 0;
            for (int i = 0; i < classes; i++) {
                for (int j = 0; j < classes; j++) {
                    next[i] += covariance[i][j] * direction[j];
                }
                length += next[i] * next[i];
            }
            if (!(length > 0)) {
                return direction;
            }
            for (int i = 0; i < classes; i++) {
                direction[i] = next[i] / Math.sqrt(length);
            }
        }
        return direction;
    }
}

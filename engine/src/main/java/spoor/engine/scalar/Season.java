package spoor.engine.scalar;

import java.util.Arrays;
import spoor.engine.scalar.SeriesFitBodies.Line;

/// Finds the period of a series, where a query leaves it to be found.
///
/// The line of least squares is taken off. Each lag up to half of the series is scored by the
/// normalised square difference, `2 sum(x[i] x[i+lag]) / sum(x[i]^2 + x[i+lag]^2)`, from -1 to 1
/// (P. McLeod and G. Wyvill, A smarter way to find pitch, 2005): 1 where the series repeats itself.
/// Candidates are the greatest score between each crossing of 0 upwards and the next downwards, so
/// that the slow fall from lag 0 is none. The best one is the period if it reaches the threshold
/// and three standard errors of the correlation of mere noise, `3 / sqrt(n - lag)` (M. Bartlett,
/// 1946); a divisor of it is preferred where it scores at least 95 % as much.
///
/// How Kusto finds a period is not published; it may find another one.
final class Season {
    /// Kusto's own threshold of a season that it detects.
    static final double THRESHOLD = 0.6;

    private static final double AS_GOOD = 0.95;
    private static final int STANDARD_ERRORS = 3;

    private Season() {}

    /// @return the period in elements, at least 2; 0 when there is none
    static int length(double[] series, double threshold) {
        double[] scores = scores(series);
        int[] candidates = candidates(scores, series.length / 2);
        int best = 0;
        for (int lag : candidates) {
            boolean sure = scores[lag] >= STANDARD_ERRORS / Math.sqrt(series.length - lag);
            if (sure && scores[lag] >= threshold && (best == 0 || scores[lag] > scores[best])) {
                best = lag;
            }
        }
        for (int lag : candidates) {
            if (lag < best && best % lag == 0 && scores[lag] >= AS_GOOD * scores[best]) {
                return lag;
            }
        }
        return best;
    }

    /// The score of each lag, from 0 to somewhat beyond half of the series, so that a top at the
    /// half is seen to be one.
    private static double[] scores(double[] series) {
        int count = series.length;
        double[] line = Line.through(series, count).values(count);
        double[] rest = SeriesFitBodies.minus(series, line);
        double[] products = products(rest);
        double[] scores = new double[Math.min(count, count / 2 + count / 10 + 2)];
        double energy = 2 * Arrays.stream(rest).map(x -> x * x).sum();
        double least = 1e-12 * Arrays.stream(series).map(x -> x * x).sum();
        for (int lag = 1; lag < scores.length; lag++) {
            energy -= rest[lag - 1] * rest[lag - 1] + rest[count - lag] * rest[count - lag];
            scores[lag] = energy <= least ? 0 : 2 * products[lag] / energy;
        }
        return scores;
    }

    /// For each lag the sum of the products of the elements that lie so far apart: the inverse
    /// transform of the power spectrum of the series and as many zeros.
    private static double[] products(double[] values) {
        int size = Math.max(2, Integer.highestOneBit(Math.max(1, 2 * values.length - 1)) * 2);
        double[] real = Arrays.copyOf(values, size);
        double[] imaginary = new double[size];
        SeriesFourierBodies.transform(real, imaginary, -1);
        for (int i = 0; i < size; i++) {
            real[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
            imaginary[i] = 0;
        }
        SeriesFourierBodies.transform(real, imaginary, 1);
        Arrays.setAll(real, i -> real[i] / size);
        return real;
    }

    /// The lag of the greatest score of each stretch above 0 that begins after lag 0's own.
    private static int[] candidates(double[] scores, int longest) {
        int[] found = new int[scores.length];
        int count = 0;
        int lag = 1;
        while (lag < scores.length && scores[lag] > 0) {
            lag++;
        }
        while (lag < scores.length) {
            if (scores[lag] <= 0) {
                lag++;
                continue;
            }
            int top = lag;
            while (lag < scores.length && scores[lag] > 0) {
                if (scores[lag] > scores[top]) {
                    top = lag;
                }
                lag++;
            }
            if (top > 1 && top <= longest) {
                found[count++] = top;
            }
        }
        return Arrays.copyOf(found, count);
    }
}

package spoor.mining.sequence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import spoor.model.Stop;

/// Scores each session by the rarest of its windows, under the models `markov` and `vmm`.
///
/// A step costs `-log2 P(command | before) - log2 P(rarest parameter)` bits, whatever came before
/// the window; a window's `surprise` is the mean of its steps, so that the single, shorter window
/// of a session below the window's length compares with the others. With `r` of the `W` windows of
/// the training at least as surprising, `p = (r + 1) / (W + 1)`; a session of `m` windows has the
/// score `1 - (1 - p)^m`: how probable it is that a session of so many windows drawn from the
/// training holds one as rare. Without this a long session would be rare for its length.
final class SurpriseScores {
    /// Windows that differ by less than a billionth of a bit are equally rare: the same factors in
    /// another order must not rank before one another.
    private static final double GRAIN = 1e9;

    private final SessionBits bits;
    private final int window;
    private final double[] surprise;
    private final int[] start;
    private final int[] windows;
    private final int[] asRare;
    private final double[] score;
    private double[] ofTraining = new double[0];

    private SurpriseScores(SessionBits bits, int window) {
        this.bits = bits;
        this.window = window;
        int count = bits.sequences().count();
        this.surprise = new double[count];
        this.start = new int[count];
        this.windows = new int[count];
        this.asRare = new int[count];
        this.score = new double[count];
    }

    /// @param learnt which sessions the model learnt from
    static SurpriseScores of(SessionBits bits, boolean[] learnt, int window, Stop stop) {
        SurpriseScores scores = new SurpriseScores(bits, window);
        scores.score(learnt, stop);
        return scores;
    }

    private void score(boolean[] learnt, Stop stop) {
        int all = 0;
        for (int session = 0; session < windows.length; session++) {
            windows[session] = Math.max(1, bits.steps(session) - window + 1);
            all = learnt[session] ? Math.addExact(all, windows[session]) : all;
        }
        ofTraining = new double[all];
        int at = 0;
        for (int session = 0; session < windows.length; session++) {
            stop.check();
            double[] steps = bits.of(session);
            double most = Double.NEGATIVE_INFINITY;
            for (int first = 0; first < windows[session]; first++) {
                double mean = mean(steps, first);
                double rounded = rounded(mean);
                if (rounded > most) {
                    most = rounded;
                    surprise[session] = mean;
                    start[session] = first;
                }
                if (learnt[session]) {
                    ofTraining[at++] = rounded;
                }
            }
        }
        Arrays.sort(ofTraining);
        for (int session = 0; session < windows.length; session++) {
            asRare[session] = atLeast(rounded(surprise[session]));
            double share = (asRare[session] + 1.0) / (ofTraining.length + 1.0);
            score[session] = 1 - StrictMath.pow(1 - share, windows[session]);
        }
    }

    /// How many windows of the training have at least so many bits.
    private int atLeast(double bits) {
        int low = 0;
        int high = ofTraining.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ofTraining[middle] < bits) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return ofTraining.length - low;
    }

    private double mean(double[] steps, int first) {
        int last = Math.min(first + window, steps.length);
        double sum = 0;
        for (int place = first; place < last; place++) {
            sum += steps[place];
        }
        return sum / (last - first);
    }

    private static double rounded(double bits) {
        return Math.rint(bits * GRAIN) / GRAIN;
    }

    /// The mean bits of a step of the rarest window.
    double surprise(int session) {
        return surprise[session];
    }

    /// Where the rarest window starts, the first of equals.
    int start(int session) {
        return start[session];
    }

    /// How many windows the session has, at least 1.
    int windows(int session) {
        return windows[session];
    }

    /// The events of the rarest window, without the end.
    int length(int session) {
        return Math.min(window, bits.sequences().length(session) - start[session]);
    }

    double score(int session) {
        return score[session];
    }

    /// The probability of the rarest window's steps together.
    double likelihood(int session) {
        return bits.likelihood(session, start[session], last(session));
    }

    private int last(int session) {
        return Math.min(start[session] + window, bits.steps(session));
    }

    /// The place of each session from the rarest, counted from 1: by score, then by surprise, then
    /// by time, then as the rows came.
    ///
    /// @param from the first session to place
    /// @param times ticks per session from that on; empty where the table has none
    long[] ranks(int from, long[] times) {
        Comparator<Integer> order =
                Comparator.comparingDouble((Integer session) -> score[session])
                        .thenComparingDouble(session -> -rounded(surprise[session]))
                        .thenComparingLong(
                                session -> times.length == 0 ? 0 : times[session - from]);
        int[] sorted =
                IntStream.range(from, windows.length)
                        .boxed()
                        .sorted(order)
                        .mapToInt(Integer::intValue)
                        .toArray();
        long[] ranks = new long[sorted.length];
        for (int rank = 0; rank < sorted.length; rank++) {
            ranks[sorted[rank] - from] = rank + 1L;
        }
        return ranks;
    }

    /// The step that makes the window rare, and how rare the window is.
    String why(int session) {
        return "Rarest step: "
                + bits.why(session, start[session], last(session))
                + ". As rare as this: "
                + asRare[session]
                + " of "
                + Names.number(ofTraining.length, "window")
                + ".";
    }

    /// KQL that recomputes likelihood, surprise and score from the counts.
    String receipt(int session) {
        int last = last(session);
        StringBuilder out = new StringBuilder("print likelihood = ");
        bits.receipt(session, start[session], last, out);
        out.append(" | extend surprise = -log2(likelihood)/").append(last - start[session]);
        out.append(", score = 1 - pow(1 - (").append(asRare[session]).append("+1.0)/(");
        out.append(ofTraining.length).append("+1.0), ").append(windows[session]).append(')');
        return out.toString();
    }
}

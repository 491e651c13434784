package spoor.mining.anomalies;

import java.util.Arrays;

/// Where the rows stand among each other by one score. Rows of equal scores share their places.
final class ScoreRanks {
    private final double[] scores;
    private final double[] sorted;

    ScoreRanks(double[] scores) {
        this.scores = scores;
        this.sorted = scores.clone();
        Arrays.sort(sorted);
    }

    /// How many rows have a lower score.
    private int below(double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// How many rows have this score or a lower one.
    private int upTo(double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Per row its mean place, counted from the middle of all, times two: whole numbers.
    double[] centred() {
        double[] places = new double[scores.length];
        for (int row = 0; row < places.length; row++) {
            places[row] = (double) below(scores[row]) + upTo(scores[row]) - scores.length;
        }
        return places;
    }

    /// The `top` highest rows. Of equal scores at the cut each is taken in part, as if by lot.
    Top top(int top) {
        double cut = sorted[sorted.length - top];
        int above = sorted.length - upTo(cut);
        int tied = upTo(cut) - below(cut);
        byte[] kinds = new byte[scores.length];
        for (int row = 0; row < kinds.length; row++) {
            kinds[row] = scores[row] > cut ? Top.IN : scores[row] == cut ? Top.TIED : Top.OUT;
        }
        return top - above == tied ? Top.whole(kinds) : new Top(kinds, top - above, tied);
    }

    /// @param kinds per row
    /// @param places how many of the tied rows are in
    /// @param tied how many there are
    record Top(byte[] kinds, int places, int tied) {
        static final byte OUT = 0;
        static final byte IN = 1;
        static final byte TIED = 2;

        private static Top whole(byte[] kinds) {
            for (int row = 0; row < kinds.length; row++) {
                kinds[row] = kinds[row] == OUT ? OUT : IN;
            }
            return new Top(kinds, 0, 1);
        }

        double share() {
            return (double) places / tied;
        }

        String kql() {
            return "*(" + places + ".0/" + tied + ")";
        }
    }
}

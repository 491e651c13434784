package spoor.mining.anomalies;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// Numbers and columns in a sentence.
final class Wording {
    private static final double WHOLE = 1e15;
    private static final int MOST_NAMED = 2;

    private Wording() {}

    /// Whole numbers as they are, others by four digits.
    static String shown(double value) {
        if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
            return Long.toString((long) value);
        }
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        return Math.abs(value) < 1e-6 || Math.abs(value) >= WHOLE
                ? rounded.toString()
                : rounded.toPlainString();
    }

    static String rows(long rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }

    /// The columns that add most, the largest first: those above nothing, of them at most two, and
    /// the second only if it adds at least half as much as the first.
    static List<Integer> strongest(double[] shares) {
        List<Integer> strongest = new ArrayList<>();
        for (int column = 0; column < shares.length; column++) {
            if (shares[column] > 1e-9) {
                strongest.add(column);
            }
        }
        strongest.sort((a, b) -> Double.compare(shares[b], shares[a]));
        if (strongest.size() > 1 && shares[strongest.get(1)] < shares[strongest.get(0)] / 2) {
            return strongest.subList(0, 1);
        }
        return strongest.subList(0, Math.min(MOST_NAMED, strongest.size()));
    }
}

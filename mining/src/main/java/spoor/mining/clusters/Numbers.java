package spoor.mining.clusters;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as text.
final class Numbers {
    private static final double WHOLE = 1e15;

    private Numbers() {}

    /// For a sentence: whole numbers as they are, others by four digits.
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

    /// In KQL, with every digit.
    static String kql(double value) {
        String text = Double.toString(value);
        return text.indexOf('E') >= 0 || value < 0 ? "real(" + text + ")" : text;
    }

    static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}

package spoor.workbench.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Numbers as pictures write them.
final class Numbers {
    private Numbers() {}

    /// Six digits at most; thousands are grouped.
    static String text(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e12) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        BigDecimal digits = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
        return size >= 1e-4 && size < 1e12 ? digits.toPlainString() : digits.toString();
    }

    /// `1 row`, `2,000 rows`.
    static String count(long number, String one) {
        return String.format(Locale.ROOT, "%,d %s%s", number, one, number == 1 ? "" : plural(one));
    }

    private static String plural(String one) {
        return one.endsWith("x") || one.endsWith("s") || one.endsWith("ch") ? "es" : "s";
    }
}

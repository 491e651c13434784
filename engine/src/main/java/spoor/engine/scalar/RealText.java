package spoor.engine.scalar;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// A real as Kusto writes it: `1.0`, `0.1`, `1e+20`, `inf`, `NaN`.
public final class RealText {
    private RealText() {}

    /// Few digits that read back as the same real, as Kusto finds them; with an exponent from 1e15
    /// on and below 1e-4.
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        double size = Math.abs(value);
        if (size >= 1e15 || size < 1e-4) {
            return exponential(value);
        }
        String plain = digits(value).toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    /// Kusto cuts the digits of the upper end of the interval that reads back as the value; that is
    /// the shortest text up to 15 digits, and at times another of the last digits beyond: 0.1 + 0.2
    /// is 0.30000000000000007.
    private static BigDecimal digits(double value) {
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (shortest.precision() <= 15) {
            return shortest;
        }
        double size = Math.abs(value);
        BigDecimal exact = new BigDecimal(size);
        BigDecimal half = new BigDecimal(Math.ulp(size)).divide(BigDecimal.TWO);
        BigDecimal upper = exact.add(half);
        BigDecimal lower = exact.subtract(half);
        for (int precision = shortest.precision() - 1; precision < 20; precision++) {
            BigDecimal cut = upper.round(new MathContext(precision, RoundingMode.DOWN));
            if (cut.compareTo(lower) > 0 && cut.doubleValue() == size) {
                return value < 0 ? cut.negate() : cut;
            }
        }
        return shortest;
    }

    private static String exponential(double value) {
        BigDecimal digits = digits(value).stripTrailingZeros();
        String unscaled = digits.unscaledValue().abs().toString();
        int exponent = unscaled.length() - 1 - digits.scale();
        StringBuilder out = new StringBuilder();
        if (value < 0) {
            out.append('-');
        }
        out.append(unscaled.charAt(0));
        if (unscaled.length() > 1) {
            out.append('.').append(unscaled, 1, unscaled.length());
        }
        out.append('e').append(exponent < 0 ? '-' : '+');
        if (Math.abs(exponent) < 10) {
            out.append('0');
        }
        return out.append(Math.abs(exponent)).toString();
    }
}

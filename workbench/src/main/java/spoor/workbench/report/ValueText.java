package spoor.workbench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import spoor.model.KqlType;
import spoor.model.Ticks;

/// Values as text, the way KQL prints them.
public final class ValueText {
    private ValueText() {}

    /// The text of one value that is not null.
    ///
    /// @param value as [spoor.model.RowBatch#value] gives it for the type
    public static String of(KqlType type, Object value) {
        return switch (type) {
            case DATETIME -> time((Long) value);
            case TIMESPAN -> Ticks.timespanText((Long) value);
            case BOOL, INT, LONG, REAL, DECIMAL, STRING, DYNAMIC, GUID -> value.toString();
        };
    }

    /// The same, short enough to read: reals with six digits, as decimals where those are not long.
    public static String shortly(KqlType type, Object value) {
        if (value instanceof Double real && !real.isNaN() && !real.isInfinite()) {
            BigDecimal digits = new BigDecimal(real).round(new MathContext(6)).stripTrailingZeros();
            double size = Math.abs(real);
            boolean plain = size == 0 || (size >= 1e-9 && size < 1e15);
            return plain ? digits.toPlainString() : digits.toString();
        }
        return of(type, value);
    }

    /// A time without the zeros at its end: `2026-09-15T02:41:17Z`.
    private static String time(long ticks) {
        String text = Ticks.datetimeText(ticks);
        int end = text.length() - 1;
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        if (text.charAt(end - 1) == '.') {
            end--;
        }
        return text.substring(0, end) + "Z";
    }
}

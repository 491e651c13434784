package spoor.engine.scalar;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/// KQL's decimal: 34 digits, held as plain text.
final class Decimals {
    static final MathContext PRECISION = MathContext.DECIMAL128;

    /// Exponents beyond this are refused: their plain text would be of that length.
    private static final int MAX_SCALE = 400;

    private Decimals() {}

    /// Null when the text is no decimal.
    static @Nullable BigDecimal parse(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 1000) {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(text.strip());
            return Math.abs((long) value.scale()) > MAX_SCALE ? null : value;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    static String text(BigDecimal value) {
        BigDecimal rounded = value.round(PRECISION);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    @FunctionalInterface
    interface Operation {
        @Nullable BigDecimal apply(BigDecimal left, BigDecimal right);
    }

    /// Two decimals put together; null of null.
    static @Nullable String of(@Nullable Object[] arguments, Operation operation) {
        BigDecimal left = parse((String) arguments[0]);
        BigDecimal right = parse((String) arguments[1]);
        if (left == null || right == null) {
            return null;
        }
        BigDecimal result = operation.apply(left, right);
        return result == null ? null : text(result);
    }
}

package spoor.engine.scalar;

import static spoor.engine.scalar.Values.anyNull;
import static spoor.engine.scalar.Values.real;
import static spoor.engine.scalar.Values.text;
import static spoor.engine.scalar.Values.whole;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/// Bodies of the functions on numbers.
final class MathBodies {
    private static final List<String> UNITS = List.of("Bytes", "KB", "MB", "GB", "TB", "PB", "EB");

    private MathBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        functions(to);
        rounding(to);
        bits(to);
        extremes(to);
        test(to, "isnan", Double::isNaN);
        test(to, "isinf", Double::isInfinite);
        test(to, "isfinite", Double::isFinite);
        to.put("rand", _ -> ThreadLocalRandom.current().nextDouble());
        to.put(
                "rand_1",
                a -> {
                    long bound = whole(a, 0, 0);
                    return bound < 1
                            ? ThreadLocalRandom.current().nextDouble()
                            : (double) ThreadLocalRandom.current().nextLong(bound);
                });
        to.put("new_guid", _ -> UUID.randomUUID().toString());
    }

    private static void functions(Map<String, ScalarBody> to) {
        function(to, "sqrt", Math::sqrt);
        function(to, "exp", Math::exp);
        function(to, "exp2", x -> Math.pow(2, x));
        function(to, "exp10", x -> Math.pow(10, x));
        logarithm(to, "log", Math::log);
        logarithm(to, "log2", x -> log2(x));
        logarithm(to, "log10", Math::log10);
        function(to, "cos", Math::cos);
        function(to, "sin", Math::sin);
        function(to, "tan", Math::tan);
        function(to, "acos", Math::acos);
        function(to, "asin", Math::asin);
        function(to, "atan", Math::atan);
        function(to, "cot", x -> 1 / Math.tan(x));
        function(to, "degrees", x -> x * 180 / Math.PI);
        function(to, "radians", x -> x * Math.PI / 180);
        to.put("pow", a -> anyNull(a) ? null : Math.pow(real(a, 0), real(a, 1)));
        to.put("atan2", a -> anyNull(a) ? null : Math.atan2(real(a, 0), real(a, 1)));
        function(to, "sign", x -> Double.isNaN(x) ? 0 : Math.signum(x));
    }

    /// Exact for the powers of two.
    private static double log2(double x) {
        int exponent = Math.getExponent(x);
        return x == Math.scalb(1.0, exponent) ? exponent : Math.log(x) / Math.log(2);
    }

    private static void function(
            Map<String, ScalarBody> to, String id, DoubleUnaryOperator function) {
        to.put(id, a -> a[0] == null ? null : function.applyAsDouble(real(a, 0)));
    }

    /// Of a negative number null, as Kusto has it.
    private static void logarithm(
            Map<String, ScalarBody> to, String id, DoubleUnaryOperator function) {
        to.put(id, a -> a[0] == null || real(a, 0) < 0 ? null : function.applyAsDouble(real(a, 0)));
    }

    private static void test(Map<String, ScalarBody> to, String id, DoublePredicate test) {
        to.put(id, a -> a[0] == null ? null : test.test(real(a, 0)));
    }

    private static void rounding(Map<String, ScalarBody> to) {
        to.put("abs_long", a -> a[0] == null ? null : Math.abs(whole(a, 0)));
        to.put("abs_timespan", a -> a[0] == null ? null : Math.abs(whole(a, 0)));
        to.put("abs_real", a -> a[0] == null ? null : Math.abs(real(a, 0)));
        to.put(
                "abs_decimal",
                a -> {
                    BigDecimal value = Decimals.parse((String) a[0]);
                    return value == null ? null : Decimals.text(value.abs());
                });
        to.put("round_real", a -> a[0] == null ? null : round(real(a, 0), 0));
        to.put("round_real_2", a -> anyNull(a) ? null : round(real(a, 0), whole(a, 1)));
        to.put(
                "round_long_2",
                a ->
                        anyNull(a)
                                ? null
                                : whole(a, 1) >= 0
                                        ? whole(a, 0)
                                        : new BigDecimal(whole(a, 0))
                                                .setScale(
                                                        (int) Math.max(-30, whole(a, 1)),
                                                        RoundingMode.HALF_UP)
                                                .longValue());
        to.put("ceiling_real", a -> a[0] == null ? null : Math.ceil(real(a, 0)));
        to.put("format_bytes", a -> a[0] == null ? "" : bytes(real(a, 0), 0, ""));
        to.put("format_bytes_2", a -> a[0] == null ? "" : bytes(real(a, 0), whole(a, 1, 0), ""));
        to.put(
                "format_bytes_3",
                a -> a[0] == null ? "" : bytes(real(a, 0), whole(a, 1, 0), text(a, 2)));
        to.put("tohex", a -> a[0] == null ? "" : Long.toHexString(whole(a, 0)));
        to.put(
                "tohex_2",
                a -> {
                    if (a[0] == null) {
                        return "";
                    }
                    String digits = Long.toHexString(whole(a, 0));
                    long missing = Math.min(1000, whole(a, 1, 0)) - digits.length();
                    return "0".repeat((int) Math.max(0, missing)) + digits;
                });
    }

    /// Halves away from zero, of the value scaled to the precision.
    private static double round(double value, long precision) {
        if (!Double.isFinite(value) || precision > 300) {
            return value;
        }
        if (precision < -300) {
            return 0;
        }
        double power = Math.pow(10, (double) Math.abs(precision));
        double scaled = precision < 0 ? value / power : value * power;
        if (!Double.isFinite(scaled) || Math.abs(scaled) >= 0x1p52) {
            return value;
        }
        double size = Math.abs(scaled);
        double whole = Math.floor(size);
        double rounded = Math.copySign(size - whole >= 0.5 ? whole + 1 : whole, scaled);
        return precision < 0 ? rounded * power : rounded / power;
    }

    private static String bytes(double size, long precision, String unit) {
        if (!Double.isFinite(size)) {
            return "";
        }
        int place = 0;
        if (unit.isEmpty()) {
            while (place + 1 < UNITS.size() && Math.abs(size) >= Math.scalb(1.0, 10 * place + 10)) {
                place++;
            }
        } else {
            while (place + 1 < UNITS.size() && !UNITS.get(place).equalsIgnoreCase(unit)) {
                place++;
            }
        }
        BigDecimal number =
                BigDecimal.valueOf(Math.scalb(size, -10 * place))
                        .setScale(Math.clamp(precision, 0, 20), RoundingMode.HALF_UP);
        String digits = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        return String.format(Locale.ROOT, "%s %s", digits, UNITS.get(place));
    }

    private static void bits(Map<String, ScalarBody> to) {
        bits(to, "binary_and", (l, r) -> l & r);
        bits(to, "binary_or", (l, r) -> l | r);
        bits(to, "binary_xor", (l, r) -> l ^ r);
        bits(to, "binary_shift_left", (l, r) -> l << (r & 63));
        bits(to, "binary_shift_right", (l, r) -> l >> (r & 63));
        to.put("binary_not", a -> a[0] == null ? null : ~whole(a, 0));
        to.put("bitset_count_ones", a -> a[0] == null ? null : (long) Long.bitCount(whole(a, 0)));
    }

    private static void bits(Map<String, ScalarBody> to, String id, LongBinaryOperator operator) {
        to.put(id, a -> anyNull(a) ? null : operator.applyAsLong(whole(a, 0), whole(a, 1)));
    }

    private static void extremes(Map<String, ScalarBody> to) {
        to.put("max_of_real", a -> extreme(a, 1));
        to.put("min_of_real", a -> extreme(a, -1));
        to.put("max_of_decimal", a -> extremeDecimal(a, 1));
        to.put("min_of_decimal", a -> extremeDecimal(a, -1));
    }

    /// Null is left out; NaN wins.
    private static @Nullable Double extreme(@Nullable Object[] a, int sign) {
        Double best = null;
        for (Object value : a) {
            if (value != null) {
                double number = ((Number) value).doubleValue();
                best =
                        best == null
                                ? (Double) number
                                : (Double)
                                        (sign > 0
                                                ? Math.max(best, number)
                                                : Math.min(best, number));
            }
        }
        return best;
    }

    private static @Nullable String extremeDecimal(@Nullable Object[] a, int sign) {
        BigDecimal best = null;
        for (Object value : a) {
            BigDecimal number = Decimals.parse((String) value);
            if (number != null && (best == null || number.compareTo(best) * sign > 0)) {
                best = number;
            }
        }
        return best == null ? null : Decimals.text(best);
    }
}

package spoor.engine.scalar;

import static spoor.engine.scalar.Values.anyNull;
import static spoor.engine.scalar.Values.fold;
import static spoor.engine.scalar.Values.real;
import static spoor.engine.scalar.Values.text;
import static spoor.engine.scalar.Values.whole;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;
import spoor.model.Ticks;

/// Bodies of the operators on numbers, times and truth values.
final class OperatorBodies {
    private static final List<String> WHOLE = List.of("long", "datetime", "timespan");
    private static final List<String> TEXTUAL = List.of("string", "guid", "bool");

    /// What `compare` gives when there is no order: a NaN, or a JSON value that is no number.
    private static final int NO_ORDER = 2;

    private OperatorBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        comparisons(to);
        lists(to);
        longs(to);
        reals(to);
        decimals(to);
        times(to);
    }

    @FunctionalInterface
    private interface Order {
        int compare(Object left, Object right);
    }

    private static void comparisons(Map<String, ScalarBody> to) {
        for (String type : TEXTUAL) {
            equality(to, type, (left, right) -> left.equals(right) ? 0 : NO_ORDER);
        }
        for (String type : WHOLE) {
            ordered(to, type, (l, r) -> Long.compare(longOf(l), longOf(r)));
        }
        ordered(to, "real", (l, r) -> compare(((Number) l).doubleValue(), number(r)));
        ordered(to, "decimal", (l, r) -> compareDecimals((String) l, (String) r));
        ordered(to, "dynamic", (l, r) -> compareJson((String) l, (String) r));
        to.put(
                "between_datetime_timespan",
                a -> anyNull(a) ? null : withinLength(whole(a, 0), whole(a, 1), whole(a, 2)));
        to.put(
                "not_between_datetime_timespan",
                a -> anyNull(a) ? null : !withinLength(whole(a, 0), whole(a, 1), whole(a, 2)));
    }

    private static boolean withinLength(long value, long from, long length) {
        return value >= from && value <= from + length;
    }

    private static long longOf(Object value) {
        return ((Number) value).longValue();
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static int compare(double left, double right) {
        return left < right ? -1 : left > right ? 1 : left == right ? 0 : NO_ORDER;
    }

    private static int compareDecimals(String left, String right) {
        BigDecimal l = Decimals.parse(left);
        BigDecimal r = Decimals.parse(right);
        return l == null || r == null ? NO_ORDER : Integer.signum(l.compareTo(r));
    }

    private static int compareJson(String left, String right) {
        Json l = numeric(Json.of(left));
        Json r = numeric(Json.of(right));
        if (l instanceof Json.Whole(long lw) && r instanceof Json.Whole(long rw)) {
            return Integer.signum(Long.compare(lw, rw));
        }
        return compare(Dynamics.real(l), Dynamics.real(r));
    }

    /// A text or truth value that stands for a number, as that number.
    private static Json numeric(Json value) {
        return switch (value) {
            case Json.Text(String text) -> {
                Long whole = Conversions.parseLong(text);
                Double real = Conversions.parseReal(text);
                yield whole != null
                        ? new Json.Whole(whole)
                        : new Json.Real(real == null ? Double.NaN : real);
            }
            case Json.Bool(boolean truth) -> new Json.Whole(truth ? 1 : 0);
            case Json.Array _, Json.Bag _, Json.Null _ -> new Json.Real(Double.NaN);
            case Json.Whole _, Json.Real _ -> value;
        };
    }

    private static void equality(Map<String, ScalarBody> to, String type, Order order) {
        to.put("eq_" + type, a -> equal(a, order));
        to.put(
                "ne_" + type,
                a -> {
                    Boolean equal = equal(a, order);
                    return equal == null ? null : !equal;
                });
    }

    /// Null when both are null, false when one is.
    private static @Nullable Boolean equal(@Nullable Object[] a, Order order) {
        Object left = a[0];
        Object right = a[1];
        if (left == null || right == null) {
            return left == null && right == null ? null : Boolean.FALSE;
        }
        return order.compare(left, right) == 0;
    }

    private static void ordered(Map<String, ScalarBody> to, String type, Order order) {
        equality(to, type, order);
        relation(to, "lt_" + type, order, c -> c < 0);
        relation(to, "le_" + type, order, c -> c <= 0);
        relation(to, "gt_" + type, order, c -> c == 1);
        relation(to, "ge_" + type, order, c -> c == 0 || c == 1);
        to.put("between_" + type, a -> within(a, order));
        to.put(
                "not_between_" + type,
                a -> {
                    Boolean within = within(a, order);
                    return within == null ? null : !within;
                });
    }

    private static @Nullable Boolean within(@Nullable Object[] a, Order order) {
        Object value = a[0];
        Object from = a[1];
        Object to = a[2];
        if (value == null) {
            return null;
        }
        Boolean above = from == null ? null : isAtMost(order.compare(from, value));
        Boolean below = to == null ? null : isAtMost(order.compare(value, to));
        if (Boolean.FALSE.equals(above) || Boolean.FALSE.equals(below)) {
            return Boolean.FALSE;
        }
        return above == null || below == null ? null : Boolean.TRUE;
    }

    private static boolean isAtMost(int order) {
        return order <= 0;
    }

    private static void relation(
            Map<String, ScalarBody> to, String id, Order order, IntPredicate holds) {
        to.put(
                id,
                a -> {
                    Object left = a[0];
                    Object right = a[1];
                    return left == null || right == null
                            ? null
                            : holds.test(order.compare(left, right));
                });
    }

    private static void lists(Map<String, ScalarBody> to) {
        for (String type : TEXTUAL) {
            in(to, type, (l, r) -> l.equals(r) ? 0 : NO_ORDER);
        }
        for (String type : WHOLE) {
            in(to, type, (l, r) -> Long.compare(longOf(l), longOf(r)));
        }
        in(to, "real", (l, r) -> compare(number(l), number(r)));
        in(to, "decimal", (l, r) -> compareDecimals((String) l, (String) r));
        to.put("in_ci_string", a -> foldedIn(a));
        to.put("not_in_ci_string", a -> !foldedIn(a));
        to.put("in_array", a -> inArray(a, false));
        to.put("not_in_array", a -> !inArray(a, false));
        to.put("in_ci_array", a -> inArray(a, true));
        to.put("not_in_ci_array", a -> !inArray(a, true));
    }

    private static void in(Map<String, ScalarBody> to, String type, Order order) {
        to.put("in_" + type, a -> in(a, order));
        to.put(
                "not_in_" + type,
                a -> {
                    Boolean found = in(a, order);
                    return found == null ? null : !found;
                });
    }

    /// As a chain of `==` with `or` between: null only for a null in a list that holds null.
    private static @Nullable Boolean in(@Nullable Object[] a, Order order) {
        Object value = a[0];
        Boolean found = Boolean.FALSE;
        for (int i = 1; i < a.length; i++) {
            Object element = a[i];
            if (value == null && element == null) {
                found = null;
            } else if (value != null && element != null && order.compare(value, element) == 0) {
                return Boolean.TRUE;
            }
        }
        return found;
    }

    private static boolean foldedIn(@Nullable Object[] a) {
        String value = fold(text(a, 0));
        for (int i = 1; i < a.length; i++) {
            if (value.equals(fold(text(a, i)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean inArray(@Nullable Object[] a, boolean anyCase) {
        Json value = Json.of((String) a[0]);
        Json array = Json.of((String) a[1]);
        List<Json> elements = array.array();
        for (Json element : elements == null ? List.of(array) : elements) {
            if (Dynamics.same(value, element)
                    || anyCase && fold(value.plain()).equals(fold(element.plain()))) {
                return true;
            }
        }
        return false;
    }

    private static void longs(Map<String, ScalarBody> to) {
        to.put("add_long", a -> anyNull(a) ? null : whole(a, 0) + whole(a, 1));
        to.put("sub_long", a -> anyNull(a) ? null : whole(a, 0) - whole(a, 1));
        to.put("mul_long", a -> anyNull(a) ? null : whole(a, 0) * whole(a, 1));
        to.put("neg_long", a -> anyNull(a) ? null : -whole(a, 0));
        to.put("div_long", a -> anyNull(a) || whole(a, 1) == 0 ? null : whole(a, 0) / whole(a, 1));
        to.put("mod_long", a -> anyNull(a) ? null : modulo(whole(a, 0), whole(a, 1)));
    }

    /// Never negative; null for a divisor of 0.
    private static @Nullable Long modulo(long value, long divisor) {
        if (divisor == 0) {
            return null;
        }
        long rest = value % divisor;
        return rest < 0 ? rest + Math.abs(divisor) : rest;
    }

    private static void reals(Map<String, ScalarBody> to) {
        to.put("add_real", a -> anyNull(a) ? null : real(a, 0) + real(a, 1));
        to.put("sub_real", a -> anyNull(a) ? null : real(a, 0) - real(a, 1));
        to.put("mul_real", a -> anyNull(a) ? null : real(a, 0) * real(a, 1));
        to.put("div_real", a -> anyNull(a) ? null : real(a, 0) / real(a, 1));
        to.put("neg_real", a -> anyNull(a) ? null : -real(a, 0));
        to.put(
                "mod_real",
                a -> {
                    if (anyNull(a)) {
                        return null;
                    }
                    double rest = real(a, 0) % real(a, 1);
                    return rest < 0 ? rest + Math.abs(real(a, 1)) : rest;
                });
    }

    private static void decimals(Map<String, ScalarBody> to) {
        to.put("add_decimal", a -> Decimals.of(a, (l, r) -> l.add(r, Decimals.PRECISION)));
        to.put("sub_decimal", a -> Decimals.of(a, (l, r) -> l.subtract(r, Decimals.PRECISION)));
        to.put("mul_decimal", a -> Decimals.of(a, (l, r) -> l.multiply(r, Decimals.PRECISION)));
        to.put(
                "div_decimal",
                a ->
                        Decimals.of(
                                a,
                                (l, r) ->
                                        r.signum() == 0 ? null : l.divide(r, Decimals.PRECISION)));
        to.put(
                "mod_decimal",
                a ->
                        Decimals.of(
                                a,
                                (l, r) -> {
                                    if (r.signum() == 0) {
                                        return null;
                                    }
                                    BigDecimal rest = l.remainder(r);
                                    return rest.signum() < 0 ? rest.add(r.abs()) : rest;
                                }));
        to.put(
                "neg_decimal",
                a -> {
                    BigDecimal value = Decimals.parse(text(a, 0));
                    return value == null ? null : Decimals.text(value.negate());
                });
    }

    private static void times(Map<String, ScalarBody> to) {
        to.put("add_timespan", a -> anyNull(a) ? null : sum(whole(a, 0), whole(a, 1)));
        to.put("sub_timespan", a -> anyNull(a) ? null : difference(whole(a, 0), whole(a, 1)));
        to.put("sub_datetime", a -> anyNull(a) ? null : whole(a, 0) - whole(a, 1));
        to.put("add_datetime", a -> anyNull(a) ? null : moment(sum(whole(a, 0), whole(a, 1))));
        to.put(
                "add_timespan_datetime",
                a -> anyNull(a) ? null : moment(sum(whole(a, 0), whole(a, 1))));
        to.put(
                "sub_datetime_timespan",
                a -> anyNull(a) ? null : moment(difference(whole(a, 0), whole(a, 1))));
        to.put("neg_timespan", a -> anyNull(a) ? null : -whole(a, 0));
        to.put("mul_timespan_long", a -> anyNull(a) ? null : product(whole(a, 0), whole(a, 1)));
        to.put("mul_long_timespan", a -> anyNull(a) ? null : product(whole(a, 0), whole(a, 1)));
        to.put("mul_timespan_real", a -> anyNull(a) ? null : span(whole(a, 0) * real(a, 1)));
        to.put("mul_real_timespan", a -> anyNull(a) ? null : span(real(a, 0) * whole(a, 1)));
        to.put("div_timespan", a -> anyNull(a) ? null : (double) whole(a, 0) / whole(a, 1));
        to.put(
                "div_datetime_timespan",
                a -> anyNull(a) ? null : (double) whole(a, 0) / whole(a, 1));
        to.put(
                "div_timespan_long",
                a -> anyNull(a) || whole(a, 1) == 0 ? null : whole(a, 0) / whole(a, 1));
        to.put("div_timespan_real", a -> anyNull(a) ? null : span(whole(a, 0) / real(a, 1)));
        to.put("mod_timespan", a -> anyNull(a) ? null : modulo(whole(a, 0), whole(a, 1)));
        to.put("mod_datetime_timespan", a -> anyNull(a) ? null : modulo(whole(a, 0), whole(a, 1)));
    }

    private static @Nullable Long sum(long left, long right) {
        long sum = left + right;
        return ((left ^ sum) & (right ^ sum)) < 0 ? null : sum;
    }

    private static @Nullable Long difference(long left, long right) {
        long difference = left - right;
        return ((left ^ right) & (left ^ difference)) < 0 ? null : difference;
    }

    private static @Nullable Long product(long left, long right) {
        BigInteger product = BigInteger.valueOf(left).multiply(BigInteger.valueOf(right));
        return product.bitLength() > 63 ? null : product.longValue();
    }

    /// A span of so many ticks; null out of range.
    static @Nullable Long span(double ticks) {
        return Math.abs(ticks) < 0x1p63 ? (long) ticks : null;
    }

    /// Null where the ticks are no time of the years 1 to 9999.
    static @Nullable Long moment(@Nullable Long ticks) {
        return ticks != null && Ticks.inRange(ticks) ? ticks : null;
    }
}

package spoor.engine.scalar;

import static spoor.engine.scalar.Values.real;
import static spoor.engine.scalar.Values.text;
import static spoor.engine.scalar.Values.whole;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;
import spoor.model.Ticks;

/// Bodies of the conversions.
final class ConversionBodies {
    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private ConversionBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        texts(to);
        numbers(to);
        others(to);
        dynamics(to);
    }

    private static void texts(Map<String, ScalarBody> to) {
        to.put("tostring_bool", a -> a[0] == null ? "" : (Boolean) a[0] ? "True" : "False");
        to.put("tostring_long", a -> a[0] == null ? "" : Long.toString(whole(a, 0)));
        to.put("tostring_real", a -> a[0] == null ? "" : RealText.of(real(a, 0)));
        to.put("tostring_decimal", a -> text(a, 0));
        to.put("tostring_datetime", a -> a[0] == null ? "" : Ticks.datetimeText(whole(a, 0)));
        to.put("tostring_timespan", a -> a[0] == null ? "" : Ticks.timespanText(whole(a, 0)));
        to.put("tostring_dynamic", a -> a[0] == null ? "" : plain((String) a[0]));
        to.put("gettype_dynamic", a -> Dynamics.type(Json.of((String) a[0])));
    }

    /// Only a JSON string reads otherwise than it is written.
    private static String plain(String dynamic) {
        return dynamic.startsWith("\"") ? Json.of(dynamic).plain() : dynamic;
    }

    private static void numbers(Map<String, ScalarBody> to) {
        to.put("tolong_bool", a -> a[0] == null ? null : (Boolean) a[0] ? 1L : 0L);
        to.put("toint_bool", a -> a[0] == null ? null : (Boolean) a[0] ? 1 : 0);
        to.put("toreal_bool", a -> a[0] == null ? null : (Boolean) a[0] ? 1.0 : 0.0);
        to.put("toint_long", a -> a[0] == null ? null : (int) whole(a, 0));
        to.put("tolong_real", a -> a[0] == null ? null : Conversions.toLong(real(a, 0)));
        to.put("toint_real", a -> a[0] == null ? null : cut(Conversions.toLong(real(a, 0))));
        to.put("tolong_decimal", a -> cutDecimal(text(a, 0)));
        to.put("toint_decimal", a -> cut(cutDecimal(text(a, 0))));
        to.put("tolong_string", a -> Conversions.parseLong(text(a, 0)));
        to.put("toint_string", a -> Conversions.parseInt(text(a, 0)));
        to.put("toreal_string", a -> Conversions.parseReal(text(a, 0)));
        to.put(
                "toreal_decimal",
                a -> {
                    BigDecimal value = Decimals.parse(text(a, 0));
                    return value == null ? null : value.doubleValue();
                });
        to.put("todecimal_long", a -> a[0] == null ? null : Long.toString(whole(a, 0)));
        to.put("todecimal_real", a -> a[0] == null ? null : decimal(real(a, 0)));
        to.put("todecimal_string", a -> decimal(text(a, 0)));
    }

    /// Null where an integer has more than 32 bits.
    private static @Nullable Integer cut(@Nullable Long value) {
        return value == null || value != value.intValue() ? null : (Integer) value.intValue();
    }

    private static @Nullable Long cutDecimal(String decimal) {
        BigDecimal value = Decimals.parse(decimal);
        if (value == null) {
            return null;
        }
        BigDecimal whole = value.setScale(0, RoundingMode.DOWN);
        return whole.compareTo(LONG_MIN) < 0 || whole.compareTo(LONG_MAX) > 0
                ? null
                : whole.longValue();
    }

    private static @Nullable String decimal(double value) {
        return Double.isFinite(value) ? decimal(Double.toString(value)) : null;
    }

    private static @Nullable String decimal(String text) {
        BigDecimal value = Decimals.parse(text);
        return value == null ? null : Decimals.text(value);
    }

    private static void others(Map<String, ScalarBody> to) {
        to.put("tobool_long", a -> a[0] == null ? null : whole(a, 0) != 0);
        to.put("tobool_real", a -> a[0] == null ? null : real(a, 0) != 0);
        to.put("tobool_string", a -> Conversions.parseBool(text(a, 0)));
        to.put("todatetime_string", a -> DatetimeText.parse(text(a, 0)));
        to.put("totimespan_string", a -> Conversions.parseTimespan(text(a, 0)));
        to.put("toguid_string", a -> Conversions.parseGuid(text(a, 0)));
    }

    private static void dynamics(Map<String, ScalarBody> to) {
        to.put("tolong_dynamic", a -> wholeOf(json(a)));
        to.put("toint_dynamic", a -> intOf(json(a)));
        to.put("toreal_dynamic", a -> realOf(json(a)));
        to.put("todecimal_dynamic", fromText(ConversionBodies::decimal));
        to.put(
                "tobool_dynamic",
                a -> {
                    Json value = json(a);
                    return value instanceof Json.Real(double real)
                            ? (Boolean) (real != 0)
                            : from(value, Conversions::parseBool);
                });
        to.put("todatetime_dynamic", fromText(DatetimeText::parse));
        to.put("totimespan_dynamic", fromText(Conversions::parseTimespan));
        to.put("toguid_dynamic", fromText(Conversions::parseGuid));
        to.put("dynamic_bool", a -> a[0] == null ? null : a[0].toString());
        to.put("dynamic_long", a -> a[0] == null ? null : Long.toString(whole(a, 0)));
        to.put("dynamic_real", a -> a[0] == null ? null : new Json.Real(real(a, 0)).text());
        to.put("dynamic_decimal", a -> quoted((String) a[0]));
        to.put("dynamic_guid", a -> quoted((String) a[0]));
        to.put("dynamic_string", a -> new Json.Text(text(a, 0)).text());
        to.put(
                "dynamic_datetime",
                a -> a[0] == null ? null : quoted(Ticks.datetimeText(whole(a, 0))));
        to.put(
                "dynamic_timespan",
                a -> a[0] == null ? null : quoted(Ticks.timespanText(whole(a, 0))));
    }

    private static Json json(@Nullable Object[] arguments) {
        return Json.of((String) arguments[0]);
    }

    private static @Nullable String quoted(@Nullable String text) {
        return text == null ? null : new Json.Text(text).text();
    }

    private static ScalarBody fromText(Function<String, ? extends @Nullable Object> conversion) {
        return a -> from(json(a), conversion);
    }

    private static <T> @Nullable T from(
            Json value, Function<String, ? extends @Nullable T> conversion) {
        String text = Conversions.scalarText(value);
        return text == null ? null : conversion.apply(text);
    }

    private static @Nullable Long wholeOf(Json value) {
        return switch (value) {
            case Json.Whole(long whole) -> (Long) whole;
            case Json.Real(double real) -> Conversions.toLong(real);
            case Json.Bool(boolean truth) -> (Long) (truth ? 1L : 0L);
            case Json.Text(String text) -> Conversions.parseLong(text);
            case Json.Null _, Json.Array _, Json.Bag _ -> null;
        };
    }

    private static @Nullable Integer intOf(Json value) {
        return value instanceof Json.Whole(long whole)
                ? (Integer) (int) whole
                : cut(wholeOf(value));
    }

    private static @Nullable Double realOf(Json value) {
        return switch (value) {
            case Json.Whole(long whole) -> (Double) (double) whole;
            case Json.Real(double real) -> (Double) real;
            case Json.Bool(boolean truth) -> (Double) (truth ? 1.0 : 0.0);
            case Json.Text(String text) -> Conversions.parseReal(text);
            case Json.Null _, Json.Array _, Json.Bag _ -> null;
        };
    }
}

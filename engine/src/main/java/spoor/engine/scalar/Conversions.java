package spoor.engine.scalar;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;
import spoor.model.Ticks;

/// KQL's conversions: null where a value cannot be converted, never an error.
public final class Conversions {
    private Conversions() {}

    /// An integer in decimal or `0x` digits, blanks around it allowed; null for all else, `12.5`
    /// and `1e3` too.
    public static @Nullable Long parseLong(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > 400) {
            return null;
        }
        try {
            int sign = digits.charAt(0) == '-' || digits.charAt(0) == '+' ? 1 : 0;
            if (digits.regionMatches(true, sign, "0x", 0, 2)) {
                String hex = digits.substring(sign + 2);
                if (hex.startsWith("+") || hex.startsWith("-")) {
                    return null;
                }
                long value = Long.parseUnsignedLong(hex, 16);
                return digits.charAt(0) == '-' ? -value : value;
            }
            for (int i = sign; i < digits.length(); i++) {
                if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                    return null;
                }
            }
            return Long.parseLong(digits);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    static @Nullable Integer parseInt(String text) {
        Long value = parseLong(text);
        return value == null || value != value.intValue() ? null : (Integer) value.intValue();
    }

    /// A real with `.` and an exponent, `inf`, `nan`; blanks around it allowed.
    public static @Nullable Double parseReal(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > 2000) {
            return null;
        }
        switch (digits.toLowerCase(Locale.ROOT)) {
            case "nan" -> {
                return Double.NaN;
            }
            case "inf", "+inf", "infinity", "+infinity" -> {
                return Double.POSITIVE_INFINITY;
            }
            case "-inf", "-infinity" -> {
                return Double.NEGATIVE_INFINITY;
            }
            default -> {}
        }
        if (digits.regionMatches(true, 0, "0x", 0, 2)) {
            Long hex = parseLong(digits);
            return hex == null ? null : hex.doubleValue();
        }
        for (int i = 0; i < digits.length(); i++) {
            if ("0123456789+-.eE".indexOf(digits.charAt(i)) < 0) {
                return null;
            }
        }
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /// Cut towards 0; null for NaN and out of range.
    static @Nullable Long toLong(double value) {
        return Double.isNaN(value) || Math.abs(value) > 0x1p63 ? null : (Long) (long) value;
    }

    /// `true`, `false` in any case, or an integer; no blanks.
    static @Nullable Boolean parseBool(String text) {
        if (text.equalsIgnoreCase("true")) {
            return Boolean.TRUE;
        }
        if (text.equalsIgnoreCase("false")) {
            return Boolean.FALSE;
        }
        if (text.isEmpty() || text.isBlank() || !text.equals(text.strip())) {
            return null;
        }
        Long whole = parseLong(text);
        return whole == null ? null : (Boolean) (whole != 0);
    }

    /// Lower case with dashes; from 32 digits, with dashes anywhere, braces or brackets.
    static @Nullable String parseGuid(String text) {
        String bare = text.strip();
        if (bare.length() > 2
                && (bare.startsWith("{") && bare.endsWith("}")
                        || bare.startsWith("(") && bare.endsWith(")"))) {
            bare = bare.substring(1, bare.length() - 1);
        }
        // dashes may stand anywhere, as for Kusto
        bare = bare.replace("-", "");
        if (bare.length() != 32) {
            return null;
        }
        for (int i = 0; i < 32; i++) {
            char c = bare.charAt(i);
            if (c > 'f' || Character.digit(c, 16) < 0) {
                return null;
            }
        }
        String digits = bare.toLowerCase(Locale.ROOT);
        return digits.substring(0, 8)
                + '-'
                + digits.substring(8, 12)
                + '-'
                + digits.substring(12, 16)
                + '-'
                + digits.substring(16, 20)
                + '-'
                + digits.substring(20);
    }

    /// A span as KQL writes it: `[-][d.]hh:mm[:ss[.fffffff]]`, days alone, or a number with a unit
    /// (`1d`, `2.5h`, `3ms`); null for all else.
    public static @Nullable Long parseTimespan(String text) {
        String span = text.strip();
        if (span.isEmpty() || span.length() > 100) {
            return null;
        }
        boolean negative = span.charAt(0) == '-';
        String size = negative || span.charAt(0) == '+' ? span.substring(1) : span;
        Long ticks = size.indexOf(':') < 0 ? unitSpan(size) : clockSpan(size);
        return ticks == null ? null : negative ? (Long) (-ticks) : ticks;
    }

    private static @Nullable Long unitSpan(String text) {
        int unitAt = 0;
        while (unitAt < text.length()
                && (text.charAt(unitAt) == '.'
                        || text.charAt(unitAt) >= '0' && text.charAt(unitAt) <= '9')) {
            unitAt++;
        }
        if (unitAt == 0) {
            return null;
        }
        long unit =
                switch (text.substring(unitAt)) {
                    case "", "d", "day", "days" -> Ticks.PER_DAY;
                    case "h", "hour", "hours" -> Ticks.PER_HOUR;
                    case "m", "minute", "minutes" -> Ticks.PER_MINUTE;
                    case "s", "second", "seconds" -> Ticks.PER_SECOND;
                    case "ms", "milli", "millisecond", "milliseconds" -> Ticks.PER_MILLISECOND;
                    case "micro", "microsecond", "microseconds" -> Ticks.PER_MICROSECOND;
                    case "tick", "ticks" -> 1;
                    default -> 0;
                };
        Double number = unit == 0 ? null : parseReal(text.substring(0, unitAt));
        return number == null ? null : OperatorBodies.span(Math.rint(number * unit));
    }

    private static @Nullable Long clockSpan(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length > 3) {
            return null;
        }
        int dot = parts[0].indexOf('.');
        Long days = dot < 0 ? (Long) 0L : digits(parts[0].substring(0, dot), 10_675_199);
        Long hours = digits(parts[0].substring(dot + 1), 23);
        Long minutes = digits(parts[1], 59);
        String second = parts.length == 3 ? parts[2] : "0";
        int point = second.indexOf('.');
        Long seconds = digits(point < 0 ? second : second.substring(0, point), 59);
        Long fraction = point < 0 ? (Long) 0L : fraction(second.substring(point + 1));
        if (days == null
                || hours == null
                || minutes == null
                || seconds == null
                || fraction == null) {
            return null;
        }
        return days * Ticks.PER_DAY
                + hours * Ticks.PER_HOUR
                + minutes * Ticks.PER_MINUTE
                + seconds * Ticks.PER_SECOND
                + fraction;
    }

    private static @Nullable Long digits(String text, long max) {
        if (text.isEmpty() || text.length() > 9) {
            return null;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            value = value * 10 + digit;
        }
        return value > max ? null : (Long) value;
    }

    /// The ticks of the digits behind a point; more than seven are cut.
    static @Nullable Long fraction(String text) {
        if (text.isEmpty() || text.length() > 30) {
            return null;
        }
        long ticks = 0;
        for (int i = 0; i < Math.max(7, text.length()); i++) {
            int digit = i < text.length() ? text.charAt(i) - '0' : 0;
            if (digit < 0 || digit > 9) {
                return null;
            }
            if (i < 7) {
                ticks = ticks * 10 + digit;
            }
        }
        return ticks;
    }

    /// A dynamic's text for a conversion from text; null for what no text stands for.
    static @Nullable String scalarText(Json value) {
        return switch (value) {
            case Json.Text(String text) -> text;
            case Json.Whole _, Json.Real _, Json.Bool _ -> value.text();
            case Json.Null _, Json.Array _, Json.Bag _ -> null;
        };
    }
}

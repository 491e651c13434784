package spoor.engine.scalar;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import spoor.model.Ticks;

/// The texts that `todatetime` reads: ISO 8601 and its kin, RFC 822 and 850, and US dates. A time
/// without a zone is UTC.
public final class DatetimeText {
    private static final Pattern ISO =
            Pattern.compile(
                    "(\\d{4})-(\\d{1,2})(?:-(\\d{1,2}))?"
                            + "(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d+))?)?)?"
                            + " *(Z|z|GMT|UTC|[+-]\\d{1,2}(?::?\\d{2})?)?");
    private static final Pattern DAY_MONTH_NAME =
            Pattern.compile(
                    "(?:[A-Za-z]{3,9},? +)?(\\d{1,2})[ -]([A-Za-z]{3,9})[ -](\\d{4}|\\d{2})"
                            + "(?: +(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d+))?)?)?"
                            + " *(Z|GMT|UTC|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern US =
            Pattern.compile(
                    "(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})"
                            + "(?: +(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d+))?)?(?:"
                            + " *([AaPp])\\.?[Mm]\\.?)?)?"
                            + " *(Z|GMT|UTC|[+-]\\d{2}:?\\d{2})?");
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    private DatetimeText() {}

    /// Ticks, or null when the text names no time of the years 1 to 9999.
    public static @Nullable Long parse(String text) {
        String time = text.strip();
        if (time.length() < 4 || time.length() > 64) {
            return null;
        }
        Long plain = plainIso(time);
        if (plain != null) {
            return plain;
        }
        try {
            Matcher iso = ISO.matcher(time);
            if (iso.matches()) {
                return ticks(
                        iso.group(1),
                        number(iso.group(2), 1),
                        number(iso.group(3), 1),
                        number(iso.group(4), 0),
                        iso.group(5),
                        iso.group(6),
                        iso.group(7),
                        iso.group(8));
            }
            Matcher named = DAY_MONTH_NAME.matcher(time);
            if (named.matches()) {
                int month = MONTHS.indexOf(named.group(2).substring(0, 3).toLowerCase(Locale.ROOT));
                return ticks(
                        named.group(3),
                        month + 1,
                        number(named.group(1), 1),
                        number(named.group(4), 0),
                        named.group(5),
                        named.group(6),
                        named.group(7),
                        named.group(8));
            }
            Matcher us = US.matcher(time);
            if (us.matches()) {
                return ticks(
                        us.group(3),
                        number(us.group(1), 1),
                        number(us.group(2), 1),
                        hour12(number(us.group(4), 0), us.group(8)),
                        us.group(5),
                        us.group(6),
                        us.group(7),
                        us.group(9));
            }
            return null;
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// The form that logs hold most: `2020-01-31T23:59:59[.fffffff]Z`, without a regular
    /// expression.
    private static @Nullable Long plainIso(String text) {
        int length = text.length();
        if (length < 20
                || length > 28
                || text.charAt(length - 1) != 'Z'
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || length > 20 && (text.charAt(19) != '.' || length == 21)) {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        int fraction = length == 20 ? 0 : digits(text, 20, length - 1);
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 28 || hour < 0 || hour > 23) {
            return null;
        }
        if (minute < 0 || minute > 59 || second < 0 || second > 59 || fraction < 0) {
            return null;
        }
        long ticks = fraction;
        for (int i = length - 21; i < 7 && length > 20; i++) {
            ticks *= 10;
        }
        return Ticks.ofDate(year, month, day)
                + hour * Ticks.PER_HOUR
                + minute * Ticks.PER_MINUTE
                + second * Ticks.PER_SECOND
                + ticks;
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static int hour12(int hour, @Nullable String half) {
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            return -1;
        }
        return hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }

    private static @Nullable Long ticks(
            String yearText,
            int month,
            int day,
            int hour,
            @Nullable String minuteText,
            @Nullable String secondText,
            @Nullable String fractionText,
            @Nullable String zone) {
        int year = Integer.parseInt(yearText);
        if (yearText.length() == 2) {
            year += year < 50 ? 2000 : 1900;
        }
        int minute = number(minuteText, 0);
        int second = number(secondText, 0);
        Long fraction = fractionText == null ? (Long) 0L : Conversions.fraction(fractionText);
        if (year < 1 || hour < 0 || hour > 23 || minute > 59 || second > 59 || fraction == null) {
            return null;
        }
        long ticks =
                Ticks.ofDate(year, month, day)
                        + hour * Ticks.PER_HOUR
                        + minute * Ticks.PER_MINUTE
                        + second * Ticks.PER_SECOND
                        + fraction
                        - offset(zone);
        return OperatorBodies.moment(ticks);
    }

    private static long offset(@Nullable String zone) {
        if (zone == null || zone.charAt(0) != '+' && zone.charAt(0) != '-') {
            return 0;
        }
        String digits = zone.substring(1).replace(":", "");
        int hours = Integer.parseInt(digits.substring(0, Math.min(2, digits.length())));
        int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
        long ticks = hours * Ticks.PER_HOUR + minutes * Ticks.PER_MINUTE;
        return zone.charAt(0) == '-' ? -ticks : ticks;
    }
}

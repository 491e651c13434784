package spoor.formats.cells;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import spoor.model.Ticks;

/// Reads times from bytes into ticks, without making objects; for one thread. Digits of a fraction
/// past the seventh are dropped. Times without a zone are taken as UTC.
public final class Times {
    private static final long DAYS_TO_EPOCH = 719_162;
    private static final long BAD = Long.MIN_VALUE;
    private static final int LONGEST_EXPONENT = 40;

    private byte[] bytes = {};
    private int at;
    private int to;
    private long ticks;
    private boolean zoned;

    /// The time last read.
    public long ticks() {
        return ticks;
    }

    /// Whether the time last read named its zone.
    public boolean zoned() {
        return zoned;
    }

    /// Reads `text[from..end)` as the shape says.
    ///
    /// @return whether it is such a time, whole and in range
    public boolean read(byte[] text, int from, int end, TimeShape shape) {
        bytes = text;
        at = from;
        to = end;
        zoned = false;
        long read =
                switch (shape) {
                    case ISO -> iso();
                    case MONTH_FIRST -> slashed(true);
                    case DAY_FIRST -> slashed(false);
                    case EPOCH_SECONDS -> epochSeconds();
                    case EPOCH_MILLIS -> epochMillis();
                };
        if (read == BAD || at != to || !Ticks.inRange(read)) {
            return false;
        }
        ticks = read;
        return true;
    }

    private int peek() {
        return at < to ? bytes[at] : -1;
    }

    private boolean take(int expected) {
        if (peek() == expected) {
            at++;
            return true;
        }
        return false;
    }

    /// A number of `least` to `most` digits, -1 if there is none.
    private int digits(int least, int most) {
        int value = 0;
        int count = 0;
        while (count < most && at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at++] - '0';
            count++;
        }
        return count < least ? -1 : value;
    }

    private long iso() {
        int year = digits(4, 4);
        int separator = peek();
        if (year < 0 || separator != '-' && separator != '/') {
            return BAD;
        }
        at++;
        int month = digits(1, 2);
        if (!take(separator)) {
            return BAD;
        }
        long date = date(year, month, digits(1, 2));
        if (date == BAD || at == to) {
            return date;
        }
        if (!take('T') && !take(' ') && !take('t')) {
            return BAD;
        }
        long time = clock(false);
        long zone = time == BAD ? BAD : zone();
        return zone == BAD ? BAD : date + time - zone;
    }

    private long slashed(boolean monthFirst) {
        int first = digits(1, 2);
        int separator = peek();
        if (separator != '/' && separator != '-' && separator != '.') {
            return BAD;
        }
        at++;
        int second = digits(1, 2);
        if (!take(separator)) {
            return BAD;
        }
        int year = digits(4, 4);
        long date = monthFirst ? date(year, first, second) : date(year, second, first);
        if (date == BAD || at == to) {
            return date;
        }
        take(',');
        if (!take(' ') && !take('T')) {
            return BAD;
        }
        long time = clock(true);
        long zone = time == BAD ? BAD : zone();
        return zone == BAD ? BAD : date + time - zone;
    }

    private static long date(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) {
            return BAD;
        }
        return (daysSinceEpoch(year, month, day) + DAYS_TO_EPOCH) * Ticks.PER_DAY;
    }

    private static int monthLength(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar, counting years from March.
    private static long daysSinceEpoch(int year, int month, int day) {
        int shifted = month > 2 ? year : year - 1;
        int era = shifted / 400;
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    /// `hh:mm[:ss[.f]]`, with ` AM` or ` PM` behind it where `halves` says.
    private long clock(boolean halves) {
        int hour = digits(1, 2);
        if (hour < 0 || !take(':')) {
            return BAD;
        }
        int minute = digits(2, 2);
        int second = 0;
        long fraction = 0;
        if (take(':')) {
            second = digits(2, 2);
            if (second >= 0 && (peek() == '.' || peek() == ',') && at + 1 < to) {
                at++;
                fraction = fraction();
            }
        }
        if (halves) {
            hour = half(hour);
        }
        boolean fits = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
        if (!fits || second < 0 || second > 59 || fraction < 0) {
            return BAD;
        }
        return hour * Ticks.PER_HOUR
                + minute * Ticks.PER_MINUTE
                + second * Ticks.PER_SECOND
                + fraction;
    }

    private int half(int hour) {
        int mark = at;
        take(' ');
        int letter = peek() | 0x20;
        if (letter != 'a' && letter != 'p' || at + 1 >= to || (bytes[at + 1] | 0x20) != 'm') {
            at = mark;
            return hour;
        }
        at += 2;
        if (hour < 1 || hour > 12) {
            return -1;
        }
        return hour % 12 + (letter == 'p' ? 12 : 0);
    }

    /// The digits of a fraction as ticks of a second, -1 if there are none.
    private long fraction() {
        long value = 0;
        int count = 0;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            if (count < 7) {
                value = value * 10 + bytes[at] - '0';
            }
            count++;
            at++;
        }
        for (int i = count; i < 7; i++) {
            value *= 10;
        }
        return count == 0 ? -1 : value;
    }

    /// Ticks east of UTC.
    private long zone() {
        if (at == to) {
            return 0;
        }
        zoned = true;
        if (take('Z') || take('z')) {
            return 0;
        }
        take(' ');
        if (at + 3 == to && bytes[at] == 'U' && bytes[at + 1] == 'T' && bytes[at + 2] == 'C') {
            at = to;
            return 0;
        }
        int sign = peek();
        if (sign != '+' && sign != '-') {
            return BAD;
        }
        at++;
        int hours = digits(2, 2);
        take(':');
        int minutes = at == to ? 0 : digits(2, 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return BAD;
        }
        long east = hours * Ticks.PER_HOUR + minutes * Ticks.PER_MINUTE;
        return sign == '-' ? -east : east;
    }

    private long epochSeconds() {
        zoned = true;
        int start = at;
        long read = decimalSeconds();
        return at < to && read != BAD && (bytes[at] | 0x20) == 'e' ? exponent(start) : read;
    }

    /// Seconds as a writer of doubles may give them: `2.385616957e+09`.
    private long exponent(int start) {
        if (to - start > LONGEST_EXPONENT) {
            return BAD;
        }
        String text = new String(bytes, start, to - start, StandardCharsets.US_ASCII);
        try {
            BigDecimal seconds = new BigDecimal(text);
            if (Math.abs((long) seconds.precision() - seconds.scale()) > 12) {
                return BAD;
            }
            at = to;
            return Ticks.UNIX_EPOCH
                    + seconds.movePointRight(7).setScale(0, RoundingMode.DOWN).longValueExact();
        } catch (ArithmeticException | NumberFormatException _) {
            return BAD;
        }
    }

    private long decimalSeconds() {
        boolean negative = take('-');
        long seconds = 0;
        int count = 0;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && count < 11) {
            seconds = seconds * 10 + bytes[at++] - '0';
            count++;
        }
        if (count == 0) {
            return BAD;
        }
        long part = 0;
        if (take('.')) {
            part = fraction();
        }
        if (part < 0) {
            return BAD;
        }
        long since = seconds * Ticks.PER_SECOND + part;
        return Ticks.UNIX_EPOCH + (negative ? -since : since);
    }

    private long epochMillis() {
        zoned = true;
        boolean negative = take('-');
        long millis = 0;
        int count = 0;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && count < 14) {
            millis = millis * 10 + bytes[at++] - '0';
            count++;
        }
        if (count == 0) {
            return BAD;
        }
        long since = millis * Ticks.PER_MILLISECOND;
        return Ticks.UNIX_EPOCH + (negative ? -since : since);
    }
}

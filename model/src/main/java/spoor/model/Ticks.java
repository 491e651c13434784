package spoor.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// KQL's time: 64-bit counts of 100 ns since 0001-01-01T00:00:00Z, and their text.
public final class Ticks {
    public static final long PER_MICROSECOND = 10;
    public static final long PER_MILLISECOND = 10_000;
    public static final long PER_SECOND = 10_000_000;
    public static final long PER_MINUTE = 60 * PER_SECOND;
    public static final long PER_HOUR = 60 * PER_MINUTE;
    public static final long PER_DAY = 24 * PER_HOUR;

    /// Ticks at 1970-01-01T00:00:00Z.
    public static final long UNIX_EPOCH = 621_355_968_000_000_000L;

    /// The last tick: 9999-12-31T23:59:59.9999999Z.
    public static final long MAX = 3_155_378_975_999_999_999L;

    private static final long DAYS_TO_EPOCH = 719_162;

    private Ticks() {}

    public static boolean inRange(long ticks) {
        return ticks >= 0 && ticks <= MAX;
    }

    public static long of(Instant instant) {
        return UNIX_EPOCH + instant.getEpochSecond() * PER_SECOND + instant.getNano() / 100;
    }

    public static Instant toInstant(long ticks) {
        long since = ticks - UNIX_EPOCH;
        return Instant.ofEpochSecond(
                Math.floorDiv(since, PER_SECOND), Math.floorMod(since, PER_SECOND) * 100);
    }

    public static LocalDateTime toDateTime(long ticks) {
        return LocalDateTime.ofInstant(toInstant(ticks), ZoneOffset.UTC);
    }

    public static long of(LocalDateTime time) {
        return of(time.toInstant(ZoneOffset.UTC));
    }

    /// Ticks of a civil date; months 1 to 12, days 1 to 31.
    public static long ofDate(int year, int month, int day) {
        return (LocalDate.of(year, month, day).toEpochDay() + DAYS_TO_EPOCH) * PER_DAY;
    }

    /// The text Kusto prints: `2020-01-31T23:59:59.1234567Z`.
    public static String datetimeText(long ticks) {
        LocalDateTime time = toDateTime(ticks);
        StringBuilder out = new StringBuilder(28);
        pad(out, time.getYear(), 4).append('-');
        pad(out, time.getMonthValue(), 2).append('-');
        pad(out, time.getDayOfMonth(), 2).append('T');
        pad(out, time.getHour(), 2).append(':');
        pad(out, time.getMinute(), 2).append(':');
        pad(out, time.getSecond(), 2).append('.');
        return pad(out, time.getNano() / 100, 7).append('Z').toString();
    }

    /// The text Kusto prints: `[-][d.]hh:mm:ss[.fffffff]`.
    public static String timespanText(long ticks) {
        StringBuilder out = new StringBuilder(26);
        if (ticks < 0) {
            out.append('-');
        }
        long days = Math.abs(ticks / PER_DAY);
        long rest = Math.abs(ticks % PER_DAY);
        if (days != 0) {
            out.append(days).append('.');
        }
        pad(out, rest / PER_HOUR, 2).append(':');
        pad(out, rest / PER_MINUTE % 60, 2).append(':');
        pad(out, rest / PER_SECOND % 60, 2);
        long fraction = rest % PER_SECOND;
        if (fraction != 0) {
            pad(out.append('.'), fraction, 7);
        }
        return out.toString();
    }

    private static StringBuilder pad(StringBuilder out, long value, int width) {
        String digits = Long.toString(value);
        for (int i = digits.length(); i < width; i++) {
            out.append('0');
        }
        return out.append(digits);
    }
}

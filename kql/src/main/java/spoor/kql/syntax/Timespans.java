package spoor.kql.syntax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spoor.model.Ticks;

/// Reads the literals of `timespan`: `2h`, `1.5d`, and `[-][d.]hh:mm:ss[.fffffff]`.
public final class Timespans {
    private static final Map<String, Long> UNITS =
            Map.ofEntries(
                    Map.entry("d", Ticks.PER_DAY),
                    Map.entry("day", Ticks.PER_DAY),
                    Map.entry("days", Ticks.PER_DAY),
                    Map.entry("h", Ticks.PER_HOUR),
                    Map.entry("hr", Ticks.PER_HOUR),
                    Map.entry("hrs", Ticks.PER_HOUR),
                    Map.entry("hour", Ticks.PER_HOUR),
                    Map.entry("hours", Ticks.PER_HOUR),
                    Map.entry("m", Ticks.PER_MINUTE),
                    Map.entry("min", Ticks.PER_MINUTE),
                    Map.entry("minute", Ticks.PER_MINUTE),
                    Map.entry("minutes", Ticks.PER_MINUTE),
                    Map.entry("s", Ticks.PER_SECOND),
                    Map.entry("sec", Ticks.PER_SECOND),
                    Map.entry("second", Ticks.PER_SECOND),
                    Map.entry("seconds", Ticks.PER_SECOND),
                    Map.entry("ms", Ticks.PER_MILLISECOND),
                    Map.entry("milli", Ticks.PER_MILLISECOND),
                    Map.entry("millis", Ticks.PER_MILLISECOND),
                    Map.entry("millisec", Ticks.PER_MILLISECOND),
                    Map.entry("millisecond", Ticks.PER_MILLISECOND),
                    Map.entry("milliseconds", Ticks.PER_MILLISECOND),
                    Map.entry("micro", Ticks.PER_MICROSECOND),
                    Map.entry("micros", Ticks.PER_MICROSECOND),
                    Map.entry("microsec", Ticks.PER_MICROSECOND),
                    Map.entry("microsecond", Ticks.PER_MICROSECOND),
                    Map.entry("microseconds", Ticks.PER_MICROSECOND),
                    Map.entry("nano", 0L),
                    Map.entry("nanosecond", 0L),
                    Map.entry("nanoseconds", 0L),
                    Map.entry("tick", 1L),
                    Map.entry("ticks", 1L));

    private static final Pattern CLOCK =
            Pattern.compile(
                    "(-)?(?:(\\d{1,8})\\.)?(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,7}))?)?");

    private static final Pattern DAYS = Pattern.compile("(-)?(\\d{1,8})");

    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("(-?\\d+(?:\\.\\d*)?)\\s*([a-z]+)");

    private Timespans() {}

    static boolean isUnit(String unit) {
        return UNITS.getOrDefault(unit, 0L) != 0;
    }

    /// The ticks of `2h`, `1.02:03:04.5`, `-00:00:01`, `3` (days); empty when it is none of these.
    public static OptionalLong ticks(String text) {
        String trimmed = text.strip();
        Matcher unit = NUMBER_AND_UNIT.matcher(trimmed);
        if (unit.matches() && isUnit(unit.group(2))) {
            long ticks = UNITS.getOrDefault(unit.group(2), 0L);
            return isSmallWhole(unit.group(1))
                    ? OptionalLong.of(Long.parseLong(unit.group(1)) * ticks)
                    : ofUnit(new BigDecimal(unit.group(1)), ticks);
        }
        Matcher days = DAYS.matcher(trimmed);
        if (days.matches()) {
            long value = Long.parseLong(days.group(2)) * Ticks.PER_DAY;
            return Long.parseLong(days.group(2)) > 10_675_199
                    ? OptionalLong.empty()
                    : OptionalLong.of(days.group(1) == null ? value : -value);
        }
        Matcher clock = CLOCK.matcher(trimmed);
        return clock.matches() ? ofClock(clock) : OptionalLong.empty();
    }

    /// Whether a number of any unit's ticks fits in 64 bits for certain. Nearly all do, and the
    /// first use of [BigDecimal] costs 25 ms: it makes a table of large powers.
    private static boolean isSmallWhole(String number) {
        return number.length() <= 7 && number.indexOf('.') < 0;
    }

    private static OptionalLong ofUnit(BigDecimal number, long unit) {
        BigDecimal ticks =
                number.multiply(BigDecimal.valueOf(unit)).setScale(0, RoundingMode.HALF_EVEN);
        return ticks.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(ticks.longValueExact());
    }

    private static OptionalLong ofClock(Matcher clock) {
        long days = clock.group(2) == null ? 0 : Long.parseLong(clock.group(2));
        long hours = Long.parseLong(clock.group(3));
        long minutes = Long.parseLong(clock.group(4));
        long seconds = clock.group(5) == null ? 0 : Long.parseLong(clock.group(5));
        if (days > 10_675_199 || hours > 23 || minutes > 59 || seconds > 59) {
            return OptionalLong.empty();
        }
        long fraction = 0;
        if (clock.group(6) != null) {
            fraction = Long.parseLong((clock.group(6) + "000000").substring(0, 7));
        }
        long ticks =
                days * Ticks.PER_DAY
                        + hours * Ticks.PER_HOUR
                        + minutes * Ticks.PER_MINUTE
                        + seconds * Ticks.PER_SECOND
                        + fraction;
        return OptionalLong.of(clock.group(1) == null ? ticks : -ticks);
    }
}

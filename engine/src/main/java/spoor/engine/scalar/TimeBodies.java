package spoor.engine.scalar;

import static spoor.engine.scalar.OperatorBodies.moment;
import static spoor.engine.scalar.Values.anyNull;
import static spoor.engine.scalar.Values.real;
import static spoor.engine.scalar.Values.text;
import static spoor.engine.scalar.Values.whole;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import spoor.model.Ticks;

/// Bodies of the functions on time.
final class TimeBodies {
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private TimeBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        bins(to);
        edges(to);
        parts(to);
        made(to);
        others(to);
        to.put(
                "format_datetime",
                a -> a[0] == null ? "" : TimeFormat.datetime(whole(a, 0), text(a, 1)));
        to.put(
                "format_timespan",
                a -> a[0] == null ? "" : TimeFormat.timespan(whole(a, 0), text(a, 1)));
    }

    private static void others(Map<String, ScalarBody> to) {
        to.put(
                "datetime_utc_to_local",
                a ->
                        anyNull(a) || !isZone(text(a, 1))
                                ? null
                                : moment(
                                        Ticks.of(
                                                LocalDateTime.ofInstant(
                                                        Ticks.toInstant(whole(a, 0)),
                                                        ZoneId.of(text(a, 1))))));
        to.put(
                "datetime_local_to_utc",
                a ->
                        anyNull(a) || !isZone(text(a, 1))
                                ? null
                                : utc(
                                        Ticks.toDateTime(whole(a, 0)),
                                        ZoneId.of(text(a, 1)).getRules()));
        for (String type : List.of("long", "datetime", "timespan")) {
            to.put(
                    "around_" + type,
                    a -> anyNull(a) ? null : around(whole(a, 0), whole(a, 1), whole(a, 2)));
        }
        to.put(
                "around_real",
                a ->
                        anyNull(a)
                                ? null
                                : real(a, 0) >= real(a, 1) - real(a, 2)
                                        && real(a, 0) <= real(a, 1) + real(a, 2));
    }

    private static boolean isZone(String zone) {
        return ZONES.contains(zone);
    }

    /// An hour that the clock skips counts by the offset after it, as for Kusto; one that it shows
    /// twice by the offset before.
    private static @Nullable Long utc(LocalDateTime local, ZoneRules rules) {
        ZoneOffsetTransition change = rules.getTransition(local);
        ZoneOffset offset =
                change != null && change.isGap() ? change.getOffsetAfter() : rules.getOffset(local);
        return moment(Ticks.of(local) - offset.getTotalSeconds() * Ticks.PER_SECOND);
    }

    private static boolean around(long value, long center, long distance) {
        BigDecimal apart = BigDecimal.valueOf(value).subtract(BigDecimal.valueOf(center));
        return apart.abs().compareTo(BigDecimal.valueOf(distance)) <= 0;
    }

    private static void bins(Map<String, ScalarBody> to) {
        to.put("bin_long", a -> anyNull(a) ? null : bin(whole(a, 0), whole(a, 1), 0));
        to.put("bin_timespan", a -> anyNull(a) ? null : bin(whole(a, 0), whole(a, 1), 0));
        to.put("bin_datetime", a -> anyNull(a) ? null : moment(bin(whole(a, 0), whole(a, 1), 0)));
        to.put("bin_real", a -> anyNull(a) ? null : bin(real(a, 0), real(a, 1), 0));
        to.put(
                "bin_decimal",
                a ->
                        Decimals.of(
                                a,
                                (value, size) ->
                                        size.signum() <= 0
                                                ? null
                                                : value.divide(size, 0, RoundingMode.FLOOR)
                                                        .multiply(size)));
        to.put("bin_at_long", a -> anyNull(a) ? null : bin(whole(a, 0), whole(a, 1), whole(a, 2)));
        to.put(
                "bin_at_timespan",
                a -> anyNull(a) ? null : bin(whole(a, 0), whole(a, 1), whole(a, 2)));
        to.put(
                "bin_at_datetime",
                a -> anyNull(a) ? null : moment(bin(whole(a, 0), whole(a, 1), whole(a, 2))));
        to.put("bin_at_real", a -> anyNull(a) ? null : bin(real(a, 0), real(a, 1), real(a, 2)));
    }

    private static @Nullable Long bin(long value, long size, long point) {
        return size <= 0 ? null : (Long) (point + Math.floorDiv(value - point, size) * size);
    }

    private static @Nullable Double bin(double value, double size, double point) {
        return size > 0 ? (Double) (point + Math.floor((value - point) / size) * size) : null;
    }

    private static void edges(Map<String, ScalarBody> to) {
        for (String unit : List.of("day", "week", "month", "year")) {
            for (String arity : List.of("", "_2")) {
                to.put("startof" + unit + arity, a -> edge(a, unit, 0));
                to.put("endof" + unit + arity, a -> edge(a, unit, 1));
            }
        }
    }

    /// The first tick of the unit, or the one before the first of the next; null out of range.
    private static @Nullable Long edge(@Nullable Object[] a, String unit, int after) {
        if (anyNull(a)) {
            return null;
        }
        try {
            LocalDate day = Ticks.toDateTime(whole(a, 0)).toLocalDate();
            long away = Math.addExact(whole(a, 1, 0), after);
            LocalDate start =
                    switch (unit) {
                        case "day" -> day.plusDays(away);
                        case "week" ->
                                day.minusDays(day.getDayOfWeek().getValue() % 7).plusWeeks(away);
                        case "month" -> day.withDayOfMonth(1).plusMonths(away);
                        case "year" -> day.withDayOfYear(1).plusYears(away);
                        default -> throw new IllegalStateException(unit);
                    };
            if (start.getYear() > 10_000) {
                return null;
            }
            return moment(Ticks.of(start.atStartOfDay()) - after);
        } catch (DateTimeException | ArithmeticException _) {
            return null;
        }
    }

    private static void parts(Map<String, ScalarBody> to) {
        part(to, "dayofmonth", LocalDateTime::getDayOfMonth);
        part(to, "dayofyear", LocalDateTime::getDayOfYear);
        part(to, "hourofday", LocalDateTime::getHour);
        part(to, "monthofyear", LocalDateTime::getMonthValue);
        part(to, "getyear", LocalDateTime::getYear);
        part(to, "week_of_year", TimeBodies::week);
        to.put(
                "dayofweek",
                a -> {
                    // as Kusto: null where the end of the week is out of range
                    if (a[0] == null || edge(a, "week", 1) == null) {
                        return null;
                    }
                    return (whole(a, 0) / Ticks.PER_DAY + 1) % 7 * Ticks.PER_DAY;
                });
        to.put(
                "datetime_part",
                a ->
                        a[1] == null
                                ? null
                                : numbered(Values.name(a, 0), Ticks.toDateTime(whole(a, 1))));
        to.put("datetime_add", TimeBodies::add);
        to.put("datetime_diff", TimeBodies::difference);
    }

    private static @Nullable Integer numbered(String part, LocalDateTime time) {
        return switch (part) {
            case "year" -> time.getYear();
            case "quarter" -> (time.getMonthValue() + 2) / 3;
            case "month" -> time.getMonthValue();
            case "week_of_year", "weekofyear" -> week(time);
            case "day" -> time.getDayOfMonth();
            case "dayofyear" -> time.getDayOfYear();
            case "hour" -> time.getHour();
            case "minute" -> time.getMinute();
            case "second" -> time.getSecond();
            case "millisecond" -> time.getNano() / 1_000_000;
            case "microsecond" -> time.getNano() / 1_000;
            case "nanosecond" -> time.getNano();
            default -> null;
        };
    }

    private static void part(
            Map<String, ScalarBody> to, String id, ToIntFunction<LocalDateTime> part) {
        to.put(id, a -> a[0] == null ? null : part.applyAsInt(Ticks.toDateTime(whole(a, 0))));
    }

    private static int week(LocalDateTime time) {
        return time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private static @Nullable Long add(@Nullable Object[] a) {
        if (anyNull(a)) {
            return null;
        }
        long amount = whole(a, 1);
        long ticks = whole(a, 2);
        try {
            return switch (Values.name(a, 0)) {
                case "year" -> moved(ticks, Math.multiplyExact(amount, 12));
                case "quarter" -> moved(ticks, Math.multiplyExact(amount, 3));
                case "month" -> moved(ticks, amount);
                case "nanosecond" -> moment(Math.addExact(ticks, amount / 100));
                default -> {
                    long unit = unit(Values.name(a, 0));
                    yield unit == 0
                            ? null
                            : moment(Math.addExact(ticks, Math.multiplyExact(amount, unit)));
                }
            };
        } catch (DateTimeException | ArithmeticException _) {
            return null;
        }
    }

    private static @Nullable Long moved(long ticks, long months) {
        LocalDateTime moved = Ticks.toDateTime(ticks).plusMonths(months);
        return moved.getYear() < 1 || moved.getYear() > 9999 ? null : (Long) Ticks.of(moved);
    }

    /// Ticks of a unit of even length; 0 for all else.
    private static long unit(String part) {
        return switch (part) {
            case "week" -> 7 * Ticks.PER_DAY;
            case "day" -> Ticks.PER_DAY;
            case "hour" -> Ticks.PER_HOUR;
            case "minute" -> Ticks.PER_MINUTE;
            case "second" -> Ticks.PER_SECOND;
            case "millisecond" -> Ticks.PER_MILLISECOND;
            case "microsecond" -> Ticks.PER_MICROSECOND;
            default -> 0;
        };
    }

    /// Borders crossed; weeks begin on Sunday.
    private static @Nullable Long difference(@Nullable Object[] a) {
        if (anyNull(a)) {
            return null;
        }
        long left = whole(a, 1);
        long right = whole(a, 2);
        String part = Values.name(a, 0);
        return switch (part) {
            case "year" -> months(left, 12) - months(right, 12);
            case "quarter" -> months(left, 3) - months(right, 3);
            case "month" -> months(left, 1) - months(right, 1);
            case "week" ->
                    Math.floorDiv(left + Ticks.PER_DAY, 7 * Ticks.PER_DAY)
                            - Math.floorDiv(right + Ticks.PER_DAY, 7 * Ticks.PER_DAY);
            case "nanosecond" -> (left - right) * 100;
            default -> {
                long unit = unit(part);
                yield unit == 0 ? null : (Long) (left / unit - right / unit);
            }
        };
    }

    private static long months(long ticks, int each) {
        LocalDateTime time = Ticks.toDateTime(ticks);
        return (time.getYear() * 12L + time.getMonthValue() - 1) / each;
    }

    private static void made(Map<String, ScalarBody> to) {
        for (String id : List.of("make_datetime", "make_datetime_5", "make_datetime_6")) {
            to.put(id, TimeBodies::makeDatetime);
        }
        to.put("make_timespan", a -> makeTimespan(a, 0, whole(a, 0, -1), whole(a, 1, -1), 0));
        to.put(
                "make_timespan_3",
                a -> makeTimespan(a, 0, whole(a, 0, -1), whole(a, 1, -1), real(a, 2)));
        to.put(
                "make_timespan_4",
                a ->
                        makeTimespan(
                                a, whole(a, 0, -1), whole(a, 1, -1), whole(a, 2, -1), real(a, 3)));
        Map<String, Long> nanoseconds =
                Map.of(
                        "seconds", 1_000_000_000L,
                        "milliseconds", 1_000_000L,
                        "microseconds", 1_000L,
                        "nanoseconds", 1L);
        nanoseconds.forEach((unit, size) -> {
            String id = "unixtime_" + unit + "_todatetime";
            to.put(
                    id + "_long",
                    a -> a[0] == null ? null : unix(BigDecimal.valueOf(whole(a, 0)), size));
            to.put(
                    id + "_real",
                    a ->
                            a[0] == null || !Double.isFinite(real(a, 0))
                                    ? null
                                    : unix(BigDecimal.valueOf(real(a, 0)), size));
        });
    }

    private static @Nullable Long unix(BigDecimal number, long nanoseconds) {
        BigDecimal ticks =
                number.multiply(BigDecimal.valueOf(nanoseconds))
                        .movePointLeft(2)
                        .setScale(0, RoundingMode.FLOOR)
                        .add(BigDecimal.valueOf(Ticks.UNIX_EPOCH));
        return ticks.signum() < 0 || ticks.precision() > 19
                ? null
                : moment(ticks.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue());
    }

    private static @Nullable Long makeDatetime(@Nullable Object[] a) {
        double second = a.length > 5 ? real(a, 5) : 0;
        long hour = whole(a, 3, 0);
        long minute = whole(a, 4, 0);
        if (anyNull(a)
                || whole(a, 0) < 1
                || whole(a, 0) > 9999
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || !(second >= 0 && second < 60)) {
            return null;
        }
        try {
            LocalDate date =
                    LocalDate.of(
                            (int) whole(a, 0),
                            Math.toIntExact(whole(a, 1)),
                            Math.toIntExact(whole(a, 2)));
            return Ticks.of(date.atStartOfDay())
                    + hour * Ticks.PER_HOUR
                    + minute * Ticks.PER_MINUTE
                    + Math.round(second * Ticks.PER_SECOND);
        } catch (DateTimeException | ArithmeticException _) {
            return null;
        }
    }

    private static @Nullable Long makeTimespan(
            @Nullable Object[] a, long day, long hour, long minute, double second) {
        if (anyNull(a)
                || day < 0
                || day > 10_675_198
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || !(second >= 0 && second < 60)) {
            return null;
        }
        return day * Ticks.PER_DAY
                + hour * Ticks.PER_HOUR
                + minute * Ticks.PER_MINUTE
                + Math.round(second * Ticks.PER_SECOND);
    }
}

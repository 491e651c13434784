package spoor.workbench;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.model.Ticks;

/// The time that a request is about, as Azure Monitor writes it: `PT24H` (until now),
/// `2024-01-01T00:00Z/2024-01-02T00:00Z`, `2024-01-01/P1D` or `P1D/2024-01-02`. Ends are included.
///
/// @param from ticks; empty: it is `length` before the end
/// @param to ticks; empty: it is `length` after the beginning, or now
/// @param length ticks
public record Timespan(Optional<Long> from, Optional<Long> to, Optional<Long> length) {
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendLiteral('T')
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalStart()
                    .appendOffsetId()
                    .toFormatter(java.util.Locale.ROOT);

    /// @throws SpoorException of kind USER when it is no timespan
    public static Timespan parse(String text) {
        try {
            String[] parts = text.strip().split("/", -1);
            if (parts.length == 1) {
                return new Timespan(
                        Optional.empty(), Optional.empty(), Optional.of(length(parts[0])));
            }
            if (parts.length == 2) {
                boolean first = isLength(parts[0]);
                boolean second = isLength(parts[1]);
                if (!first || !second) {
                    return new Timespan(
                            first ? Optional.empty() : Optional.of(time(parts[0])),
                            second ? Optional.empty() : Optional.of(time(parts[1])),
                            first
                                    ? Optional.of(length(parts[0]))
                                    : second ? Optional.of(length(parts[1])) : Optional.empty());
                }
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static SpoorException wrong(String text) {
        return new SpoorException(
                ErrorKind.USER,
                "'"
                        + text.substring(0, Math.min(text.length(), 100))
                        + "' is no timespan: write PT24H, or 2024-01-01T00:00Z/2024-01-02T00:00Z, or"
                        + " 2024-01-01/P1D");
    }

    private static boolean isLength(String text) {
        return text.startsWith("P") || text.startsWith("-P");
    }

    /// A duration; a month in it has 30 days, a year 365.
    private static long length(String text) {
        int time = text.indexOf('T');
        String days = time < 0 ? text : text.substring(0, time);
        long ticks = 0;
        if (!days.equals("P")) {
            Period period = Period.parse(days);
            ticks =
                    Math.multiplyExact(
                            period.getYears() * 365L + period.getMonths() * 30L + period.getDays(),
                            Ticks.PER_DAY);
        }
        if (time >= 0) {
            Duration rest = Duration.parse("P" + text.substring(time));
            ticks =
                    Math.addExact(
                            ticks,
                            Math.addExact(
                                    Math.multiplyExact(rest.getSeconds(), Ticks.PER_SECOND),
                                    rest.getNano() / 100));
        }
        if (ticks < 0) {
            throw new DateTimeException("negative");
        }
        return ticks;
    }

    /// A time; without a zone UTC. Times before year 1 and after year 9999 stand for these.
    private static long time(String text) {
        if (text.startsWith("-")) {
            return 0;
        }
        if (text.startsWith("+")) {
            return Ticks.MAX;
        }
        return switch (TIME.parseBest(
                text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
            case OffsetDateTime at -> Ticks.of(at.toInstant());
            case LocalDateTime at -> Ticks.of(at);
            case LocalDate at -> Ticks.of(at.atStartOfDay(ZoneOffset.UTC).toInstant());
            case null, default -> throw new DateTimeException(text);
        };
    }

    /// The first tick, for a request whose `now()` is this.
    public long first(long now) {
        return from.orElseGet(() -> Math.max(0, last(now) - length.orElse(0L)));
    }

    /// The last tick, for a request whose `now()` is this.
    public long last(long now) {
        if (to.isPresent()) {
            return to.get();
        }
        return from.isPresent() ? Math.min(Ticks.MAX, from.get() + length.orElse(0L)) : now;
    }
}

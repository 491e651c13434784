package spoor.kql.syntax;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spoor.model.Ticks;

/// Reads the text of a `datetime` literal: ISO 8601, whole or in part, seven digits of fraction,
/// with or without a zone (none is UTC), parts of the date divided by `-` or `,`; or month, day,
/// year.
final class Datetimes {
    private static final Pattern ISO =
            Pattern.compile(
                    "(\\d{4})(?:\\s*[-,]\\s*(\\d{1,2})(?:\\s*[-,]\\s*(\\d{1,2}))?)?"
                            + "(?:[T ]+(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,9}))?)?)?"
                            + "\\s*(Z|z|[+-]\\d{2}:?\\d{2})?");

    private static final Pattern US =
            Pattern.compile(
                    "(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})"
                            + "(?:[ T]+(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,9}))?)?)?");

    private Datetimes() {}

    static OptionalLong ticks(String text) {
        Matcher iso = ISO.matcher(text.strip());
        if (iso.matches()) {
            return of(iso, iso.group(1), iso.group(2), iso.group(3), iso.group(8));
        }
        Matcher us = US.matcher(text.strip());
        if (us.matches()) {
            return of(us, us.group(3), us.group(1), us.group(2), null);
        }
        return OptionalLong.empty();
    }

    private static OptionalLong of(
            Matcher clock,
            String year,
            @org.jspecify.annotations.Nullable String month,
            @org.jspecify.annotations.Nullable String day,
            @org.jspecify.annotations.Nullable String zone) {
        try {
            LocalDateTime time =
                    LocalDateTime.of(
                            Integer.parseInt(year),
                            part(month, 1),
                            part(day, 1),
                            part(clock.group(4), 0),
                            part(clock.group(5), 0),
                            part(clock.group(6), 0));
            String fraction = clock.group(7) == null ? "" : clock.group(7);
            long ticks =
                    Ticks.of(time)
                            + Long.parseLong((fraction + "0000000").substring(0, 7))
                            - offset(zone);
            return Ticks.inRange(ticks) ? OptionalLong.of(ticks) : OptionalLong.empty();
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private static int part(@org.jspecify.annotations.Nullable String digits, int absent) {
        return digits == null ? absent : Integer.parseInt(digits);
    }

    private static long offset(@org.jspecify.annotations.Nullable String zone) {
        if (zone == null || zone.equalsIgnoreCase("Z")) {
            return 0;
        }
        String digits = zone.substring(1).replace(":", "");
        long ticks =
                Long.parseLong(digits.substring(0, 2)) * Ticks.PER_HOUR
                        + Long.parseLong(digits.substring(2)) * Ticks.PER_MINUTE;
        return zone.charAt(0) == '-' ? -ticks : ticks;
    }
}

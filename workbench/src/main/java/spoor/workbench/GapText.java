package spoor.workbench;

import java.util.Locale;
import spoor.engine.duckdb.Gap;
import spoor.model.Ticks;

/// Gaps as sentences.
public final class GapText {
    private GapText() {}

    /// A word for programs: `quiet`, `clock`, `order`, `serials`.
    public static String kind(Gap gap) {
        return switch (gap) {
            case Gap.Quiet _ -> "quiet";
            case Gap.ClockBack _ -> "clock";
            case Gap.NewestFirst _, Gap.Unordered _ -> "order";
            case Gap.Serials _, Gap.MoreSerials _ -> "serials";
        };
    }

    /// Whether it speaks of the source's nature rather than of something missing.
    public static boolean harmless(Gap gap) {
        return switch (gap) {
            case Gap.NewestFirst _, Gap.Unordered _ -> true;
            case Gap.Quiet _, Gap.ClockBack _, Gap.Serials _, Gap.MoreSerials _ -> false;
        };
    }

    /// One sentence.
    public static String of(Gap gap) {
        return switch (gap) {
            case Gap.Quiet quiet ->
                    "quiet for "
                            + length(quiet.between().last() - quiet.between().first())
                            + ", from "
                            + time(quiet.between().first())
                            + " to "
                            + time(quiet.between().last())
                            + "; no other pause is longer than "
                            + length(quiet.longestOther());
            case Gap.ClockBack back ->
                    "the clock runs backwards by "
                            + length(back.before() - back.after())
                            + " at byte "
                            + number(back.offset())
                            + ", from "
                            + time(back.before())
                            + " to "
                            + time(back.after());
            case Gap.NewestFirst _ -> "the newest records come first";
            case Gap.Unordered unordered ->
                    "the records are in no order of time: it falls back in "
                            + number(unordered.places())
                            + " places or more";
            case Gap.Serials serials ->
                    (serials.missing() == 1
                                    ? "serial number " + (serials.after() + 1) + " is missing"
                                    : "serial numbers "
                                            + (serials.after() + 1)
                                            + " to "
                                            + (serials.before() - 1)
                                            + " are missing ("
                                            + number(serials.missing())
                                            + ")")
                            + (serials.node().isEmpty() ? "" : " of node " + serials.node())
                            + ", between "
                            + time(serials.between().first())
                            + " and "
                            + time(serials.between().last());
            case Gap.MoreSerials more ->
                    "in all "
                            + number(more.holes())
                            + " holes in the serial numbers, "
                            + number(more.missing())
                            + " numbers missing";
        };
    }

    /// `2026-09-15T02:41:17Z`; with the fraction of a second where there is one.
    static String time(long ticks) {
        String text = Ticks.datetimeText(ticks);
        return ticks % Ticks.PER_SECOND == 0
                ? text.substring(0, 19) + "Z"
                : text.substring(0, 23) + "Z";
    }

    /// A length of time in its two greatest units: `3 d 4 h`, `12 min 5 s`, `0.250 s`.
    static String length(long ticks) {
        if (ticks >= Ticks.PER_DAY) {
            return two(ticks, Ticks.PER_DAY, "d", Ticks.PER_HOUR, "h");
        }
        if (ticks >= Ticks.PER_HOUR) {
            return two(ticks, Ticks.PER_HOUR, "h", Ticks.PER_MINUTE, "min");
        }
        if (ticks >= Ticks.PER_MINUTE) {
            return two(ticks, Ticks.PER_MINUTE, "min", Ticks.PER_SECOND, "s");
        }
        return ticks % Ticks.PER_SECOND == 0
                ? ticks / Ticks.PER_SECOND + " s"
                : String.format(Locale.ROOT, "%.3f s", (double) ticks / Ticks.PER_SECOND);
    }

    private static String two(long ticks, long great, String unit, long small, String part) {
        long rest = ticks % great / small;
        return ticks / great + " " + unit + (rest == 0 ? "" : " " + rest + " " + part);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}

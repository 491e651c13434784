package spoor.kql.functions;

import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.FROM_ARGUMENTS;
import static spoor.kql.functions.Signature.Nulls.NEVER;
import static spoor.kql.functions.Signature.Nulls.POSSIBLE;
import static spoor.kql.functions.Signature.java;
import static spoor.model.KqlType.BOOL;
import static spoor.model.KqlType.DATETIME;
import static spoor.model.KqlType.DECIMAL;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.INT;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.REAL;
import static spoor.model.KqlType.STRING;
import static spoor.model.KqlType.TIMESPAN;

import java.util.ArrayList;
import java.util.List;

/// Functions on time; inside, a datetime is ticks since year 1 and a timespan a count of ticks.
final class TimeFunctions {
    private static final List<String> PARTS =
            List.of(
                    "year",
                    "quarter",
                    "month",
                    "week",
                    "day",
                    "hour",
                    "minute",
                    "second",
                    "millisecond",
                    "microsecond",
                    "nanosecond");
    private static final List<String> NUMBERED_PARTS =
            List.of(
                    "year",
                    "quarter",
                    "month",
                    "week_of_year",
                    "weekofyear",
                    "day",
                    "dayofyear",
                    "hour",
                    "minute",
                    "second",
                    "millisecond",
                    "microsecond",
                    "nanosecond");

    private TimeFunctions() {}

    static List<Function> all() {
        List<Function> all = new ArrayList<>();
        all.addAll(bins());
        all.addAll(edges());
        all.addAll(parts());
        all.addAll(made());
        all.addAll(written());
        all.addAll(zones());
        all.add(around());
        return all;
    }

    private static Parameter time() {
        return typed("date", DATETIME, DYNAMIC).as(DATETIME);
    }

    private static List<Function> bins() {
        return List.of(
                Function.of(
                                "bin",
                                "The value rounded down to a multiple of a size; null for a size of"
                                        + " 0 or less.",
                                java(
                                        "bin_long",
                                        LONG,
                                        POSSIBLE,
                                        typed("value", LONG),
                                        typed("size", LONG)),
                                java(
                                        "bin_real",
                                        REAL,
                                        POSSIBLE,
                                        typed("value", REAL),
                                        typed("size", REAL)),
                                java(
                                        "bin_decimal",
                                        DECIMAL,
                                        POSSIBLE,
                                        typed("value", DECIMAL),
                                        typed("size", DECIMAL)),
                                java(
                                        "bin_datetime",
                                        DATETIME,
                                        POSSIBLE,
                                        typed("value", DATETIME),
                                        typed("size", TIMESPAN)),
                                java(
                                        "bin_timespan",
                                        TIMESPAN,
                                        POSSIBLE,
                                        typed("value", TIMESPAN),
                                        typed("size", TIMESPAN)),
                                java(
                                        "bin_long",
                                        LONG,
                                        POSSIBLE,
                                        typed("value", DYNAMIC).as(LONG),
                                        typed("size", LONG)),
                                java(
                                        "bin_real",
                                        REAL,
                                        POSSIBLE,
                                        typed("value", DYNAMIC).as(REAL),
                                        typed("size", REAL)),
                                java(
                                        "bin_datetime",
                                        DATETIME,
                                        POSSIBLE,
                                        typed("value", DYNAMIC).as(DATETIME),
                                        typed("size", TIMESPAN)))
                        .alias("floor")
                        .namedAsArgument(),
                Function.of(
                                "bin_at",
                                "The value rounded down to a multiple of a size away from a fixed"
                                        + " point.",
                                java(
                                        "bin_at_long",
                                        LONG,
                                        POSSIBLE,
                                        typed("value", LONG),
                                        typed("size", LONG),
                                        typed("point", LONG)),
                                java(
                                        "bin_at_real",
                                        REAL,
                                        POSSIBLE,
                                        typed("value", REAL),
                                        typed("size", REAL),
                                        typed("point", REAL)),
                                java(
                                        "bin_at_datetime",
                                        DATETIME,
                                        POSSIBLE,
                                        typed("value", DATETIME),
                                        typed("size", TIMESPAN),
                                        typed("point", DATETIME)),
                                java(
                                        "bin_at_timespan",
                                        TIMESPAN,
                                        POSSIBLE,
                                        typed("value", TIMESPAN),
                                        typed("size", TIMESPAN),
                                        typed("point", TIMESPAN)))
                        .namedAsArgument());
    }

    private static List<Function> edges() {
        List<Function> all = new ArrayList<>();
        for (String unit : List.of("day", "week", "month", "year")) {
            Function start =
                    edge(
                            "startof" + unit,
                            "The first tick of the "
                                    + unit
                                    + ", or of one "
                                    + "some "
                                    + unit
                                    + "s away.");
            all.add(unit.equals("day") ? start.namedAsArgument() : start);
            all.add(
                    edge(
                            "endof" + unit,
                            "The last tick of the "
                                    + unit
                                    + ", or of one some "
                                    + unit
                                    + "s away."));
        }
        return all;
    }

    private static Function edge(String name, String summary) {
        return Function.of(
                name,
                summary,
                Signature.javaFrom(1, name, DATETIME, POSSIBLE, time(), typed("offset", LONG)));
    }

    private static List<Function> parts() {
        return List.of(
                part("dayofmonth", "The day of the month, from 1."),
                part("dayofyear", "The day of the year, from 1."),
                part("hourofday", "The hour, 0 to 23."),
                part("monthofyear", "The month, 1 to 12.").alias("getmonth"),
                part("getyear", "The year."),
                part("week_of_year", "The week of the year by ISO 8601.").alias("weekofyear"),
                Function.of(
                        "dayofweek",
                        "The days since Sunday, as a timespan.",
                        java("dayofweek", TIMESPAN, POSSIBLE, time())),
                Function.of(
                                "datetime_part",
                                "A part of the time as a number.",
                                java(
                                                "datetime_part",
                                                INT,
                                                FROM_ARGUMENTS,
                                                typed("part", STRING).constantOnly(),
                                                time())
                                        .checked(Checks.oneOf(0, "part", NUMBERED_PARTS)))
                        .alias("datepart"),
                Function.of(
                        "datetime_add",
                        "The time moved by a number of parts; the day is cut to the month's last.",
                        java(
                                        "datetime_add",
                                        DATETIME,
                                        POSSIBLE,
                                        typed("part", STRING).constantOnly(),
                                        typed("amount", LONG),
                                        time())
                                .checked(Checks.oneOf(0, "part", PARTS))),
                Function.of(
                        "datetime_diff",
                        "How many borders of a part lie between two times, first minus second.",
                        java(
                                        "datetime_diff",
                                        LONG,
                                        FROM_ARGUMENTS,
                                        typed("part", STRING).constantOnly(),
                                        time(),
                                        time())
                                .checked(Checks.oneOf(0, "part", PARTS))));
    }

    private static Function part(String name, String summary) {
        return Function.of(name, summary, java(name, INT, FROM_ARGUMENTS, time()));
    }

    private static List<Function> made() {
        List<Function> all = new ArrayList<>();
        all.add(
                Function.of(
                                "make_datetime",
                                "The time of the given parts; null where there is none.",
                                java(
                                        "make_datetime",
                                        DATETIME,
                                        POSSIBLE,
                                        typed("year", LONG),
                                        typed("month", LONG),
                                        typed("day", LONG)),
                                java(
                                        "make_datetime_5",
                                        DATETIME,
                                        POSSIBLE,
                                        typed("year", LONG),
                                        typed("month", LONG),
                                        typed("day", LONG),
                                        typed("hour", LONG),
                                        typed("minute", LONG)),
                                java(
                                        "make_datetime_6",
                                        DATETIME,
                                        POSSIBLE,
                                        typed("year", LONG),
                                        typed("month", LONG),
                                        typed("day", LONG),
                                        typed("hour", LONG),
                                        typed("minute", LONG),
                                        typed("second", REAL)),
                                java(
                                        "todatetime_string",
                                        DATETIME,
                                        POSSIBLE,
                                        typed("text", STRING)))
                        .resultNamed(Function.ResultName.ONLY_ARGUMENT));
        all.add(
                Function.of(
                                "make_timespan",
                                "The span of the given parts; null where a part is out of range.",
                                java(
                                        "make_timespan",
                                        TIMESPAN,
                                        POSSIBLE,
                                        typed("hour", LONG),
                                        typed("minute", LONG)),
                                java(
                                        "make_timespan_3",
                                        TIMESPAN,
                                        POSSIBLE,
                                        typed("hour", LONG),
                                        typed("minute", LONG),
                                        typed("second", REAL)),
                                java(
                                        "make_timespan_4",
                                        TIMESPAN,
                                        POSSIBLE,
                                        typed("day", LONG),
                                        typed("hour", LONG),
                                        typed("minute", LONG),
                                        typed("second", REAL)),
                                java(
                                        "totimespan_string",
                                        TIMESPAN,
                                        POSSIBLE,
                                        typed("text", STRING)))
                        .resultNamed(Function.ResultName.ONLY_ARGUMENT));
        for (String unit : List.of("seconds", "milliseconds", "microseconds", "nanoseconds")) {
            String name = "unixtime_" + unit + "_todatetime";
            all.add(
                    Function.of(
                            name,
                            "The time so many " + unit + " after 1970.",
                            java(name + "_long", DATETIME, POSSIBLE, typed("number", LONG)),
                            java(name + "_real", DATETIME, POSSIBLE, typed("number", REAL)),
                            java(
                                    name + "_real",
                                    DATETIME,
                                    POSSIBLE,
                                    typed("number", DYNAMIC).as(REAL))));
        }
        return all;
    }

    private static List<Function> written() {
        return List.of(
                Function.of(
                                "format_datetime",
                                "The time written by a pattern such as `yyyy-MM-dd HH:mm:ss.fff`.",
                                java(
                                                "format_datetime",
                                                STRING,
                                                NEVER,
                                                time(),
                                                typed("format", STRING).constantOnly())
                                        .checked(Checks.pattern(1, "dfFhHmMsty")))
                        .namedAsArgument(),
                Function.of(
                                "format_timespan",
                                "The span written by a pattern such as `d.hh:mm:ss`.",
                                java(
                                                "format_timespan",
                                                STRING,
                                                NEVER,
                                                typed("timespan", TIMESPAN, DYNAMIC).as(TIMESPAN),
                                                typed("format", STRING).constantOnly())
                                        .checked(Checks.pattern(1, "dfFhHms")))
                        .namedAsArgument());
    }

    private static List<Function> zones() {
        List<Function> all = new ArrayList<>();
        for (String name : List.of("datetime_utc_to_local", "datetime_local_to_utc")) {
            all.add(
                    Function.of(
                            name,
                            name.endsWith("local")
                                    ? "The clock's time in a zone such as `Europe/Berlin`."
                                    : "The UTC time of a zone's clock.",
                            java(name, DATETIME, POSSIBLE, time(), typed("zone", STRING))
                                    .checked(Checks.zone(1))));
        }
        return all;
    }

    private static Function around() {
        return Function.of(
                "around",
                "Whether a value lies no further from a center than a distance.",
                java(
                        "around_long",
                        BOOL,
                        POSSIBLE,
                        typed("value", LONG),
                        typed("center", LONG),
                        typed("distance", LONG)),
                java(
                        "around_real",
                        BOOL,
                        POSSIBLE,
                        typed("value", REAL),
                        typed("center", REAL),
                        typed("distance", REAL)),
                java(
                        "around_datetime",
                        BOOL,
                        POSSIBLE,
                        typed("value", DATETIME),
                        typed("center", DATETIME),
                        typed("distance", TIMESPAN)),
                java(
                        "around_timespan",
                        BOOL,
                        POSSIBLE,
                        typed("value", TIMESPAN),
                        typed("center", TIMESPAN),
                        typed("distance", TIMESPAN)));
    }
}

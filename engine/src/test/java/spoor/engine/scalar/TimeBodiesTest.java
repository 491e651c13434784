package spoor.engine.scalar;

import static spoor.engine.scalar.Bodies.gives;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import spoor.model.Ticks;

class TimeBodiesTest {
    private static long at(String text) {
        return Ticks.of(LocalDateTime.parse(text));
    }

    @Test
    void binsRoundDownFromYearOne() {
        gives(-6L, "bin_long", -5L, 2L);
        gives(-1.0, "bin_real", -0.5, 1.0);
        gives(null, "bin_long", 5L, 0L);
        gives(null, "bin_datetime", at("2020-01-01T00:00"), -1L);
        gives(at("1955-10-31T00:00"), "bin_datetime", at("1955-11-05T06:15"), 7 * Ticks.PER_DAY);
        gives(at("2007-02-14T00:00"), "bin_datetime", at("2007-03-09T00:00"), 30 * Ticks.PER_DAY);
        gives(
                at("1955-11-05T03:30"),
                "bin_at_datetime",
                at("1955-11-05T06:15"),
                3 * Ticks.PER_HOUR,
                at("1955-11-05T00:30"));
    }

    @Test
    void weeksBeginOnSunday() {
        gives(at("2020-06-14T00:00"), "startofweek", at("2020-06-15T13:45"));
        gives(at("2020-06-21T00:00") - 1, "endofweek", at("2020-06-15T13:45"));
        gives(Ticks.PER_DAY, "dayofweek", at("2020-06-15T13:45"));
        gives(null, "dayofweek", at("9999-12-31T00:00"));
        gives(53, "week_of_year", at("2016-01-01T00:00"));
    }

    @Test
    void edgesMoveByWholeUnits() {
        gives(at("2020-03-01T00:00") - 1, "endofmonth_2", at("2020-01-31T00:00"), 1L);
        gives(at("2020-01-01T00:00") - 1, "endofyear_2", at("2020-06-15T00:00"), -1L);
        gives(Ticks.MAX, "endofmonth", Ticks.MAX);
        gives(null, "startofday_2", 0L, -1L);
    }

    @Test
    void monthsAddAndSubtractByTheCalendar() {
        gives(at("2020-02-29T00:00"), "datetime_add", "month", 13L, at("2019-01-31T00:00"));
        gives(at("2018-12-02T00:00"), "datetime_add", "week", 100L, at("2017-01-01T00:00"));
        gives(null, "datetime_add", "year", 9_000L, at("2017-01-01T00:00"));
        gives(1L, "datetime_diff", "month", at("2020-03-31T00:00"), at("2020-02-29T00:00"));
        gives(209L, "datetime_diff", "week", at("2024-02-29T00:00"), at("2020-02-29T00:00"));
        gives(-18097L, "datetime_diff", "day", at("1950-06-15T13:45"), at("2000-01-01T00:00"));
        gives(765432100, "datetime_part", "nanosecond", at("2017-10-30T01:02:03.7654321"));
    }

    @Test
    void partsOutOfRangeMakeNoTime() {
        gives(at("2020-02-29T00:00"), "make_datetime", 2020L, 2L, 29L);
        gives(null, "make_datetime", 2021L, 2L, 29L);
        gives(null, "make_timespan", 25L, 70L);
        gives(1 * Ticks.PER_DAY + 450_551_230_000L, "make_timespan_4", 1L, 12L, 30L, 55.123);
        gives(at("2019-01-01T00:00"), "unixtime_milliseconds_todatetime_long", 1_546_300_800_000L);
        gives(null, "unixtime_seconds_todatetime_long", Long.MAX_VALUE);
    }

    @Test
    void patternsWriteRunsOfLetters() {
        long time = at("2020-06-15T13:45:09.0000007");
        gives("6/15/2020 1:45:09 PM", "format_datetime", time, "M/d/yyyy h:mm:ss tt");
        gives("20-06-15 [13]", "format_datetime", time, "yy-MM-dd [HH]");
        gives("0000007", "format_datetime", time, "FFFFFFF");
        gives("1515", "format_datetime", time, "dddd");
        gives("2.03:04:05", "format_timespan", 1_838_450_000_000L, "d.hh:mm:ss");
        gives("-02:30", "format_timespan", -90_000_000_000L, "hh:mm");
        gives("0001", "format_timespan", Ticks.PER_DAY, "dddd");
        gives("", "format_datetime", null, "yyyy");
    }

    @Test
    void skippedHoursCountByTheOffsetAfterThem() {
        gives(
                at("2022-03-27T00:00"),
                "datetime_local_to_utc",
                at("2022-03-27T02:00"),
                "Europe/Brussels");
        gives(
                at("2022-03-27T01:00"),
                "datetime_local_to_utc",
                at("2022-03-27T03:00"),
                "Europe/Brussels");
        gives(
                at("2022-03-27T03:00"),
                "datetime_utc_to_local",
                at("2022-03-27T01:00"),
                "Europe/Brussels");
    }
}

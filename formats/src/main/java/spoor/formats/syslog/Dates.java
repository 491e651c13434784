package spoor.formats.syslog;

import spoor.model.Ticks;

/// Dates as ticks, without making objects.
final class Dates {
    private static final int[] BEFORE_MONTH = {
        0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
    };

    private Dates() {}

    static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /// Midnight of a day, -1 when there is no such day.
    static long ticks(int year, int month, int day) {
        int length = BEFORE_MONTH[month] - BEFORE_MONTH[month - 1];
        if (day > length && !(month == 2 && day == 29 && isLeap(year)) || year < 1) {
            return -1;
        }
        int past = year - 1;
        long days = 365L * past + past / 4 - past / 100 + past / 400;
        days += BEFORE_MONTH[month - 1] + day - 1;
        return (days + (month > 2 && isLeap(year) ? 1 : 0)) * Ticks.PER_DAY;
    }
}

package spoor.formats.syslog;

import spoor.model.Ticks;

/// Gives years to times that lack them, one after another: a time more than half a year before the
/// one before it begins a new year; one of the last week of December behind one of the first week
/// of January is a straggler of the old year.
final class Years {
    private static final long HALF = 183 * Ticks.PER_DAY;
    private static final long WEEK = 7 * Ticks.PER_DAY;

    private int year;
    private long last = -1;
    private int dateMonth;
    private int dateDay;
    private int dateYear;
    private long date;

    Years(int first) {
        this.year = first;
    }

    int year() {
        return year;
    }

    /// The whole time, -1 when the year has no such day.
    long resolve(int month, int day, long sinceMidnight) {
        long time = time(year, month, day, sinceMidnight);
        if (time < 0) {
            // The 29th of February of a year that has none: the next year's, or nothing.
            boolean next =
                    last >= 0 && Dates.ticks(year, 2, 28) < last - HALF && Dates.isLeap(year + 1);
            return next ? newYear(month, day, sinceMidnight) : -1;
        }
        if (last >= 0 && time < last - HALF) {
            return newYear(month, day, sinceMidnight);
        }
        long start = Dates.ticks(year, 1, 1);
        boolean straggler = last >= 0 && last < start + WEEK && month == 12 && day > 24;
        if (straggler && time > last + HALF) {
            return time(year - 1, month, day, sinceMidnight);
        }
        last = time;
        return time;
    }

    private long newYear(int month, int day, long sinceMidnight) {
        year++;
        last = time(year, month, day, sinceMidnight);
        return last;
    }

    /// Lines of one day come together; its midnight is kept.
    private long time(int ofYear, int month, int day, long sinceMidnight) {
        if (month != dateMonth || day != dateDay || ofYear != dateYear) {
            date = Dates.ticks(ofYear, month, day);
            dateMonth = month;
            dateDay = day;
            dateYear = ofYear;
        }
        return date < 0 ? -1 : date + sinceMidnight;
    }
}

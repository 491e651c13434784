package spoor.formats.syslog;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import spoor.formats.Sample;
import spoor.model.Ticks;

/// What the lines of a sample show: how many are syslog, and of what year.
///
/// @param lines not blank, not indented
/// @param records of these
/// @param kind of most heads, for people
/// @param firstYear of the first line, where times have no year; else 0
/// @param assumptions sentences for the account
record SyslogSample(int lines, int records, String kind, int firstYear, List<String> assumptions) {
    private static final String EPOCH = "audit(";
    private static final int UNKNOWN_YEAR = 1970;

    static SyslogSample of(Sample sample) {
        return new Look(sample).look();
    }

    private static final class Look {
        private final Sample sample;
        private final byte[] head;
        private final SyslogHeader header = new SyslogHeader();
        private final Message message = new Message();
        private int lines;
        private int records;
        private int yearless;
        private int zoneless;
        private int structured;

        /// Years are counted from 4000, which is as good as any.
        private final Years years = new Years(4000);

        private int lastYear = 4000;
        private int lastMonth;
        private int lastDay;
        private int hintYear;
        private long hint = -1;
        private final List<Integer> leapDays = new ArrayList<>();

        Look(Sample sample) {
            this.sample = sample;
            this.head = sample.head();
        }

        SyslogSample look() {
            int at = 0;
            while (at < head.length) {
                int end = at;
                while (end < head.length && head[end] != '\n') {
                    end++;
                }
                boolean cut = end == head.length && !sample.whole() && lines > 0;
                boolean blank = end == at || end == at + 1 && head[at] == '\r';
                if (!cut && !blank && head[at] != ' ' && head[at] != '\t') {
                    line(at, end);
                }
                at = end + 1;
            }
            List<String> assumptions = new ArrayList<>();
            int first = yearless == 0 ? 0 : firstYear(assumptions);
            if (zoneless > 0) {
                assumptions.add("its times name no zone; they are taken as UTC");
            }
            String kind =
                    structured * 2 > records
                            ? "the head of RFC 5424"
                            : yearless * 2 > records
                                    ? "a syslog time without year, a host and a tag"
                                    : "a time, a host and a tag";
            return new SyslogSample(lines, records, kind, first, List.copyOf(assumptions));
        }

        private void line(int from, int end) {
            lines++;
            if (!header.read(head, from, end).isEmpty() || !isTagged()) {
                return;
            }
            records++;
            structured += header.structured ? 1 : 0;
            zoneless += header.zoned ? 0 : 1;
            if (!header.yearless) {
                return;
            }
            yearless++;
            boolean leap = header.month == 2 && header.day == 29;
            var _ = years.resolve(header.month, leap ? 28 : header.day, header.time);
            if (leap) {
                leapDays.add(years.year());
            }
            lastYear = years.year();
            lastMonth = header.month;
            lastDay = header.day;
            if (hint < 0) {
                epoch(end);
            }
        }

        /// A tag, or what syslogd itself writes.
        private boolean isTagged() {
            message.of(head, header.messageFrom, head.length, NO_ROWS);
            return header.structured
                    || header.priority >= 0
                    || header.nameTo > header.nameFrom
                    || message.starts("last message repeated ")
                    || message.starts("-- MARK --")
                    || header.yearless;
        }

        /// The kernel writes `audit(1122475266.429:0)` with the seconds since 1970: when month and
        /// day are those of the line the year is known.
        private void epoch(int end) {
            message.of(head, header.messageFrom, end, NO_ROWS);
            int at = message.find(header.messageFrom, EPOCH);
            if (at < 0) {
                return;
            }
            long seconds = 0;
            int digit = at + EPOCH.length();
            int start = digit;
            while (digit < end && head[digit] >= '0' && head[digit] <= '9' && digit - start < 11) {
                seconds = seconds * 10 + head[digit++] - '0';
            }
            if (digit - start < 9 || digit >= end || head[digit] != '.') {
                return;
            }
            LocalDate date = LocalDate.ofEpochDay(seconds / 86_400);
            for (int near = -1; near <= 1; near++) {
                LocalDate day = date.plusDays(near);
                if (day.getMonthValue() == header.month && day.getDayOfMonth() == header.day) {
                    hint = seconds;
                    hintYear = day.getYear() - (years.year() - 4000);
                }
            }
        }

        private int firstYear(List<String> assumptions) {
            int year;
            String why;
            if (hint >= 0) {
                year = hintYear;
                why =
                        "a message of the kernel in it names the time "
                                + Ticks.datetimeText(Ticks.UNIX_EPOCH + hint * Ticks.PER_SECOND);
            } else if (sample.latest().ticks() > 0) {
                boolean said = sample.latest().said();
                LocalDate known =
                        Ticks.toInstant(sample.latest().ticks())
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate();
                // A day more, for clocks and zones.
                LocalDate latest = said ? known : known.plusDays(1);
                int month = Math.max(lastMonth, 1);
                int day = Math.max(lastDay, 1);
                boolean later =
                        month > latest.getMonthValue()
                                || month == latest.getMonthValue() && day > latest.getDayOfMonth();
                year = latest.getYear() - (later ? 1 : 0) - (lastYear - 4000);
                why =
                        said
                                ? "--log-end " + known + " says that none of its lines is later"
                                : "the file was last changed on "
                                        + known
                                        + ", which is not before its lines (--log-end says another"
                                        + " day)";
            } else {
                year = UNKNOWN_YEAR;
                why = "nothing tells it";
            }
            for (int i = 0; i < 8 && !fitsLeapDays(year); i++) {
                year--;
            }
            assumptions.add(
                    "its times name no year; the first line is taken to be of "
                            + year
                            + ", because "
                            + why
                            + "; a date more than half a year before the one above it begins a new"
                            + " year");
            return year;
        }

        private boolean fitsLeapDays(int first) {
            return leapDays.stream().allMatch(year -> Dates.isLeap(first + year - 4000));
        }
    }

    private static final spoor.formats.RecordBatch NO_ROWS =
            new spoor.formats.RecordBatch(List.of());
}

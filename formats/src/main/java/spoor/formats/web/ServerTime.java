package spoor.formats.web;

import java.util.Arrays;
import spoor.formats.cells.TimeShape;
import spoor.formats.cells.Times;
import spoor.model.Ticks;

/// Reads the times of web servers' logs into ticks: `10/Oct/2000:13:55:36 -0700`, `Sun Dec 04
/// 04:47:44.123456 2005`, and ISO. For one thread.
final class ServerTime {
    private static final long BAD = Long.MIN_VALUE;
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private final Times times = new Times();
    private final byte[] iso = Lines.ascii("0000-00-00");
    private byte[] lastDate = {};
    private long lastDay;
    private long ticks;

    /// The time last read.
    long ticks() {
        return ticks;
    }

    /// Reads `10/Oct/2000:13:55:36 -0700` or an ISO time.
    boolean readAccess(byte[] bytes, int from, int to) {
        boolean common =
                to - from >= 20
                        && bytes[from + 2] == '/'
                        && bytes[from + 6] == '/'
                        && bytes[from + 11] == ':';
        if (!common) {
            boolean read = times.read(bytes, from, to, TimeShape.ISO);
            ticks = times.ticks();
            return read;
        }
        if (!Arrays.equals(lastDate, 0, lastDate.length, bytes, from, from + 11)) {
            long day = day(bytes, from + 7, from + 3, from);
            if (day == BAD) {
                return false;
            }
            lastDate = Arrays.copyOfRange(bytes, from, from + 11);
            lastDay = day;
        }
        long clock = clock(bytes, from + 12, from + 20);
        long zone = zone(bytes, from + 20, to);
        ticks = lastDay + clock - zone;
        return clock != BAD && zone != BAD && Ticks.inRange(ticks);
    }

    /// Reads `Sun Dec 04 04:47:44 2005`, with a fraction of a second or without; taken as UTC.
    boolean readError(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < 24
                || bytes[from + 3] != ' '
                || bytes[from + 7] != ' '
                || bytes[from + 10] != ' '
                || bytes[to - 5] != ' ') {
            return false;
        }
        long day = day(bytes, to - 4, from + 4, from + 8);
        long clock = clock(bytes, from + 11, from + 19);
        long fraction = fraction(bytes, from + 19, to - 5);
        if (day == BAD || clock == BAD || fraction == BAD) {
            return false;
        }
        ticks = day + clock + fraction;
        return true;
    }

    /// Reads `2012/10/14 18:56:41`; taken as UTC.
    boolean readIso(byte[] bytes, int from, int to) {
        boolean read = times.read(bytes, from, to, TimeShape.ISO);
        ticks = times.ticks();
        return read;
    }

    private long day(byte[] bytes, int year, int month, int day) {
        int place = -1;
        for (int i = 0; i < MONTHS.length(); i += 3) {
            if ((bytes[month] | 0x20) == MONTHS.charAt(i)
                    && (bytes[month + 1] | 0x20) == MONTHS.charAt(i + 1)
                    && (bytes[month + 2] | 0x20) == MONTHS.charAt(i + 2)) {
                place = i / 3 + 1;
            }
        }
        if (place < 0) {
            return BAD;
        }
        System.arraycopy(bytes, year, iso, 0, 4);
        iso[5] = (byte) ('0' + place / 10);
        iso[6] = (byte) ('0' + place % 10);
        iso[8] = bytes[day] == ' ' ? (byte) '0' : bytes[day];
        iso[9] = bytes[day + 1];
        return times.read(iso, 0, iso.length, TimeShape.ISO) ? times.ticks() : BAD;
    }

    private static int two(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
    }

    /// `hh:mm:ss`; a leap second is the first of the next minute.
    private static long clock(byte[] bytes, int from, int to) {
        int hour = two(bytes, from);
        int minute = two(bytes, from + 3);
        int second = two(bytes, from + 6);
        boolean fits =
                to - from == 8
                        && bytes[from + 2] == ':'
                        && bytes[from + 5] == ':'
                        && hour >= 0
                        && hour < 24
                        && minute >= 0
                        && minute < 60
                        && second >= 0
                        && second <= 60;
        return fits
                ? hour * Ticks.PER_HOUR + minute * Ticks.PER_MINUTE + second * Ticks.PER_SECOND
                : BAD;
    }

    /// Ticks east of UTC of ` -0700`; none where nothing stands.
    private static long zone(byte[] bytes, int from, int to) {
        if (from == to) {
            return 0;
        }
        int digits = from + 2;
        boolean signed =
                to - from == 6
                        && bytes[from] == ' '
                        && (bytes[from + 1] == '+' || bytes[from + 1] == '-');
        int hours = signed ? two(bytes, digits) : -1;
        int minutes = signed ? two(bytes, digits + 2) : -1;
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return BAD;
        }
        long east = hours * Ticks.PER_HOUR + minutes * Ticks.PER_MINUTE;
        return bytes[from + 1] == '-' ? -east : east;
    }

    private static long fraction(byte[] bytes, int from, int to) {
        if (from == to) {
            return 0;
        }
        if (bytes[from] != '.' || to - from > 20) {
            return BAD;
        }
        long value = 0;
        for (int i = from + 1; i < from + 8; i++) {
            int digit = i < to ? bytes[i] - '0' : 0;
            if (digit < 0 || digit > 9) {
                return BAD;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}

package spoor.formats.syslog;

import spoor.formats.cells.TimeShape;
import spoor.formats.cells.Times;
import spoor.model.Ticks;

/// Takes the head of a syslog line apart: priority, time, host, tag. Three kinds are known: RFC
/// 3164 (`Jun 14 15:16:01 host tag[1]: text`), the same with an ISO time, and RFC 5424. Places are
/// those of the bytes given.
final class SyslogHeader {
    private static final int LONGEST_TAG = 128;
    private static final int LONGEST_HOST = 255;
    private static final boolean[] TAG = new boolean[256];

    static {
        for (char c = '!'; c < 127; c++) {
            TAG[c] = "[]:()\"'=,;<>{}|".indexOf(c) < 0;
        }
    }

    private final Times times = new Times();
    private byte[] bytes = {};
    private int to;

    int priority;
    boolean structured;

    /// Whether the time has a month and a day but no year.
    boolean yearless;

    boolean zoned;
    int month;
    int day;

    /// Ticks; those since midnight where the time is yearless.
    long time;

    boolean timed;
    int hostFrom;
    int hostTo;
    int nameFrom;
    int nameTo;
    int pamFrom;
    int pamTo;
    int pidFrom;
    int pidTo;
    int idFrom;
    int idTo;
    int dataFrom;
    int dataTo;
    int messageFrom;

    /// Reads the head of the line `line[from..end)`.
    ///
    /// @return what is wrong, empty when nothing is
    String read(byte[] line, int from, int end) {
        bytes = line;
        to = end;
        priority = -1;
        structured = false;
        timed = true;
        hostFrom = hostTo = nameFrom = nameTo = pamFrom = pamTo = 0;
        pidFrom = pidTo = idFrom = idTo = dataFrom = dataTo = 0;
        int at = priority(from);
        if (at + 2 < to && bytes[at] == '1' && bytes[at + 1] == ' ') {
            return structured(at + 2);
        }
        int behind = at < to && isDigit(at) ? iso(at) : classic(at);
        if (behind < 0) {
            return "it does not begin with a syslog time";
        }
        return hostAndTag(behind) ? "" : "nothing follows its time";
    }

    /// `<34>`; the place behind it, or the same place.
    private int priority(int from) {
        int at = from;
        if (at < to && bytes[at] == '<') {
            at++;
            int value = 0;
            int start = at;
            while (at < to && at - start < 3 && isDigit(at)) {
                value = value * 10 + bytes[at++] - '0';
            }
            if (at > start && at < to && bytes[at] == '>' && value < 192) {
                priority = value;
                return at + 1;
            }
            return from;
        }
        return from;
    }

    private boolean isDigit(int at) {
        return bytes[at] >= '0' && bytes[at] <= '9';
    }

    private int iso(int from) {
        int end = from;
        while (end < to && bytes[end] != ' ') {
            end++;
        }
        boolean like = end - from > 18 && bytes[from + 10] == 'T' && bytes[from + 13] == ':';
        if (!like || !times.read(bytes, from, end, TimeShape.ISO)) {
            return -1;
        }
        yearless = false;
        zoned = times.zoned();
        time = times.ticks();
        return end;
    }

    /// `Jun 14 15:16:01`, with a fraction or a year behind the day; the place behind it, or -1.
    private int classic(int from) {
        if (to - from < 15 || bytes[from + 3] != ' ') {
            return -1;
        }
        month = month(from);
        int at = from + 4;
        if (bytes[at] == ' ') {
            at++;
        }
        int start = at;
        day = 0;
        while (at < to && at - start < 2 && isDigit(at)) {
            day = day * 10 + bytes[at++] - '0';
        }
        if (month == 0 || day < 1 || day > 31 || at >= to || bytes[at] != ' ') {
            return -1;
        }
        at++;
        int year = 0;
        if (at + 5 < to && bytes[at + 4] == ' ' && isDigit(at) && isDigit(at + 3)) {
            for (int i = 0; i < 4; i++) {
                year = year * 10 + bytes[at + i] - '0';
            }
            at += 5;
        }
        at = clock(at);
        if (at < 0) {
            return -1;
        }
        yearless = year == 0;
        zoned = false;
        if (!yearless) {
            long date = Dates.ticks(year, month, day);
            if (date < 0) {
                return -1;
            }
            time += date;
        }
        return at;
    }

    private int clock(int from) {
        if (to - from < 8 || bytes[from + 2] != ':' || bytes[from + 5] != ':') {
            return -1;
        }
        int hour = two(from);
        int minute = two(from + 3);
        int second = two(from + 6);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return -1;
        }
        time = hour * Ticks.PER_HOUR + minute * Ticks.PER_MINUTE + second * Ticks.PER_SECOND;
        int at = from + 8;
        if (at + 1 < to && (bytes[at] == '.' || bytes[at] == ',') && isDigit(at + 1)) {
            at++;
            long unit = Ticks.PER_SECOND;
            while (at < to && isDigit(at)) {
                unit /= 10;
                time += unit * (bytes[at++] - '0');
            }
        }
        return at;
    }

    private int two(int at) {
        return isDigit(at) && isDigit(at + 1) ? (bytes[at] - '0') * 10 + bytes[at + 1] - '0' : -1;
    }

    private int month(int at) {
        int letters = bytes[at] << 16 | bytes[at + 1] << 8 | bytes[at + 2];
        return switch (letters) {
            case 'J' << 16 | 'a' << 8 | 'n' -> 1;
            case 'F' << 16 | 'e' << 8 | 'b' -> 2;
            case 'M' << 16 | 'a' << 8 | 'r' -> 3;
            case 'A' << 16 | 'p' << 8 | 'r' -> 4;
            case 'M' << 16 | 'a' << 8 | 'y' -> 5;
            case 'J' << 16 | 'u' << 8 | 'n' -> 6;
            case 'J' << 16 | 'u' << 8 | 'l' -> 7;
            case 'A' << 16 | 'u' << 8 | 'g' -> 8;
            case 'S' << 16 | 'e' << 8 | 'p' -> 9;
            case 'O' << 16 | 'c' << 8 | 't' -> 10;
            case 'N' << 16 | 'o' << 8 | 'v' -> 11;
            case 'D' << 16 | 'e' << 8 | 'c' -> 12;
            default -> 0;
        };
    }

    private boolean hostAndTag(int from) {
        if (from >= to || bytes[from] != ' ') {
            return false;
        }
        int start = from + 1;
        int end = start;
        boolean tag = false;
        while (end < to && bytes[end] != ' ') {
            tag |= bytes[end] == '[';
            end++;
        }
        if (end == start || end - start > LONGEST_HOST) {
            return false;
        }
        if (tag || bytes[end - 1] == ':' && end - start > 1) {
            // No host: the tag follows the time.
            tag(start);
            return true;
        }
        hostFrom = start;
        hostTo = end;
        tag(Math.min(end + 1, to));
        return true;
    }

    /// `sshd[12]: text`, `sudo: text`, `sshd(pam_unix)[12]: text`; else all is text.
    private void tag(int from) {
        messageFrom = from;
        int start = from;
        while (start < to && bytes[start] == ' ') {
            start++;
        }
        int at = start;
        if (at + 3 < to && bytes[at] == '-' && bytes[at + 1] == '-' && bytes[at + 2] == ' ') {
            at += 3;
        }
        int limit = Math.min(to, start + LONGEST_TAG);
        while (at < limit && TAG[bytes[at] & 0xFF]) {
            at++;
        }
        int end = at;
        int module = at;
        if (at > start && at < limit && bytes[at] == '(') {
            module = until(')', at + 1, limit);
            at = module < limit ? module + 1 : limit;
        }
        int pid = at;
        if (at > start && at < limit && bytes[at] == '[') {
            pid = until(']', at + 1, limit);
            at = pid < limit ? pid + 1 : limit;
        }
        if (end == start || at >= limit || bytes[at] != ':') {
            daemon(start);
            return;
        }
        nameFrom = start;
        nameTo = end;
        if (bytes[end] == '(') {
            pamFrom = end + 1;
            pamTo = module;
        }
        if (bytes[pid] == ']') {
            pidFrom = (pamTo > 0 ? pamTo + 1 : end) + 1;
            pidTo = pid;
        }
        messageFrom = at + 1 < to && bytes[at + 1] == ' ' ? at + 2 : at + 1;
    }

    /// `syslogd 1.4.1: restart.` is the daemon's own.
    private void daemon(int start) {
        String name = "syslogd ";
        if (to - start < name.length()) {
            return;
        }
        for (int i = 0; i < name.length(); i++) {
            if (bytes[start + i] != name.charAt(i)) {
                return;
            }
        }
        nameFrom = start;
        nameTo = start + name.length() - 1;
        messageFrom = nameTo + 1;
    }

    private int until(int sought, int from, int limit) {
        int at = from;
        while (at < limit && bytes[at] != sought) {
            at++;
        }
        return at;
    }

    private String structured(int from) {
        int end = until(' ', from, to);
        boolean none = end == from + 1 && bytes[from] == '-';
        timed = !none;
        if (timed && !times.read(bytes, from, end, TimeShape.ISO)) {
            return "it does not begin with a syslog time";
        }
        structured = true;
        yearless = false;
        zoned = !timed || times.zoned();
        time = timed ? times.ticks() : 0;
        hostFrom = end + 1;
        hostTo = until(' ', hostFrom, to);
        nameFrom = hostTo + 1;
        nameTo = until(' ', nameFrom, to);
        pidFrom = nameTo + 1;
        pidTo = until(' ', pidFrom, to);
        idFrom = pidTo + 1;
        idTo = until(' ', idFrom, to);
        dataFrom = idTo + 1;
        if (dataFrom >= to) {
            return "it has fewer than the seven parts of an RFC 5424 head";
        }
        dataTo = bytes[dataFrom] == '-' ? dataFrom + 1 : StructuredData.end(bytes, dataFrom, to);
        if (dataTo < 0 || dataTo < to && bytes[dataTo] != ' ') {
            return "its structured data is not closed";
        }
        hostTo = nil(hostFrom, hostTo);
        nameTo = nil(nameFrom, nameTo);
        pidTo = nil(pidFrom, pidTo);
        idTo = nil(idFrom, idTo);
        messageFrom = Math.min(dataTo + 1, to);
        boolean mark =
                to - messageFrom >= 3
                        && bytes[messageFrom] == (byte) 0xEF
                        && bytes[messageFrom + 1] == (byte) 0xBB
                        && bytes[messageFrom + 2] == (byte) 0xBF;
        messageFrom += mark ? 3 : 0;
        return "";
    }

    /// `-` is how RFC 5424 writes that there is nothing.
    private int nil(int from, int end) {
        return end == from + 1 && bytes[from] == '-' ? from : end;
    }
}

package spoor.formats.mysql;

import java.util.Set;
import spoor.model.Ticks;

/// The beginning of an entry: time, connection, command. Three shapes are known, all ended by a tab
/// (by spaces up to version 5.0):
///
/// ```
/// 2026-03-02T07:06:01.795560Z	    9 Init DB	shop      from 5.7 on
/// 130915 12:00:01	   42 Query	SELECT 1              before, and MariaDB
/// 		   42 Quit	                              the same second as the entry before
/// ```
///
/// For one thread.
final class EntryHead {
    /// [#time()] of a head that names no time.
    static final long NO_TIME = Long.MIN_VALUE;

    private static final int LONGEST_COMMAND = 48;

    /// Where the text begins behind a command that is padded with spaces.
    private static final int PADDED = 12;

    private static final Set<String> COMMANDS =
            Set.of(
                    "Sleep",
                    "Quit",
                    "Init DB",
                    "Query",
                    "Field List",
                    "Create DB",
                    "Drop DB",
                    "Refresh",
                    "Shutdown",
                    "Statistics",
                    "Processlist",
                    "Connect",
                    "Kill",
                    "Debug",
                    "Ping",
                    "Time",
                    "Delayed insert",
                    "Change user",
                    "Binlog Dump",
                    "Table Dump",
                    "Connect Out",
                    "Register Slave",
                    "Register Replica",
                    "Prepare",
                    "Execute",
                    "Long Data",
                    "Close stmt",
                    "Reset stmt",
                    "Set option",
                    "Fetch",
                    "Daemon",
                    "Binlog Dump GTID",
                    "Reset Connection",
                    "Reset connection",
                    "Error",
                    "Unimpl");

    private byte[] bytes = {};
    private int at;
    private int end;
    private long time;
    private boolean iso;
    private long thread;
    private int commandFrom;
    private int commandTo;
    private int textFrom;

    /// Ticks, or [#NO_TIME].
    long time() {
        return time;
    }

    /// Whether the time is written as from version 5.7 on.
    boolean iso() {
        return iso;
    }

    long thread() {
        return thread;
    }

    int commandFrom() {
        return commandFrom;
    }

    int commandTo() {
        return commandTo;
    }

    int textFrom() {
        return textFrom;
    }

    /// Reads the line `text[from..to)`, which lacks its line end.
    ///
    /// @return whether an entry begins here
    boolean read(byte[] text, int from, int to) {
        bytes = text;
        at = from;
        end = to;
        iso = false;
        time = NO_TIME;
        if (to - from < 4) {
            return false;
        }
        byte first = text[from];
        if (first >= '0' && first <= '9') {
            boolean timed = to - from > 20 && text[from + 4] == '-' ? isoTime() : oldTime();
            return timed && blanks() > 0 && rest(false);
        }
        return isGap() && rest(true);
    }

    /// Two tabs, or spaces and a tab, in the place of a time.
    private boolean isGap() {
        int from = at;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        boolean gap =
                at - from >= 8
                        ? at < end && bytes[at] == '\t'
                        : at == from && at + 1 < end && bytes[at] == '\t' && bytes[at + 1] == '\t';
        if (!gap) {
            return false;
        }
        at += at == from ? 2 : 1;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        return true;
    }

    private int blanks() {
        int from = at;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at - from;
    }

    /// The connection's number, one space, the command and what ends it.
    private boolean rest(boolean knownOnly) {
        int from = at;
        long number = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - from < 18) {
            number = number * 10 + bytes[at++] - '0';
        }
        if (at == from || at >= end || bytes[at] != ' ') {
            return false;
        }
        thread = number;
        commandFrom = ++at;
        if (at >= end || bytes[at] < 'A' || bytes[at] > 'Z') {
            return false;
        }
        int limit = Math.min(end, commandFrom + LONGEST_COMMAND);
        while (at < limit && isCommand(at)) {
            at++;
        }
        commandTo = at;
        if (at == end || at == end - 1 && bytes[at] == '\r') {
            while (bytes[commandTo - 1] == ' ') {
                commandTo--;
            }
            textFrom = end;
            return isKnown();
        }
        if (bytes[at] == '\t') {
            textFrom = at + 1;
            return !knownOnly && bytes[at - 1] != ' ' || isKnown();
        }
        if (bytes[at] == ' ') {
            int padded = commandFrom + PADDED;
            while (at < end && at < padded && bytes[at] == ' ') {
                at++;
            }
            textFrom = at;
            return isKnown();
        }
        return false;
    }

    /// Whether the byte belongs to a command: a letter, or a single space before one.
    private boolean isCommand(int place) {
        byte value = bytes[place];
        if (value == ' ') {
            return place + 1 < end && isLetter(bytes[place + 1]);
        }
        return isLetter(value) || value == '_';
    }

    private static boolean isLetter(byte value) {
        return (value | 0x20) >= 'a' && (value | 0x20) <= 'z';
    }

    private boolean isKnown() {
        StringBuilder name = new StringBuilder(commandTo - commandFrom);
        for (int i = commandFrom; i < commandTo; i++) {
            name.append((char) bytes[i]);
        }
        return COMMANDS.contains(name.toString());
    }

    private int digits(int count) {
        if (at + count > end) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digit = bytes[at++] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private boolean take(int expected) {
        if (at < end && bytes[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    /// `2026-03-02T07:06:01.795560Z`, or an offset for the `Z`.
    private boolean isoTime() {
        iso = true;
        int year = digits(4);
        if (!take('-')) {
            return false;
        }
        int month = digits(2);
        if (!take('-')) {
            return false;
        }
        int day = digits(2);
        if (!take('T') && !take(' ')) {
            return false;
        }
        return date(year, month, day) && clock(digits(2)) && fraction() && zone();
    }

    /// `130915 12:00:01`; the years 70 to 99 are those of the last century.
    private boolean oldTime() {
        int year = digits(2);
        int month = digits(2);
        int day = digits(2);
        if (day < 0 || !take(' ')) {
            return false;
        }
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        boolean two = at + 1 < end && bytes[at + 1] != ':';
        return date(year + (year < 70 ? 2000 : 1900), month, day) && clock(digits(two ? 2 : 1));
    }

    private boolean date(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) {
            return false;
        }
        time = Ticks.ofDate(year, month, day);
        return true;
    }

    private static int monthLength(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private boolean clock(int hour) {
        if (!take(':')) {
            return false;
        }
        int minute = digits(2);
        if (!take(':')) {
            return false;
        }
        int second = digits(2);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return false;
        }
        time += hour * Ticks.PER_HOUR + minute * Ticks.PER_MINUTE + second * Ticks.PER_SECOND;
        return true;
    }

    private boolean fraction() {
        if (!take('.')) {
            return true;
        }
        long unit = Ticks.PER_SECOND / 10;
        int from = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            time += (bytes[at++] - '0') * unit;
            unit /= 10;
        }
        return at > from;
    }

    private boolean zone() {
        if (take('Z')) {
            return true;
        }
        if (at >= end || bytes[at] != '+' && bytes[at] != '-') {
            return false;
        }
        boolean east = bytes[at++] == '+';
        int hours = digits(2);
        if (!take(':')) {
            return false;
        }
        int minutes = digits(2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return false;
        }
        long shift = hours * Ticks.PER_HOUR + minutes * Ticks.PER_MINUTE;
        time += east ? -shift : shift;
        return Ticks.inRange(time);
    }
}

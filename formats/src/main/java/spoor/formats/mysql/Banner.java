package spoor.formats.mysql;

import java.nio.charset.StandardCharsets;

/// The three lines that a server writes whenever it opens the log:
///
/// ```
/// /usr/sbin/mysqld, Version: 8.0.36 (MySQL Community Server - GPL). started with:
/// Tcp port: 3306  Unix socket: /var/run/mysqld/mysqld.sock
/// Time                 Id Command    Argument
/// ```
final class Banner {
    private static final byte[] STARTED = "started with:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VERSION = ", Version: ".getBytes(StandardCharsets.US_ASCII);
    private static final String[] TITLES = {"Time", "Id", "Command", "Argument"};

    private Banner() {}

    /// Where the banner begins whose third line is `bytes[from..to)`, -1 if it is none.
    static int start(byte[] bytes, int from, int to) {
        if (!isTitles(bytes, from, to)) {
            return -1;
        }
        int second = lineBefore(bytes, from);
        if (second < 0 || from - second < 9 || (bytes[second + 1] | 0x20) != 'c') {
            return -1;
        }
        boolean port =
                (bytes[second] | 0x20) == 't'
                        && (bytes[second + 2] | 0x20) == 'p'
                        && (bytes[second + 4] | 0x20) == 'p'
                        && bytes[second + 8] == ':';
        int first = port ? lineBefore(bytes, second) : -1;
        if (first < 0) {
            return -1;
        }
        int end = textEnd(bytes, first, second);
        boolean started =
                end - first > STARTED.length + VERSION.length
                        && matches(bytes, end - STARTED.length, STARTED);
        return started && contains(bytes, first, end, VERSION) ? first : -1;
    }

    private static boolean isTitles(byte[] bytes, int from, int to) {
        int at = from;
        for (String title : TITLES) {
            while (at < to && at > from && (bytes[at] == ' ' || bytes[at] == '\t')) {
                at++;
            }
            for (int i = 0; i < title.length(); i++) {
                if (at >= to || bytes[at++] != title.charAt(i)) {
                    return false;
                }
            }
        }
        return at == textEnd(bytes, at, to);
    }

    /// The start of the line that ends where `at` begins, -1 if there is none.
    private static int lineBefore(byte[] bytes, int at) {
        if (at == 0) {
            return -1;
        }
        int start = at - 1;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    /// The end of a line without white space and line end.
    private static int textEnd(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
            end--;
        }
        return end;
    }

    private static boolean contains(byte[] bytes, int from, int to, byte[] sought) {
        for (int at = from; at + sought.length <= to; at++) {
            if (matches(bytes, at, sought)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] bytes, int at, byte[] sought) {
        for (int i = 0; i < sought.length; i++) {
            if (bytes[at + i] != sought[i]) {
                return false;
            }
        }
        return true;
    }
}

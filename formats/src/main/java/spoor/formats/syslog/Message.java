package spoor.formats.syslog;

import java.nio.charset.StandardCharsets;
import spoor.formats.RecordBatch;

/// The text of a message, and the row into which what it says is written.
final class Message {
    private static final byte[] SUCCESS = ascii("Success");
    private static final byte[] FAILURE = ascii("Failure");

    private byte[] bytes = {};
    private int from;
    private int to;
    private RecordBatch batch = new RecordBatch(java.util.List.of());
    private int row;

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void of(byte[] text, int start, int end, RecordBatch target) {
        bytes = text;
        from = start;
        to = end;
        batch = target;
        row = target.rows();
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// Goes on with a part of the text.
    void narrow(int start, int end) {
        from = start;
        to = end;
    }

    byte at(int place) {
        return place < to ? bytes[place] : 0;
    }

    boolean starts(String text) {
        return startsAt(from, text);
    }

    boolean startsAt(int place, String text) {
        int length = text.length();
        if (place < from || to - place < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[place + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean is(int start, int end, String text) {
        return end - start == text.length() && startsAt(start, text);
    }

    /// Where the text first stands at `place` or behind, -1 if nowhere.
    int find(int place, String text) {
        byte first = (byte) text.charAt(0);
        int last = to - text.length();
        for (int at = Math.max(place, from); at <= last; at++) {
            if (bytes[at] == first && startsAt(at, text)) {
                return at;
            }
        }
        return -1;
    }

    /// Where the text last stands before `end`, -1 if nowhere.
    int findLast(int end, String text) {
        for (int at = Math.min(end, to) - text.length(); at >= from; at--) {
            if (bytes[at] == text.charAt(0) && startsAt(at, text)) {
                return at;
            }
        }
        return -1;
    }

    /// The next space at `place` or behind, else the end.
    int space(int place) {
        int at = place;
        while (at < to && bytes[at] != ' ') {
            at++;
        }
        return at;
    }

    void action(byte[] action) {
        batch.column(SyslogColumn.ACTION.ordinal()).setText(row, action);
    }

    void success(boolean success) {
        batch.column(SyslogColumn.RESULT.ordinal()).setText(row, success ? SUCCESS : FAILURE);
    }

    void constant(SyslogColumn column, byte[] text) {
        batch.column(column.ordinal()).setText(row, text);
    }

    void set(SyslogColumn column, int start, int end) {
        if (end > start) {
            batch.column(column.ordinal()).setText(row, bytes, start, end);
        }
    }

    /// A whole number up to 65535, -1 where there is none.
    int port(int start, int end) {
        int value = 0;
        for (int at = start; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9 || end - start > 5) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return end > start && value < 65536 ? value : -1;
    }

    void setPort(int start, int end) {
        int value = port(start, end);
        if (value >= 0) {
            batch.column(SyslogColumn.PORT.ordinal()).setLong(row, value);
        }
    }

    void setNumber(SyslogColumn column, long value) {
        batch.column(column.ordinal()).setLong(row, value);
    }

    /// An address to its column, a name to that of names.
    void source(int start, int end) {
        set(isAddress(start, end) ? SyslogColumn.ADDRESS : SyslogColumn.SOURCE, start, end);
    }

    /// Whether the text looks like an IPv4 or IPv6 address: four numbers, or hexadecimal digits
    /// with two colons at least.
    boolean isAddress(int start, int end) {
        int dots = 0;
        int colons = 0;
        int digits = 0;
        for (int at = start; at < end; at++) {
            byte value = bytes[at];
            if (value == '.') {
                dots++;
            } else if (value == ':') {
                colons++;
            } else if (value == '%' && colons > 1) {
                break;
            } else if (value >= '0' && value <= '9') {
                digits++;
            } else if (Character.digit(value, 16) < 0) {
                return false;
            } else {
                digits += 100;
            }
        }
        return colons >= 2 || dots == 3 && colons == 0 && digits >= 4 && digits <= 12;
    }
}

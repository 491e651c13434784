package spoor.formats.syslog;

/// Finds the fields of systemd's journal export format: `KEY=value` lines; for values with other
/// characters than text a line `KEY`, the value's length in 8 bytes (the lowest first), the value
/// and a line end. An empty line ends an entry.
final class JournalScan {
    enum Kind {
        TEXT,
        BINARY,
        BLANK,
        /// A line that is none of these.
        BAD,
        /// It goes on behind the bytes that are there.
        UNFINISHED
    }

    /// Values may be this long; a longer one is taken for damage.
    private static final int LONGEST = 16 << 20;

    int keyFrom;
    int keyTo;
    int valueFrom;
    int valueTo;
    int end;

    /// Looks at the field that begins at `from`, where a line begins.
    Kind next(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isKey(bytes[at])) {
            at++;
        }
        if (at == to) {
            end = to;
            return Kind.UNFINISHED;
        }
        keyFrom = from;
        keyTo = at;
        if (at == from && bytes[at] == '\n') {
            end = at + 1;
            return Kind.BLANK;
        }
        if (at > from && bytes[at] == '\n') {
            return binary(bytes, at + 1, to);
        }
        boolean text = at > from && bytes[at] == '=';
        valueFrom = at + 1;
        lineFrom(bytes, at, to);
        valueTo = end > from && bytes[end - 1] == '\n' ? end - 1 : end;
        if (end == to && bytes[to - 1] != '\n') {
            return Kind.UNFINISHED;
        }
        return text ? Kind.TEXT : Kind.BAD;
    }

    private static boolean isKey(byte value) {
        return value >= 'A' && value <= 'Z' || value == '_' || value >= '0' && value <= '9';
    }

    private void lineFrom(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        end = Math.min(at + 1, to);
    }

    private Kind binary(byte[] bytes, int from, int to) {
        // Should the value be none, the line of its key is bad.
        end = from;
        if (to - from < 8) {
            return Kind.UNFINISHED;
        }
        long length = 0;
        for (int i = 7; i >= 0; i--) {
            length = length << 8 | bytes[from + i] & 0xFF;
        }
        if (length < 0 || length > LONGEST) {
            return Kind.BAD;
        }
        valueFrom = from + 8;
        if (to - valueFrom <= length) {
            return Kind.UNFINISHED;
        }
        valueTo = valueFrom + (int) length;
        if (bytes[valueTo] != '\n') {
            return Kind.BAD;
        }
        end = valueTo + 1;
        return Kind.BINARY;
    }
}

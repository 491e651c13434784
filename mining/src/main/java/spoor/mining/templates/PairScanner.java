package spoor.mining.templates;

/// Lines that are nothing but `key=value` pairs, as audit and firewall logs write them: the keys
/// are the wording, every value is a parameter. A value in single quotes may hold pairs itself:
/// `msg='op=login res=success'`.
final class PairScanner {
    private PairScanner() {}

    /// Whether a line is made of pairs alone.
    static boolean isRecord(char[] raw, int begin, int end) {
        int at = begin;
        while (at < end) {
            int equals = key(raw, at, end);
            if (equals == 0) {
                return false;
            }
            at = value(raw, equals + 1, end);
            while (at < end && Kinds.is(raw[at], Kinds.BLANK)) {
                at++;
            }
        }
        return begin < end;
    }

    static void mask(char[] raw, int begin, int end, MaskedLine line, int mask) {
        int at = begin;
        while (at < end) {
            int first = key(raw, at, end) + 1;
            line.add(raw, at, first);
            int to = value(raw, first, end);
            if (to == first + 1 && raw[first] == '\'') {
                line.add('\'');
                at = to;
                continue;
            }
            int last = to > first + 1 && raw[to - 1] == '\'' ? to - 1 : to;
            if (last > first) {
                line.addPiece(mask, first, last);
            }
            if (last < to) {
                line.add('\'');
            }
            at = to;
            if (at < end) {
                line.add(' ');
            }
            while (at < end && Kinds.is(raw[at], Kinds.BLANK)) {
                at++;
            }
        }
        line.trim();
    }

    /// The place of the equals sign after a key, or 0.
    private static int key(char[] raw, int at, int end) {
        int to = at;
        while (to < end && Kinds.word(raw[to])) {
            to++;
        }
        boolean named = to > at && to < end && raw[to] == '=' && Kinds.is(raw[at], Kinds.LETTER);
        return named ? to : 0;
    }

    /// The end of a value: after its quotes, or at the next blank. A single quote before a further
    /// pair is a value of its own.
    private static int value(char[] raw, int at, int end) {
        if (at < end && raw[at] == '"') {
            int to = quoted(raw, at, end);
            if (to > 0) {
                return to < end && raw[to] == '\'' ? to + 1 : to;
            }
        }
        if (at < end && raw[at] == '\'' && key(raw, at + 1, end) > 0) {
            return at + 1;
        }
        int to = at;
        while (to < end && !Kinds.is(raw[to], Kinds.BLANK)) {
            to++;
        }
        return to;
    }

    /// The end of a text in double quotes that begins at the place, or 0.
    static int quoted(char[] raw, int at, int end) {
        int to = at + 1;
        while (to < end && raw[to] != '"') {
            to += raw[to] == '\\' ? 2 : 1;
        }
        return to < end ? to + 1 : 0;
    }
}

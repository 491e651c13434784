package spoor.mining.templates;

/// Paths and addresses of resources. Each scanner gives the end of what begins at a place, or 0.
final class Paths {
    private Paths() {}

    /// `/a/b`; the slash stands at the place.
    static int unix(char[] raw, int at, int end) {
        if (at + 1 >= end || !(Kinds.word(raw[at + 1]) || raw[at + 1] == '/')) {
            return at + 1 == end || Kinds.is(raw[at + 1], Kinds.BLANK | Kinds.ENDER)
                    ? alone(raw, at)
                    : 0;
        }
        int to = cut(raw, at, run(raw, at, end));
        return to > at + 1 ? to : 0;
    }

    /// A slash alone is the root where it is a value.
    private static int alone(char[] raw, int at) {
        return at > 0 && raw[at - 1] == '=' ? at + 1 : 0;
    }

    /// `C:\a` or `C:/a`.
    static int drive(char[] raw, int at, int end) {
        if (at + 2 >= end || !(raw[at + 2] == '\\' || raw[at + 2] == '/')) {
            return 0;
        }
        if (raw[at + 2] == '/' && at + 3 < end && raw[at + 3] == '/') {
            return 0;
        }
        return cut(raw, at, run(raw, at, end));
    }

    /// `b/c` after `a/`: at least two slashes, each before a word, the first at the place.
    static int relative(char[] raw, int at, int end) {
        int to = at;
        int slashes = 0;
        while (to < end && (Kinds.word(raw[to]) || raw[to] == '/')) {
            if (raw[to] == '/') {
                if (to + 1 >= end || !Kinds.is(raw[to + 1], Kinds.LETTER | Kinds.DIGIT)) {
                    break;
                }
                slashes++;
            }
            to++;
        }
        return slashes >= 2 ? cut(raw, at, to) : 0;
    }

    /// `\\server\share`.
    static int share(char[] raw, int at, int end) {
        if (at + 2 >= end
                || raw[at + 1] != '\\'
                || !(Kinds.word(raw[at + 2]) || raw[at + 2] == '?')) {
            return 0;
        }
        return cut(raw, at, run(raw, at, end));
    }

    /// What follows `scheme://`.
    static int url(char[] raw, int at, int end) {
        return cut(raw, at, run(raw, at, end));
    }

    /// ` HTTP/1.1` after the path of a request.
    static int protocol(char[] raw, int at, int end) {
        int to = at + " HTTP/1.1".length();
        if (to > end
                || raw[at] != ' '
                || raw[at + 1] != 'H'
                || raw[at + 2] != 'T'
                || raw[at + 3] != 'T'
                || raw[at + 4] != 'P'
                || raw[at + 5] != '/'
                || !Kinds.is(raw[at + 6], Kinds.DIGIT)
                || raw[at + 7] != '.'
                || !Kinds.is(raw[at + 8], Kinds.DIGIT)) {
            return 0;
        }
        return to;
    }

    private static int run(char[] raw, int at, int end) {
        int to = at;
        while (to < end && !Kinds.is(raw[to], Kinds.BLANK | Kinds.ENDER)) {
            to++;
        }
        return to;
    }

    /// Without the full stop or colon of the sentence around it.
    private static int cut(char[] raw, int at, int to) {
        int cut = to;
        while (cut > at && (raw[cut - 1] == '.' || raw[cut - 1] == ':')) {
            cut--;
        }
        return cut;
    }
}

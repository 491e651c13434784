package spoor.formats.mysql;

/// Tells whether a statement breaks off inside a string, a quoted name or a comment. Asked again
/// about more of the same statement it goes on where it was: many lines that imitate entries cost
/// one pass. For one thread.
final class OpenText {
    private static final byte NOTHING = 0;
    private static final byte COMMENT = '*';
    private static final byte LINE = '#';

    private int start = -1;
    private int at;
    private byte open;

    /// Forgets what it has read: other bytes are at the same places now.
    void clear() {
        start = -1;
    }

    /// Whether `bytes[from..to)` ends inside something; `to` is the start of a line, and not less
    /// than in the question before about the same `from`.
    boolean isOpen(byte[] bytes, int from, int to) {
        if (start != from) {
            start = from;
            at = from;
            open = NOTHING;
        }
        while (at < to) {
            byte value = bytes[at++];
            int next = at < to ? bytes[at] : -1;
            switch (open) {
                case NOTHING -> begin(value, next);
                case LINE -> open = value == '\n' ? NOTHING : LINE;
                case COMMENT -> {
                    if (value == '*' && next == '/') {
                        open = NOTHING;
                        at++;
                    }
                }
                default -> {
                    if (value == open) {
                        open = NOTHING;
                    } else if (value == '\\' && open != '`') {
                        at++;
                    }
                }
            }
        }
        return open != NOTHING && open != LINE;
    }

    private void begin(byte value, int next) {
        if (value == '\'' || value == '"' || value == '`') {
            open = value;
        } else if (value == '#' || value == '-' && next == '-') {
            open = LINE;
        } else if (value == '/' && next == '*') {
            open = COMMENT;
            at++;
        }
    }
}

package spoor.engine.scalar.indicators;

/// Finds where a path ends that begins at a place of a text.
final class Paths {
    private static final String NOT_IN_WINDOWS = "<>:\"|?*/";
    private static final String NOT_IN_LINUX = "\"'<>|;&()[]{}$*?`,:\\";

    private Paths() {}

    /// The end of what follows a drive or server; folders may have blanks in their names, the last
    /// part ends at one. In quotes blanks count everywhere.
    ///
    /// @param from behind `C:` or `\\`
    /// @param separator how many backslashes stand between the parts: 2 where they are escaped
    static int windowsEnd(String text, int from, int separator, boolean quoted) {
        int at = from;
        int blank = -1;
        boolean dotted = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c < ' ' || NOT_IN_WINDOWS.indexOf(c) >= 0 || (quoted && c == '\'')) {
                break;
            }
            if (c == '\\') {
                int slashes = run(text, at);
                if (slashes > separator) {
                    break;
                }
                blank = -1;
                dotted = false;
                at += slashes;
                continue;
            }
            if (c == ' ' && !quoted) {
                if (dotted) {
                    break;
                }
                blank = blank < 0 ? at : blank;
            }
            dotted = c == '.' ? isExtension(text, at) : dotted && c != ' ';
            at++;
        }
        int end = blank >= 0 && !quoted ? blank : at;
        return trimmed(text, from, end);
    }

    /// Whether what follows a dot is an extension: 1 to 4 letters or digits, then a blank or the
    /// end.
    private static boolean isExtension(String text, int dot) {
        int at = dot + 1;
        while (at < text.length() && at < dot + 6 && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at > dot + 1 && at < dot + 6;
    }

    private static int run(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == '\\') {
            at++;
        }
        return at - from;
    }

    /// The end of an absolute path of Linux; -1 when it has one part only.
    static int linuxEnd(String text, int from) {
        int at = from;
        int slashes = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c <= ' ' || NOT_IN_LINUX.indexOf(c) >= 0) {
                break;
            }
            slashes += c == '/' ? 1 : 0;
            at++;
        }
        return slashes < 2 ? -1 : trimmed(text, from, at);
    }

    private static int trimmed(String text, int from, int end) {
        int last = end;
        while (last > from && ".,;:!?'` ".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        return last;
    }
}

package spoor.workbench.export;

import java.util.Locale;
import java.util.regex.Pattern;
import spoor.workbench.report.Visible;

/// A text as a cell of CSV that a spreadsheet shows and does not compute, and that can be read
/// back.
///
/// What a log says is not ours to trust, and a spreadsheet computes cells that begin with `=`, `+`,
/// `-` or `@`. So:
///
/// 1. Hidden characters, save line feeds and tabs, are written by their code point: a backslash, a
///    `u`, the hexadecimal number in braces. A backslash that already stands before `u{` is written
///    so itself, as number 005C.
/// 2. A text that begins with `=`, `+`, `-`, `@`, their full-width forms, a tab, a line feed or `'`
///    gets one `'` before it, unless it is a number.
/// 3. Quotes as RFC 4180 has them.
///
/// To read it back: unquote; take one leading `'` away; replace each code point in braces by its
/// character. That gives the text, whatever it was.
final class CsvCell {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final String COMPUTED = "=+-@\t\n'\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvCell() {}

    static String ofText(String text) {
        String shown = visible(text);
        boolean computed =
                !shown.isEmpty()
                        && COMPUTED.indexOf(shown.charAt(0)) >= 0
                        && !NUMBER.matcher(shown).matches();
        return quoted(computed ? "'" + shown : shown);
    }

    private static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean hidden = Visible.isHidden(c) && c != '\n' && c != '\t';
            if (hidden || text.startsWith("\\u{", i)) {
                out.append(String.format(Locale.ROOT, "\\u{%04X}", c));
            } else {
                out.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    /// As RFC 4180 has it, nothing else.
    static String quoted(String text) {
        boolean quoted = text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}

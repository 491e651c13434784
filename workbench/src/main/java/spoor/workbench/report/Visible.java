package spoor.workbench.report;

import java.util.Locale;

/// Makes what hides in text visible: control characters, and those that turn or hide text
/// (bidirectional controls, zero-width characters, tags, lone surrogates, noncharacters) are
/// written out as their code point in braces after a backslash and a `u`.
public final class Visible {
    private Visible() {}

    /// One line: line ends become visible too.
    public static String line(String text) {
        return visible(text, false);
    }

    /// Keeps line ends and tabs.
    public static String keepingLines(String text) {
        return visible(text, true);
    }

    /// One line for HTML text or a quoted attribute.
    public static String html(String text) {
        return escape(line(text));
    }

    /// For a quoted attribute of XML or HTML in which lines are kept.
    public static String attribute(String text) {
        return escape(keepingLines(text)).replace("\n", "&#10;").replace("\t", "&#9;");
    }

    /// For HTML text where lines are kept (`pre`).
    public static String htmlKeepingLines(String text) {
        return escape(keepingLines(text));
    }

    private static String visible(String text, boolean keepLines) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (keepLines && (c == '\n' || c == '\t' || c == '\r')) {
                if (c != '\r') {
                    out.append((char) c);
                }
            } else if (isHidden(c)) {
                out.append(String.format(Locale.ROOT, "\\u{%04X}", c));
            } else {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    /// Whether a code point hides, or turns what is around it.
    public static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default ->
                    c == 0x115F
                            || c == 0x1160
                            || c == 0x3164
                            || c == 0xFFA0
                            || c == 0x2800
                            || (c & 0xFFFE) == 0xFFFE;
        };
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}

package spoor.workbench.report;

/// Text within Markdown that stays text: one line, no markup, no hidden characters, and no address
/// that a viewer would make a link of.
public final class MarkdownText {
    private static final String MARKUP = "\\`*_{}[]<>#|~&$!";

    private MarkdownText() {}

    public static String of(String text) {
        return ofVisible(Visible.line(text));
    }

    /// Of a text whose hidden characters are dealt with.
    public static String ofVisible(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (MARKUP.indexOf(c) >= 0 || beginsLink(text, i)) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /// The colon of `https://` and the dot of `www.`, without which a viewer sees no address.
    private static boolean beginsLink(String text, int at) {
        return switch (text.charAt(at)) {
            case ':' -> text.startsWith("://", at);
            case '.' -> text.regionMatches(true, at - 3, "www", 0, 3);
            default -> false;
        };
    }
}

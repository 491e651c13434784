package spoor.engine.scalar;

import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.KeyValueScanner.Marks;
import spoor.engine.scalar.KeyValues.Found;
import spoor.engine.scalar.KeyValues.Keys;

/// One reading of a text without named delimiters: all but letters and digits divides, and the term
/// after a key is its value.
final class TermScanner {
    private final String text;
    private final Marks marks;
    private final Found found;
    private int at;
    private boolean unclosed;

    TermScanner(String text, Marks marks, Keys keys) {
        this.text = text;
        this.marks = marks;
        this.found = keys.none();
    }

    @Nullable String[] scan() {
        for (String key = term(); key != null; key = term()) {
            if (found.asks(key)) {
                String value = term();
                if (value != null) {
                    found.add(key, value);
                }
            }
        }
        return found.values();
    }

    private @Nullable String term() {
        while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
            if (!unclosed && marks.open() != 0 && text.charAt(at) == marks.open()) {
                String quoted = quoted();
                if (quoted != null) {
                    return quoted;
                }
            }
            at++;
        }
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at == start ? null : text.substring(start, at);
    }

    /// The text in the quotes that open here; null when they do not close.
    private @Nullable String quoted() {
        StringBuilder out = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (marks.escape() != 0 && c == marks.escape() && i + 1 < text.length()) {
                out.append(text.charAt(++i));
            } else if (c == marks.close()) {
                at = i + 1;
                return out.toString().strip();
            } else {
                out.append(c);
            }
        }
        unclosed = true;
        return null;
    }
}

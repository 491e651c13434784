package spoor.engine.scalar;

import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.KeyValues.Found;
import spoor.engine.scalar.KeyValues.Keys;

/// One reading of a text of `key=value` pairs between delimiters.
final class KeyValueScanner {
    /// Characters around quoted keys and values, 0 for none.
    record Marks(char open, char close, char escape) {}

    private final String text;
    private final String between;
    private final String sign;
    private final Marks marks;
    private final boolean greedy;
    private final Found found;
    private int at;
    private boolean unclosed;
    private @Nullable String key;
    private final StringBuilder value = new StringBuilder();

    KeyValueScanner(
            String text, String between, String sign, Marks marks, boolean greedy, Keys keys) {
        this.text = text;
        this.between = between;
        this.sign = sign;
        this.marks = marks;
        this.greedy = greedy;
        this.found = keys.none();
    }

    @Nullable String[] scan() {
        while (at <= text.length()) {
            pair();
            at += between.length();
        }
        store();
        return found.values();
    }

    /// Reads from `at` to the next delimiter between pairs, or to the end.
    private void pair() {
        int start = at;
        String name = quoted();
        int equals;
        if (name == null) {
            at = start;
            int end = end(start);
            equals = text.indexOf(sign, start, end);
            if (equals < 0) {
                rest(text.substring(start, end));
                at = end;
                return;
            }
            name = text.substring(start, equals).strip();
        } else {
            equals = blanks(at);
            if (!text.startsWith(sign, equals)) {
                at = end(at);
                rest(text.substring(start, at));
                return;
            }
        }
        store();
        key = name;
        at = equals + sign.length();
        value();
    }

    /// A piece without a key belongs to the value before it when values are greedy.
    private void rest(String piece) {
        if (greedy && key != null) {
            value.append(between).append(piece);
        }
    }

    private void value() {
        value.setLength(0);
        value.append(one());
    }

    private String one() {
        int start = at;
        String quoted = quoted();
        if (quoted != null) {
            at = end(at);
            return quoted;
        }
        at = end(start);
        return text.substring(start, at).strip();
    }

    private void store() {
        if (key != null) {
            found.add(key, greedy ? value.toString().strip() : value.toString());
        }
        key = null;
        value.setLength(0);
    }

    private int end(int from) {
        int end = text.indexOf(between, from);
        return end < 0 ? text.length() : end;
    }

    /// The first place that is no blank; a delimiter of blanks is none.
    private int blanks(int from) {
        int i = from;
        while (i < text.length()
                && Character.isWhitespace(text.charAt(i))
                && !text.startsWith(between, i)
                && !text.startsWith(sign, i)) {
            i++;
        }
        return i;
    }

    /// A text in quotes that begins here, after blanks; null for none, or for one that does not
    /// end.
    private @Nullable String quoted() {
        int start = blanks(at);
        if (unclosed
                || marks.open() == 0
                || start >= text.length()
                || text.charAt(start) != marks.open()) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        for (int i = start + 1; i < text.length(); i++) {
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
        // nothing closes a later one either: each text is read once
        unclosed = true;
        return null;
    }
}

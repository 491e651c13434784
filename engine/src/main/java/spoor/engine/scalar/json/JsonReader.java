package spoor.engine.scalar.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Strict JSON (RFC 8259) to [Json]; linear in time, at most [#DEPTH] levels deep.
final class JsonReader {
    /// Deeper values are no JSON to us: the stack is bounded whatever a log holds.
    static final int DEPTH = 500;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    static @Nullable Json read(String text) {
        JsonReader reader = new JsonReader(text);
        Json value = reader.value(0);
        if (value == null) {
            return null;
        }
        reader.blanks();
        return reader.at == text.length() ? value : null;
    }

    private @Nullable Json value(int depth) {
        blanks();
        if (at >= text.length() || depth > DEPTH) {
            return null;
        }
        char c = text.charAt(at);
        return switch (c) {
            case '{' -> bag(depth);
            case '[' -> array(depth);
            case '"' -> textValue();
            case 't' -> word("true", new Json.Bool(true));
            case 'f' -> word("false", new Json.Bool(false));
            case 'n' -> word("null", Json.Null.NULL);
            default -> c == '-' || c >= '0' && c <= '9' ? number() : null;
        };
    }

    private @Nullable Json textValue() {
        String string = string();
        return string == null ? null : new Json.Text(string);
    }

    private void blanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private @Nullable Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            return null;
        }
        at += word.length();
        return value;
    }

    private boolean take(char c) {
        blanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private @Nullable Json array(int depth) {
        at++;
        List<Json> elements = new ArrayList<>();
        if (take(']')) {
            return new Json.Array(elements);
        }
        do {
            Json element = value(depth + 1);
            if (element == null) {
                return null;
            }
            elements.add(element);
        } while (take(','));
        return take(']') ? new Json.Array(elements) : null;
    }

    private @Nullable Json bag(int depth) {
        at++;
        Map<String, Json> members = new LinkedHashMap<>();
        if (take('}')) {
            return new Json.Bag(members);
        }
        do {
            blanks();
            String name = at < text.length() && text.charAt(at) == '"' ? string() : null;
            if (name == null || !take(':')) {
                return null;
            }
            Json member = value(depth + 1);
            if (member == null) {
                return null;
            }
            members.put(name, member);
        } while (take(','));
        return take('}') ? new Json.Bag(members) : null;
    }

    private @Nullable String string() {
        int start = ++at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                return text.substring(start, at++);
            }
            if (c < ' ') {
                return null;
            }
            if (c == '\\') {
                return escaped(start);
            }
            at++;
        }
        return null;
    }

    private @Nullable String escaped(int start) {
        StringBuilder out = new StringBuilder().append(text, start, at);
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                return null;
            }
            if (c != '\\') {
                out.append(c);
                continue;
            }
            if (at >= text.length() || !escape(text.charAt(at++), out)) {
                return null;
            }
        }
        return null;
    }

    private boolean escape(char c, StringBuilder out) {
        switch (c) {
            case '"', '\\', '/' -> out.append(c);
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> {
                int unit = 0;
                for (int i = 0; i < 4; i++, at++) {
                    int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
                    if (digit < 0 || text.charAt(at) > 'f') {
                        return false;
                    }
                    unit = unit * 16 + digit;
                }
                out.append((char) unit);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private @Nullable Json number() {
        int start = at;
        boolean whole = true;
        if (text.charAt(at) == '-') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '0') {
            at++;
        } else if (!digits()) {
            return null;
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            whole = false;
            if (!digits()) {
                return null;
            }
        }
        if (at < text.length() && (text.charAt(at) | 32) == 'e') {
            at++;
            whole = false;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            if (!digits()) {
                return null;
            }
        }
        String number = text.substring(start, at);
        if (whole) {
            try {
                return new Json.Whole(Long.parseLong(number));
            } catch (NumberFormatException _) {
                return new Json.Real(Double.parseDouble(number));
            }
        }
        return new Json.Real(Double.parseDouble(number));
    }

    private boolean digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at > start;
    }
}

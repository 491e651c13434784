package spoor.engine.scalar.json;

import java.util.Arrays;

/// Recognises JSON that is written already as [JsonWriter] would write it, so that it need not be
/// taken apart and written again. It says yes only when sure: blanks, escapes other than the short
/// ones, numbers that are not plain integers, and large bags are left to the reader.
final class CompactJson {
    private static final int DEPTH = 64;
    private static final int MOST_NAMES = 256;
    private static final int MOST_DIGITS = 18;
    private static final int[] NONE = {};

    private final String text;
    private int[] names = NONE;
    private int namesHeld;
    private int at;

    private CompactJson(String text) {
        this.text = text;
    }

    /// Whether `Json.of(text).text()` equals `text`, as far as one pass can tell.
    static boolean is(String text) {
        if (text.isEmpty()) {
            return false;
        }
        CompactJson json = new CompactJson(text);
        return json.value(0) && json.at == text.length();
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private boolean value(int depth) {
        if (depth > DEPTH || at >= text.length()) {
            return false;
        }
        return switch (text.charAt(at)) {
            case '"' -> string();
            case '{' -> bag(depth);
            case '[' -> array(depth);
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> whole();
        };
    }

    private boolean word(String word) {
        boolean found = text.startsWith(word, at);
        at += word.length();
        return found;
    }

    private boolean string() {
        int i = at + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"') {
                at = i + 1;
                return true;
            }
            if (c < ' ' || c == '\\' && !isShort(++i)) {
                return false;
            }
            i++;
        }
        return false;
    }

    private boolean isShort(int place) {
        return place < text.length() && "\"\\nrtbf".indexOf(text.charAt(place)) >= 0;
    }

    private boolean whole() {
        boolean negative = take('-');
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        int digits = at - start;
        boolean leadsWithZero = digits > 0 && text.charAt(start) == '0';
        boolean ends = at >= text.length() || ",]}".indexOf(text.charAt(at)) >= 0;
        return ends
                && digits > 0
                && digits <= MOST_DIGITS
                && !(leadsWithZero && (digits > 1 || negative));
    }

    private boolean array(int depth) {
        at++;
        if (take(']')) {
            return true;
        }
        do {
            if (!value(depth + 1)) {
                return false;
            }
        } while (take(','));
        return take(']');
    }

    private boolean bag(int depth) {
        at++;
        if (take('}')) {
            return true;
        }
        int held = namesHeld;
        do {
            int start = at;
            if (at >= text.length() || text.charAt(at) != '"' || !string()) {
                return false;
            }
            if (!isNew(held, start, at) || !take(':') || !value(depth + 1)) {
                return false;
            }
        } while (take(','));
        namesHeld = held;
        return take('}');
    }

    /// Whether no name of the bag whose names are held from `first` is this one; holds it.
    private boolean isNew(int first, int start, int end) {
        if (namesHeld == MOST_NAMES) {
            return false;
        }
        for (int i = first; i < namesHeld; i++) {
            int from = names[2 * i];
            if (names[2 * i + 1] - from == end - start
                    && text.regionMatches(from, text, start, end - start)) {
                return false;
            }
        }
        if (names.length == 2 * namesHeld) {
            names = Arrays.copyOf(names, 16 + 2 * names.length);
        }
        names[2 * namesHeld] = start;
        names[2 * namesHeld + 1] = end;
        namesHeld++;
        return true;
    }
}

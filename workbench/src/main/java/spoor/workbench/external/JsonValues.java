package spoor.workbench.external;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import spoor.model.FormatException;

/// JSON values one after the other, or in one array; only their bounds are looked at.
final class JsonValues {
    private JsonValues() {}

    /// Texts as a JSON array.
    static String array(List<String> texts) {
        StringBuilder out = new StringBuilder("[");
        for (String text : texts) {
            out.append(out.length() > 1 ? "," : "").append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') {
                    out.append('\\').append(c);
                } else if (c < ' ') {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
            out.append('"');
        }
        return out.append(']').toString();
    }

    /// The values of a text; the elements where it is one array.
    static List<String> of(String text, Path file) {
        String all = text.strip();
        List<String> values = split(all, file);
        boolean array = values.size() == 1 && all.startsWith("[");
        return array ? split(all.substring(1, all.length() - 1), file) : values;
    }

    private static List<String> split(String text, Path file) {
        List<String> values = new ArrayList<>();
        int depth = 0;
        int begin = -1;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
                continue;
            }
            boolean between = depth == 0 && (c == ',' || Character.isWhitespace(c));
            if (between) {
                if (begin >= 0) {
                    values.add(text.substring(begin, i));
                    begin = -1;
                }
                continue;
            }
            if (begin < 0) {
                begin = i;
            }
            switch (c) {
                case '"' -> quoted = true;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            if (depth == 0 && (c == '}' || c == ']')) {
                values.add(text.substring(begin, i + 1));
                begin = -1;
            }
        }
        if (depth != 0 || quoted) {
            throw new FormatException(
                    file.toString(), text.length(), file + " ends inside a JSON value", null);
        }
        if (begin >= 0) {
            values.add(text.substring(begin));
        }
        return values;
    }
}

package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.model.KqlType;

/// The elements of a constant JSON array (compact, as the parser writes it) as constants.
final class JsonElements {
    private final String json;
    private int at;

    private JsonElements(String json) {
        this.json = json;
    }

    static List<Bound> of(String array) {
        JsonElements reader = new JsonElements(array);
        List<Bound> elements = new ArrayList<>();
        reader.at = 1;
        while (reader.json.charAt(reader.at) != ']') {
            elements.add(reader.element());
            if (reader.json.charAt(reader.at) == ',') {
                reader.at++;
            }
        }
        return elements;
    }

    private Bound element() {
        char c = json.charAt(at);
        if (c == '"') {
            return new Bound.Constant(KqlType.STRING, Optional.of(string()));
        }
        int start = at;
        if (c == '[' || c == '{') {
            skipNested();
            return new Bound.Constant(KqlType.DYNAMIC, Optional.of(json.substring(start, at)));
        }
        while (json.charAt(at) != ',' && json.charAt(at) != ']') {
            at++;
        }
        return scalar(json.substring(start, at));
    }

    private static Bound scalar(String text) {
        return switch (text) {
            case "true" -> new Bound.Constant(KqlType.BOOL, Optional.of(true));
            case "false" -> new Bound.Constant(KqlType.BOOL, Optional.of(false));
            case "null" -> new Bound.Constant(KqlType.DYNAMIC, Optional.empty());
            default -> number(text);
        };
    }

    private static Bound number(String text) {
        if (text.matches("-?\\d{1,18}")) {
            return new Bound.Constant(KqlType.LONG, Optional.of(Long.parseLong(text)));
        }
        return new Bound.Constant(KqlType.REAL, Optional.of(Double.parseDouble(text)));
    }

    private void skipNested() {
        int depth = 0;
        do {
            char c = json.charAt(at);
            if (c == '"') {
                string();
                continue;
            }
            if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            }
            at++;
        } while (depth > 0);
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        at++;
        while (json.charAt(at) != '"') {
            char c = json.charAt(at++);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escaped = json.charAt(at++);
            switch (escaped) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> {
                    out.append((char) Integer.parseInt(json, at, at + 4, 16));
                    at += 4;
                }
                default -> out.append(escaped);
            }
        }
        at++;
        return out.toString();
    }
}

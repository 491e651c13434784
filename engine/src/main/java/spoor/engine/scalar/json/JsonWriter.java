package spoor.engine.scalar.json;

import java.util.List;
import java.util.Map;
import spoor.engine.scalar.RealText;

/// [Json] to compact text: no blanks, names in the order given.
final class JsonWriter {
    private static final String HEX = "0123456789ABCDEF";

    private JsonWriter() {}

    static String write(Json value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Json value, StringBuilder out) {
        switch (value) {
            case Json.Null _ -> out.append("null");
            case Json.Bool(boolean truth) -> out.append(truth);
            case Json.Whole(long number) -> out.append(number);
            case Json.Real(double number) -> real(number, out);
            case Json.Text(String text) -> text(text, out);
            case Json.Array(List<Json> elements) -> {
                char between = '[';
                for (Json element : elements) {
                    write(element, out.append(between));
                    between = ',';
                }
                out.append(between == '[' ? "[]" : "]");
            }
            case Json.Bag(Map<String, Json> members) -> {
                char between = '{';
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    text(member.getKey(), out.append(between));
                    write(member.getValue(), out.append(':'));
                    between = ',';
                }
                out.append(between == '{' ? "{}" : "}");
            }
        }
    }

    /// JSON has no NaN and no infinity: they become texts.
    private static void real(double number, StringBuilder out) {
        if (Double.isNaN(number)) {
            out.append("\"NaN\"");
        } else if (Double.isInfinite(number)) {
            out.append(number > 0 ? "\"Infinity\"" : "\"-Infinity\"");
        } else {
            out.append(RealText.of(number));
        }
    }

    private static void text(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}

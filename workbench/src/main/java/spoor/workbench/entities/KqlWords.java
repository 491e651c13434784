package spoor.workbench.entities;

import java.util.Locale;

/// Names and texts as they stand in KQL, whatever they hold.
public final class KqlWords {
    private KqlWords() {}

    /// A table or column: `Account`, `['id.orig_h']`.
    public static String name(String name) {
        if (name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            return name;
        }
        return "['" + escaped(name) + "']";
    }

    /// A text in double quotes; what could end it, hide or turn what stands beside it is escaped.
    public static String text(String value) {
        return '"' + escaped(value) + '"';
    }

    private static String escaped(String value) {
        StringBuilder out = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '"' -> out.append("\\\"");
                case '\'' -> out.append("\\'");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (isHidden(c)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    private static boolean isHidden(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE ->
                    true;
            default -> false;
        };
    }
}

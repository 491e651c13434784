package spoor.formats.zeek;

import java.util.Locale;
import spoor.model.KqlType;

/// Zeek's types and log names in KQL's terms.
final class ZeekTypes {
    private ZeekTypes() {}

    /// An `interval` is a `real` of seconds, as Zeek writes it: it is summed and averaged as a
    /// number. Sets and vectors are `dynamic` arrays; addresses are strings.
    static KqlType kql(String zeek) {
        return switch (zeek) {
            case "time" -> KqlType.DATETIME;
            case "interval", "double" -> KqlType.REAL;
            case "count", "int", "port" -> KqlType.LONG;
            case "bool" -> KqlType.BOOL;
            default -> isContainer(zeek) ? KqlType.DYNAMIC : KqlType.STRING;
        };
    }

    static boolean isContainer(String zeek) {
        boolean named =
                zeek.startsWith("set[") || zeek.startsWith("vector[") || zeek.startsWith("table[");
        return named && zeek.endsWith("]");
    }

    /// `count` of `set[count]`; a plain type is its own element.
    static String element(String zeek) {
        return isContainer(zeek) ? zeek.substring(zeek.indexOf('[') + 1, zeek.length() - 1) : zeek;
    }

    /// `known_services` gives `ZeekKnownServices`.
    static String table(String path) {
        StringBuilder name = new StringBuilder("Zeek");
        boolean upper = true;
        for (char c : path.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean kept = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (kept) {
                name.append(upper && c >= 'a' ? (char) (c - 32) : c);
            }
            upper = !kept;
        }
        return name.toString();
    }
}

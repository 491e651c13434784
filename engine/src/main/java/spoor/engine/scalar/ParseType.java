package spoor.engine.scalar;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Arrays;

/// How a type of KQL stands in a text that `parse` takes apart: as Kusto's emulator was seen to
/// read it. The shapes in literal patterns and in regular expressions are not the same.
enum ParseType {
    STRING("", "") {
        @Override
        boolean converts(String text) {
            return true;
        }
    },
    DYNAMIC("", "") {
        @Override
        boolean converts(String text) {
            return true;
        }
    },
    LONG(Shapes.WHOLE, Shapes.WHOLE) {
        @Override
        boolean converts(String text) {
            return Conversions.parseLong(text) != null;
        }
    },
    INT(Shapes.WHOLE, Shapes.WHOLE) {
        @Override
        boolean converts(String text) {
            return Conversions.parseInt(text) != null;
        }
    },
    REAL("\\s*[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)", "\\s*[-+]?[0-9]+(?:\\.[0-9]+)?") {
        @Override
        boolean converts(String text) {
            return Conversions.parseReal(text) != null;
        }
    },
    DECIMAL("\\s*[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)", "\\s*[-+]?[0-9]+(?:\\.[0-9]+)?") {
        @Override
        boolean converts(String text) {
            return Decimals.parse(text) != null;
        }
    },
    BOOL("\\s*(?i:true|false|[-+]?[0-9]+)", "\\s*(?i:true|false)") {
        @Override
        boolean converts(String text) {
            return Conversions.parseBool(text) != null;
        }
    },
    GUID(Shapes.GUID, Shapes.GUID) {
        @Override
        boolean converts(String text) {
            return Conversions.parseGuid(text) != null;
        }
    },
    DATETIME(Shapes.DATETIME, Shapes.DATETIME) {
        @Override
        boolean converts(String text) {
            return DatetimeText.parse(text) != null;
        }
    },
    TIMESPAN(Shapes.TIMESPAN, Shapes.TIMESPAN) {
        @Override
        boolean converts(String text) {
            return Conversions.parseTimespan(text) != null;
        }
    };

    private static final class Shapes {
        static final String WHOLE = "\\s*[-+]?[0-9]+";
        // braces as an alternative of their own: a lazy `\\}?` would leave the closing one behind
        static final String GUID =
                "\\s*(?:\\{H{8}-?H{4}-?H{4}-?H{4}-?H{12}\\}|H{8}-?H{4}-?H{4}-?H{4}-?H{12})"
                        .replace("H", "[0-9a-fA-F]");
        // year first with dashes, or day and month first with slashes
        static final String DATETIME =
                "\\s*(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{1,4})"
                        + "(?:[Tt ]\\s*[0-9]{1,2}:[0-9]{1,2}(?::[0-9]{1,2}(?:\\.[0-9]*)?)?)?"
                        + "(?:[Zz]|[-+][0-9]{1,2}(?::[0-9]{1,2})?)?";
        static final String TIMESPAN =
                "\\s*-?(?:[0-9]+\\.[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}"
                        + "|[0-9]{1,2}:[0-9]{1,2}(?::[0-9]{1,2})?)(?:\\.[0-9]*)?";
    }

    private final Pattern shape;
    private final String inRegex;

    ParseType(String shape, String inRegex) {
        this.shape = Pattern.compile(shape);
        this.inRegex = inRegex;
    }

    static ParseType named(String kqlName) {
        return Arrays.stream(values())
                .filter(type -> type.name().equalsIgnoreCase(kqlName))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a column of type " + kqlName));
    }

    boolean isText() {
        return this == STRING || this == DYNAMIC;
    }

    /// What a column of this type is within a regular expression.
    String inRegex() {
        return isText() ? ".*" : inRegex;
    }

    /// Where a value that begins at a place ends, as far as its shape reaches; -1 for none.
    int end(String text, int from) {
        Matcher matcher = shape.matcher(text.substring(from));
        return matcher.lookingAt() ? from + matcher.end() : -1;
    }

    /// Whether the whole text is such a value.
    abstract boolean converts(String text);
}

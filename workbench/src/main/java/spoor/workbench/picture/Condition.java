package spoor.workbench.picture;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Ticks;

/// What holds of a column in the rows behind a mark, as KQL behind the column's name: `== "SF"`.
/// Texts of a log stay one literal each; what hides in text is written by its code point.
final class Condition {
    private static final int LONGEST = 2_000;

    private Condition() {}

    /// Empty where no comparison finds the value again (a dynamic, a number that is not finite, a
    /// very long text).
    static Optional<String> equal(Column column, @Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        return switch (column.type()) {
            case STRING ->
                    text(value).length() > LONGEST
                            ? Optional.empty()
                            : Optional.of("== " + string(text(value)));
            case GUID -> Optional.of("== guid(" + text(value) + ")");
            case BOOL -> Optional.of("== " + value);
            case INT, LONG -> Optional.of("== " + whole((Number) value));
            case DATETIME -> Optional.of("== " + datetime((Long) value));
            case TIMESPAN -> Optional.of("== timespan(" + Ticks.timespanText((Long) value) + ")");
            case REAL ->
                    Double.isFinite((Double) value)
                            ? Optional.of("== real(" + value + ")")
                            : Optional.empty();
            case DECIMAL ->
                    Optional.of("== decimal(" + new BigDecimal(text(value)).toPlainString() + ")");
            case DYNAMIC -> Optional.empty();
        };
    }

    private static String text(Object value) {
        return (String) value;
    }

    private static String whole(Number value) {
        return value.longValue() == Long.MIN_VALUE ? "long(" + value + ")" : value.toString();
    }

    static String datetime(long ticks) {
        return "datetime(" + Ticks.datetimeText(ticks) + ")";
    }

    /// Whether different values of the type may bear the same label, so that a category of it is no
    /// condition.
    static boolean isBlurred(KqlType type) {
        return type == KqlType.REAL || type == KqlType.DECIMAL || type == KqlType.DYNAMIC;
    }

    /// A KQL string literal of exactly this text, in which every character shows.
    static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7F || c >= 0xA0 && isPlain(c)) {
                out.append(c);
            } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return out.append('"').toString();
    }

    /// A letter or a digit of any script; what else there is beyond ASCII is written as its code.
    private static boolean isPlain(char c) {
        return Character.isLetterOrDigit(c)
                && c != 0x3164
                && c != 0x115F
                && c != 0x1160
                && c != 0xFFA0;
    }

    /// A KQL name that may be any text.
    static String name(String name) {
        boolean plain =
                !name.isEmpty()
                        && !Character.isDigit(name.charAt(0))
                        && name.chars()
                                .allMatch(c -> c == '_' || c < 128 && Character.isLetterOrDigit(c));
        return plain ? name : "[" + string(name) + "]";
    }
}

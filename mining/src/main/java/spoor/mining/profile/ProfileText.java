package spoor.mining.profile;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spoor.model.KqlType;
import spoor.model.Ticks;

/// Values of a column in a profile.
record ProfileText(KqlType type) {
    /// Longer texts are cut.
    private static final int LONGEST = 200;

    /// As text; empty where there is none.
    String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Long number ->
                    switch (type) {
                        case BOOL -> number == 0 ? "false" : "true";
                        case DATETIME -> Ticks.datetimeText(number);
                        case TIMESPAN -> Ticks.timespanText(number);
                        case INT, LONG, REAL, DECIMAL, STRING, DYNAMIC, GUID -> number.toString();
                    };
            case LongText text -> cut(text.start());
            default -> cut(value.toString());
        };
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /// `[{"value":...,"count":...},...]`; numbers and booleans as such, all else as text.
    String counted(List<ValueCounts.Counted> values) {
        return values.stream()
                .map(one -> "{\"value\":" + json(one.value()) + ",\"count\":" + one.count() + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String json(Object value) {
        boolean bare =
                value instanceof Double real
                        ? Double.isFinite(real)
                        : value instanceof Long
                                && type != KqlType.DATETIME
                                && type != KqlType.TIMESPAN;
        String text = plain(value);
        return bare
                ? text
                : '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}

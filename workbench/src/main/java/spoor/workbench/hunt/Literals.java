package spoor.workbench.hunt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import spoor.model.KqlType;

/// Texts of parameters as KQL literals. A text that is not wholly a value of its type gives none,
/// so that no text can become more of a query than one value.
final class Literals {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern NUMBER =
            Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,4})?");
    private static final Pattern DATETIME =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}"
                            + "([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?");
    private static final Pattern TIMESPAN =
            Pattern.compile(
                    "[0-9]{1,12}(\\.[0-9]{1,7})?(d|h|m|s|ms|microsecond|tick)"
                            + "|-?([0-9]{1,8}\\.)?[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,7})?)?");
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Literals() {}

    static Optional<String> of(KqlType type, String text) {
        return switch (type) {
            case BOOL -> bool(text);
            case INT -> matching(INTEGER, text).filter(Literals::isInt).map(v -> "int(" + v + ")");
            case LONG ->
                    matching(INTEGER, text).filter(Literals::isLong).map(v -> "long(" + v + ")");
            case REAL -> matching(NUMBER, text).map(v -> "real(" + v + ")");
            case DECIMAL -> matching(NUMBER, text).map(v -> "decimal(" + v + ")");
            case STRING -> Optional.of(string(text));
            case DATETIME -> matching(DATETIME, text).map(v -> "datetime(" + v + ")");
            case TIMESPAN -> matching(TIMESPAN, text).map(v -> "timespan(" + v + ")");
            case GUID -> matching(GUID, text).map(v -> "guid(" + v + ")");
            case DYNAMIC -> json(text).map(v -> "dynamic(" + v + ")");
        };
    }

    /// How a value of the type is written, for a hint.
    static String example(KqlType type) {
        return "write for example "
                + switch (type) {
                    case BOOL -> "true";
                    case INT, LONG -> "42";
                    case REAL, DECIMAL -> "0.5";
                    case STRING -> "text";
                    case DATETIME -> "2026-09-21T00:00:00Z";
                    case TIMESPAN -> "20m";
                    case GUID -> "74be27de-1e4e-49d9-b579-fe0b331d3642";
                    case DYNAMIC -> "[\"a\", \"b\"]";
                };
    }

    /// A KQL string literal of exactly this text.
    static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /// A KQL name that may be any text: `['name']`.
    static String name(String name) {
        return HeaderReader.NAME.matcher(name).matches() ? name : "[" + string(name) + "]";
    }

    private static Optional<String> bool(String text) {
        return text.equals("true") || text.equals("false") ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> json(String text) {
        try {
            JsonNode value = JSON.readTree(text);
            return value == null || value.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> matching(Pattern pattern, String text) {
        return pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static boolean isInt(String text) {
        return isLong(text) && Long.parseLong(text) == (int) Long.parseLong(text);
    }

    private static boolean isLong(String text) {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}

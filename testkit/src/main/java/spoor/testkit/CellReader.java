package spoor.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spoor.model.KqlType;
import spoor.model.Ticks;

/// Reads the three spellings of expected values: the harness's text, the engine's JSON, the
/// documentation's printed tables.
final class CellReader {
    private static final Pattern DATETIME =
            Pattern.compile(
                    "(\\d{4})-(\\d\\d?)-(\\d\\d?)"
                            + "(?:[T ](\\d\\d?):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,7}))?)?)?Z?");
    private static final Pattern TIMESPAN =
            Pattern.compile("(-)?(?:(\\d+)\\.)?(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,7}))?");

    private CellReader() {}

    /// `'text'`, `True`, digits, `NaN`, ISO times; `dynamic` as JSON.
    static ExpectedCell harness(KqlType type, JsonNode value) {
        if (value.isNull()) {
            return new ExpectedCell.Absent();
        }
        if (type == KqlType.DYNAMIC) {
            return new ExpectedCell.Json(value, 0);
        }
        String text = value.asText();
        if (text.length() >= 2 && text.startsWith("'") && text.endsWith("'")) {
            return new ExpectedCell.Text(text.substring(1, text.length() - 1));
        }
        return typed(type, text, 0);
    }

    /// Values as JSON spells them.
    static ExpectedCell engine(KqlType type, JsonNode value) {
        if (value.isNull()) {
            return new ExpectedCell.Absent();
        }
        return type == KqlType.DYNAMIC
                ? new ExpectedCell.Json(value, 0)
                : typed(type, value.asText(), 0);
    }

    /// Text of a table on a page: as many digits as are printed count.
    static ExpectedCell page(KqlType type, String text) {
        boolean none = text.isEmpty() || text.equalsIgnoreCase("null");
        return switch (type) {
            case STRING -> new ExpectedCell.PageText(text);
            case DYNAMIC -> {
                JsonNode node = JsonTrees.parse(text);
                yield none
                        ? new ExpectedCell.Absent()
                        : new ExpectedCell.Json(
                                node.isMissingNode()
                                        ? JsonTrees.MAPPER.getNodeFactory().textNode(text)
                                        : node,
                                1e-9);
            }
            case BOOL, INT, LONG, REAL, DECIMAL, DATETIME, TIMESPAN, GUID ->
                    none
                            ? new ExpectedCell.Absent()
                            : typed(type, text.replace(",", ""), lastDigit(text));
        };
    }

    /// One unit of the last printed digit: pages round, some of them cut.
    private static double lastDigit(String text) {
        int point = text.indexOf('.');
        if (point < 0 || text.contains("e") || text.contains("E")) {
            return 0;
        }
        return Math.pow(10, point + 1 - text.length());
    }

    private static ExpectedCell typed(KqlType type, String text, double tolerance) {
        return switch (type) {
            case BOOL -> flag(text);
            case INT, LONG -> whole(text);
            case REAL, DECIMAL -> new ExpectedCell.Fraction(real(text), tolerance);
            case DATETIME -> new ExpectedCell.Moment(moment(text));
            case TIMESPAN -> new ExpectedCell.Duration(duration(text));
            case GUID -> new ExpectedCell.Text(text.toLowerCase(Locale.ROOT));
            case STRING -> new ExpectedCell.Text(text);
            case DYNAMIC -> new ExpectedCell.Json(JsonTrees.parse(text), tolerance);
        };
    }

    private static ExpectedCell flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> new ExpectedCell.Flag(true);
            case "false", "0" -> new ExpectedCell.Flag(false);
            default -> throw new IllegalArgumentException("not a bool: " + text);
        };
    }

    private static ExpectedCell whole(String text) {
        try {
            return new ExpectedCell.Whole(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return new ExpectedCell.Fraction(real(text), 0);
        }
    }

    static double real(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "∞" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity", "-∞" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    static long moment(String text) {
        Matcher match = matched(DATETIME, text, "datetime");
        long ticks = Ticks.ofDate(number(match, 1), number(match, 2), number(match, 3));
        return ticks
                + number(match, 4) * Ticks.PER_HOUR
                + number(match, 5) * Ticks.PER_MINUTE
                + number(match, 6) * Ticks.PER_SECOND
                + fraction(match.group(7));
    }

    static long duration(String text) {
        Matcher match = matched(TIMESPAN, text, "timespan");
        long ticks =
                number(match, 2) * Ticks.PER_DAY
                        + number(match, 3) * Ticks.PER_HOUR
                        + number(match, 4) * Ticks.PER_MINUTE
                        + number(match, 5) * Ticks.PER_SECOND
                        + fraction(match.group(6));
        return match.group(1) == null ? ticks : -ticks;
    }

    private static Matcher matched(Pattern pattern, String text, String what) {
        Matcher match = pattern.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a " + what + ": " + text);
        }
        return match;
    }

    private static int number(Matcher match, int group) {
        return match.group(group) == null ? 0 : Integer.parseInt(match.group(group));
    }

    private static long fraction(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "0000000").substring(0, 7));
    }
}

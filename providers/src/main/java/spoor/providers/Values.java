package spoor.providers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.SpoorException;
import spoor.model.Ticks;
import spoor.model.Vector;

/// The values of one column, from the texts in which an endpoint writes them.
final class Values {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern TIMESPAN =
            Pattern.compile("(-)?(?:(\\d{1,8})\\.)?(\\d{1,2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,7}))?");

    private final String name;
    private final KqlType type;
    private final boolean[] nulls;
    private final long[] longs;
    private final double[] doubles;
    private final @Nullable String[] texts;

    Values(String name, KqlType type, int capacity) {
        this.name = name;
        this.type = type;
        boolean whole =
                switch (type) {
                    case BOOL, INT, LONG, DATETIME, TIMESPAN -> true;
                    case REAL, DECIMAL, STRING, DYNAMIC, GUID -> false;
                };
        nulls = new boolean[capacity];
        longs = new long[whole ? capacity : 0];
        doubles = new double[type == KqlType.REAL ? capacity : 0];
        texts = new @Nullable String[whole || type == KqlType.REAL ? 0 : capacity];
    }

    /// @param text null for a null
    /// @param json whether the text is JSON as it stood in the answer, not the text of a string
    void set(int row, @Nullable String text, boolean json) {
        boolean absent = text == null || text.isEmpty() && type != KqlType.STRING;
        nulls[row] = absent;
        if (type == KqlType.STRING) {
            texts[row] = text == null ? "" : text;
            return;
        }
        if (text == null || absent) {
            return;
        }
        try {
            switch (type) {
                case BOOL -> longs[row] = bool(text);
                case INT -> longs[row] = Integer.parseInt(text);
                case LONG -> longs[row] = Long.parseLong(text);
                case DATETIME -> longs[row] = datetime(text);
                case TIMESPAN -> longs[row] = timespan(text);
                case REAL -> doubles[row] = Double.parseDouble(text);
                case DECIMAL -> texts[row] = new BigDecimal(text).toString();
                case GUID -> texts[row] = text.toLowerCase(Locale.ROOT);
                case DYNAMIC -> texts[row] = json ? text : dynamic(text);
                case STRING -> throw new IllegalStateException("set above");
            }
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            throw new SpoorException(
                    ErrorKind.DATA,
                    "a value of the column '" + name + "' is no " + type.kqlName(),
                    e);
        }
    }

    private static long bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> 1;
            case "false", "0" -> 0;
            default -> throw new NumberFormatException();
        };
    }

    private static long datetime(String text) {
        return Ticks.of(OffsetDateTime.parse(text).toInstant());
    }

    private static long timespan(String text) {
        Matcher matcher = TIMESPAN.matcher(text);
        if (!matcher.matches()) {
            throw new NumberFormatException();
        }
        String fraction = Optional.ofNullable(matcher.group(6)).orElse("");
        long ticks = number(matcher.group(2)) * Ticks.PER_DAY;
        ticks = Math.addExact(ticks, number(matcher.group(3)) * Ticks.PER_HOUR);
        ticks = Math.addExact(ticks, number(matcher.group(4)) * Ticks.PER_MINUTE);
        ticks = Math.addExact(ticks, number(matcher.group(5)) * Ticks.PER_SECOND);
        ticks = Math.addExact(ticks, number((fraction + "0000000").substring(0, 7)));
        return matcher.group(1) == null ? ticks : -ticks;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /// A dynamic value that came as a string: JSON where it is an array, a bag or a string in
    /// quotes, else the text itself.
    private static String dynamic(String text) {
        String bare = text.strip();
        boolean perhaps = bare.startsWith("{") || bare.startsWith("[") || bare.startsWith("\"");
        return perhaps ? compact(bare).orElseGet(() -> quoted(text)) : quoted(text);
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /// A JSON value without blanks between its parts; empty: it is none.
    private static Optional<String> compact(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            JsonToken _ = parser.nextToken();
            String value = json(parser);
            return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The value at which a parser stands, as JSON text.
    static String json(JsonParser parser) throws IOException {
        java.io.StringWriter out = new java.io.StringWriter();
        try (var generator = JSON.createGenerator(out)) {
            int depth = 0;
            do {
                JsonToken token = parser.currentToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                generator.copyCurrentEventExact(parser);
            } while (depth > 0 && parser.nextToken() != null);
        }
        return out.toString();
    }

    Vector vector(int rows) {
        return switch (type) {
            case BOOL, INT, LONG, DATETIME, TIMESPAN ->
                    new Vector.Longs(
                            java.util.Arrays.copyOf(longs, rows),
                            java.util.Arrays.copyOf(nulls, rows));
            case REAL ->
                    new Vector.Doubles(
                            java.util.Arrays.copyOf(doubles, rows),
                            java.util.Arrays.copyOf(nulls, rows));
            case DECIMAL, STRING, DYNAMIC, GUID ->
                    new Vector.Texts(java.util.Arrays.copyOf(texts, rows));
        };
    }
}

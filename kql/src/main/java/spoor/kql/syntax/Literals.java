package spoor.kql.syntax;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import spoor.kql.syntax.Expr.Literal;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.Span;

/// Reads literal tokens into values.
final class Literals {
    private static final Pattern GUID =
            Pattern.compile(
                    "\\{?[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\}?");

    private Literals() {}

    static Expr number(Token token, TokenStream tokens) {
        return switch (token.kind()) {
            case REAL -> of(KqlType.REAL, Double.parseDouble(token.text()), token.span());
            case TIMESPAN -> {
                OptionalLong ticks = Timespans.ticks(token.text());
                if (ticks.isEmpty()) {
                    tokens.note(
                            new Problem(
                                    "KQL003",
                                    token.span(),
                                    "the time span '" + token.text() + "' is out of range"));
                }
                yield of(KqlType.TIMESPAN, ticks.orElse(0), token.span());
            }
            default -> of(KqlType.LONG, longOf(token, tokens), token.span());
        };
    }

    private static long longOf(Token token, TokenStream tokens) {
        try {
            return parseLong(token.text());
        } catch (NumberFormatException e) {
            tokens.note(
                    new Problem(
                            "KQL003",
                            token.span(),
                            "the number '" + token.text() + "' does not fit a long",
                            isHexadecimal(token.text())
                                    ? ""
                                    : "write real("
                                            + token.text()
                                            + ") for a floating-point number"));
            return 0;
        }
    }

    static boolean isHexadecimal(String text) {
        return text.startsWith("0x") || text.startsWith("0X");
    }

    private static long parseLong(String text) {
        if (isHexadecimal(text)) {
            return Long.parseUnsignedLong(text.substring(2), 16);
        }
        return Long.parseLong(text);
    }

    static Literal of(KqlType type, Object value, Span span) {
        return new Literal(type, Optional.of(value), span);
    }

    static Literal ofNull(KqlType type, Span span) {
        return new Literal(type, Optional.empty(), span);
    }

    /// `datetime(...)`, `long(...)` and their kin.
    static Expr typed(Token token, TokenStream tokens) {
        KqlType type = KqlType.named(token.head()).orElseThrow();
        String text = unquote(token.text()).replaceAll("\\p{Z}", " ");
        Span span = token.span();
        if (text.equals("null")) {
            return ofNull(type, span);
        }
        Optional<Object> value = value(type, text);
        if (value.isEmpty()) {
            tokens.note(
                    new Problem(
                            "KQL005",
                            span,
                            "'" + token.text() + "' is not a " + type.kqlName() + " literal",
                            example(type)));
            return ofNull(type, span);
        }
        return new Literal(type, value, span);
    }

    private static Optional<Object> value(KqlType type, String text) {
        return switch (type) {
            case DATETIME ->
                    Datetimes.ticks(text).stream().<Object>mapToObj(ticks -> ticks).findFirst();
            case TIMESPAN ->
                    Timespans.ticks(text).stream().<Object>mapToObj(ticks -> ticks).findFirst();
            case BOOL -> bool(text);
            case INT -> integer(text, 32).map(value -> (Object) value.intValue());
            case LONG -> integer(text, 64).map(value -> (Object) value.longValue());
            case REAL -> real(text);
            case DECIMAL -> decimal(text);
            case GUID ->
                    GUID.matcher(text).matches()
                            ? Optional.of(text.replaceAll("[{}]", "").toLowerCase(Locale.ROOT))
                            : Optional.empty();
            case STRING, DYNAMIC -> Optional.empty();
        };
    }

    private static Optional<Object> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> integer(text, 64).map(value -> value.signum() != 0);
        };
    }

    private static Optional<BigInteger> integer(String text, int bits) {
        try {
            boolean negative = text.startsWith("-");
            String digits = negative || text.startsWith("+") ? text.substring(1).strip() : text;
            BigInteger value =
                    isHexadecimal(digits)
                            ? new BigInteger(digits.substring(2), 16)
                            : new BigInteger(digits);
            value = negative ? value.negate() : value;
            return value.bitLength() < bits ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> real(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Optional.of(Double.NaN);
            case "+inf", "inf" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-inf" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> decimal(text).map(value -> (Object) Double.parseDouble((String) value));
        };
    }

    private static Optional<Object> decimal(String text) {
        try {
            return Optional.of(new BigDecimal(text).toString());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String unquote(String text) {
        if (text.length() >= 2
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0)) {
            return text.substring(1, text.length() - 1).strip();
        }
        return text;
    }

    private static String example(KqlType type) {
        return switch (type) {
            case DATETIME -> "write datetime(2020-03-01T12:00:00Z)";
            case TIMESPAN -> "write 2h, or timespan(1.02:03:04)";
            case BOOL -> "write true or false";
            case GUID -> "write guid(74be27de-1e4e-49d9-b579-fe0b331d3642)";
            case INT, LONG, REAL, DECIMAL, STRING, DYNAMIC -> "";
        };
    }
}

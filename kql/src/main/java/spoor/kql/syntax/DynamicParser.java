package spoor.kql.syntax;

import java.util.Optional;
import spoor.kql.syntax.Token.Kind;
import spoor.model.KqlType;
import spoor.model.Span;
import spoor.model.Ticks;

/// Reads `dynamic(...)`: JSON, with single quotes and typed KQL literals allowed inside.
final class DynamicParser {
    private static final int MAX_DEPTH = 100;

    private final TokenStream tokens;
    private final StringBuilder json = new StringBuilder();

    DynamicParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    Expr literal(Token head) {
        tokens.expect("(");
        value(0);
        tokens.expect(")");
        Span span = head.span().to(tokens.last());
        String text = json.toString();
        return new Expr.DynamicLiteral(
                text.equals("null") ? Optional.empty() : Optional.of(text), span);
    }

    private void value(int depth) {
        if (depth > MAX_DEPTH) {
            throw tokens.fail("KQL020", "a dynamic literal nested more than 100 levels deep");
        }
        Token token = tokens.next();
        switch (token.kind()) {
            case STRING -> string(token.text());
            case LONG, REAL, TIMESPAN -> number(token, "");
            case TYPED -> typed(token);
            case BRACKETED -> bracketed(token, depth);
            case IDENTIFIER -> word(token, depth);
            case PUNCTUATION -> structure(token, depth);
            case END -> throw bad(token);
        }
    }

    private TokenStream.Abandon bad(Token token) {
        return tokens.fail(
                "KQL006",
                token.span(),
                "expected a JSON value but found " + TokenStream.describe(token),
                "");
    }

    private void number(Token token, String sign) {
        switch (token.kind()) {
            case TIMESPAN ->
                    string(Ticks.timespanText(Timespans.ticks(sign + token.text()).orElse(0)));
            case LONG, REAL -> {
                if (Literals.isHexadecimal(token.text())) {
                    Expr.Literal literal = (Expr.Literal) Literals.number(token, tokens);
                    long value = (Long) literal.value().orElseThrow();
                    json.append(sign.equals("-") ? -value : value);
                } else {
                    json.append(sign).append(jsonNumber(token.text()));
                }
            }
            case STRING, TYPED, BRACKETED, IDENTIFIER, PUNCTUATION, END -> throw bad(token);
        }
    }

    /// KQL allows `1.` and `007`, JSON does not.
    private static String jsonNumber(String text) {
        int first = 0;
        while (first + 1 < text.length()
                && text.charAt(first) == '0'
                && Character.isDigit(text.charAt(first + 1))) {
            first++;
        }
        return text.endsWith(".") ? text.substring(first) + "0" : text.substring(first);
    }

    private void typed(Token token) {
        Expr literal = Literals.typed(token, tokens);
        if (literal instanceof Expr.Literal typed && typed.value().isPresent()) {
            Object value = typed.value().get();
            if (value instanceof Long ticks && typed.type() == KqlType.DATETIME) {
                string(Ticks.datetimeText(ticks));
            } else if (value instanceof Long ticks && typed.type() == KqlType.TIMESPAN) {
                string(Ticks.timespanText(ticks));
            } else if (value instanceof String text) {
                string(text);
            } else {
                json.append(value);
            }
        } else {
            json.append("null");
        }
    }

    /// The lexer takes `['a']` for a name; here it is an array of one string.
    private void bracketed(Token token, int depth) {
        json.append('[');
        string(token.text());
        json.append(']');
        if (depth > MAX_DEPTH) {
            throw bad(token);
        }
    }

    private void word(Token token, int depth) {
        switch (token.text()) {
            case "dynamic" -> {
                // `dynamic(...)` within stands for its value
                tokens.expect("(");
                value(depth + 1);
                tokens.expect(")");
            }
            case "true", "false", "null" -> json.append(token.text());
            default -> throw bad(token);
        }
    }

    private void structure(Token token, int depth) {
        switch (token.text()) {
            case "-" -> number(tokens.next(), "-");
            case "+" -> number(tokens.next(), "");
            case "[" -> array(depth);
            case "{" -> bag(depth);
            default -> throw bad(token);
        }
    }

    private void array(int depth) {
        json.append('[');
        while (!tokens.is("]")) {
            value(depth + 1);
            if (!tokens.accept(",")) {
                break;
            }
            if (tokens.is("]")) {
                throw bad(tokens.peek());
            }
            json.append(',');
        }
        tokens.expect("]");
        json.append(']');
    }

    private void bag(int depth) {
        json.append('{');
        while (!tokens.is("}")) {
            Token key = tokens.next();
            if (key.kind() != Kind.STRING) {
                throw bad(key);
            }
            string(key.text());
            tokens.expect(":");
            json.append(':');
            value(depth + 1);
            if (!tokens.accept(",")) {
                break;
            }
            if (tokens.is("}")) {
                throw bad(tokens.peek());
            }
            json.append(',');
        }
        tokens.expect("}");
        json.append('}');
    }

    private void string(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                default -> {
                    if (c < 0x20) {
                        json.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}

package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.kql.syntax.ParsePattern.Part;
import spoor.kql.syntax.Token.Kind;
import spoor.model.Span;

/// Reads the operators that take a text apart: `parse`, `parse-where`, `parse-kv`.
final class TextParser {
    private static final List<String> KINDS = List.of("simple", "regex", "relaxed");

    private static final List<String> PROPERTIES =
            List.of("pair_delimiter", "kv_delimiter", "quote", "escape", "greedy", "regex");

    private final TokenStream tokens;
    private final ExpressionParser expressions;

    TextParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /// `parse [kind=... [flags=...]] text with pattern`.
    Operator parse(boolean filters, Span start) {
        String kind = parameter("kind").map(this::kind).orElse("simple");
        String flags = parameter("flags").map(Token::text).orElse("");
        Expr text = expressions.expression();
        tokens.expectWord("with");
        List<Part> parts = new ArrayList<>();
        for (Optional<Part> part = part(); part.isPresent(); part = part()) {
            parts.add(part.get());
        }
        return new Operator.Parse(
                filters, text, new ParsePattern(kind, flags, parts), start.to(tokens.last()));
    }

    private Optional<Token> parameter(String name) {
        if (!tokens.isWord(name) || !tokens.peek(1).is("=")) {
            return Optional.empty();
        }
        tokens.next();
        tokens.next();
        return Optional.of(tokens.next());
    }

    private String kind(Token token) {
        if (!KINDS.contains(token.text())) {
            throw tokens.fail(
                    "KQL010",
                    token.span(),
                    "unknown kind '" + token.text() + "' of 'parse'",
                    "it is simple, regex or relaxed");
        }
        return token.text();
    }

    private Optional<Part> part() {
        Token token = tokens.peek();
        if (tokens.accept("*")) {
            return Optional.of(new Part.Skip(token.span()));
        }
        if (token.kind() == Kind.STRING) {
            tokens.next();
            return Optional.of(new Part.Literal(token.text(), token.span()));
        }
        if (!QueryParser.isName(token)) {
            return Optional.empty();
        }
        String name = columnName();
        Optional<String> type =
                tokens.accept(":") ? Optional.of(tokens.next().text()) : Optional.empty();
        return Optional.of(new Part.Capture(name, type, token.span().to(tokens.last())));
    }

    private String columnName() {
        Token token = tokens.next();
        if (!QueryParser.isName(token)) {
            throw tokens.fail(
                    "KQL010",
                    token.span(),
                    "expected a column name but found " + TokenStream.describe(token),
                    "");
        }
        QueryParser.refuseReserved(token, tokens);
        return token.text();
    }

    /// `parse-kv text as (name:type, ...) with (property=value, ...)`.
    Operator keyValues(Span start) {
        Expr text = expressions.expression();
        tokens.expectWord("as");
        tokens.expect("(");
        List<Part.Capture> keys = new ArrayList<>();
        while (!tokens.is(")")) {
            Span name = tokens.peek().span();
            String key = columnName();
            tokens.expect(":");
            Token type = tokens.next();
            keys.add(new Part.Capture(key, Optional.of(type.text()), name.to(type.span())));
            if (!tokens.accept(",")) {
                break;
            }
        }
        tokens.expect(")");
        Map<String, String> properties =
                tokens.acceptWord("with") ? properties() : new LinkedHashMap<>();
        return new Operator.ParseKv(text, keys, properties, start.to(tokens.last()));
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        tokens.expect("(");
        while (!tokens.is(")")) {
            Token name = tokens.next();
            if (!PROPERTIES.contains(name.text())) {
                throw tokens.fail(
                        "KQL010",
                        name.span(),
                        "'parse-kv' has no property '" + name.text() + "'",
                        "its properties are " + String.join(", ", PROPERTIES));
            }
            tokens.expect("=");
            properties.put(name.text(), value(name.text()));
            if (!tokens.accept(",")) {
                break;
            }
        }
        tokens.expect(")");
        return properties;
    }

    private String value(String property) {
        Token value = tokens.next();
        boolean truth = property.equals("greedy");
        boolean fits =
                truth ? value.isWord("true") || value.isWord("false") : value.kind() == Kind.STRING;
        if (!fits) {
            throw tokens.fail(
                    "KQL010",
                    value.span(),
                    "the property '"
                            + property
                            + "' of 'parse-kv' takes "
                            + (truth ? "true or false" : "a string"),
                    "");
        }
        return value.text();
    }
}

package spoor.kql.syntax;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import spoor.kql.syntax.Token.Kind;
import spoor.model.Span;

/// Reads `render KIND with (name=value, ...)`, and the older form without parentheses.
final class RenderParser {
    private final TokenStream tokens;

    RenderParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    Operator render(Span start) {
        Token kind = tokens.next();
        if (kind.kind() != Kind.IDENTIFIER) {
            throw tokens.fail(
                    "KQL010",
                    kind.span(),
                    "expected a kind of picture after 'render' but found "
                            + TokenStream.describe(kind),
                    "");
        }
        Map<String, String> properties = new HashMap<>();
        if (tokens.acceptWord("with")) {
            tokens.expect("(");
            while (!tokens.is(")")) {
                property(properties);
                if (!tokens.accept(",")) {
                    break;
                }
            }
            tokens.expect(")");
        } else {
            while (tokens.peek().kind() == Kind.IDENTIFIER && tokens.peek(1).is("=")) {
                property(properties);
            }
        }
        return new Operator.Render(kind.text(), properties, start.to(tokens.last()));
    }

    /// `name=value`, where a value may be a list of names.
    private void property(Map<String, String> properties) {
        String name = tokens.next().text().toLowerCase(Locale.ROOT);
        tokens.expect("=");
        StringBuilder text = new StringBuilder(value());
        while (tokens.is(",")
                && !(tokens.peek(1).kind() == Kind.IDENTIFIER && tokens.peek(2).is("="))) {
            tokens.next();
            text.append(',').append(value());
        }
        properties.put(name, text.toString());
    }

    private String value() {
        boolean negative = tokens.accept("-");
        Token token = tokens.next();
        if (token.kind() == Kind.PUNCTUATION || token.kind() == Kind.END) {
            throw tokens.fail(
                    "KQL010",
                    token.span(),
                    "expected a value but found " + TokenStream.describe(token),
                    "");
        }
        String text =
                token.kind() == Kind.TYPED ? token.head() + "(" + token.text() + ")" : token.text();
        return negative ? "-" + text : text;
    }
}

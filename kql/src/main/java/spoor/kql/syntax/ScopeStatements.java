package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import spoor.model.Span;

/// Reads the statements that say what names stand for, or which may be used: `alias database`,
/// `restrict access`.
final class ScopeStatements {
    private final TokenStream tokens;
    private final ExpressionParser expressions;

    ScopeStatements(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /// `alias database name = cluster(...).database(...)`.
    Statement alias(Span start) {
        tokens.next();
        tokens.next();
        String name = tokens.next().text();
        tokens.expect("=");
        Expr database = expressions.expression();
        return new Statement.Alias(name, database, start.to(tokens.last()));
    }

    /// `restrict access to (T, View, Sec*, database('x').*)`.
    Statement restrict(Span start) {
        tokens.next();
        tokens.next();
        tokens.expectWord("to");
        tokens.expect("(");
        List<String> names = new ArrayList<>();
        while (!tokens.is(")")) {
            names.add(name());
            if (!tokens.accept(",")) {
                break;
            }
        }
        tokens.expect(")");
        return new Statement.Restrict(names, start.to(tokens.last()));
    }

    /// A name, perhaps with `*` in it.
    private String name() {
        Token first = tokens.peek();
        if (first.isWord("database") && tokens.peek(1).is("(")
                || first.isWord("cluster") && tokens.peek(1).is("(")) {
            throw tokens.fail(
                    "KQL030",
                    first.span(),
                    "'restrict access' to other databases is not supported",
                    "name the tables alone");
        }
        if (first.kind() == Token.Kind.BRACKETED) {
            return tokens.next().text();
        }
        StringBuilder name = new StringBuilder();
        int end = first.span().start();
        while ((tokens.peek().kind() == Token.Kind.IDENTIFIER || tokens.is("*"))
                && tokens.peek().span().start() == end) {
            Token part = tokens.next();
            name.append(part.text());
            end = part.span().end();
        }
        if (name.isEmpty()) {
            throw tokens.fail(
                    "KQL010", "expected a table name but found " + TokenStream.describe(first));
        }
        return name.toString();
    }
}

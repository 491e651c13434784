package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import spoor.kql.syntax.Operator.NamePattern;
import spoor.kql.syntax.Token.Kind;
import spoor.model.Span;

/// Reads the operators that take further tables: `join`, `lookup`, `union`.
final class TablesParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final NamePatternParser names;

    TablesParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.names = new NamePatternParser(tokens);
    }

    Operator join(Map<String, Token> parameters, Span start) {
        Token kind = parameters.get("kind");
        Query right = right();
        List<Expr> on = on();
        return new Operator.Join(
                kind == null ? "innerunique" : kind.text().toLowerCase(Locale.ROOT),
                right,
                on,
                kind == null ? start : kind.span(),
                start.to(tokens.last()));
    }

    Operator lookup(Map<String, Token> parameters, Span start) {
        Token kind = parameters.get("kind");
        Query right = right();
        List<Expr> on = on();
        return new Operator.Lookup(
                kind == null ? "leftouter" : kind.text().toLowerCase(Locale.ROOT),
                right,
                on,
                start.to(tokens.last()));
    }

    private Query right() {
        Expr table = tokens.is("(") ? parenthesisedTable() : expressions.expression();
        if (table instanceof Expr.Subquery subquery) {
            return subquery.query();
        }
        return new Query(new Query.Source.Of(table, table.span()), List.of(), table.span());
    }

    private Expr parenthesisedTable() {
        tokens.expect("(");
        Expr table = expressions.pipeable();
        tokens.expect(")");
        return table;
    }

    private List<Expr> on() {
        List<Expr> on = new ArrayList<>();
        if (tokens.acceptWord("on")) {
            do {
                on.add(expressions.expression());
            } while (tokens.accept(","));
        }
        return on;
    }

    Operator.Union union(Map<String, Token> parameters, Span start) {
        List<Expr> tables = new ArrayList<>();
        do {
            tables.add(table());
        } while (tokens.accept(","));
        Token kind = parameters.get("kind");
        Token fuzzy = parameters.get("isfuzzy");
        Token source = parameters.getOrDefault("withsource", parameters.get("with_source"));
        return new Operator.Union(
                kind == null ? "outer" : kind.text().toLowerCase(Locale.ROOT),
                fuzzy != null && fuzzy.text().equalsIgnoreCase("true"),
                Optional.ofNullable(source).map(Token::text),
                tables,
                start.to(tokens.last()));
    }

    /// A table of `union` or `search`: an expression, or a name with `*`.
    Expr table() {
        if (tokens.is("(")) {
            return parenthesisedTable();
        }
        int before = tokens.position();
        if (tokens.peek().kind() == Kind.IDENTIFIER || tokens.is("*")) {
            NamePattern pattern = names.pattern();
            if (pattern.wildcard()) {
                return new Expr.Name(pattern.pattern(), pattern.span());
            }
            tokens.rewind(before);
        }
        return expressions.expression();
    }
}

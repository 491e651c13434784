package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import spoor.kql.syntax.TableSearch.Find;
import spoor.kql.syntax.TableSearch.FindColumn;
import spoor.kql.syntax.TableSearch.Search;
import spoor.kql.syntax.Token.Kind;
import spoor.model.Span;

/// Reads `search` and `find`, which look into several tables.
final class SearchParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final Supplier<Expr> table;

    /// @param table reads the name of a table, perhaps with `*`
    SearchParser(TokenStream tokens, ExpressionParser expressions, Supplier<Expr> table) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.table = table;
    }

    /// Whether what stands after the word `search` or `find` makes it the operator.
    static boolean follows(Token after) {
        return after.kind() == Kind.STRING
                || after.kind() == Kind.IDENTIFIER
                || after.kind() == Kind.BRACKETED
                || after.kind() == Kind.LONG
                || after.is("(")
                || after.is("*");
    }

    Search search(Span start) {
        boolean caseSensitive = parameter("kind").map(this::caseSensitive).orElse(false);
        List<Expr> tables = tables();
        return new Search(caseSensitive, tables, expressions.expression(), start.to(tokens.last()));
    }

    private boolean caseSensitive(Token kind) {
        return switch (kind.text()) {
            case "case_sensitive" -> true;
            case "case_insensitive", "default" -> false;
            default ->
                    throw tokens.fail(
                            "KQL010",
                            kind.span(),
                            "unknown kind '" + kind.text() + "' of 'search'",
                            "it is case_insensitive, case_sensitive or default");
        };
    }

    private Optional<Token> parameter(String name) {
        if (!tokens.isWord(name) || !tokens.peek(1).is("=")) {
            return Optional.empty();
        }
        tokens.next();
        tokens.next();
        return Optional.of(tokens.next());
    }

    private List<Expr> tables() {
        List<Expr> tables = new ArrayList<>();
        if (tokens.isWord("in") && tokens.peek(1).is("(")) {
            tokens.next();
            tokens.next();
            do {
                tables.add(table.get());
            } while (tokens.accept(","));
            tokens.expect(")");
        }
        return tables;
    }

    Find find(Span start) {
        Optional<Token> source = parameter("withsource");
        parameter("datascope");
        List<Expr> tables = tables();
        tokens.acceptWord("where");
        Expr predicate = expressions.expression();
        Optional<List<FindColumn>> columns = Optional.empty();
        if (tokens.isWord("project") && !tokens.peek(1).is("-")) {
            tokens.next();
            columns = Optional.of(columns());
        } else if (tokens.isWord("project") && tokens.peek(2).isWord("smart")) {
            tokens.next();
            tokens.next();
            tokens.next();
        }
        return new Find(
                source.map(Token::text).orElse("source_"),
                tables,
                predicate,
                columns,
                start.to(tokens.last()));
    }

    private List<FindColumn> columns() {
        List<FindColumn> columns = new ArrayList<>();
        do {
            columns.add(column());
        } while (tokens.accept(","));
        return columns;
    }

    private FindColumn column() {
        Token name = tokens.next();
        if (!QueryParser.isName(name)) {
            throw tokens.fail(
                    "KQL010",
                    name.span(),
                    "expected a column name but found " + TokenStream.describe(name),
                    "");
        }
        if (tokens.is("(") && (name.isWord("pack") || name.isWord("pack_all"))) {
            tokens.next();
            tokens.accept("*");
            tokens.expect(")");
            return new FindColumn.Pack(name.span().to(tokens.last()));
        }
        Optional<String> type =
                tokens.accept(":") ? Optional.of(tokens.next().text()) : Optional.empty();
        return new FindColumn.Named(name.text(), type, name.span().to(tokens.last()));
    }
}

package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spoor.kql.syntax.Query.Item;
import spoor.kql.syntax.Query.Source;
import spoor.kql.syntax.Token.Kind;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Span;

/// Reads pipelines: the source, then `|` operators.
final class QueryParser {
    /// How many operators a pipeline may have: each is a level of the SQL that is written for it.
    static final int MAX_OPERATORS = 250;

    private static final Set<String> RESERVED =
            Set.of("asc", "false", "first", "has", "last", "missing", "to", "true", "where");

    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final OperatorParser operators;

    QueryParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.operators = new OperatorParser(tokens, expressions, this);
    }

    /// Whether what stands here can only be a source of rows (`union ...`, `datatable (...)`).
    boolean startsSource() {
        Token token = tokens.peek();
        if (token.kind() != Kind.IDENTIFIER) {
            return false;
        }
        Token after = tokens.peek(1);
        return switch (token.text()) {
            case "datatable" -> after.is("(");
            case "print" ->
                    after.kind() != Kind.PUNCTUATION && after.kind() != Kind.END
                            || after.is("(")
                            || after.is("-")
                            || after.is("$");
            case "range" -> after.kind() == Kind.IDENTIFIER && tokens.peek(2).isWord("from");
            case "union" ->
                    after.kind() == Kind.IDENTIFIER
                            || after.kind() == Kind.BRACKETED
                            || after.is("(")
                            || after.is("*");
            case "search", "find" -> SearchParser.follows(after);
            case "externaldata", "external_data" -> after.is("(");
            case "evaluate" -> after.kind() == Kind.IDENTIFIER && tokens.peek(2).is("(");
            default -> false;
        };
    }

    Query query() {
        return query(source());
    }

    Query query(Source source) {
        List<Operator> steps = new ArrayList<>();
        more(steps);
        return new Query(source, steps, source.span().to(tokens.last()));
    }

    /// Operators without a source before them: a sub-query's.
    List<Operator> operators() {
        List<Operator> steps = new ArrayList<>();
        steps.add(operators.operator());
        more(steps);
        return steps;
    }

    /// One operator, as after a `|`.
    Operator operator() {
        return operators.operator();
    }

    private void more(List<Operator> steps) {
        while (tokens.accept("|")) {
            if (steps.size() == MAX_OPERATORS) {
                throw tokens.fail(
                        "KQL020",
                        tokens.peek().span(),
                        "more than " + MAX_OPERATORS + " operators in one pipeline",
                        "");
            }
            steps.add(operators.operator());
        }
    }

    private Source source() {
        if (!startsSource()) {
            Expr expression = expressions.expression();
            return new Source.Of(expression, expression.span());
        }
        Span start = tokens.peek().span();
        String word = tokens.next().text();
        return switch (word) {
            case "datatable" -> datatable(start);
            case "externaldata", "external_data" -> external(start);
            case "evaluate" -> {
                // a plugin that makes rows of its own has none before it
                Source nothing = new Source.Datatable(List.of(), List.of(), start);
                Operator plugin = new EvaluateParser(tokens, expressions).evaluate(start);
                Query query = new Query(nothing, List.of(plugin), plugin.span());
                yield new Source.Of(new Expr.Subquery(query, plugin.span()), plugin.span());
            }
            case "print" -> new Source.Print(items(), start.to(tokens.last()));
            case "range" -> range(start);
            case "union" -> {
                Operator.Union union = operators.union(start);
                yield new Source.Union(union, union.span());
            }
            case "search" -> {
                TableSearch search = operators.searches().search(start);
                yield new Source.Search(search, search.span());
            }
            case "find" -> {
                TableSearch find = operators.searches().find(start);
                yield new Source.Search(find, find.span());
            }
            default ->
                    throw tokens.fail(
                            "KQL030",
                            start,
                            "the operator '" + word + "' is not supported yet",
                            "");
        };
    }

    private Source range(Span start) {
        String column = tokens.next().text();
        tokens.expectWord("from");
        Expr from = expressions.expression();
        tokens.expectWord("to");
        Expr to = expressions.expression();
        tokens.expectWord("step");
        Expr step = expressions.expression();
        return new Source.Range(column, from, to, step, start.to(tokens.last()));
    }

    /// `externaldata (a:string, ...) [@"address", ...] with (format="csv", ...)`.
    private Source external(Span start) {
        List<Column> columns = columns();
        List<Expr> addresses = values();
        Map<String, String> properties = new HashMap<>();
        if (tokens.acceptWord("with")) {
            tokens.expect("(");
            while (!tokens.is(")")) {
                String name = tokens.next().text().toLowerCase(Locale.ROOT);
                tokens.expect("=");
                properties.put(name, tokens.next().text());
                if (!tokens.accept(",")) {
                    break;
                }
            }
            tokens.expect(")");
        }
        return new Source.External(columns, addresses, properties, start.to(tokens.last()));
    }

    private Source datatable(Span start) {
        return new Source.Datatable(columns(), values(), start.to(tokens.last()));
    }

    private List<Column> columns() {
        tokens.expect("(");
        List<Column> columns = new ArrayList<>();
        while (!tokens.is(")")) {
            Token name = tokens.next();
            tokens.expect(":");
            Token type = tokens.next();
            Optional<KqlType> known = KqlType.named(type.text());
            if (known.isEmpty()) {
                throw tokens.fail(
                        "KQL007",
                        type.span(),
                        "unknown type '" + type.text() + "'",
                        "the types are bool, int, long, real, decimal, string, datetime,"
                                + " timespan, dynamic, guid");
            }
            columns.add(new Column(name.text(), known.get()));
            if (!tokens.accept(",")) {
                break;
            }
        }
        tokens.expect(")");
        return columns;
    }

    private List<Expr> values() {
        List<Expr> values = new ArrayList<>();
        if (tokens.peek().kind() == Kind.BRACKETED) {
            Token single = tokens.next();
            values.add(Literals.of(KqlType.STRING, single.text(), single.span()));
            return values;
        }
        tokens.expect("[");
        while (!tokens.is("]")) {
            values.add(isLeastLong() ? leastLong() : expressions.expression());
            if (!tokens.accept(",")) {
                break;
            }
        }
        tokens.expect("]");
        return values;
    }

    /// The least long, which elsewhere is the sign and a number that does not fit.
    private boolean isLeastLong() {
        return tokens.is("-") && tokens.peek(1).text().equals("9223372036854775808");
    }

    private Expr leastLong() {
        Span span = tokens.next().span();
        return Literals.of(KqlType.LONG, Long.MIN_VALUE, span.to(tokens.next().span()));
    }

    /// A comma-separated list of expressions, each perhaps named.
    List<Item> items() {
        List<Item> items = new ArrayList<>();
        do {
            items.add(item());
        } while (tokens.accept(","));
        return items;
    }

    Item item() {
        Span start = tokens.peek().span();
        List<String> names = new ArrayList<>();
        if (isName(tokens.peek()) && tokens.peek(1).is("=")) {
            refuseReserved(tokens.peek(), tokens);
            names.add(tokens.next().text());
            tokens.next();
        } else if (tokens.is("(") && isTupleOfNames()) {
            tokens.next();
            while (!tokens.accept(")")) {
                names.add(tokens.next().text());
                tokens.accept(",");
            }
            tokens.expect("=");
        }
        Expr expression = expressions.expression();
        return new Item(names, expression, start.to(tokens.last()));
    }

    /// A word of the language names a column only in brackets.
    static void refuseReserved(Token name, TokenStream tokens) {
        if (RESERVED.contains(name.text()) && name.kind() == Kind.IDENTIFIER) {
            throw tokens.fail(
                    "KQL011",
                    name.span(),
                    "'" + name.text() + "' is a word of the language",
                    "write ['" + name.text() + "'] to use it as a name");
        }
    }

    private boolean isTupleOfNames() {
        int ahead = 1;
        while (isName(tokens.peek(ahead))) {
            ahead++;
            if (tokens.peek(ahead).is(")")) {
                return tokens.peek(ahead + 1).is("=");
            }
            if (!tokens.peek(ahead).is(",")) {
                return false;
            }
            ahead++;
        }
        return false;
    }

    static boolean isName(Token token) {
        return token.kind() == Kind.IDENTIFIER || token.kind() == Kind.BRACKETED;
    }
}

package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.syntax.Statement.Parameter;
import spoor.kql.syntax.Statement.TableColumn;
import spoor.kql.syntax.Token.Kind;
import spoor.kql.syntax.TokenStream.Abandon;
import spoor.model.Problem;
import spoor.model.Span;

/// Reads KQL text: statements, pipelines, expressions. Never fails: what it cannot read is a
/// problem with its place, and it goes on with the next statement.
public final class Parser {
    /// The longest text that is read.
    public static final int MAX_LENGTH = 2_000_000;

    private final List<Problem> problems = new ArrayList<>();
    private final TokenStream tokens;
    private final ExpressionParser expressions;

    private Parser(String text) {
        tokens = new TokenStream(Lexer.tokens(text, problems), problems);
        expressions = new ExpressionParser(tokens);
    }

    /// Reads a request.
    public static Parsed parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return new Parsed(
                    List.of(),
                    List.of(
                            new Problem(
                                    "KQL021",
                                    Span.NONE,
                                    "the text has "
                                            + text.length()
                                            + " characters, more than "
                                            + MAX_LENGTH)));
        }
        Parser parser = new Parser(text);
        List<Statement> statements = parser.statements(false);
        return new Parsed(statements, parser.problems);
    }

    private List<Statement> statements(boolean inBody) {
        List<Statement> statements = new ArrayList<>();
        while (!tokens.isEnd() && !(inBody && tokens.is("}"))) {
            if (tokens.accept(";")) {
                continue;
            }
            try {
                statements.add(statement());
                if (!tokens.isEnd() && !tokens.is(";") && !(inBody && tokens.is("}"))) {
                    throw tokens.fail(
                            "KQL010",
                            tokens.peek().span(),
                            "unexpected " + TokenStream.describe(tokens.peek()),
                            tokens.is("=")
                                    ? "did you mean '=='?"
                                    : "operators begin with '|', statements end with ';'");
                }
            } catch (Abandon abandoned) {
                if (inBody) {
                    throw abandoned;
                }
                skipStatement();
            }
        }
        return statements;
    }

    private void skipStatement() {
        while (!tokens.isEnd() && !tokens.is(";")) {
            tokens.next();
        }
    }

    private Statement statement() {
        Span start = tokens.peek().span();
        if (tokens.isWord("let") && tokens.peek(1).kind() != Kind.PUNCTUATION) {
            tokens.next();
            return let(start);
        }
        if (tokens.isWord("set") && tokens.peek(1).kind() == Kind.IDENTIFIER) {
            return setOption(start);
        }
        if (tokens.isWord("declare")) {
            return declare(start);
        }
        if (tokens.isWord("alias") && tokens.peek(1).isWord("database")) {
            return new ScopeStatements(tokens, expressions).alias(start);
        }
        if (tokens.isWord("restrict") && tokens.peek(1).isWord("access")) {
            return new ScopeStatements(tokens, expressions).restrict(start);
        }
        if (tokens.is(".")) {
            throw tokens.fail(
                    "KQL030", start, "management commands (.show, ...) are not queries", "");
        }
        Expr expression = expressions.pipeable();
        return new Statement.Expression(expression, start.to(tokens.last()));
    }

    private Statement setOption(Span start) {
        tokens.next();
        String name = tokens.next().text();
        Optional<String> value = Optional.empty();
        if (tokens.accept("=")) {
            value = Optional.of(tokens.next().text());
        }
        return new Statement.SetOption(name, value, start.to(tokens.last()));
    }

    private Statement declare(Span start) {
        tokens.next();
        if (tokens.acceptWord("pattern")) {
            return pattern(start);
        }
        if (!tokens.isWord("query_parameters")) {
            throw tokens.fail(
                    "KQL030",
                    "'declare "
                            + tokens.peek().text()
                            + "' is not supported; only"
                            + " 'declare query_parameters' and 'declare pattern' are");
        }
        tokens.next();
        return new Statement.Declare(parameters(), start.to(tokens.last()));
    }

    /// `declare pattern P = (a:string)[b:string] { ("x").["y"] = { ... }; ... }`.
    private Statement pattern(Span start) {
        String name = tokens.next().text();
        if (!tokens.accept("=")) {
            throw tokens.fail(
                    "KQL030",
                    start,
                    "a pattern without values is not supported",
                    "add '= (name: string) { (\"value\") = { ... } }'");
        }
        List<Parameter> parameters = parameters();
        Optional<Parameter> path = Optional.empty();
        if (tokens.accept("[")) {
            Token pathName = tokens.next();
            tokens.expect(":");
            String type = typeName();
            path =
                    Optional.of(
                            new Parameter(
                                    pathName.text(),
                                    Optional.of(type),
                                    Optional.empty(),
                                    Optional.empty(),
                                    pathName.span()));
            tokens.expect("]");
        }
        tokens.expect("{");
        List<Statement.Match> matches = new ArrayList<>();
        while (!tokens.accept("}")) {
            matches.add(match());
            tokens.accept(";");
        }
        return new Statement.Pattern(name, parameters, path, matches, start.to(tokens.last()));
    }

    private Statement.Match match() {
        tokens.expect("(");
        List<String> values = new ArrayList<>();
        while (!tokens.is(")")) {
            values.add(tokens.next().text());
            if (!tokens.accept(",")) {
                break;
            }
        }
        tokens.expect(")");
        String path = "";
        if (tokens.accept(".")) {
            if (tokens.accept("[")) {
                path = tokens.next().text();
                tokens.expect("]");
            } else {
                path = tokens.next().text();
            }
        }
        tokens.expect("=");
        tokens.expect("{");
        List<Statement> body = statements(true);
        tokens.expect("}");
        return new Statement.Match(values, path, body);
    }

    private Statement let(Span start) {
        Token name = tokens.next();
        if (name.kind() != Kind.IDENTIFIER && name.kind() != Kind.BRACKETED) {
            throw tokens.fail(
                    "KQL010",
                    name.span(),
                    "expected a name after 'let' but found " + TokenStream.describe(name),
                    "");
        }
        tokens.expect("=");
        boolean view = tokens.isWord("view") && tokens.peek(1).is("(");
        if (view) {
            tokens.next();
        }
        if (isFunction()) {
            List<Parameter> parameters = parameters();
            tokens.expect("{");
            List<Statement> body = statements(true);
            tokens.expect("}");
            return new Statement.LetFunction(
                    name.text(), view, parameters, body, name.span(), start.to(tokens.last()));
        }
        Expr value = expressions.pipeable();
        return new Statement.LetExpression(
                name.text(), value, name.span(), start.to(tokens.last()));
    }

    /// Whether a parenthesis opens a parameter list: its closing one is followed by `{`.
    private boolean isFunction() {
        if (!tokens.is("(")) {
            return false;
        }
        int depth = 0;
        for (int ahead = 0; ; ahead++) {
            Token token = tokens.peek(ahead);
            if (token.kind() == Kind.END) {
                return false;
            }
            if (token.is("(")) {
                depth++;
            } else if (token.is(")") && --depth == 0) {
                return tokens.peek(ahead + 1).is("{");
            }
        }
    }

    private List<Parameter> parameters() {
        tokens.expect("(");
        List<Parameter> parameters = new ArrayList<>();
        while (!tokens.is(")")) {
            Token name = tokens.next();
            tokens.expect(":");
            if (tokens.is("(")) {
                parameters.add(
                        new Parameter(
                                name.text(),
                                Optional.empty(),
                                Optional.of(tableColumns()),
                                Optional.empty(),
                                name.span()));
            } else {
                String type = typeName();
                Optional<Expr> value =
                        tokens.accept("=")
                                ? Optional.of(expressions.expression())
                                : Optional.empty();
                parameters.add(
                        new Parameter(
                                name.text(),
                                Optional.of(type),
                                Optional.empty(),
                                value,
                                name.span()));
            }
            if (!tokens.accept(",")) {
                break;
            }
        }
        tokens.expect(")");
        return parameters;
    }

    private List<TableColumn> tableColumns() {
        tokens.expect("(");
        List<TableColumn> columns = new ArrayList<>();
        while (!tokens.is(")")) {
            if (tokens.accept("*")) {
                columns.add(new TableColumn("*", ""));
            } else {
                Token name = tokens.next();
                tokens.expect(":");
                columns.add(new TableColumn(name.text(), typeName()));
            }
            if (!tokens.accept(",")) {
                break;
            }
        }
        tokens.expect(")");
        return columns;
    }

    private String typeName() {
        Token type = tokens.next();
        if (type.kind() != Kind.IDENTIFIER) {
            throw tokens.fail(
                    "KQL010",
                    type.span(),
                    "expected a type but found " + TokenStream.describe(type),
                    "the types are bool, int, long, real, decimal, string, datetime, timespan,"
                            + " dynamic, guid");
        }
        return type.text();
    }
}

package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.syntax.Expr.Argument;
import spoor.kql.syntax.Token.Kind;
import spoor.model.KqlType;
import spoor.model.Span;

/// Reads what operators stand between: literals, names, calls, `$left.Name`, what is in
/// parentheses.
final class TermParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;

    TermParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expr term() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case LONG, REAL, TIMESPAN -> Literals.number(tokens.next(), tokens);
            case STRING -> strings();
            case TYPED -> Literals.typed(tokens.next(), tokens);
            case BRACKETED -> {
                tokens.next();
                yield new Expr.Name(token.text(), token.span());
            }
            case IDENTIFIER -> word();
            case PUNCTUATION -> punctuation();
            case END -> throw tokens.fail("KQL010", "the text ends where an expression should be");
        };
    }

    private Expr strings() {
        Token first = tokens.next();
        StringBuilder value = new StringBuilder(first.text());
        Span span = first.span();
        while (tokens.peek().kind() == Kind.STRING) {
            Token more = tokens.next();
            value.append(more.text());
            span = span.to(more.span());
        }
        return Literals.of(KqlType.STRING, value.toString(), span);
    }

    private Expr word() {
        Token token = tokens.next();
        if (tokens.is("(")) {
            return switch (token.text()) {
                case "dynamic" -> new DynamicParser(tokens).literal(token);
                case "typeof" -> typeOf(token);
                default -> call(token);
            };
        }
        return switch (token.text()) {
            case "true", "True", "TRUE" -> Literals.of(KqlType.BOOL, true, token.span());
            case "false", "False", "FALSE" -> Literals.of(KqlType.BOOL, false, token.span());
            default -> new Expr.Name(token.text(), token.span());
        };
    }

    private Expr typeOf(Token token) {
        tokens.expect("(");
        StringBuilder type = new StringBuilder();
        int open = 1;
        while (!tokens.isEnd()) {
            if (tokens.is("(")) {
                open++;
            } else if (tokens.is(")") && --open == 0) {
                break;
            }
            type.append(tokens.next().text());
        }
        tokens.expect(")");
        return new Expr.TypeOf(type.toString(), token.span().to(tokens.last()));
    }

    Expr.Call call(Token name) {
        tokens.expect("(");
        List<Argument> arguments = new ArrayList<>();
        while (!tokens.is(")")) {
            arguments.add(argument());
            if (!tokens.accept(",")) {
                break;
            }
        }
        tokens.expect(")");
        return new Expr.Call(name.text(), arguments, name.span(), name.span().to(tokens.last()));
    }

    private Argument argument() {
        if ((tokens.peek().kind() == Kind.IDENTIFIER) && tokens.peek(1).is("=")) {
            String name = tokens.next().text();
            tokens.next();
            return new Argument(Optional.of(name), expressions.pipeable());
        }
        return new Argument(Optional.empty(), expressions.pipeable());
    }

    private Expr punctuation() {
        Token token = tokens.peek();
        if (token.is("(")) {
            return parenthesised();
        }
        if (token.is("*")) {
            tokens.next();
            return new Expr.Star(token.span());
        }
        if (token.is("$")) {
            return sided();
        }
        throw tokens.fail(
                "KQL010", "expected an expression but found " + TokenStream.describe(token));
    }

    private Expr sided() {
        Token dollar = tokens.next();
        Token side = tokens.next();
        if (!side.text().equals("left") && !side.text().equals("right")) {
            throw tokens.fail("KQL010", side.span(), "expected $left or $right", "");
        }
        Token name;
        if (tokens.peek().kind() == Kind.BRACKETED) {
            name = tokens.next();
        } else {
            tokens.expect(".");
            name = tokens.next();
        }
        return new Expr.Sided(side.text(), name.text(), dollar.span().to(name.span()));
    }

    private Expr parenthesised() {
        Token open = tokens.next();
        Expr first = expressions.pipeable();
        if (tokens.is(",")) {
            List<Expr> items = new ArrayList<>(List.of(first));
            while (tokens.accept(",")) {
                items.add(expressions.pipeable());
            }
            tokens.expect(")");
            return new Expr.Tuple(items, open.span().to(tokens.last()));
        }
        tokens.expect(")");
        return first;
    }
}

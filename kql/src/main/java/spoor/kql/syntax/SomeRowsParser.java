package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.kql.syntax.Query.Item;
import spoor.model.KqlType;
import spoor.model.Span;

/// Reads operators that choose some rows or values: `sample`, `sample-distinct`, `top-hitters`,
/// `top-nested`.
final class SomeRowsParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final QueryParser queries;

    SomeRowsParser(TokenStream tokens, ExpressionParser expressions, QueryParser queries) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.queries = queries;
    }

    Operator sample(Span start) {
        return new Operator.Sample(expressions.expression(), start.to(tokens.last()));
    }

    Operator sampleDistinct(Span start) {
        Expr count = expressions.expression();
        tokens.expectWord("of");
        return new Operator.SampleDistinct(
                count, expressions.expression(), start.to(tokens.last()));
    }

    Operator topHitters(Span start) {
        Expr count = expressions.expression();
        tokens.expectWord("of");
        Expr value = expressions.expression();
        Optional<Expr> weight =
                tokens.acceptWord("by") ? Optional.of(expressions.expression()) : Optional.empty();
        return new Operator.TopHitters(count, value, weight, start.to(tokens.last()));
    }

    /// `reduce kind=source by Text with threshold=0.2, characters='-'` is `evaluate reduce_by(Text,
    /// kind='source', threshold=0.2, characters='-')`.
    ///
    /// @param parameters what stands before `by`
    Operator reduce(Map<String, Token> parameters, Span start) {
        Span name = tokens.last();
        List<Expr.Argument> arguments = new ArrayList<>();
        for (Map.Entry<String, Token> parameter : parameters.entrySet()) {
            if (!parameter.getKey().equals("kind")) {
                continue;
            }
            Token kind = parameter.getValue();
            Expr text = new Expr.Literal(KqlType.STRING, Optional.of(kind.text()), kind.span());
            arguments.add(new Expr.Argument(Optional.of("kind"), text));
        }
        tokens.expectWord("by");
        arguments.addFirst(new Expr.Argument(Optional.of("text"), expressions.expression()));
        if (tokens.acceptWord("with")) {
            do {
                Token setting = tokens.next();
                if (!setting.text().equals("threshold") && !setting.text().equals("characters")) {
                    throw tokens.fail(
                            "KQL010",
                            "expected 'threshold' or 'characters' but found '"
                                    + setting.text()
                                    + "'");
                }
                tokens.expect("=");
                arguments.add(
                        new Expr.Argument(Optional.of(setting.text()), expressions.expression()));
            } while (tokens.accept(","));
        }
        Span span = start.to(tokens.last());
        return new Operator.Evaluate(
                new Expr.Call("reduce_by", arguments, name, span), Optional.empty(), span);
    }

    /// `top-nested 2 of a by sum(x), top-nested 3 of b by max(y) asc`, after the first name.
    Operator topNested(Span start) {
        List<Operator.NestedLevel> levels = new ArrayList<>();
        levels.add(level());
        while (tokens.accept(",")) {
            tokens.expectWord("top");
            tokens.expect("-");
            tokens.expectWord("nested");
            levels.add(level());
        }
        return new Operator.TopNested(levels, start.to(tokens.last()));
    }

    private Operator.NestedLevel level() {
        Optional<Expr> count =
                tokens.isWord("of") ? Optional.empty() : Optional.of(expressions.expression());
        tokens.expectWord("of");
        Item key = queries.item();
        Optional<Expr> others = Optional.empty();
        if (tokens.acceptWord("with")) {
            tokens.expectWord("others");
            tokens.expect("=");
            others = Optional.of(expressions.expression());
        }
        tokens.expectWord("by");
        Item value = queries.item();
        boolean ascending = tokens.acceptWord("asc");
        if (!ascending) {
            tokens.acceptWord("desc");
        }
        if (tokens.isWord("with")) {
            throw tokens.fail(
                    "KQL010",
                    "expected ',' or the next operator but found 'with'",
                    "'with others = ...' stands before 'by'");
        }
        return new Operator.NestedLevel(count, key, others, value, ascending);
    }
}

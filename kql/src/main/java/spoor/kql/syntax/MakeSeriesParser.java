package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.model.Span;

/// Reads `make-series`.
final class MakeSeriesParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final QueryParser queries;

    MakeSeriesParser(TokenStream tokens, ExpressionParser expressions, QueryParser queries) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.queries = queries;
    }

    /// `kind=nonempty x = sum(y) default = 0, ... on t from a to b step c by k`, after its name.
    Operator read(Map<String, Token> parameters, Span start) {
        Token kind = parameters.get("kind");
        if (kind != null && !kind.isWord("nonempty")) {
            throw tokens.fail(
                    "KQL030",
                    kind.span(),
                    "'make-series' has no kind '" + kind.text() + "'",
                    "its only kind is nonempty");
        }
        List<Operator.SeriesItem> items = new ArrayList<>();
        do {
            items.add(item());
        } while (tokens.accept(","));
        tokens.expectWord("on");
        Operator.SeriesAxis axis = axis(queries.item());
        List<Query.Item> keys = tokens.acceptWord("by") ? queries.items() : List.of();
        return new Operator.MakeSeries(items, axis, keys, kind != null, start.to(tokens.last()));
    }

    private Operator.SeriesItem item() {
        Query.Item item = queries.item();
        Optional<Expr> absent = Optional.empty();
        if (tokens.acceptWord("default")) {
            tokens.expect("=");
            absent = Optional.of(expressions.expression());
        }
        return new Operator.SeriesItem(item, absent);
    }

    private Operator.SeriesAxis axis(Query.Item item) {
        if (item.expression() instanceof Expr.InList list) {
            return inRange(item, list);
        }
        Optional<Expr> from = after("from");
        Optional<Expr> to = after("to");
        tokens.expectWord("step");
        return new Operator.SeriesAxis(item, from, to, expressions.expression(), false);
    }

    private Optional<Expr> after(String word) {
        return tokens.acceptWord(word) ? Optional.of(expressions.expression()) : Optional.empty();
    }

    /// `t in range(a, b, c)`, which reads as an expression.
    private Operator.SeriesAxis inRange(Query.Item item, Expr.InList list) {
        if (!list.operator().equals("in")
                || list.items().size() != 1
                || !(list.items().getFirst() instanceof Expr.Call call)
                || !call.name().equals("range")
                || call.arguments().size() != 3) {
            throw tokens.fail(
                    "KQL010", list.span(), "expected 'in range(start, stop, step)' here", "");
        }
        return new Operator.SeriesAxis(
                new Query.Item(item.names(), list.value(), item.span()),
                Optional.of(call.arguments().get(0).value()),
                Optional.of(call.arguments().get(1).value()),
                call.arguments().get(2).value(),
                true);
    }
}

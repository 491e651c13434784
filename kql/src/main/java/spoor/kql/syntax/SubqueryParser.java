package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.model.Span;

/// Reads operators with a pipeline of their own in parentheses: `mv-apply`, `partition`.
final class SubqueryParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final QueryParser queries;

    SubqueryParser(TokenStream tokens, ExpressionParser expressions, QueryParser queries) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.queries = queries;
    }

    /// `mv-apply with_itemindex=i x = d to typeof(long), ... limit n on (...)`, after its name.
    Operator mvApply(Map<String, Token> parameters, Span start) {
        Token index = parameters.get("with_itemindex");
        List<Operator.ExpandItem> items = expandItems();
        Optional<Expr> limit =
                tokens.acceptWord("limit")
                        ? Optional.of(expressions.expression())
                        : Optional.empty();
        if (tokens.acceptWord("id")) {
            // names the run of the sub-query for the cluster's own use
            expressions.expression();
        }
        tokens.expectWord("on");
        List<Operator> subquery = subquery();
        return new Operator.MvApply(
                Optional.ofNullable(index).map(Token::text),
                items,
                limit,
                subquery,
                start.to(tokens.last()));
    }

    /// The arrays of `mv-expand` and `mv-apply`, each perhaps with `to typeof(...)`.
    List<Operator.ExpandItem> expandItems() {
        List<Operator.ExpandItem> items = new ArrayList<>();
        do {
            Query.Item item = queries.item();
            Optional<String> type = Optional.empty();
            if (tokens.acceptWord("to")) {
                if (expressions.expression() instanceof Expr.TypeOf typeOf) {
                    type = Optional.of(typeOf.type());
                } else {
                    throw tokens.fail("KQL010", "expected 'to typeof(type)'");
                }
            }
            items.add(new Operator.ExpandItem(item, type));
        } while (tokens.accept(","));
        return items;
    }

    /// `partition by column (...)`, after its name and hints.
    Operator partition(Span start) {
        tokens.expectWord("by");
        Token name = tokens.next();
        if (!QueryParser.isName(name)) {
            throw tokens.fail(
                    "KQL010",
                    name.span(),
                    "expected a column name but found " + TokenStream.describe(name),
                    "");
        }
        Expr column = new Expr.Name(name.text(), name.span());
        if (tokens.is("{")) {
            throw tokens.fail(
                    "KQL030",
                    "'partition' with a sub-query in braces is not supported",
                    "write the operators in parentheses: partition by key (top 1 by x)");
        }
        List<Operator> subquery = subquery();
        return new Operator.Partition(column, subquery, start.to(tokens.last()));
    }

    /// Operators in parentheses: `(where x | top 1 by y)`.
    List<Operator> subquery() {
        tokens.expect("(");
        List<Operator> operators = expressions.nested(queries::operators);
        tokens.expect(")");
        return operators;
    }
}

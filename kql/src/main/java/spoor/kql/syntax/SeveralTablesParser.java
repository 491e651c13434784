package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.model.Span;

/// Reads operators that give several tables: `fork`, `facet`.
final class SeveralTablesParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final QueryParser queries;

    SeveralTablesParser(TokenStream tokens, ExpressionParser expressions, QueryParser queries) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.queries = queries;
    }

    /// `fork name = (where x | count) (take 5)`, after its name.
    Operator fork(Span start) {
        List<Operator.Branch> branches = new ArrayList<>();
        do {
            branches.add(branch());
        } while (tokens.is("(") || startsName());
        return new Operator.Fork(branches, start.to(tokens.last()));
    }

    private boolean startsName() {
        return QueryParser.isName(tokens.peek()) && tokens.peek(1).is("=");
    }

    private Operator.Branch branch() {
        Span start = tokens.peek().span();
        Optional<String> name = Optional.empty();
        if (startsName()) {
            name = Optional.of(tokens.next().text());
            tokens.expect("=");
        }
        return new Operator.Branch(name, operators(), start.to(tokens.last()));
    }

    private List<Operator> operators() {
        return new SubqueryParser(tokens, expressions, queries).subquery();
    }

    /// `facet by a, b with (take 5)`, after its name.
    Operator facet(Span start) {
        tokens.expectWord("by");
        List<Expr> columns = new ArrayList<>();
        do {
            columns.add(expressions.expression());
        } while (tokens.accept(","));
        List<Operator> with = List.of();
        if (tokens.acceptWord("with")) {
            with = tokens.is("(") ? operators() : List.of(queries.operator());
        }
        return new Operator.Facet(columns, with, start.to(tokens.last()));
    }
}

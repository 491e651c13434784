package spoor.testkit;

import java.util.ArrayList;
import java.util.List;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Parsed;
import spoor.kql.syntax.Parser;
import spoor.kql.syntax.Statement;

/// The columns that the last `sort` or `top` of a query sorts by.
final class SortKeys {
    private SortKeys() {}

    /// Their names; none when the query has no such operator, or sorts by an expression.
    static List<String> of(String query) {
        Parsed parsed = Parser.parse(query);
        if (parsed.statements().isEmpty()
                || !(parsed.statements().getLast() instanceof Statement.Expression last)
                || !(last.expression() instanceof Expr.Subquery subquery)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (Operator.SortKey key : keys(subquery.query().operators())) {
            if (!(key.item().expression() instanceof Expr.Name name)) {
                return List.of();
            }
            names.add(name.name());
        }
        return names;
    }

    private static List<Operator.SortKey> keys(List<Operator> operators) {
        for (Operator operator : operators.reversed()) {
            if (operator instanceof Operator.Sort sort) {
                return sort.keys();
            }
            if (operator instanceof Operator.Top top) {
                return List.of(top.key());
            }
        }
        return List.of();
    }
}

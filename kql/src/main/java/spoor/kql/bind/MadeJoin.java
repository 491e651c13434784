package spoor.kql.bind;

import java.util.List;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Query;

/// Joins rows that are bound already, as a `join` in the text would.
final class MadeJoin {
    private MadeJoin() {}

    /// @param kind of `join`
    /// @param on the conditions, over the columns of both
    static Rows of(
            RelationBinder relations,
            Rows left,
            Rows right,
            String kind,
            List<Expr> on,
            Made made) {
        Environment inside = relations.environment().inner();
        inside.define("$right", new Environment.Entry.Table(SharedRows.of(right, false, 1)));
        Query query =
                new Query(
                        new Query.Source.Of(made.name("$right"), made.span()),
                        List.of(),
                        made.span());
        return relations
                .nested(inside)
                .applied(
                        left,
                        List.of(new Operator.Join(kind, query, on, made.span(), made.span())));
    }
}

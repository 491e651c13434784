package spoor.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.model.Column;

/// Turns a relation into one engine's SQL.
public final class SqlWriter {
    private SqlWriter() {}

    /// The statement that gives the relation's columns, rows in their order. Where the user asked
    /// for none the rows still come in one that depends on the data alone, so that equal input
    /// gives equal output.
    public static SqlStatement write(Relation relation, Dialect dialect) {
        return write(relation, Optional.empty(), dialect);
    }

    /// The same, the columns under given names: what is to be stored.
    public static SqlStatement write(Relation relation, List<String> names, Dialect dialect) {
        return write(relation, Optional.of(names), dialect);
    }

    private static SqlStatement write(
            Relation relation, Optional<List<String>> wished, Dialect dialect) {
        Parameters parameters = new Parameters();
        Names names = new Names(dialect);
        RelationWriter writer = new RelationWriter(dialect, names, parameters);
        Rendered rendered = writer.render(relation, true);
        List<String> items = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < relation.columns().size(); i++) {
            Symbol symbol = relation.columns().get(i);
            String column = names.of(symbol);
            items.add(
                    wished.isEmpty()
                            ? column
                            : column
                                    + " AS "
                                    + Parameters.escaped(dialect.quote(wished.get().get(i))));
            columns.add(symbol.column());
        }
        if (items.isEmpty()) {
            items.add("1 AS " + names.fresh("nothing"));
        }
        String sql =
                "SELECT "
                        + String.join(", ", items)
                        + " FROM ("
                        + rendered.sql()
                        + ") AS "
                        + names.fresh("q")
                        + rendered.orderBy(dialect);
        return parameters.statement(sql, columns, dialect);
    }
}

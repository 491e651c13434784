package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;

/// Binds `evaluate narrow()`: a row per cell, with the number of its row, its column's name and its
/// text.
final class NarrowBinder {
    private static final String ROW = "$row";
    private static final String COLUMN = "$column";
    private static final String VALUE = "$value";

    private final RelationBinder relations;
    private final Rows input;

    NarrowBinder(RelationBinder relations, Rows input) {
        this.relations = relations;
        this.input = input;
    }

    Rows bind(Operator.Evaluate evaluate) {
        Made made = new Made(evaluate.call().span());
        PluginArguments arguments = new PluginArguments(relations, input, evaluate.call());
        arguments.atMost(0);
        arguments.named();
        List<Expr> names = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        for (Symbol column : input.columns()) {
            names.add(made.text(column.name()));
            values.add(made.call("tostring", made.name(column.name())));
        }
        return relations.applied(
                input,
                List.of(
                        new Operator.Serialize(
                                List.of(made.item(ROW, made.call("row_number", made.number(0)))),
                                made.span()),
                        made.project(
                                List.of(
                                        made.item(made.name(ROW)),
                                        made.item(COLUMN, made.call("pack_array", names)),
                                        made.item(VALUE, made.call("pack_array", values)))),
                        made.expand(List.of(COLUMN, VALUE), List.of("string", "string")),
                        made.project(
                                List.of(
                                        made.item("Row", made.name(ROW)),
                                        made.item("Column", made.name(COLUMN)),
                                        made.item("Value", made.name(VALUE))))));
    }
}

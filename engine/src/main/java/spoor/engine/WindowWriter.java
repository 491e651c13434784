package spoor.engine;

import java.util.ArrayList;
import java.util.List;
import spoor.kql.bind.Relation;
import spoor.kql.bind.WindowCall;
import spoor.model.KqlType;

/// Writes functions of neighbouring rows.
final class WindowWriter {
    private final Dialect dialect;
    private final Names names;
    private final ExpressionWriter expressions;
    private final RelationWriter relations;

    WindowWriter(
            Dialect dialect, Names names, ExpressionWriter expressions, RelationWriter relations) {
        this.dialect = dialect;
        this.names = names;
        this.expressions = expressions;
        this.relations = relations;
    }

    Rendered render(Relation.Window window) {
        Rendered input = relations.render(window.input(), true);
        List<String> groups = window.partition().stream().map(names::of).toList();
        String order = input.orderBy(dialect).strip();
        List<String> restarts = new ArrayList<>(List.of("*"));
        List<String> items = new ArrayList<>(List.of("*"));
        for (WindowCall call : window.calls()) {
            List<String> parts = new ArrayList<>(groups);
            if (call.restart().isPresent()) {
                // each restart opens a partition: the running count of restarts numbers them
                String part = names.fresh("$part");
                restarts.add(
                        "sum(CASE WHEN "
                                + expressions.write(call.restart().get())
                                + " THEN 1 ELSE 0 END) OVER ("
                                + partitionBy(groups)
                                + order
                                + " ROWS UNBOUNDED PRECEDING) AS "
                                + part);
                parts.add(part);
            }
            items.add(write(call, partitionBy(parts) + order) + " AS " + names.of(call.symbol()));
        }
        String from =
                restarts.size() == 1
                        ? relations.from(input)
                        : "(SELECT "
                                + String.join(", ", restarts)
                                + " FROM "
                                + relations.from(input)
                                + ") AS "
                                + names.fresh("q");
        return new Rendered("SELECT " + String.join(", ", items) + " FROM " + from, input.order());
    }

    private static String partitionBy(List<String> columns) {
        return columns.isEmpty() ? "" : "PARTITION BY " + String.join(", ", columns) + " ";
    }

    private String write(WindowCall call, String over) {
        String operand = expressions.write(call.operand());
        return switch (call.kind()) {
            case PREVIOUS -> neighbour("lag", call, operand, over);
            case NEXT -> neighbour("lead", call, operand, over);
            case ROW_NUMBER -> "row_number() OVER (" + over + ") + " + (call.offset() - 1);
            case ROW_CUMULATIVE_SUM -> {
                String sum =
                        "coalesce(sum("
                                + operand
                                + ") OVER ("
                                + over
                                + " ROWS UNBOUNDED PRECEDING), 0)";
                yield "CAST(" + sum + " AS " + dialect.type(call.symbol().type()) + ")";
            }
        };
    }

    private String neighbour(String name, WindowCall call, String operand, String over) {
        String fallback =
                call.fallback()
                        .map(expressions::write)
                        .orElse(call.operand().type() == KqlType.STRING ? "''" : "NULL");
        return name
                + "("
                + operand
                + ", "
                + call.offset()
                + ", "
                + fallback
                + ") OVER ("
                + over
                + ")";
    }
}

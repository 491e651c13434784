package spoor.workbench.query;

import java.util.List;
import java.util.stream.Collectors;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.plan.Rewrite;

/// A relation as text for people, inputs indented below.
final class RelationText {
    private final StringBuilder out = new StringBuilder();

    private RelationText() {}

    static String of(Relation relation) {
        RelationText text = new RelationText();
        text.write(relation, 0);
        return text.out.toString();
    }

    private void write(Relation relation, int depth) {
        out.append("  ".repeat(depth)).append(line(relation)).append('\n');
        Rewrite.inputs(
                relation,
                input -> {
                    write(input, depth + 1);
                    return input;
                });
    }

    private static String line(Relation relation) {
        return switch (relation) {
            case Relation.Scan scan -> "scan " + scan.table() + " " + names(scan.columns());
            case Relation.Values values -> "values " + values.rows().size() + " rows";
            case Relation.Series series -> "series " + series.column().name();
            case Relation.Filter filter -> "filter";
            case Relation.Compute compute -> "compute " + names(compute.columns());
            case Relation.Aggregate aggregate -> "aggregate " + names(aggregate.columns());
            case Relation.Join join -> "join " + join.kind();
            case Relation.Union union -> "union of " + union.legs().size();
            case Relation.Sort sort ->
                    "sort by "
                            + sort.keys().stream()
                                    .map(key ->
                                            key.symbol().name()
                                                    + (key.ascending() ? " asc" : " desc"))
                                    .collect(Collectors.joining(", "));
            case Relation.Limit limit -> "limit " + limit.rows();
            case Relation.Distinct distinct -> "distinct";
            case Relation.Window window -> "window of " + window.calls().size();
            case Relation.Expand expand -> "expand " + names(expand.columns());
            case Relation.Sessions sessions -> "row_window_session";
            case Relation.Mine mine -> "evaluate " + mine.call().name();
            case Relation.Shared shared -> "shared " + names(shared.columns());
        };
    }

    private static String names(List<Symbol> symbols) {
        return symbols.stream().map(Symbol::name).collect(Collectors.joining(", ", "[", "]"));
    }
}

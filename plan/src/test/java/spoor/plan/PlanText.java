package spoor.plan;

import java.util.List;
import java.util.stream.Collectors;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;

/// A relation on one line, inputs in parentheses, for tests to compare.
final class PlanText {
    private PlanText() {}

    static String of(Relation relation) {
        return switch (relation) {
            case Relation.Scan scan ->
                    "scan " + scan.table() + names(scan.columns()) + scan.sources();
            case Relation.Values values -> "values" + names(values.columns());
            case Relation.Series series -> "series " + series.column().name();
            case Relation.Filter filter -> "filter(" + of(filter.input()) + ")";
            case Relation.Compute compute ->
                    "compute"
                            + names(
                                    compute.assignments().stream()
                                            .map(Relation.Assignment::symbol)
                                            .toList())
                            + "("
                            + of(compute.input())
                            + ")";
            case Relation.Aggregate aggregate ->
                    "aggregate" + names(aggregate.columns()) + "(" + of(aggregate.input()) + ")";
            case Relation.Join join ->
                    "join " + join.kind() + "(" + of(join.left()) + ", " + of(join.right()) + ")";
            case Relation.Union union ->
                    union.legs().stream()
                            .map(leg -> of(leg.input()))
                            .collect(Collectors.joining(", ", "union(", ")"));
            case Relation.Sort sort -> "sort(" + of(sort.input()) + ")";
            case Relation.Limit limit -> "limit " + limit.rows() + "(" + of(limit.input()) + ")";
            case Relation.Distinct distinct -> "distinct(" + of(distinct.input()) + ")";
            case Relation.Window window -> "window(" + of(window.input()) + ")";
            case Relation.Expand expand -> "expand(" + of(expand.input()) + ")";
            case Relation.Sessions sessions -> "sessions(" + of(sessions.input()) + ")";
            case Relation.Mine mine -> "mine(" + of(mine.input()) + ")";
            case Relation.Shared shared -> "shared(" + of(shared.once().relation()) + ")";
        };
    }

    private static String names(List<Symbol> symbols) {
        return symbols.stream().map(Symbol::name).collect(Collectors.joining(", ", "[", "]"));
    }
}

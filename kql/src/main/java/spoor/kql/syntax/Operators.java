package spoor.kql.syntax;

import java.util.List;

/// The names of the tabular operators that are supported: what the support table and hints show.
public final class Operators {
    public static final List<String> NAMES =
            List.of(
                    "as",
                    "count",
                    "datatable",
                    "distinct",
                    "evaluate",
                    "extend",
                    "facet",
                    "find",
                    "fork",
                    "getschema",
                    "invoke",
                    "join",
                    "limit",
                    "lookup",
                    "make-series",
                    "mv-apply",
                    "mv-expand",
                    "order",
                    "partition",
                    "parse",
                    "parse-kv",
                    "parse-where",
                    "print",
                    "project",
                    "project-away",
                    "project-by-names",
                    "project-keep",
                    "project-rename",
                    "project-reorder",
                    "range",
                    "reduce",
                    "render",
                    "sample",
                    "sample-distinct",
                    "scan",
                    "search",
                    "serialize",
                    "sort",
                    "summarize",
                    "take",
                    "top",
                    "top-hitters",
                    "top-nested",
                    "union",
                    "where");

    private Operators() {}
}

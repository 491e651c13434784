package spoor.kql.syntax;

import java.util.List;
import java.util.stream.Collectors;

/// Syntax as text with every grouping shown, for tests to compare.
final class Written {
    private Written() {}

    static String of(Expr expression) {
        return switch (expression) {
            case Expr.Name name -> name.name();
            case Expr.Literal literal ->
                    literal.type().kqlName()
                            + "("
                            + literal.value().map(Object::toString).orElse("null")
                            + ")";
            case Expr.DynamicLiteral literal -> "dynamic(" + literal.json().orElse("null") + ")";
            case Expr.Call call ->
                    call.name()
                            + call.arguments().stream()
                                    .map(argument ->
                                            argument.name().map(name -> name + "=").orElse("")
                                                    + of(argument.value()))
                                    .collect(Collectors.joining(", ", "(", ")"));
            case Expr.Unary unary -> "(" + unary.operator() + of(unary.operand()) + ")";
            case Expr.Binary binary ->
                    "("
                            + of(binary.left())
                            + " "
                            + binary.operator()
                            + " "
                            + of(binary.right())
                            + ")";
            case Expr.Between between ->
                    "("
                            + of(between.value())
                            + (between.negated() ? " !between " : " between ")
                            + of(between.low())
                            + ".."
                            + of(between.high())
                            + ")";
            case Expr.InList list ->
                    "(" + of(list.value()) + " " + list.operator() + " " + all(list.items()) + ")";
            case Expr.Method method -> of(method.target()) + "." + of(method.call());
            case Expr.Member member -> of(member.target()) + "." + member.name();
            case Expr.Element element -> of(element.target()) + "[" + of(element.index()) + "]";
            case Expr.Star star -> "*";
            case Expr.TypeOf type -> "typeof(" + type.type() + ")";
            case Expr.Subquery subquery -> "{" + of(subquery.query()) + "}";
            case Expr.Tuple tuple -> all(tuple.items());
            case Expr.Sided sided -> "$" + sided.side() + "." + sided.name();
        };
    }

    private static String all(List<Expr> expressions) {
        return expressions.stream().map(Written::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String operators(List<Operator> operators) {
        return operators.stream().map(Written::of).collect(Collectors.joining(" | ", "(", ")"));
    }

    static String of(Query query) {
        return of(query.source())
                + query.operators().stream()
                        .map(operator -> " | " + of(operator))
                        .collect(Collectors.joining());
    }

    private static String of(Query.Source source) {
        return switch (source) {
            case Query.Source.Of of -> of(of.expression());
            case Query.Source.Datatable table ->
                    "datatable" + table.columns() + all(table.values());
            case Query.Source.Print print -> "print " + items(print.items());
            case Query.Source.External external ->
                    "externaldata" + external.columns() + " " + external.properties();
            case Query.Source.Range range ->
                    "range "
                            + range.column()
                            + " "
                            + of(range.from())
                            + " "
                            + of(range.to())
                            + " "
                            + of(range.step());
            case Query.Source.Union union -> of(union.union());
            case Query.Source.Search search -> of(search.search());
        };
    }

    private static String items(List<Query.Item> items) {
        return items.stream().map(Written::item).collect(Collectors.joining(", "));
    }

    private static String item(Query.Item item) {
        return (item.names().isEmpty() ? "" : String.join("+", item.names()) + "=")
                + of(item.expression());
    }

    static String of(Operator operator) {
        return switch (operator) {
            case Operator.Where where -> "where " + of(where.predicate());
            case Operator.Extend extend -> "extend " + items(extend.items());
            case Operator.Project project -> "project " + items(project.items());
            case Operator.Summarize summarize ->
                    "summarize " + items(summarize.aggregates()) + " by " + items(summarize.keys());
            case Operator.Sort sort ->
                    "sort "
                            + sort.keys().stream()
                                    .map(key ->
                                            item(key.item())
                                                    + (key.ascending() ? " asc" : " desc")
                                                    + key.nullsFirst()
                                                            .map(first ->
                                                                    first ? " first" : " last")
                                                            .orElse(""))
                                    .collect(Collectors.joining(", "));
            case Operator.Take take -> "take " + of(take.count());
            case Operator.Join join ->
                    "join " + join.kind() + " {" + of(join.right()) + "} on " + all(join.on());
            case Operator.Union union ->
                    "union "
                            + union.kind()
                            + (union.fuzzy() ? " fuzzy" : "")
                            + union.withSource().map(name -> " source=" + name).orElse("")
                            + " "
                            + all(union.tables());
            case Operator.Render render -> "render " + render.kind() + " " + render.properties();
            case Operator.ProjectPick pick ->
                    (pick.keep() ? "keep " : "away ")
                            + pick.names().stream()
                                    .map(Operator.NamePattern::pattern)
                                    .collect(Collectors.joining(", "));
            case Operator.ProjectRename rename -> "rename " + items(rename.items());
            case Operator.ProjectReorder reorder -> "reorder " + reorder.order();
            case Operator.Distinct distinct -> "distinct " + all(distinct.columns());
            case Operator.Top top -> "top " + of(top.count());
            case Operator.Count count -> "count" + count.name().map(name -> " " + name).orElse("");
            case Operator.Lookup lookup -> "lookup " + lookup.kind();
            case Operator.MvExpand expand ->
                    "mv-expand "
                            + expand.items().stream()
                                    .map(each ->
                                            item(each.item())
                                                    + each.type().map(t -> ":" + t).orElse(""))
                                    .collect(Collectors.joining(", "));
            case Operator.MvApply apply ->
                    "mv-apply "
                            + apply.items().stream()
                                    .map(each -> item(each.item()))
                                    .collect(Collectors.joining(", "))
                            + " on "
                            + operators(apply.subquery());
            case Operator.MakeSeries series -> "make-series " + item(series.axis().item());
            case Operator.Sample sample -> "sample " + of(sample.count());
            case Operator.SampleDistinct sample -> "sample-distinct " + of(sample.column());
            case Operator.TopHitters top -> "top-hitters " + of(top.value());
            case Operator.TopNested top ->
                    "top-nested "
                            + top.levels().stream()
                                    .map(level -> item(level.key()) + " by " + item(level.value()))
                                    .collect(Collectors.joining(", "));
            case Operator.Scan scan ->
                    "scan "
                            + scan.steps().stream()
                                    .map(step ->
                                            step.name()
                                                    + " "
                                                    + step.output()
                                                    + ": "
                                                    + of(step.condition())
                                                    + " => "
                                                    + items(step.assignments()))
                                    .collect(Collectors.joining("; "));
            case Operator.ProjectByNames project -> "by-names " + all(project.names());
            case Operator.Partition partition ->
                    "partition " + of(partition.column()) + " " + operators(partition.subquery());
            case Operator.Serialize serialize -> "serialize " + items(serialize.items());
            case Operator.GetSchema schema -> "getschema";
            case Operator.As as -> "as " + as.name();
            case Operator.Evaluate evaluate -> "evaluate " + of(evaluate.call());
            case Operator.Search search -> of(search.search());
            case Operator.Parse parse ->
                    (parse.filters() ? "parse-where " : "parse ")
                            + parse.pattern().kind()
                            + parse.pattern().flags()
                            + " "
                            + of(parse.text())
                            + parse.pattern().parts().stream()
                                    .map(Written::part)
                                    .collect(Collectors.joining());
            case Operator.ParseKv parse ->
                    "parse-kv "
                            + of(parse.text())
                            + parse.keys().stream().map(Written::part).collect(Collectors.joining())
                            + new java.util.TreeMap<>(parse.properties());
            case Operator.Fork fork ->
                    "fork"
                            + fork.branches().stream()
                                    .map(branch ->
                                            " "
                                                    + branch.name().orElse("")
                                                    + operators(branch.operators()))
                                    .collect(Collectors.joining());
            case Operator.Facet facet ->
                    "facet by " + all(facet.columns()) + " with " + operators(facet.with());
            case Operator.Invoke invoke -> "invoke " + of(invoke.call());
        };
    }

    private static String of(TableSearch search) {
        return switch (search) {
            case TableSearch.Search one ->
                    "search "
                            + (one.caseSensitive() ? "cs " : "")
                            + all(one.tables())
                            + " "
                            + of(one.predicate());
            case TableSearch.Find find ->
                    "find "
                            + find.source()
                            + " "
                            + all(find.tables())
                            + " "
                            + of(find.predicate())
                            + find.columns().map(columns -> " " + columns.size()).orElse("");
        };
    }

    private static String part(ParsePattern.Part part) {
        return switch (part) {
            case ParsePattern.Part.Skip skip -> " *";
            case ParsePattern.Part.Literal literal -> " '" + literal.text() + "'";
            case ParsePattern.Part.Capture capture ->
                    " " + capture.name() + capture.type().map(type -> ":" + type).orElse("");
        };
    }
}

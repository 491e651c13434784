package spoor.kql.bind;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Query;

/// Writes operators as KQL for another side: what stands behind names (`let`, parameters, `now()`)
/// as literals, so that the text says all by itself. Not written is what only Spoor knows (its own
/// functions and verbs), what the other side does not have (tables of the case), and what is
/// another value at each call.
final class RemoteText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern WILD = Pattern.compile("[A-Za-z0-9_*]+");
    private static final Set<String> WORDS =
            Set.of(
                    "and",
                    "as",
                    "asc",
                    "between",
                    "by",
                    "contains",
                    "count",
                    "datatable",
                    "desc",
                    "distinct",
                    "evaluate",
                    "extend",
                    "false",
                    "find",
                    "first",
                    "from",
                    "has",
                    "in",
                    "invoke",
                    "join",
                    "kind",
                    "last",
                    "let",
                    "limit",
                    "lookup",
                    "matches",
                    "missing",
                    "not",
                    "null",
                    "nulls",
                    "of",
                    "on",
                    "or",
                    "order",
                    "parse",
                    "print",
                    "project",
                    "range",
                    "render",
                    "sample",
                    "scan",
                    "search",
                    "serialize",
                    "set",
                    "sort",
                    "step",
                    "summarize",
                    "take",
                    "to",
                    "top",
                    "true",
                    "typeof",
                    "union",
                    "where",
                    "with");

    private final RelationBinder relations;
    private final String connection;
    private final RemoteExpressions expressions;

    /// @param input the rows before the operator
    RemoteText(RelationBinder relations, String connection, Rows input) {
        this.relations = relations;
        this.connection = connection;
        this.expressions = new RemoteExpressions(relations, connection, input);
    }

    /// A name as KQL takes it everywhere.
    static String quoted(String name) {
        return PLAIN.matcher(name).matches() && !WORDS.contains(name)
                ? name
                : "['" + RemoteExpressions.escaped(name, '\'') + "']";
    }

    /// The operator's text; empty: it stays here.
    Optional<String> of(Operator operator) {
        try {
            return switch (operator) {
                case Operator.Where where ->
                        Optional.of("where " + expressions.of(where.predicate()));
                case Operator.Extend extend -> Optional.of("extend " + items(extend.items()));
                case Operator.Project project -> Optional.of("project " + items(project.items()));
                case Operator.ProjectPick pick -> Optional.of(pick(pick));
                case Operator.ProjectRename rename ->
                        Optional.of("project-rename " + items(rename.items()));
                case Operator.ProjectReorder reorder -> Optional.of(reorder(reorder));
                case Operator.Distinct distinct ->
                        Optional.of("distinct " + expressions.list(distinct.columns()));
                case Operator.Summarize summarize -> Optional.of(summarize(summarize));
                case Operator.Sort sort ->
                        Optional.of(
                                "sort by "
                                        + sort.keys().stream()
                                                .map(this::key)
                                                .collect(Collectors.joining(", ")));
                case Operator.Top top ->
                        Optional.of("top " + expressions.of(top.count()) + " by " + key(top.key()));
                case Operator.Take take -> Optional.of("take " + expressions.of(take.count()));
                case Operator.Count count ->
                        Optional.of(
                                count.name().isEmpty()
                                        ? "count"
                                        : "summarize " + quoted(count.name().get()) + " = count()");
                case Operator.Join join ->
                        Optional.of(
                                "join kind="
                                        + join.kind()
                                        + " ("
                                        + right(join.right())
                                        + ") on "
                                        + keys(join.on()));
                case Operator.Lookup lookup ->
                        Optional.of(
                                "lookup kind="
                                        + lookup.kind()
                                        + " ("
                                        + right(lookup.right())
                                        + ") on "
                                        + keys(lookup.on()));
                case Operator.MvExpand expand -> expand(expand);
                case Operator.Union other -> Optional.empty();
                case Operator.MvApply other -> Optional.empty();
                case Operator.MakeSeries other -> Optional.empty();
                case Operator.Sample other -> Optional.empty();
                case Operator.SampleDistinct other -> Optional.empty();
                case Operator.TopHitters other -> Optional.empty();
                case Operator.TopNested other -> Optional.empty();
                case Operator.ProjectByNames other -> Optional.empty();
                case Operator.Partition other -> Optional.empty();
                case Operator.Fork other -> Optional.empty();
                case Operator.Facet other -> Optional.empty();
                case Operator.Serialize other -> Optional.empty();
                case Operator.GetSchema other -> Optional.empty();
                case Operator.As other -> Optional.empty();
                case Operator.Render other -> Optional.empty();
                case Operator.Evaluate other -> Optional.empty();
                case Operator.Invoke other -> Optional.empty();
                case Operator.Parse other -> Optional.empty();
                case Operator.ParseKv other -> Optional.empty();
                case Operator.Search other -> Optional.empty();
                case Operator.Scan other -> Optional.empty();
            };
        } catch (RemoteExpressions.StaysHere stays) {
            return Optional.empty();
        }
    }

    private String items(List<Query.Item> items) {
        return items.stream().map(this::item).collect(Collectors.joining(", "));
    }

    private String item(Query.Item item) {
        String value = expressions.of(item.expression());
        return switch (item.names().size()) {
            case 0 -> value;
            case 1 -> quoted(item.names().getFirst()) + " = " + value;
            default ->
                    item.names().stream()
                            .map(RemoteText::quoted)
                            .collect(Collectors.joining(", ", "(", ") = " + value));
        };
    }

    private static String pick(Operator.ProjectPick pick) {
        return (pick.keep() ? "project-keep " : "project-away ")
                + pick.names().stream().map(RemoteText::pattern).collect(Collectors.joining(", "));
    }

    private static String pattern(Operator.NamePattern name) {
        if (!name.wildcard()) {
            return quoted(name.pattern());
        }
        if (!WILD.matcher(name.pattern()).matches()) {
            throw new RemoteExpressions.StaysHere();
        }
        return name.pattern();
    }

    private static String reorder(Operator.ProjectReorder reorder) {
        StringBuilder out = new StringBuilder("project-reorder ");
        for (int i = 0; i < reorder.names().size(); i++) {
            String order = i < reorder.order().size() ? reorder.order().get(i) : "";
            out.append(i > 0 ? ", " : "")
                    .append(pattern(reorder.names().get(i)))
                    .append(order.isEmpty() ? "" : " " + order);
        }
        return out.toString();
    }

    private String summarize(Operator.Summarize summarize) {
        String aggregates = items(summarize.aggregates());
        String keys = items(summarize.keys());
        return "summarize "
                + aggregates
                + (keys.isEmpty() ? "" : (aggregates.isEmpty() ? "by " : " by ") + keys);
    }

    private String key(Operator.SortKey key) {
        return item(key.item())
                + (key.ascending() ? " asc" : " desc")
                + key.nullsFirst().map(first -> first ? " nulls first" : " nulls last").orElse("");
    }

    /// The right side of a join, all of it asked of the same connection.
    private String right(Query query) {
        return RemoteBinder.asked(relations.query(query).relation())
                .filter(asked -> asked.connection().equals(connection))
                .map(RemoteBinder.Asked::text)
                .orElseThrow(RemoteExpressions.StaysHere::new);
    }

    private static String keys(List<Expr> on) {
        return on.stream().map(RemoteText::joined).collect(Collectors.joining(", "));
    }

    private static String joined(Expr on) {
        return switch (on) {
            case Expr.Name name -> quoted(name.name());
            case Expr.Sided sided -> "$" + sided.side() + "." + quoted(sided.name());
            case Expr.Binary binary
                    when binary.operator().equals("==") || binary.operator().equals("and") ->
                    joined(binary.left()) + " " + binary.operator() + " " + joined(binary.right());
            default -> throw new RemoteExpressions.StaysHere();
        };
    }

    private Optional<String> expand(Operator.MvExpand expand) {
        if (expand.legacy()) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder("mv-expand ");
        out.append(expand.asArrays() ? "kind=array " : "");
        expand.indexColumn()
                .ifPresent(name -> out.append("with_itemindex=").append(quoted(name)).append(' '));
        out.append(
                expand.items().stream()
                        .map(item ->
                                item(item.item())
                                        + item.type()
                                                .map(type -> " to typeof(" + type + ")")
                                                .orElse(""))
                        .collect(Collectors.joining(", ")));
        expand.limit().ifPresent(limit -> out.append(" limit ").append(expressions.of(limit)));
        return Optional.of(out.toString());
    }
}

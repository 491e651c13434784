package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spoor.kql.syntax.Operator.SortKey;
import spoor.kql.syntax.Query.Item;
import spoor.kql.syntax.Token.Kind;
import spoor.model.Span;

/// Reads one operator after a `|`.
final class OperatorParser {
    /// Operators of the language that are recognised and refused by name.
    private static final Set<String> UNSUPPORTED =
            Set.of(
                    "consume",
                    "execute-and-cache",
                    "find",
                    "graph-mark-components",
                    "graph-match",
                    "graph-merge",
                    "graph-shortest-paths",
                    "graph-to-table",
                    "macro-expand",
                    "make-graph",
                    "project-smart",
                    "assert-schema");

    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final QueryParser queries;
    private final SubqueryParser subqueries;
    private final NamePatternParser names;
    private final TablesParser tables;

    OperatorParser(TokenStream tokens, ExpressionParser expressions, QueryParser queries) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.queries = queries;
        this.subqueries = new SubqueryParser(tokens, expressions, queries);
        this.names = new NamePatternParser(tokens);
        this.tables = new TablesParser(tokens, expressions);
    }

    Operator operator() {
        Span start = tokens.peek().span();
        String name = operatorName();
        return switch (name) {
            case "where", "filter" -> {
                Expr predicate = expressions.expression();
                yield new Operator.Where(predicate, start.to(tokens.last()));
            }
            case "extend" -> new Operator.Extend(queries.items(), start.to(tokens.last()));
            case "project" -> new Operator.Project(itemsOrNone(), start.to(tokens.last()));
            case "project-away" -> names.pick(false, start);
            case "project-keep" -> names.pick(true, start);
            case "project-rename" ->
                    new Operator.ProjectRename(queries.items(), start.to(tokens.last()));
            case "project-reorder" -> names.reorder(start);
            case "distinct" -> distinct(start);
            case "summarize" -> summarize(start);
            case "sort", "order" -> sort(start);
            case "top" -> top(start);
            case "take", "limit" ->
                    new Operator.Take(expressions.expression(), start.to(tokens.last()));
            case "count" -> count(start);
            case "join" -> tables.join(parameters(), start);
            case "lookup" -> tables.lookup(parameters(), start);
            case "union" -> union(start);
            case "mv-expand", "mvexpand" -> mvExpand(name.equals("mvexpand"), start);
            case "sample" -> someRows().sample(start);
            case "sample-distinct" -> someRows().sampleDistinct(start);
            case "top-hitters" -> someRows().topHitters(start);
            case "top-nested" -> someRows().topNested(start);
            case "reduce" -> someRows().reduce(parameters(), start);
            case "project-by-names" -> {
                List<Expr> columns = queries.items().stream().map(Query.Item::expression).toList();
                yield new Operator.ProjectByNames(columns, start.to(tokens.last()));
            }
            case "make-series" ->
                    new MakeSeriesParser(tokens, expressions, queries).read(parameters(), start);
            case "mv-apply" -> subqueries.mvApply(parameters(), start);
            case "scan" -> new ScanParser(tokens, expressions, queries).scan(start);
            case "partition" -> {
                parameters();
                yield subqueries.partition(start);
            }
            case "fork" -> new SeveralTablesParser(tokens, expressions, queries).fork(start);
            case "facet" -> new SeveralTablesParser(tokens, expressions, queries).facet(start);
            case "serialize" -> new Operator.Serialize(itemsOrNone(), start.to(tokens.last()));
            case "getschema" -> new Operator.GetSchema(start);
            case "as" -> as(start);
            case "render" -> new RenderParser(tokens).render(start);
            case "evaluate" -> {
                parameters();
                yield new EvaluateParser(tokens, expressions).evaluate(start);
            }
            case "invoke" ->
                    new Operator.Invoke(expressions.call(tokens.next()), start.to(tokens.last()));
            case "search" -> new Operator.Search(searches().search(start), start.to(tokens.last()));
            case "parse" -> new TextParser(tokens, expressions).parse(false, start);
            case "parse-where" -> new TextParser(tokens, expressions).parse(true, start);
            case "parse-kv" -> new TextParser(tokens, expressions).keyValues(start);
            default -> unsupported(name, start);
        };
    }

    private SomeRowsParser someRows() {
        return new SomeRowsParser(tokens, expressions, queries);
    }

    private String operatorName() {
        Token token = tokens.peek();
        if (token.kind() != Kind.IDENTIFIER) {
            throw tokens.fail(
                    "KQL010",
                    "expected an operator after '|' but found " + TokenStream.describe(token));
        }
        tokens.next();
        StringBuilder name = new StringBuilder(token.text());
        int end = token.span().end();
        while (tokens.is("-")
                && tokens.peek().span().start() == end
                && tokens.peek(1).kind() == Kind.IDENTIFIER
                && tokens.peek(1).span().start() == end + 1) {
            tokens.next();
            Token part = tokens.next();
            name.append('-').append(part.text());
            end = part.span().end();
        }
        return name.toString();
    }

    private Operator unsupported(String name, Span start) {
        Span span = start.to(tokens.last());
        if (!UNSUPPORTED.contains(name)) {
            throw tokens.fail(
                    "KQL031",
                    span,
                    "unknown operator '" + name + "'",
                    Nearest.hint(name, Operators.NAMES));
        }
        if (name.equals("find")) {
            throw tokens.fail(
                    "KQL030",
                    span,
                    "'find' stands only at the beginning of a query",
                    "'search' and 'where * has ...' look into rows");
        }
        throw tokens.fail(
                "KQL030",
                span,
                "the operator '" + name + "' is not supported yet",
                "'spoor operators' lists what is");
    }

    private List<Item> itemsOrNone() {
        if (tokens.is("|") || tokens.is(";") || tokens.is(")") || tokens.isEnd()) {
            return List.of();
        }
        return queries.items();
    }

    private Operator distinct(Span start) {
        List<Expr> columns = new ArrayList<>();
        do {
            columns.add(expressions.expression());
        } while (tokens.accept(","));
        return new Operator.Distinct(columns, start.to(tokens.last()));
    }

    private Operator summarize(Span start) {
        parameters();
        List<Item> aggregates = tokens.isWord("by") ? List.of() : itemsOrNone();
        List<Item> keys = tokens.acceptWord("by") ? queries.items() : List.of();
        return new Operator.Summarize(aggregates, keys, start.to(tokens.last()));
    }

    private Operator sort(Span start) {
        parameters();
        tokens.expectWord("by");
        List<SortKey> keys = new ArrayList<>();
        do {
            keys.add(sortKey());
        } while (tokens.accept(","));
        return new Operator.Sort(keys, start.to(tokens.last()));
    }

    private SortKey sortKey() {
        Item item = queries.item();
        boolean ascending = false;
        if (tokens.acceptWord("asc")) {
            ascending = true;
        } else {
            tokens.acceptWord("desc");
        }
        Optional<Boolean> nullsFirst = Optional.empty();
        if (tokens.acceptWord("nulls")) {
            if (tokens.acceptWord("first")) {
                nullsFirst = Optional.of(true);
            } else {
                tokens.expectWord("last");
                nullsFirst = Optional.of(false);
            }
        }
        return new SortKey(item, ascending, nullsFirst);
    }

    private Operator top(Span start) {
        Expr count = expressions.expression();
        tokens.expectWord("by");
        SortKey key = sortKey();
        return new Operator.Top(count, key, start.to(tokens.last()));
    }

    private Operator count(Span start) {
        Optional<String> name = Optional.empty();
        if (tokens.acceptWord("as")) {
            name = Optional.of(tokens.next().text());
        }
        return new Operator.Count(name, start.to(tokens.last()));
    }

    private Operator as(Span start) {
        parameters();
        return new Operator.As(tokens.next().text(), start.to(tokens.last()));
    }

    /// `kind=inner hint.strategy=shuffle ...`, by name.
    private Map<String, Token> parameters() {
        Map<String, Token> parameters = new HashMap<>();
        while (tokens.peek().kind() == Kind.IDENTIFIER) {
            int ahead = 1;
            StringBuilder name = new StringBuilder(tokens.peek().text());
            while (tokens.peek(ahead).is(".")) {
                name.append('.').append(tokens.peek(ahead + 1).text());
                ahead += 2;
            }
            if (!tokens.peek(ahead).is("=") || !isParameter(name.toString())) {
                break;
            }
            for (int i = 0; i <= ahead; i++) {
                tokens.next();
            }
            Token value = tokens.next();
            parameters.put(name.toString().toLowerCase(Locale.ROOT), value);
        }
        return parameters;
    }

    private static boolean isParameter(String name) {
        return name.startsWith("hint.")
                || switch (name.toLowerCase(Locale.ROOT)) {
                    case "kind",
                            "isfuzzy",
                            "withsource",
                            "with_source",
                            "bagexpansion",
                            "with_itemindex" ->
                            true;
                    default -> false;
                };
    }

    Operator.Union union(Span start) {
        return tables.union(parameters(), start);
    }

    SearchParser searches() {
        return new SearchParser(tokens, expressions, tables::table);
    }

    private Operator mvExpand(boolean legacy, Span start) {
        Map<String, Token> parameters = parameters();
        Token expansion = parameters.getOrDefault("bagexpansion", parameters.get("kind"));
        Token index = parameters.get("with_itemindex");
        List<Operator.ExpandItem> items = subqueries.expandItems();
        Optional<Expr> limit =
                tokens.acceptWord("limit")
                        ? Optional.of(expressions.expression())
                        : Optional.empty();
        return new Operator.MvExpand(
                expansion != null && expansion.text().equalsIgnoreCase("array"),
                Optional.ofNullable(index).map(Token::text),
                items,
                limit,
                legacy,
                start.to(tokens.last()));
    }
}

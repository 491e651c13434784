package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Parsed;
import spoor.kql.syntax.Parser;
import spoor.kql.syntax.Query;
import spoor.kql.syntax.Statement;
import spoor.model.Column;
import spoor.model.Span;

/// The query of a picture, taken apart so that one can ask for the rows behind a mark: those of the
/// table that is drawn, or, where a `summarize` made them, the rows that were summarized.
///
/// Before: `T | summarize n = count() by bin(ts, 1h), state | sort by ts asc | render timechart`.
/// The table is `T | summarize ... | sort by ts asc`; behind it is `T`, where `ts` of the table is
/// `bin(ts, 1h)` of a row.
///
/// @param table the query of the table that is drawn
/// @param names its columns as KQL writes them
/// @param behind the query of the rows that were summarized; empty: there is none
/// @param keys by place of the column what it is in those rows; empty: no key
public record Drill(
        String table, List<String> names, Optional<String> behind, List<Optional<String>> keys) {
    public Drill {
        names = List.copyOf(names);
        keys = List.copyOf(keys);
    }

    /// Empty where the text is not one pipeline that ends with `render`.
    public static Optional<Drill> of(String text, List<Column> columns) {
        Parsed parsed = Parser.parse(text);
        if (!parsed.problems().isEmpty()) {
            return Optional.empty();
        }
        List<Query> queries = new ArrayList<>();
        for (Statement statement : parsed.statements()) {
            if (statement instanceof Statement.Expression(Expr expression, Span _)) {
                if (!(expression instanceof Expr.Subquery(Query query, Span _))) {
                    return Optional.empty();
                }
                queries.add(query);
            }
        }
        return queries.size() == 1 ? of(text, queries.getFirst(), columns) : Optional.empty();
    }

    private static Optional<Drill> of(String text, Query query, List<Column> columns) {
        List<Operator> operators = query.operators();
        if (operators.isEmpty() || !(operators.getLast() instanceof Operator.Render)) {
            return Optional.empty();
        }
        String table = upTo(text, query, operators.size() - 1);
        if (!Parser.parse(table).problems().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> expressions = new HashMap<>();
        Optional<String> behind = Optional.empty();
        for (int i = operators.size() - 2; i >= 0 && passes(operators.get(i)); i--) {
            if (operators.get(i) instanceof Operator.Summarize summarize) {
                behind = Optional.of(upTo(text, query, i));
                summarize.keys().forEach(key -> key(text, key, expressions));
            }
        }
        return Optional.of(
                new Drill(
                        table,
                        columns.stream().map(column -> Condition.name(column.name())).toList(),
                        behind.filter(_ -> !expressions.isEmpty()),
                        columns.stream()
                                .map(column -> Optional.ofNullable(expressions.get(column.name())))
                                .toList()));
    }

    /// Steps behind a `summarize` that leave its keys as they are; nothing is looked for before it.
    private static boolean passes(Operator operator) {
        return operator instanceof Operator.Sort
                || operator instanceof Operator.Top
                || operator instanceof Operator.Take
                || operator instanceof Operator.As
                || operator instanceof Operator.Where
                || operator instanceof Operator.Summarize;
    }

    private static void key(String text, Query.Item key, Map<String, String> expressions) {
        String written = text.substring(key.expression().span().start(), end(key.expression()));
        name(key).ifPresent(name -> expressions.put(name, written));
    }

    private static int end(Expr expression) {
        return expression.span().end();
    }

    /// A key without a name is named after its column, that of `bin(column, ...)` too.
    private static Optional<String> name(Query.Item key) {
        if (key.name().isPresent()) {
            return key.names().size() == 1 ? key.name() : Optional.empty();
        }
        return switch (key.expression()) {
            case Expr.Name name -> Optional.of(name.name());
            case Expr.Call call
                    when call.name().equals("bin")
                            && !call.arguments().isEmpty()
                            && call.arguments().getFirst().value() instanceof Expr.Name name ->
                    Optional.of(name.name());
            default -> Optional.empty();
        };
    }

    /// The text up to the end of what stands before an operator.
    private static String upTo(String text, Query query, int operator) {
        int end =
                operator == 0
                        ? query.source().span().end()
                        : query.operators().get(operator - 1).span().end();
        return text.substring(0, end);
    }
}

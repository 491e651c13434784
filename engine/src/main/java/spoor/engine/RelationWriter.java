package spoor.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import spoor.engine.Rendered.OrderKey;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.Span;

/// Writes relations as nested SELECTs. Each keeps, beside the columns that can be seen, those that
/// its order needs.
final class RelationWriter {
    /// How many cells a union's legs may hold together, one row of each: the database makes as many
    /// expressions.
    private static final long MOST_CELLS = 2_000_000;

    private final Dialect dialect;
    private final Names names;
    private final ExpressionWriter expressions;
    private final JoinWriter joins;
    private final AggregateWriter aggregates;
    private final WindowWriter windows;

    RelationWriter(Dialect dialect, Names names, Parameters parameters) {
        this.dialect = dialect;
        this.names = names;
        this.expressions = new ExpressionWriter(dialect, names, parameters, this);
        this.joins = new JoinWriter(names, this);
        this.aggregates = new AggregateWriter(dialect, names, expressions, this);
        this.windows = new WindowWriter(dialect, names, expressions, this);
    }

    /// @param ordered whether the caller needs the rows' order
    Rendered render(Relation relation, boolean ordered) {
        return switch (relation) {
            case Relation.Scan scan -> scan(scan, ordered);
            case Relation.Values values -> values(values);
            case Relation.Series series -> series(series);
            case Relation.Filter filter -> filter(filter, ordered);
            case Relation.Compute compute -> compute(compute, ordered);
            case Relation.Aggregate aggregate -> aggregates.render(aggregate);
            case Relation.Join join -> joins.render(join, ordered);
            case Relation.Union union -> union(union, ordered);
            case Relation.Sort sort -> sort(sort);
            case Relation.Limit limit -> limit(limit);
            case Relation.Distinct distinct -> distinct(distinct);
            case Relation.Window window -> windows.render(window);
            case Relation.Expand expand -> expand(expand, ordered);
            case Relation.Sessions sessions ->
                    throw new IllegalStateException("a step outside SQL must be cut before");
            case Relation.Mine mine ->
                    throw new IllegalStateException("a step outside SQL must be cut before");
            case Relation.Shared shared ->
                    throw new IllegalStateException("shared rows must be resolved before");
        };
    }

    /// `(sql) AS q`.
    String from(Rendered rendered) {
        return "(" + rendered.sql() + ") AS " + names.fresh("q");
    }

    private Rendered scan(Relation.Scan scan, boolean ordered) {
        Set<String> items = new LinkedHashSet<>();
        for (int i = 0; i < scan.columns().size(); i++) {
            items.add(
                    Parameters.escaped(dialect.quote(scan.sources().get(i)))
                            + " AS "
                            + names.of(scan.columns().get(i)));
        }
        List<OrderKey> order = new ArrayList<>();
        for (Symbol symbol : scan.hidden()) {
            items.add(Parameters.escaped(dialect.quote(symbol.name())) + " AS " + names.of(symbol));
            order.add(new OrderKey(names.of(symbol), symbol.type(), true, true));
        }
        if (ordered && scan.hidden().isEmpty()) {
            String number = names.fresh("$row");
            items.add(dialect.rowOrder() + " AS " + number);
            order.add(new OrderKey(number, KqlType.LONG, true, true));
        }
        if (items.isEmpty()) {
            items.add("1 AS " + names.fresh("nothing"));
        }
        return new Rendered(
                "SELECT "
                        + String.join(", ", items)
                        + " FROM "
                        + Parameters.escaped(dialect.quote(scan.table())),
                ordered ? order : List.of());
    }

    private Rendered values(Relation.Values values) {
        String number = names.fresh("$row");
        List<String> columns = new ArrayList<>(List.of(number));
        values.columns().forEach(symbol -> columns.add(names.of(symbol)));
        List<OrderKey> order = List.of(new OrderKey(number, KqlType.LONG, true, true));
        if (values.rows().isEmpty()) {
            List<String> items = new ArrayList<>(List.of("0 AS " + number));
            for (Symbol symbol : values.columns()) {
                items.add(
                        "CAST(NULL AS " + dialect.type(symbol.type()) + ") AS " + names.of(symbol));
            }
            return new Rendered("SELECT " + String.join(", ", items) + " WHERE FALSE", order);
        }
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < values.rows().size(); i++) {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(i)));
            for (Bound cell : values.rows().get(i)) {
                cells.add(expressions.write(cell));
            }
            rows.add("(" + String.join(", ", cells) + ")");
        }
        return new Rendered(
                "SELECT * FROM (VALUES "
                        + String.join(", ", rows)
                        + ") AS "
                        + names.fresh("v")
                        + "("
                        + String.join(", ", columns)
                        + ")",
                order);
    }

    private Rendered series(Relation.Series series) {
        String from = expressions.write(series.from());
        String to = expressions.write(series.to());
        String step = expressions.write(series.step());
        String table = names.fresh("s");
        String number = names.fresh("$row");
        boolean whole = series.step().type() != KqlType.REAL;
        String distance = "(" + to + " - " + from + ")";
        String count =
                whole
                        ? "CAST(floor(CAST("
                                + distance
                                + " AS DOUBLE) / CAST("
                                + step
                                + " AS DOUBLE)) AS BIGINT) + 1"
                        : "CAST(floor(" + distance + " / " + step + " + 1e-9) AS BIGINT) + 1";
        String value = from + " + " + number + " * " + step;
        String type = dialect.type(series.column().type());
        String sql =
                "SELECT "
                        + number
                        + ", CAST("
                        + value
                        + " AS "
                        + type
                        + ") AS "
                        + names.of(series.column())
                        + " FROM (SELECT "
                        + dialect.quote("i")
                        + " AS "
                        + number
                        + " FROM ("
                        + dialect.series(count)
                        + ") AS "
                        + names.fresh("r")
                        + ") AS "
                        + table;
        return new Rendered(sql, List.of(new OrderKey(number, KqlType.LONG, true, true)));
    }

    private Rendered filter(Relation.Filter filter, boolean ordered) {
        Rendered input = render(filter.input(), ordered);
        return new Rendered(
                "SELECT * FROM "
                        + from(input)
                        + " WHERE "
                        + expressions.predicate(filter.predicate()),
                input.order());
    }

    private Rendered compute(Relation.Compute compute, boolean ordered) {
        Rendered input = render(compute.input(), ordered);
        if (compute.assignments().isEmpty()) {
            return input;
        }
        List<String> items = new ArrayList<>(List.of("*"));
        for (Relation.Assignment assignment : compute.assignments()) {
            items.add(assigned(assignment));
        }
        return new Rendered(
                "SELECT " + String.join(", ", items) + " FROM " + from(input), input.order());
    }

    private String assigned(Relation.Assignment assignment) {
        String value = expressions.write(assignment.expression());
        boolean mayBeMissing =
                assignment.symbol().type() == KqlType.STRING
                        && assignment.expression() instanceof Bound.Ref;
        return (mayBeMissing ? "coalesce(" + value + ", '')" : value)
                + " AS "
                + names.of(assignment.symbol());
    }

    private static void refuseTooMany(Relation.Union union) {
        long cells = (long) union.columns().size() * union.legs().size();
        if (cells > MOST_CELLS) {
            throw new ProblemException(
                    List.of(
                            new Problem(
                                    "KQL120",
                                    Span.NONE,
                                    "this shows "
                                            + union.columns().size()
                                            + " columns of "
                                            + union.legs().size()
                                            + " tables, more than can be joined in one",
                                    "name the columns with 'project', or the tables: in (T1, T2,"
                                            + " ...)")));
        }
    }

    private Rendered union(Relation.Union union, boolean ordered) {
        refuseTooMany(union);
        String leg = names.fresh("$leg");
        String row = names.fresh("$row");
        List<String> selects = new ArrayList<>();
        for (int i = 0; i < union.legs().size(); i++) {
            Relation.Leg one = union.legs().get(i);
            Rendered input = render(one.input(), ordered);
            List<String> items = new ArrayList<>();
            List<Bound> values = one.values(union.columns());
            for (int c = 0; c < values.size(); c++) {
                items.add(
                        expressions.write(values.get(c))
                                + " AS "
                                + names.of(union.columns().get(c)));
            }
            items.add(i + " AS " + leg);
            if (ordered) {
                items.add("row_number() OVER (" + input.orderBy(dialect).strip() + ") AS " + row);
            }
            selects.add("SELECT " + String.join(", ", items) + " FROM " + from(input));
        }
        List<OrderKey> order =
                List.of(
                        new OrderKey(leg, KqlType.INT, true, true),
                        new OrderKey(row, KqlType.LONG, true, true));
        return new Rendered(String.join(" UNION ALL ", selects), ordered ? order : List.of());
    }

    private Rendered sort(Relation.Sort sort) {
        Rendered input = render(sort.input(), true);
        List<OrderKey> order = new ArrayList<>();
        List<String> items = new ArrayList<>(List.of("*"));
        for (Relation.Key key : sort.keys()) {
            String column = names.of(key.symbol());
            if (key.symbol().type() == KqlType.REAL) {
                // NaN stands with null
                String comparable = names.fresh("$order");
                items.add(
                        "CASE WHEN isnan("
                                + column
                                + ") THEN NULL ELSE "
                                + column
                                + " END AS "
                                + comparable);
                column = comparable;
            }
            order.add(new OrderKey(column, key.symbol().type(), key.ascending(), key.nullsFirst()));
        }
        order.addAll(input.order());
        return new Rendered(
                items.size() == 1
                        ? input.sql()
                        : "SELECT " + String.join(", ", items) + " FROM " + from(input),
                order);
    }

    private Rendered limit(Relation.Limit limit) {
        Rendered input = render(limit.input(), true);
        return new Rendered(
                "SELECT * FROM " + from(input) + input.orderBy(dialect) + " LIMIT " + limit.rows(),
                input.order());
    }

    private Rendered distinct(Relation.Distinct distinct) {
        Rendered input = render(distinct.input(), false);
        List<String> columns = distinct.columns().stream().map(names::of).toList();
        List<OrderKey> order = new ArrayList<>();
        for (Symbol symbol : distinct.columns()) {
            order.add(new OrderKey(names.of(symbol), symbol.type(), true, true));
        }
        return new Rendered(
                "SELECT DISTINCT " + String.join(", ", columns) + " FROM " + from(input), order);
    }

    private Rendered expand(Relation.Expand expand, boolean ordered) {
        Rendered input = render(expand.input(), ordered);
        String number = expand.index().map(names::of).orElseGet(() -> names.fresh("$element"));
        List<String> arrays = new ArrayList<>();
        List<String> prepared = new ArrayList<>(List.of("*"));
        for (Relation.ExpandItem item : expand.items()) {
            String array = names.fresh("$array");
            prepared.add(
                    dialect.javaFunction(expand.asArrays() ? "expand_array_pairs" : "expand_array")
                            + "("
                            + names.of(item.array())
                            + ") AS "
                            + array);
            arrays.add(array);
        }
        List<String> items = new ArrayList<>(List.of("*"));
        for (int i = 0; i < arrays.size(); i++) {
            String element = names.of(expand.items().get(i).element());
            items.add(dialect.elements(arrays.get(i)) + " AS " + element);
        }
        items.add(dialect.elementNumbers(arrays) + " AS " + number);
        String sql =
                "SELECT "
                        + String.join(", ", items)
                        + " FROM (SELECT "
                        + String.join(", ", prepared)
                        + " FROM "
                        + from(input)
                        + ") AS "
                        + names.fresh("q");
        List<String> cleaned = new ArrayList<>();
        for (Relation.ExpandItem item : expand.items()) {
            String element = names.of(item.element());
            cleaned.add("nullif(" + element + ", 'null') AS " + element);
        }
        sql =
                "SELECT * REPLACE ("
                        + String.join(", ", cleaned)
                        + ") FROM ("
                        + sql
                        + ") AS "
                        + names.fresh("q");
        if (expand.limit() > 0) {
            sql =
                    "SELECT * FROM ("
                            + sql
                            + ") AS "
                            + names.fresh("q")
                            + " WHERE "
                            + number
                            + " < "
                            + expand.limit();
        }
        List<OrderKey> order = new ArrayList<>(input.order());
        order.add(new OrderKey(number, KqlType.LONG, true, true));
        return new Rendered(sql, ordered ? order : List.of());
    }
}

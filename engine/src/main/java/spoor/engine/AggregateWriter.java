package spoor.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spoor.engine.Rendered.OrderKey;
import spoor.kql.bind.AggregateCall;
import spoor.kql.bind.AggregateCall.Ranking;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.model.KqlType;

/// Writes groups and their aggregates, with KQL's values for empty and all-null groups.
final class AggregateWriter {
    private final Dialect dialect;
    private final Names names;
    private final ExpressionWriter expressions;
    private final RelationWriter relations;
    private final DistinctCounts distinctCounts;

    AggregateWriter(
            Dialect dialect, Names names, ExpressionWriter expressions, RelationWriter relations) {
        this.dialect = dialect;
        this.names = names;
        this.expressions = expressions;
        this.relations = relations;
        this.distinctCounts = new DistinctCounts(dialect, names, expressions);
    }

    Rendered render(Relation.Aggregate aggregate) {
        boolean ordered =
                aggregate.aggregates().stream()
                        .anyMatch(assignment -> needsOrder(assignment.call().kind()));
        Rendered input = relations.render(aggregate.input(), ordered);
        if (!ordered && distinctCounts.fits(aggregate)) {
            return withDistinctCounts(aggregate, input);
        }
        List<String> groups =
                aggregate.keys().stream().map(key -> expressions.write(key.expression())).toList();
        Map<Ranking, String> rankings = rankings(aggregate);
        String from = relations.from(input);
        if (!rankings.isEmpty()) {
            from = ranked(rankings, groups, input);
        }
        List<String> items = new ArrayList<>();
        List<OrderKey> order = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Symbol symbol = aggregate.keys().get(i).symbol();
            items.add(groups.get(i) + " AS " + names.of(symbol));
            order.add(new OrderKey(names.of(symbol), symbol.type(), true, true));
        }
        for (Relation.AggregateAssignment assignment : aggregate.aggregates()) {
            items.add(
                    write(assignment.call(), assignment.symbol().type(), input, rankings)
                            + " AS "
                            + names.of(assignment.symbol()));
        }
        if (items.isEmpty()) {
            items.add("count(*) AS " + names.fresh("nothing"));
        }
        String by =
                groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", distinctGroups(groups));
        return new Rendered("SELECT " + String.join(", ", items) + " FROM " + from + by, order);
    }

    private Rendered withDistinctCounts(Relation.Aggregate aggregate, Rendered input) {
        List<String> plain = new ArrayList<>();
        List<String> distinct = new ArrayList<>();
        for (Relation.AggregateAssignment assignment : aggregate.aggregates()) {
            AggregateCall call = assignment.call();
            String written = write(call, assignment.symbol().type(), input, Map.of());
            if (call.kind() == AggregateCall.Kind.DISTINCT_COUNT) {
                distinct.add(written);
            } else {
                plain.add(written + " AS " + names.of(assignment.symbol()));
            }
        }
        List<OrderKey> order =
                aggregate.keys().stream()
                        .map(Relation.Assignment::symbol)
                        .map(key -> new OrderKey(names.of(key), key.type(), true, true))
                        .toList();
        return new Rendered(distinctCounts.write(aggregate, input, plain, distinct), order);
    }

    /// Constants may not stand in GROUP BY.
    private static List<String> distinctGroups(List<String> groups) {
        return groups.stream().distinct().toList();
    }

    private static boolean needsOrder(AggregateCall.Kind kind) {
        return switch (kind) {
            case LIST, LIST_WITH_NULLS, BAG, RANKED -> true;
            case COUNT,
                    DISTINCT_COUNT,
                    SUM,
                    AVERAGE,
                    MIN,
                    MAX,
                    ANY,
                    SET,
                    PERCENTILE,
                    STANDARD_DEVIATION,
                    STANDARD_DEVIATION_POPULATION,
                    VARIANCE,
                    VARIANCE_POPULATION ->
                    false;
        };
    }

    private Map<Ranking, String> rankings(Relation.Aggregate aggregate) {
        Map<Ranking, String> rankings = new LinkedHashMap<>();
        for (Relation.AggregateAssignment assignment : aggregate.aggregates()) {
            assignment
                    .call()
                    .ranking()
                    .ifPresent(ranking ->
                            rankings.computeIfAbsent(ranking, absent -> names.fresh("$rank")));
        }
        return rankings;
    }

    private String ranked(Map<Ranking, String> rankings, List<String> groups, Rendered input) {
        List<String> items = new ArrayList<>(List.of("*"));
        String partition =
                groups.isEmpty() ? "" : "PARTITION BY " + String.join(", ", groups) + " ";
        rankings.forEach((ranking, name) -> {
            List<String> keys = new ArrayList<>();
            for (Bound by : ranking.by()) {
                if (by.type() == KqlType.REAL) {
                    // NaN stands before all numbers, whichever end is looked for
                    keys.add(
                            "CASE WHEN isnan(" + expressions.write(by) + ") THEN 0 ELSE 1 END ASC");
                }
                keys.add(
                        expressions.write(by)
                                + (ranking.greatest() ? " DESC" : " ASC")
                                + " NULLS LAST");
            }
            input.order().forEach(key -> keys.add(key.sql()));
            String order = keys.isEmpty() ? "" : "ORDER BY " + String.join(", ", keys);
            items.add("row_number() OVER (" + partition + order + ") AS " + name);
        });
        return "(SELECT "
                + String.join(", ", items)
                + " FROM "
                + relations.from(input)
                + ") AS "
                + names.fresh("q");
    }

    private String write(
            AggregateCall call, KqlType type, Rendered input, Map<Ranking, String> rankings) {
        String operand = expressions.write(call.operand());
        String filter = call.filter().map(expressions::predicate).orElse("");
        String where = filter.isEmpty() ? "" : " FILTER (WHERE " + filter + ")";
        return switch (call.kind()) {
            case COUNT -> "count(*)" + where;
            case DISTINCT_COUNT -> "count(DISTINCT " + operand + ")" + where;
            case SUM ->
                    type == KqlType.REAL
                            ? "coalesce(sum(" + operand + ")" + where + ", 0.0)"
                            : dialect.wrappingSum(operand, filter);
            case AVERAGE -> average(call, operand, filter, where, type);
            case MIN ->
                    type == KqlType.REAL
                            ? least(operand, where)
                            : extreme("min", operand, where, type);
            case MAX -> extreme("max", operand, where, type);
            case ANY -> any(operand, filter, type);
            case LIST ->
                    dialect.jsonArray(operand, input.orderList(), filter, (long) call.number());
            case LIST_WITH_NULLS ->
                    dialect.jsonArray(
                            "coalesce(" + operand + ", 'null')",
                            input.orderList(),
                            filter,
                            (long) call.number());
            case SET -> dialect.jsonSet(operand, filter, (long) call.number());
            case BAG ->
                    dialect.javaFunction("merge_bags")
                            + "("
                            + dialect.jsonArray(
                                    operand, input.orderList(), filter, Integer.MAX_VALUE)
                            + ")";
            case PERCENTILE -> dialect.percentile(operand, call.number() / 100, filter);
            case STANDARD_DEVIATION -> deviation("stddev_samp", operand, where);
            case STANDARD_DEVIATION_POPULATION -> deviation("stddev_pop", operand, where);
            case VARIANCE -> deviation("var_samp", operand, where);
            case VARIANCE_POPULATION -> deviation("var_pop", operand, where);
            case RANKED -> ranked(call, operand, rankings);
        };
    }

    /// One NaN makes the least value NaN. (The greatest is NaN by the order of the engines.)
    private static String least(String operand, String where) {
        return "CASE WHEN coalesce(bool_or(isnan("
                + operand
                + "))"
                + where
                + ", FALSE) THEN CAST('NaN' AS DOUBLE) ELSE min("
                + operand
                + ")"
                + where
                + " END";
    }

    private String average(
            AggregateCall call, String operand, String filter, String where, KqlType type) {
        if (call.operand().type() == KqlType.LONG) {
            // the sum wraps around as KQL's does
            return "coalesce(CAST("
                    + dialect.wrappingSum(operand, filter)
                    + " AS DOUBLE) / nullif(count("
                    + operand
                    + ")"
                    + where
                    + ", 0), CAST('NaN' AS DOUBLE))";
        }
        String average = "avg(" + operand + ")" + where;
        return type == KqlType.REAL
                ? "coalesce(" + average + ", CAST('NaN' AS DOUBLE))"
                : "CAST(trunc(" + average + ") AS BIGINT)";
    }

    private static String extreme(String name, String operand, String where, KqlType type) {
        String value = name + "(" + operand + ")" + where;
        return type == KqlType.STRING ? "coalesce(" + value + ", '')" : value;
    }

    private static String any(String operand, String filter, KqlType type) {
        if (type != KqlType.STRING) {
            return "min("
                    + operand
                    + ")"
                    + (filter.isEmpty() ? "" : " FILTER (WHERE " + filter + ")");
        }
        String condition = operand + " <> ''" + (filter.isEmpty() ? "" : " AND " + filter);
        return "coalesce(min(" + operand + ") FILTER (WHERE " + condition + "), '')";
    }

    private static String deviation(String name, String operand, String where) {
        return "coalesce(" + name + "(" + operand + ")" + where + ", 0.0)";
    }

    private String ranked(AggregateCall call, String operand, Map<Ranking, String> rankings) {
        Ranking ranking = call.ranking().orElseThrow();
        String condition = rankings.get(ranking) + " = 1";
        String value = "max(" + operand + ") FILTER (WHERE " + condition + ")";
        return call.operand().type() == KqlType.STRING ? "coalesce(" + value + ", '')" : value;
    }
}

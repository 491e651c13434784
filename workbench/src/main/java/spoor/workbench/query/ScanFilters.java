package spoor.workbench.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import spoor.kql.bind.Bound;
import spoor.kql.bind.BoundQuery;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.model.KqlType;
import spoor.plan.Rewrite;
import spoor.workbench.Timespan;

/// Puts conditions on the rows of tables, wherever in a query they are read.
final class ScanFilters {
    /// The columns that hold the time of an event, the first of them that a table has.
    private static final List<String> TIMES =
            List.of("TimeGenerated", "ts", "TimeCreated", "Timestamp");

    private ScanFilters() {}

    /// The query with each table restricted to a time; a table without such a column is not.
    static BoundQuery within(BoundQuery query, Timespan timespan, long now) {
        long first = timespan.first(now);
        long last = timespan.last(now);
        List<BoundQuery.Result> results =
                query.results().stream()
                        .map(result ->
                                new BoundQuery.Result(
                                        result.name(),
                                        everywhere(
                                                result.relation(),
                                                scan -> within(scan, first, last)),
                                        result.drawing()))
                        .toList();
        return new BoundQuery(
                results,
                query.problems(),
                query.asked()
                        .map(relation -> everywhere(relation, scan -> within(scan, first, last))));
    }

    private static Optional<Bound> within(Relation.Scan scan, long first, long last) {
        return TIMES.stream()
                .flatMap(name -> time(scan, name).stream())
                .findFirst()
                .map(time ->
                        Conditions.and(
                                Conditions.atLeast(time, first), Conditions.atMost(time, last)));
    }

    private static Optional<Symbol> time(Relation.Scan scan, String name) {
        for (int i = 0; i < scan.columns().size(); i++) {
            if (scan.sources().get(i).equals(name)
                    && scan.columns().get(i).type() == KqlType.DATETIME) {
                return Optional.of(scan.columns().get(i));
            }
        }
        return Optional.empty();
    }

    /// The relation with a filter on each scan for which there is a condition, also in sub-queries.
    static Relation everywhere(Relation relation, Function<Relation.Scan, Optional<Bound>> on) {
        if (relation instanceof Relation.Scan scan) {
            return on.apply(scan)
                    .<Relation>map(condition -> new Relation.Filter(scan, condition))
                    .orElse(scan);
        }
        Relation inputs = Rewrite.inputs(relation, input -> everywhere(input, on));
        return Rewrite.expressions(
                inputs,
                expression ->
                        Rewrite.every(
                                expression,
                                part -> Rewrite.subquery(part, query -> everywhere(query, on))));
    }
}

package spoor.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import spoor.kql.bind.AggregateCall;
import spoor.kql.bind.AggregateCall.Kind;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.model.KqlType;

/// Writes groups with exact distinct counts so that the counting carries the hash of a group's keys
/// in the place of the keys.
///
/// An engine counts distinct values per group in a table of (keys, value), one for each count;
/// where the keys are texts, most of its time goes into comparing and copying them again for every
/// distinct value. Here the groups are made once with their keys (`g`), the values are counted by
/// the hash of the keys (`d`), and both are joined. Keys of equal hash would be counted together:
/// the groups that share a hash with another, none save by design of whoever wrote the log, are
/// counted the plain way (`s`), so the counts are exact whatever the hash.
///
/// Before: `SELECT a, b, min(t), count(DISTINCT u) FROM i GROUP BY a, b`. After: `WITH g AS (SELECT
/// a, b, min(t), hash(a, b) AS h FROM i GROUP BY a, b), d AS (SELECT h, count(u) AS n FROM (SELECT
/// DISTINCT hash(a, b) AS h, u FROM i) GROUP BY h), s AS (SELECT a, b, count(DISTINCT u) AS n FROM
/// i WHERE hash(a, b) IN (SELECT h FROM g GROUP BY h HAVING count(*) > 1) GROUP BY a, b) SELECT
/// ..., coalesce(s.n, d.n, 0) FROM g LEFT JOIN d ... LEFT JOIN s ...`.
///
/// The input is read once more for each count, so it must cost little to make: see [#fits].
final class DistinctCounts {
    private final Dialect dialect;
    private final Names names;
    private final ExpressionWriter expressions;

    DistinctCounts(Dialect dialect, Names names, ExpressionWriter expressions) {
        this.dialect = dialect;
        this.names = names;
        this.expressions = expressions;
    }

    /// Whether there is something to win: a distinct count, a key that is text, an engine that
    /// hashes, and an input that is a table, filtered and computed on without touching text.
    boolean fits(Relation.Aggregate aggregate) {
        List<Bound> keys = keys(aggregate);
        boolean counts = aggregate.aggregates().stream().anyMatch(one -> isDistinct(one));
        boolean ranks =
                aggregate.aggregates().stream().anyMatch(one -> one.call().ranking().isPresent());
        boolean text = keys.stream().anyMatch(key -> isText(key.type()));
        boolean columns = keys.stream().allMatch(key -> key instanceof Bound.Ref);
        return counts
                && text
                && columns
                && !ranks
                && dialect.hash(List.of("x")).isPresent()
                && cheap(aggregate);
    }

    private static boolean isDistinct(Relation.AggregateAssignment assignment) {
        return assignment.call().kind() == Kind.DISTINCT_COUNT;
    }

    private static List<Bound> keys(Relation.Aggregate aggregate) {
        return aggregate.keys().stream().map(Relation.Assignment::expression).toList();
    }

    private static boolean isText(KqlType type) {
        return switch (type) {
            case STRING, DYNAMIC, GUID, DECIMAL -> true;
            case BOOL, INT, LONG, REAL, DATETIME, TIMESPAN -> false;
        };
    }

    private static boolean cheap(Relation.Aggregate aggregate) {
        Set<Symbol> needed = new HashSet<>();
        boolean cheap = keys(aggregate).stream().allMatch(key -> cheap(key, needed));
        for (Relation.AggregateAssignment assignment : aggregate.aggregates()) {
            if (isDistinct(assignment)) {
                AggregateCall call = assignment.call();
                cheap &= cheap(call.operand(), needed);
                cheap &= call.filter().map(filter -> cheap(filter, needed)).orElse(true);
            }
        }
        return cheap && cheap(aggregate.input(), needed);
    }

    private static boolean cheap(Relation input, Set<Symbol> needed) {
        if (input instanceof Relation.Filter filter) {
            return cheap(filter.predicate(), needed) && cheap(filter.input(), needed);
        }
        if (input instanceof Relation.Compute compute) {
            return compute.assignments().reversed().stream()
                            .filter(assignment -> needed.contains(assignment.symbol()))
                            .allMatch(assignment -> cheap(assignment.expression(), needed))
                    && cheap(compute.input(), needed);
        }
        return input instanceof Relation.Scan;
    }

    /// Whether an expression is a column, or arithmetic and comparisons of fixed width.
    private static boolean cheap(Bound bound, Set<Symbol> needed) {
        return switch (bound) {
            case Bound.Constant constant -> true;
            case Bound.Ref ref -> {
                needed.add(ref.symbol());
                yield true;
            }
            case Bound.Widen widen -> cheap(widen.operand(), needed);
            case Bound.Apply apply ->
                    !isText(apply.type())
                            && apply.arguments().stream()
                                    .allMatch(argument ->
                                            !isText(argument.type()) && cheap(argument, needed));
            case Bound.ScalarQuery query -> false;
            case Bound.InQuery query -> false;
        };
    }

    /// @param plain the select items of all aggregates that are no distinct counts
    /// @param distinct per distinct count the name of its column and the plain way to write it
    String write(
            Relation.Aggregate aggregate,
            Rendered input,
            List<String> plain,
            List<String> distinct) {
        String rows = names.fresh("$rows");
        String groups = names.fresh("$groups");
        String shared = names.fresh("$shared");
        String hash = names.fresh("$hash");
        List<String> written = new ArrayList<>();
        List<String> keyNames = new ArrayList<>();
        List<String> items = new ArrayList<>();
        for (Relation.Assignment key : aggregate.keys()) {
            written.add(expressions.write(key.expression()));
            keyNames.add(names.of(key.symbol()));
            items.add(written.getLast() + " AS " + keyNames.getLast());
        }
        String by = " GROUP BY " + written.stream().distinct().collect(Collectors.joining(", "));
        String keyHash = dialect.hash(written).orElseThrow();
        List<String> groupItems = new ArrayList<>(items);
        groupItems.addAll(plain);
        List<String> tables = new ArrayList<>();
        tables.add(dialect.named(rows, false) + " (" + input.sql() + ")");
        tables.add(
                dialect.named(groups, true)
                        + (" (SELECT *, " + dialect.hash(keyNames).orElseThrow() + " AS " + hash)
                        + (" FROM (SELECT " + String.join(", ", groupItems))
                        + (" FROM " + rows + by + ") AS " + names.fresh("q") + ")"));
        List<String> results = new ArrayList<>(List.of(groups + ".*"));
        StringBuilder joins = new StringBuilder(groups);
        List<String> sharedItems = new ArrayList<>();
        int at = 0;
        for (Relation.AggregateAssignment assignment : aggregate.aggregates()) {
            if (isDistinct(assignment)) {
                String table = names.fresh("$distinct");
                String count = names.fresh("$count");
                tables.add(
                        dialect.named(table, false)
                                + counted(assignment.call(), rows, keyHash, hash, count));
                joins.append(" LEFT JOIN ").append(table).append(" ON ");
                joins.append(table + "." + hash + " = " + groups + "." + hash);
                String own = names.fresh("$count");
                sharedItems.add(distinct.get(at++) + " AS " + own);
                results.add(
                        ("coalesce(" + shared + "." + own + ", " + table + "." + count + ", 0) AS ")
                                + names.of(assignment.symbol()));
            }
        }
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String key = names.fresh("$key");
            sharedItems.add(written.get(i) + " AS " + key);
            equal.add(
                    groups + "." + keyNames.get(i) + " IS NOT DISTINCT FROM " + shared + "." + key);
        }
        tables.add(
                dialect.named(shared, false)
                        + (" (SELECT " + String.join(", ", sharedItems) + " FROM " + rows)
                        + (" WHERE " + keyHash + " IN (SELECT " + hash + " FROM " + groups)
                        + (" GROUP BY " + hash + " HAVING count(*) > 1)" + by + ")"));
        joins.append(" LEFT JOIN ").append(shared).append(" ON ");
        joins.append(String.join(" AND ", equal));
        return "SELECT * FROM (WITH "
                + String.join(", ", tables)
                + " SELECT "
                + String.join(", ", results)
                + " FROM "
                + joins
                + ") AS "
                + names.fresh("q");
    }

    private String counted(
            AggregateCall call, String rows, String keyHash, String hash, String count) {
        String value = names.fresh("$value");
        Optional<String> filter = call.filter().map(expressions::predicate);
        return " (SELECT "
                + (hash + ", count(" + value + ") AS " + count)
                + (" FROM (SELECT DISTINCT " + keyHash + " AS " + hash)
                + (", " + expressions.write(call.operand()) + " AS " + value + " FROM " + rows)
                + (filter.map(predicate -> " WHERE " + predicate).orElse("") + ") AS ")
                + (names.fresh("q") + " GROUP BY " + hash + ")");
    }
}

package spoor.workbench.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.engine.Engine;
import spoor.engine.Limits;
import spoor.engine.SqlStatement;
import spoor.engine.SqlWriter;
import spoor.kql.bind.AggregateCall;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Ticks;
import spoor.plan.Visit;
import spoor.plan.rules.PruneColumns;

/// Tells why a result is empty when a filter on time left a table without rows: old evidence must
/// not vanish behind `ago(60d)` without a word.
final class EmptyResultNotes {
    private final Engine engine;
    private final Limits limits;

    EmptyResultNotes(Engine engine, Limits limits) {
        this.engine = engine;
        this.limits = limits;
    }

    List<String> notes(Relation relation) {
        List<String> notes = new ArrayList<>();
        Visit.everyRelation(
                relation,
                inner -> {
                    if (inner instanceof Relation.Filter filter
                            && base(filter.input()) instanceof Relation.Scan scan) {
                        times(filter, scan).forEach(time -> note(filter, scan, time, notes));
                    }
                });
        return notes.stream().distinct().toList();
    }

    private static Relation base(Relation relation) {
        return relation instanceof Relation.Filter filter ? base(filter.input()) : relation;
    }

    private static List<Symbol> times(Relation.Filter filter, Relation.Scan scan) {
        List<Symbol> times = new ArrayList<>();
        Visit.uses(
                filter.predicate(),
                symbol -> {
                    if (symbol.type() == KqlType.DATETIME
                            && scan.columns().contains(symbol)
                            && !times.contains(symbol)) {
                        times.add(symbol);
                    }
                });
        return times;
    }

    private void note(Relation.Filter filter, Relation.Scan scan, Symbol time, List<String> notes) {
        List<Bound> conditions = new ArrayList<>();
        conjuncts(filter.predicate(), conditions);
        Relation only = scan;
        for (Bound condition : conditions) {
            List<Symbol> used = new ArrayList<>();
            Visit.uses(condition, used::add);
            if (used.contains(time) && !asksOthers(condition)) {
                only = new Relation.Filter(only, condition);
            }
        }
        Optional<long[]> left = span(only, time);
        Optional<long[]> all = span(scan, time);
        if (left.isEmpty() && all.isPresent()) {
            notes.add(
                    "The filter on '"
                            + time.name()
                            + "' leaves no row of '"
                            + scan.table()
                            + "', whose events lie between "
                            + Ticks.datetimeText(all.get()[0])
                            + " and "
                            + Ticks.datetimeText(all.get()[1])
                            + "; '--now last-event' counts ago() from the last of them.");
        }
    }

    /// Whether a condition looks into other rows, which may need steps of their own.
    private static boolean asksOthers(Bound condition) {
        return switch (condition) {
            case Bound.ScalarQuery query -> true;
            case Bound.InQuery query -> true;
            case Bound.Apply apply -> apply.arguments().stream().anyMatch(a -> asksOthers(a));
            case Bound.Widen widen -> asksOthers(widen.operand());
            case Bound.Constant constant -> false;
            case Bound.Ref ref -> false;
        };
    }

    private static void conjuncts(Bound predicate, List<Bound> into) {
        if (predicate instanceof Bound.Apply apply && apply.signature().id().equals("and")) {
            apply.arguments().forEach(argument -> conjuncts(argument, into));
        } else {
            into.add(predicate);
        }
    }

    /// The first and the last time of a relation; empty when it has none.
    private Optional<long[]> span(Relation relation, Symbol time) {
        List<Relation.AggregateAssignment> aggregates = new ArrayList<>();
        for (AggregateCall.Kind kind : List.of(AggregateCall.Kind.MIN, AggregateCall.Kind.MAX)) {
            aggregates.add(
                    new Relation.AggregateAssignment(
                            new Symbol(kind.name(), KqlType.DATETIME, true),
                            new AggregateCall(
                                    kind,
                                    new Bound.Ref(time),
                                    Optional.empty(),
                                    0,
                                    Optional.empty())));
        }
        SqlStatement statement =
                SqlWriter.write(
                        PruneColumns.apply(new Relation.Aggregate(relation, List.of(), aggregates)),
                        engine.dialect());
        try (RowCursor cursor = engine.query(statement, limits)) {
            RowBatch batch = cursor.next().orElseThrow();
            return batch.vectors().getFirst().isNull(0)
                    ? Optional.empty()
                    : Optional.of(
                            new long[] {
                                ((Number) batch.row(0).get(0)).longValue(),
                                ((Number) batch.row(0).get(1)).longValue()
                            });
        }
    }
}

package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import spoor.kql.bind.Relation.AggregateAssignment;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.bind.Relation.JoinKind;
import spoor.model.KqlType;
import spoor.model.Span;

/// Makes a sub-query that was bound over many parts at once work on each part alone: the columns
/// that tell the parts apart become further keys of groups, of sorting and of windows.
///
/// Before: `parts | sort x | limit 1 | aggregate sum(x)`. After: `parts | sort part, x | window n =
/// row_number() of part | filter n <= 1 | aggregate sum(x) by part`. A part without rows gives no
/// row.
@SuppressWarnings("ReferenceEquality") // the leaf is that very relation, not one like it
final class PartitionWise {
    private final Context context;
    private final String operator;
    private final Span span;
    private final Relation leaf;

    /// @param leaf the rows over which the sub-query was bound
    PartitionWise(Context context, String operator, Span span, Relation leaf) {
        this.context = context;
        this.operator = operator;
        this.span = span;
        this.leaf = leaf;
    }

    /// A relation with the columns that tell its parts apart.
    ///
    /// @param carried columns that are constant within a part and shall outlive groups
    record Lifted(Relation relation, List<Symbol> keys, List<Symbol> carried) {
        Lifted {
            keys = List.copyOf(keys);
            carried = List.copyOf(carried);
        }

        Lifted with(Relation next) {
            return new Lifted(next, keys, carried);
        }
    }

    /// The very rows; equal ones elsewhere are others.
    @SuppressWarnings("ReferenceEquality")
    private boolean isLeaf(Relation relation) {
        return relation == leaf;
    }

    /// Whether the sub-query does anything that mixes rows.
    boolean needsKeys(Relation relation) {
        if (isLeaf(relation)) {
            return false;
        }
        return switch (relation) {
            case Relation.Filter filter -> needsKeys(filter.input());
            case Relation.Compute compute -> needsKeys(compute.input());
            case Relation.Expand expand -> needsKeys(expand.input());
            case Relation.Join join ->
                    join.kind() == JoinKind.INNER_UNIQUE || needsKeys(join.left());
            case Relation.Scan other -> true;
            case Relation.Values other -> true;
            case Relation.Series other -> true;
            case Relation.Aggregate other -> true;
            case Relation.Union other -> true;
            case Relation.Sort other -> true;
            case Relation.Limit other -> true;
            case Relation.Distinct other -> true;
            case Relation.Window other -> true;
            case Relation.Sessions other -> true;
            case Relation.Mine other -> true;
            case Relation.Shared other -> true;
        };
    }

    /// The sub-query over `start`, which stands in the leaf's place.
    Lifted lift(Relation relation, Lifted start) {
        if (isLeaf(relation)) {
            return start;
        }
        return switch (relation) {
            case Relation.Filter filter -> {
                Lifted input = lift(filter.input(), start);
                yield input.with(new Relation.Filter(input.relation(), filter.predicate()));
            }
            case Relation.Compute compute -> {
                Lifted input = lift(compute.input(), start);
                yield input.with(
                        new Relation.Compute(
                                input.relation(), compute.assignments(), compute.columns()));
            }
            case Relation.Expand expand -> {
                Lifted input = lift(expand.input(), start);
                yield input.with(
                        new Relation.Expand(
                                input.relation(),
                                expand.items(),
                                expand.asArrays(),
                                expand.index(),
                                expand.limit(),
                                expand.columns()));
            }
            case Relation.Sort sort -> {
                Lifted input = lift(sort.input(), start);
                yield input.with(new Relation.Sort(input.relation(), sortKeys(input, sort.keys())));
            }
            case Relation.Limit limit -> limit(limit, lift(limit.input(), start));
            case Relation.Distinct distinct -> distinct(distinct, lift(distinct.input(), start));
            case Relation.Aggregate aggregate ->
                    grouped(
                            lift(aggregate.input(), start),
                            aggregate.keys(),
                            aggregate.aggregates());
            case Relation.Window window -> {
                Lifted input = lift(window.input(), start);
                List<Symbol> partition =
                        Stream.concat(input.keys().stream(), window.partition().stream()).toList();
                yield input.with(new Relation.Window(input.relation(), window.calls(), partition));
            }
            case Relation.Join join -> join(join, start);
            case Relation.Sessions sessions -> sessions(sessions, lift(sessions.input(), start));
            case Relation.Union other -> throw refused("union");
            case Relation.Mine mine when PartitionedScan.isScan(mine) ->
                    new PartitionedScan(context, span).lift(mine, lift(mine.input(), start));
            case Relation.Mine mine -> throw refused("evaluate " + mine.call().name());
            case Relation.Shared shared ->
                    throw contains(shared.once().relation()) ? refused("invoke") : detached();
            case Relation.Scan other -> throw detached();
            case Relation.Values other -> throw detached();
            case Relation.Series other -> throw detached();
        };
    }

    private static List<Relation.Key> sortKeys(Lifted input, List<Relation.Key> keys) {
        List<Relation.Key> all = new ArrayList<>();
        input.keys().forEach(key -> all.add(new Relation.Key(key, true, true)));
        all.addAll(keys);
        return all;
    }

    private Lifted limit(Relation.Limit limit, Lifted input) {
        Symbol number = new Symbol("$number", KqlType.LONG, false);
        Relation numbered =
                new Relation.Window(input.relation(), List.of(rowNumber(number)), input.keys());
        Bound few =
                compare(
                        "<=",
                        new Bound.Ref(number),
                        new Bound.Constant(KqlType.LONG, Optional.of(limit.rows())));
        return input.with(new Relation.Filter(numbered, few));
    }

    static WindowCall rowNumber(Symbol symbol) {
        return new WindowCall(
                WindowCall.Kind.ROW_NUMBER,
                symbol,
                new Bound.Constant(KqlType.LONG, Optional.of(0L)),
                1,
                Optional.empty(),
                Optional.empty());
    }

    private static Lifted distinct(Relation.Distinct distinct, Lifted input) {
        List<Assignment> keys =
                distinct.columns().stream()
                        .map(column -> new Assignment(column, new Bound.Ref(column)))
                        .toList();
        Lifted grouped = grouped(input, keys, List.of());
        return grouped.with(
                new Relation.Compute(grouped.relation(), List.of(), distinct.columns()));
    }

    /// Groups within parts; what is carried is taken along as any of its values, which are equal.
    private static Lifted grouped(
            Lifted input, List<Assignment> keys, List<AggregateAssignment> aggregates) {
        List<Assignment> allKeys = new ArrayList<>();
        List<Symbol> newKeys = new ArrayList<>();
        for (Symbol key : input.keys()) {
            Symbol copy = copy(key);
            newKeys.add(copy);
            allKeys.add(new Assignment(copy, new Bound.Ref(key)));
        }
        allKeys.addAll(keys);
        List<AggregateAssignment> all = new ArrayList<>(aggregates);
        List<Symbol> newCarried = new ArrayList<>();
        for (Symbol symbol : input.carried()) {
            Symbol copy = copy(symbol);
            newCarried.add(copy);
            AggregateCall any =
                    new AggregateCall(
                            AggregateCall.Kind.ANY,
                            new Bound.Ref(symbol),
                            Optional.empty(),
                            0,
                            Optional.empty());
            all.add(new AggregateAssignment(copy, any));
        }
        return new Lifted(
                new Relation.Aggregate(input.relation(), allKeys, all), newKeys, newCarried);
    }

    private static Symbol copy(Symbol symbol) {
        return new Symbol(symbol.name(), symbol.type(), symbol.nullable());
    }

    private Lifted join(Relation.Join join, Lifted start) {
        if (contains(join.right())) {
            throw refused("join with the sub-query's rows on the right");
        }
        JoinKind kind =
                switch (join.kind()) {
                    case INNER_UNIQUE -> JoinKind.INNER;
                    case INNER, LEFT_OUTER, LEFT_SEMI, LEFT_ANTI -> join.kind();
                    case RIGHT_OUTER, FULL_OUTER, RIGHT_SEMI, RIGHT_ANTI ->
                            throw refused("join that keeps rows of its right side");
                };
        Lifted left = lift(join.left(), start);
        if (join.kind() == JoinKind.INNER_UNIQUE) {
            left = firstPerKey(left, join.keys());
        }
        return left.with(
                new Relation.Join(
                        kind, left.relation(), join.right(), join.keys(), join.columns()));
    }

    private Lifted firstPerKey(Lifted left, List<Relation.KeyPair> keys) {
        Symbol number = new Symbol("$unique", KqlType.LONG, false);
        List<Symbol> partition =
                Stream.concat(left.keys().stream(), keys.stream().map(Relation.KeyPair::left))
                        .toList();
        Relation numbered =
                new Relation.Window(left.relation(), List.of(rowNumber(number)), partition);
        Bound first =
                compare(
                        "==",
                        new Bound.Ref(number),
                        new Bound.Constant(KqlType.LONG, Optional.of(1L)));
        return left.with(new Relation.Filter(numbered, first));
    }

    /// Each part's rows side by side; each part begins anew.
    private Lifted sessions(Relation.Sessions sessions, Lifted input) {
        Relation sorted = new Relation.Sort(input.relation(), sortKeys(input, List.of()));
        Symbol number = new Symbol("$number", KqlType.LONG, false);
        Relation numbered = new Relation.Window(sorted, List.of(rowNumber(number)), input.keys());
        Bound first =
                compare(
                        "==",
                        new Bound.Ref(number),
                        new Bound.Constant(KqlType.LONG, Optional.of(1L)));
        Bound restart =
                sessions.restart()
                        .map(given -> compare("or", first, new Bound.Ref(given)))
                        .orElse(first);
        Symbol begins = new Symbol("$restart", KqlType.BOOL, true);
        Relation marked =
                new Relation.Compute(
                        numbered,
                        List.of(new Assignment(begins, restart)),
                        input.relation().columns());
        return input.with(
                new Relation.Sessions(
                        marked,
                        sessions.time(),
                        sessions.maxFromFirst(),
                        sessions.maxBetween(),
                        Optional.of(begins),
                        sessions.symbol()));
    }

    private Bound compare(String comparison, Bound left, Bound right) {
        return new Calls(context).apply(comparison, List.of(left, right), span);
    }

    private boolean contains(Relation relation) {
        if (isLeaf(relation)) {
            return true;
        }
        return switch (relation) {
            case Relation.Filter filter -> contains(filter.input());
            case Relation.Compute compute -> contains(compute.input());
            case Relation.Expand expand -> contains(expand.input());
            case Relation.Join join -> contains(join.left()) || contains(join.right());
            case Relation.Aggregate aggregate -> contains(aggregate.input());
            case Relation.Union union ->
                    union.legs().stream().anyMatch(leg -> contains(leg.input()));
            case Relation.Sort sort -> contains(sort.input());
            case Relation.Limit limit -> contains(limit.input());
            case Relation.Distinct distinct -> contains(distinct.input());
            case Relation.Window window -> contains(window.input());
            case Relation.Sessions sessions -> contains(sessions.input());
            case Relation.Mine mine -> contains(mine.input());
            case Relation.Shared shared -> contains(shared.once().relation());
            case Relation.Scan other -> false;
            case Relation.Values other -> false;
            case Relation.Series other -> false;
        };
    }

    private Context.Failed refused(String inner) {
        return context.fail(
                "KQL160",
                span,
                "'" + inner + "' within '" + operator + "' is not supported",
                "do it before or after '" + operator + "'");
    }

    private Context.Failed detached() {
        return context.fail(
                "KQL160",
                span,
                "the sub-query of '" + operator + "' does not use its rows",
                "begin it with an operator over them: (where ... | summarize ...)");
    }
}

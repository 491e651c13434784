package spoor.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import spoor.kql.bind.AggregateCall;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.kql.bind.WindowCall;

/// A copy of named rows for one of the places that name them, with columns of that place.
final class RenamedCopy {
    private final Map<Symbol, Symbol> renamed = new HashMap<>();

    private RenamedCopy() {}

    /// @param to the new names of the columns `from`
    static Relation of(Relation relation, List<Symbol> from, List<Symbol> to) {
        RenamedCopy copy = new RenamedCopy();
        List<Relation.Assignment> again = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            Symbol first = copy.renamed.putIfAbsent(from.get(i), to.get(i));
            if (first != null) {
                again.add(new Relation.Assignment(to.get(i), new Bound.Ref(first)));
            }
        }
        Relation whole = copy.copy(relation);
        return again.isEmpty() ? whole : new Relation.Compute(whole, again, to);
    }

    private Symbol symbol(Symbol symbol) {
        return renamed.computeIfAbsent(
                symbol, old -> new Symbol(old.name(), old.type(), old.nullable()));
    }

    private List<Symbol> symbols(List<Symbol> symbols) {
        return symbols.stream().map(this::symbol).toList();
    }

    private Bound bound(Bound bound) {
        return Rewrite.every(
                bound,
                part -> part instanceof Bound.Ref ref ? new Bound.Ref(symbol(ref.symbol())) : part);
    }

    private Relation copy(Relation relation) {
        return switch (relation) {
            case Relation.Filter filter -> {
                Bound predicate = bound(filter.predicate());
                yield new Relation.Filter(copy(filter.input()), predicate);
            }
            case Relation.Compute compute -> {
                List<Symbol> columns = symbols(compute.columns());
                List<Relation.Assignment> assignments = assignments(compute.assignments());
                yield new Relation.Compute(copy(compute.input()), assignments, columns);
            }
            case Relation.Scan scan ->
                    new Relation.Scan(
                            scan.table(),
                            symbols(scan.columns()),
                            scan.sources(),
                            symbols(scan.hidden()));
            case Relation.Values values ->
                    new Relation.Values(symbols(values.columns()), values.rows());
            case Relation.Series series ->
                    new Relation.Series(
                            symbol(series.column()), series.from(), series.to(), series.step());
            case Relation.Sort sort -> {
                List<Relation.Key> keys =
                        sort.keys().stream()
                                .map(key ->
                                        new Relation.Key(
                                                symbol(key.symbol()),
                                                key.ascending(),
                                                key.nullsFirst()))
                                .toList();
                yield new Relation.Sort(copy(sort.input()), keys);
            }
            case Relation.Limit limit -> new Relation.Limit(copy(limit.input()), limit.rows());
            case Relation.Union union -> {
                List<Symbol> columns = symbols(union.columns());
                yield new Relation.Union(union.legs().stream().map(this::leg).toList(), columns);
            }
            case Relation.Aggregate aggregate ->
                    new Relation.Aggregate(
                            copy(aggregate.input()),
                            assignments(aggregate.keys()),
                            aggregates(aggregate.aggregates()));
            case Relation.Join join ->
                    new Relation.Join(
                            join.kind(),
                            copy(join.left()),
                            copy(join.right()),
                            join.keys().stream()
                                    .map(key ->
                                            new Relation.KeyPair(
                                                    symbol(key.left()), symbol(key.right())))
                                    .toList(),
                            symbols(join.columns()));
            case Relation.Distinct distinct -> new Relation.Distinct(copy(distinct.input()));
            case Relation.Window window ->
                    new Relation.Window(
                            copy(window.input()),
                            window.calls().stream().map(this::window).toList(),
                            symbols(window.partition()));
            case Relation.Expand expand ->
                    new Relation.Expand(
                            copy(expand.input()),
                            expand.items().stream()
                                    .map(item ->
                                            new Relation.ExpandItem(
                                                    symbol(item.array()), symbol(item.element())))
                                    .toList(),
                            expand.asArrays(),
                            expand.index().map(this::symbol),
                            expand.limit(),
                            symbols(expand.columns()));
            case Relation.Sessions sessions ->
                    new Relation.Sessions(
                            copy(sessions.input()),
                            symbol(sessions.time()),
                            sessions.maxFromFirst(),
                            sessions.maxBetween(),
                            sessions.restart().map(this::symbol),
                            symbol(sessions.symbol()));
            case Relation.Mine mine ->
                    new Relation.Mine(copy(mine.input()), mine.call(), symbols(mine.columns()));
            case Relation.Shared shared ->
                    new Relation.Shared(shared.once(), symbols(shared.columns()));
        };
    }

    private List<Relation.Assignment> assignments(List<Relation.Assignment> all) {
        return all.stream()
                .map(one -> new Relation.Assignment(symbol(one.symbol()), bound(one.expression())))
                .toList();
    }

    /// Columns of one `arg_max` stay columns of one.
    private List<Relation.AggregateAssignment> aggregates(List<Relation.AggregateAssignment> all) {
        IdentityHashMap<AggregateCall.Ranking, AggregateCall.Ranking> rankings =
                new IdentityHashMap<>();
        List<Relation.AggregateAssignment> copies = new ArrayList<>();
        for (Relation.AggregateAssignment one : all) {
            AggregateCall call = one.call();
            copies.add(
                    new Relation.AggregateAssignment(
                            symbol(one.symbol()),
                            new AggregateCall(
                                    call.kind(),
                                    bound(call.operand()),
                                    call.filter().map(this::bound),
                                    call.number(),
                                    call.ranking()
                                            .map(ranking ->
                                                    rankings.computeIfAbsent(
                                                            ranking, this::ranking)))));
        }
        return copies;
    }

    private AggregateCall.Ranking ranking(AggregateCall.Ranking ranking) {
        return new AggregateCall.Ranking(
                ranking.by().stream().map(this::bound).toList(), ranking.greatest());
    }

    private WindowCall window(WindowCall call) {
        return new WindowCall(
                call.kind(),
                symbol(call.symbol()),
                bound(call.operand()),
                call.offset(),
                call.fallback().map(this::bound),
                call.restart().map(this::bound));
    }

    /// A leg has columns of its own, that nothing else names.
    private Relation.Leg leg(Relation.Leg leg) {
        RenamedCopy copy = new RenamedCopy();
        List<Relation.Assignment> values = new ArrayList<>(leg.values().size());
        for (Relation.Assignment value : leg.values()) {
            values.add(
                    new Relation.Assignment(
                            symbol(value.symbol()), copy.bound(value.expression())));
        }
        return new Relation.Leg(copy.copy(leg.input()), values);
    }
}

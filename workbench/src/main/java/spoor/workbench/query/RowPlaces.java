package spoor.workbench.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.bind.Bound;
import spoor.kql.bind.BoundQuery;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.model.KqlType;

/// Carries the place of each row, its `_Source` and `_Offset`, through to a result whose rows are
/// rows of stored tables: filtered, computed, ordered, limited, put together.
///
/// Before: `T | where a == 1 | project b` gives `b`. After: `b`, `_Source`, `_Offset`.
///
/// Where rows are counted, joined, made distinct or mined there is no single place, and the result
/// stays as it is.
final class RowPlaces {
    static final String SOURCE = "_Source";
    static final String OFFSET = "_Offset";

    private RowPlaces() {}

    private record Placed(Relation relation, Symbol source, Symbol offset) {}

    /// The request with places in the results that have them and are not drawn.
    static BoundQuery in(BoundQuery bound) {
        return new BoundQuery(
                bound.results().stream().map(RowPlaces::placed).toList(),
                bound.problems(),
                bound.asked());
    }

    private static BoundQuery.Result placed(BoundQuery.Result result) {
        boolean taken =
                result.relation().columns().stream()
                        .map(Symbol::name)
                        .anyMatch(name -> name.equals(SOURCE) || name.equals(OFFSET));
        if (taken || result.drawing().isPresent()) {
            return result;
        }
        List<Symbol> columns = result.relation().columns();
        return of(result.relation())
                .map(placed -> {
                    List<Symbol> all = new ArrayList<>(columns);
                    all.add(placed.source);
                    all.add(placed.offset);
                    return new BoundQuery.Result(
                            result.name(),
                            new Relation.Compute(placed.relation, List.of(), all),
                            result.drawing());
                })
                .orElse(result);
    }

    private static Optional<Placed> of(Relation relation) {
        return switch (relation) {
            case Relation.Scan scan -> named(scan, scan.hidden());
            case Relation.Filter filter ->
                    of(filter.input())
                            .map(input ->
                                    over(
                                            input,
                                            new Relation.Filter(
                                                    input.relation, filter.predicate())));
            case Relation.Compute compute ->
                    of(compute.input())
                            .map(input ->
                                    over(
                                            input,
                                            new Relation.Compute(
                                                    input.relation,
                                                    compute.assignments(),
                                                    and(compute.columns(), input))));
            case Relation.Sort sort ->
                    of(sort.input())
                            .map(input ->
                                    over(input, new Relation.Sort(input.relation, sort.keys())));
            case Relation.Limit limit ->
                    of(limit.input())
                            .map(input ->
                                    over(input, new Relation.Limit(input.relation, limit.rows())));
            case Relation.Expand expand ->
                    of(expand.input())
                            .map(input ->
                                    over(
                                            input,
                                            new Relation.Expand(
                                                    input.relation,
                                                    expand.items(),
                                                    expand.asArrays(),
                                                    expand.index(),
                                                    expand.limit(),
                                                    and(expand.columns(), input))));
            case Relation.Shared shared -> shared(shared);
            case Relation.Union union -> union(union);
            case Relation.Join join -> Optional.empty();
            case Relation.Window window -> Optional.empty();
            case Relation.Sessions sessions -> Optional.empty();
            case Relation.Values values -> Optional.empty();
            case Relation.Series series -> Optional.empty();
            case Relation.Aggregate aggregate -> Optional.empty();
            case Relation.Distinct distinct -> Optional.empty();
            case Relation.Mine mine -> Optional.empty();
        };
    }

    private static Placed over(Placed input, Relation relation) {
        return new Placed(relation, input.source, input.offset);
    }

    private static List<Symbol> and(List<Symbol> columns, Placed input) {
        List<Symbol> all = new ArrayList<>(columns);
        for (Symbol symbol : List.of(input.source, input.offset)) {
            if (!all.contains(symbol)) {
                all.add(symbol);
            }
        }
        return all;
    }

    /// Rows that a name stands for carry the columns that can still be asked for.
    private static Optional<Placed> shared(Relation.Shared shared) {
        return of(shared.once().relation()).isEmpty()
                ? Optional.empty()
                : named(shared, shared.columns());
    }

    private static Optional<Placed> named(Relation relation, List<Symbol> symbols) {
        Optional<Symbol> source = symbol(symbols, SOURCE, KqlType.INT);
        Optional<Symbol> offset = symbol(symbols, OFFSET, KqlType.LONG);
        return source.isEmpty() || offset.isEmpty()
                ? Optional.empty()
                : Optional.of(new Placed(relation, source.get(), offset.get()));
    }

    private static Optional<Symbol> symbol(List<Symbol> symbols, String name, KqlType type) {
        return symbols.stream()
                .filter(symbol -> symbol.name().equals(name) && symbol.type() == type)
                .findFirst();
    }

    /// Rows of legs without places have none.
    private static Optional<Placed> union(Relation.Union union) {
        Symbol source = new Symbol(SOURCE, KqlType.INT, true);
        Symbol offset = new Symbol(OFFSET, KqlType.LONG, true);
        boolean any = false;
        List<Relation.Leg> legs = new ArrayList<>();
        for (Relation.Leg leg : union.legs()) {
            Optional<Placed> placed = of(leg.input());
            if (placed.isEmpty()) {
                legs.add(leg);
                continue;
            }
            any = true;
            List<Relation.Assignment> values = new ArrayList<>(leg.values());
            values.add(new Relation.Assignment(source, new Bound.Ref(placed.get().source)));
            values.add(new Relation.Assignment(offset, new Bound.Ref(placed.get().offset)));
            legs.add(new Relation.Leg(placed.get().relation, values));
        }
        List<Symbol> columns = new ArrayList<>(union.columns());
        columns.add(source);
        columns.add(offset);
        return any
                ? Optional.of(new Placed(new Relation.Union(legs, columns), source, offset))
                : Optional.empty();
    }
}

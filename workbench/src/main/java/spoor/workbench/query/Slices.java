package spoor.workbench.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.model.KqlType;
import spoor.plan.Rewrite;
import spoor.plan.Visit;

/// Cuts a query that only filters, computes and expands the rows of large tables, one table's after
/// the other's, into queries of a range of rows each, which one after the other give the same rows
/// in the same order: so the first rows are there when the first few thousand were read, and no
/// more is sorted at a time than a range holds.
///
/// `T | where x` becomes `T[0..20000] | where x`, `T[20000..100000] | where x`, ...
final class Slices {
    /// Fewer rows than this are not worth it.
    private static final long LEAST = 120_000;

    /// More numbers than anybody waits for would be too many ranges to hold.
    private static final long MOST_NUMBERS = 4_000_000_000L;

    private final Extents extents;

    private Slices(Extents extents) {
        this.extents = extents;
    }

    /// What is run one after the other.
    sealed interface Piece {
        Relation relation();

        /// As it is.
        record Whole(Relation relation) implements Piece {}

        /// By ranges of a table's rows.
        ///
        /// @param scan a part of `relation`
        record OfTable(Relation relation, Relation.Scan scan, List<Extents.Extent> extents)
                implements Piece {}

        /// By ranges of whole numbers.
        ///
        /// @param series a part of `relation`
        /// @param count of its rows
        record OfSeries(Relation relation, Relation.Series series, long from, long step, long count)
                implements Piece {}
    }

    /// @param limit rows wanted of all pieces together
    record Cut(List<Piece> pieces, long limit) {}

    /// Empty: the query is better run as it is.
    static Optional<Cut> of(Relation relation, Extents extents) {
        Relation inner = relation;
        long limit = Long.MAX_VALUE;
        if (relation instanceof Relation.Compute compute
                && compute.assignments().isEmpty()
                && compute.input() instanceof Relation.Limit limited) {
            inner = new Relation.Compute(limited.input(), List.of(), compute.columns());
            limit = limited.rows();
        } else if (relation instanceof Relation.Limit limited) {
            inner = limited.input();
            limit = limited.rows();
        }
        List<Piece> pieces = new Slices(extents).pieces(inner);
        return pieces.stream().allMatch(Piece.Whole.class::isInstance)
                ? Optional.empty()
                : Optional.of(new Cut(pieces, limit));
    }

    /// Whether sub-queries in it would be run for each range.
    static boolean asksOthers(Relation relation) {
        boolean[] found = new boolean[1];
        Visit.everyRelation(relation, inner -> Visit.subqueries(inner, _ -> found[0] = true));
        return found[0];
    }

    private List<Piece> pieces(Relation relation) {
        return switch (relation) {
            case Relation.Scan scan -> List.of(table(scan));
            case Relation.Series series -> List.of(series(series));
            case Relation.Filter filter ->
                    each(
                            filter,
                            filter.input(),
                            input -> new Relation.Filter(input, filter.predicate()));
            case Relation.Compute compute ->
                    each(
                            compute,
                            compute.input(),
                            input ->
                                    new Relation.Compute(
                                            input, compute.assignments(), compute.columns()));
            case Relation.Expand expand ->
                    each(
                            expand,
                            expand.input(),
                            input ->
                                    new Relation.Expand(
                                            input,
                                            expand.items(),
                                            expand.asArrays(),
                                            expand.index(),
                                            expand.limit(),
                                            expand.columns()));
            case Relation.Union union -> union(union);
            case Relation.Values _,
                    Relation.Aggregate _,
                    Relation.Join _,
                    Relation.Sort _,
                    Relation.Limit _,
                    Relation.Distinct _,
                    Relation.Window _,
                    Relation.Sessions _,
                    Relation.Mine _,
                    Relation.Shared _ ->
                    List.of(new Piece.Whole(relation));
        };
    }

    private Piece table(Relation.Scan scan) {
        List<Extents.Extent> all = scan.hidden().size() == 2 ? extents.of(scan.table()) : List.of();
        return all.stream().mapToLong(Extents.Extent::rows).sum() < LEAST
                ? new Piece.Whole(scan)
                : new Piece.OfTable(scan, scan, all);
    }

    private static Piece series(Relation.Series series) {
        Optional<Long> from = whole(series.from());
        Optional<Long> to = whole(series.to());
        Optional<Long> step = whole(series.step());
        if (from.isPresent() && to.isPresent() && step.isPresent() && step.get() != 0) {
            long count = Math.floorDiv(to.get() - from.get(), step.get()) + 1;
            if (count >= LEAST && count <= MOST_NUMBERS) {
                return new Piece.OfSeries(series, series, from.get(), step.get(), count);
            }
        }
        return new Piece.Whole(series);
    }

    /// A constant whole number, or ticks, with whose like can be counted.
    private static Optional<Long> whole(Bound bound) {
        return switch (bound) {
            case Bound.Constant constant ->
                    switch (constant.type()) {
                        case INT, LONG, DATETIME, TIMESPAN ->
                                constant.value()
                                        .map(value -> ((Number) value).longValue())
                                        .filter(value -> Math.abs(value) < Long.MAX_VALUE / 2);
                        case BOOL, REAL, DECIMAL, STRING, DYNAMIC, GUID -> Optional.empty();
                    };
            case Bound.Widen widen ->
                    widen.type() == KqlType.LONG ? whole(widen.operand()) : Optional.empty();
            case Bound.Ref _, Bound.Apply _, Bound.ScalarQuery _, Bound.InQuery _ ->
                    Optional.empty();
        };
    }

    /// The pieces of the input, in what is around it; all whole: the relation as it is.
    private List<Piece> each(Relation relation, Relation input, UnaryOperator<Relation> around) {
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : pieces(input)) {
            pieces.add(in(piece, around.apply(piece.relation())));
        }
        return pieces.stream().allMatch(Piece.Whole.class::isInstance)
                ? List.of(new Piece.Whole(relation))
                : pieces;
    }

    /// A piece with another relation around the same part.
    static Piece in(Piece piece, Relation relation) {
        return switch (piece) {
            case Piece.Whole _ -> new Piece.Whole(relation);
            case Piece.OfTable table -> new Piece.OfTable(relation, table.scan(), table.extents());
            case Piece.OfSeries of ->
                    new Piece.OfSeries(relation, of.series(), of.from(), of.step(), of.count());
        };
    }

    /// Legs that are run whole, one after the other, stay one union.
    private List<Piece> union(Relation.Union union) {
        List<Piece> pieces = new ArrayList<>();
        List<Relation.Leg> together = new ArrayList<>();
        for (Relation.Leg leg : union.legs()) {
            for (Piece piece : pieces(leg.input())) {
                if (piece instanceof Piece.Whole) {
                    together.add(new Relation.Leg(piece.relation(), leg.values()));
                    continue;
                }
                if (!together.isEmpty()) {
                    pieces.add(new Piece.Whole(new Relation.Union(together, union.columns())));
                    together.clear();
                }
                pieces.add(in(piece, alone(piece.relation(), leg, union)));
            }
        }
        if (pieces.isEmpty()) {
            return List.of(new Piece.Whole(union));
        }
        if (!together.isEmpty()) {
            pieces.add(new Piece.Whole(new Relation.Union(together, union.columns())));
        }
        return pieces;
    }

    /// What a leg gives to a union, without one: its rows need no numbers then.
    private static Relation alone(Relation input, Relation.Leg leg, Relation.Union union) {
        List<Bound> values = leg.values(union.columns());
        List<Relation.Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            assignments.add(new Relation.Assignment(union.columns().get(i), values.get(i)));
        }
        return new Relation.Compute(input, assignments, union.columns());
    }

    /// The relation with another one in the place of a part: the very part, not one equal to it.
    @SuppressWarnings("ReferenceEquality")
    static Relation replaced(Relation relation, Relation part, Relation other) {
        return relation == part
                ? other
                : Rewrite.inputs(relation, input -> replaced(input, part, other));
    }
}

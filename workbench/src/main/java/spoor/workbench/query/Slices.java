package spoor.workbench.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.plan.Rewrite;
import spoor.plan.Visit;

/// Cuts a query that only filters and computes the rows of one large table into queries of a range
/// of its rows each, which one after the other give the same rows in the same order: so the first
/// rows are there when the first few thousand were read, and no more is sorted at a time than a
/// range holds. The ranges grow, so that a query which reads all is hardly slower for them.
///
/// `T | where x` becomes `T[0..60000] | where x`, `T[60000..180000] | where x`, ...
final class Slices {
    /// Rows of the first range, and the most of a later one.
    private static final long FIRST = 60_000;

    private static final long MOST = 2_000_000;

    /// The first row that a range no more holds.
    private record Place(int source, long offset) {}

    /// @param limit rows wanted of all ranges together
    record Cut(List<Relation> ranges, long limit) {}

    private Slices() {}

    /// Empty: the query is better run as it is.
    static Optional<Cut> of(Relation relation, Extents extents) {
        if (relation instanceof Relation.Compute compute
                && compute.assignments().isEmpty()
                && compute.input() instanceof Relation.Limit limit) {
            return of(
                    new Relation.Compute(limit.input(), List.of(), compute.columns()),
                    extents,
                    limit.rows());
        }
        return relation instanceof Relation.Limit limit
                ? of(limit.input(), extents, limit.rows())
                : of(relation, extents, Long.MAX_VALUE);
    }

    private static Optional<Cut> of(Relation relation, Extents extents, long limit) {
        Optional<Relation.Scan> scan = scan(relation);
        if (scan.isEmpty() || scan.get().hidden().size() != 2 || asksOthers(relation)) {
            return Optional.empty();
        }
        List<Extents.Extent> all = extents.of(scan.get().table());
        if (all.stream().mapToLong(Extents.Extent::rows).sum() < 2 * FIRST
                || places(all).isEmpty()) {
            return Optional.empty();
        }
        List<Relation> ranges = new ArrayList<>();
        for (List<Bound> conditions : conditions(scan.get(), places(all))) {
            ranges.add(range(relation, scan.get(), conditions));
        }
        return Optional.of(new Cut(ranges, limit));
    }

    /// The table below filters and computed columns; empty: there is something else.
    private static Optional<Relation.Scan> scan(Relation relation) {
        return switch (relation) {
            case Relation.Scan scan -> Optional.of(scan);
            case Relation.Filter filter -> scan(filter.input());
            case Relation.Compute compute -> scan(compute.input());
            case Relation.Values _,
                    Relation.Series _,
                    Relation.Aggregate _,
                    Relation.Join _,
                    Relation.Union _,
                    Relation.Sort _,
                    Relation.Limit _,
                    Relation.Distinct _,
                    Relation.Window _,
                    Relation.Expand _,
                    Relation.Sessions _,
                    Relation.Mine _,
                    Relation.Shared _ ->
                    Optional.empty();
        };
    }

    /// Whether other queries in it would be run for each range.
    private static boolean asksOthers(Relation relation) {
        boolean[] found = new boolean[1];
        Visit.everyRelation(relation, inner -> Visit.subqueries(inner, _ -> found[0] = true));
        return found[0];
    }

    /// Every row, whatever its source and offset, meets those of one range.
    private static List<List<Bound>> conditions(Relation.Scan scan, List<Place> places) {
        Symbol source = scan.hidden().get(0);
        Symbol offset = scan.hidden().get(1);
        List<List<Bound>> all = new ArrayList<>();
        Optional<Place> from = Optional.empty();
        for (Place to : places) {
            boolean same = from.isPresent() && from.get().source() == to.source();
            if (!same) {
                List<Bound> whole = new ArrayList<>();
                if (from.isPresent()) {
                    all.add(rest(source, offset, from.get()));
                    whole.add(Conditions.atLeast(source, from.get().source() + 1L));
                }
                whole.add(Conditions.below(source, to.source()));
                all.add(whole);
            }
            List<Bound> part = new ArrayList<>();
            part.add(Conditions.atLeast(source, to.source()));
            part.add(Conditions.atMost(source, to.source()));
            if (same) {
                part.add(Conditions.atLeast(offset, from.get().offset()));
            }
            part.add(Conditions.below(offset, to.offset()));
            all.add(part);
            from = Optional.of(to);
        }
        if (from.isPresent()) {
            all.add(rest(source, offset, from.get()));
            all.add(List.of(Conditions.atLeast(source, from.get().source() + 1L)));
        }
        return all;
    }

    /// The rows of a source from an offset on.
    private static List<Bound> rest(Symbol source, Symbol offset, Place from) {
        return List.of(
                Conditions.atLeast(source, from.source()),
                Conditions.atMost(source, from.source()),
                Conditions.atLeast(offset, from.offset()));
    }

    private static List<Place> places(List<Extents.Extent> all) {
        List<Place> places = new ArrayList<>();
        long wanted = FIRST;
        long held = 0;
        for (Extents.Extent extent : all) {
            long left = extent.rows();
            long at = 0;
            while (held + left > wanted && extent.bytes() > 0) {
                long rows = wanted - held;
                at += rows;
                left -= rows;
                double share = (double) at / extent.rows();
                places.add(new Place(extent.source(), (long) (share * extent.bytes())));
                held = 0;
                wanted = Math.min(MOST, wanted * 2);
            }
            held += left;
        }
        return places;
    }

    /// The rows of one source between two offsets, or of all sources below or above one.
    private static Relation range(Relation relation, Relation.Scan scan, List<Bound> conditions) {
        Bound all = conditions.stream().reduce(Conditions::and).orElseThrow();
        return replaced(relation, scan, new Relation.Filter(scan, all));
    }

    /// The very scan, not one that is equal to it.
    @SuppressWarnings("ReferenceEquality")
    private static Relation replaced(
            Relation relation, Relation.Scan scan, Relation.Filter filtered) {
        return relation == scan
                ? filtered
                : Rewrite.inputs(relation, input -> replaced(input, scan, filtered));
    }
}

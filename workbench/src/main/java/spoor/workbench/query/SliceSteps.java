package spoor.workbench.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import spoor.engine.Dialect;
import spoor.engine.Sequence;
import spoor.engine.SqlStatement;
import spoor.engine.SqlWriter;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;

/// The queries of ranges of rows, small ones first. A large range of a table, while there is no row
/// yet, is first looked at for the place of its first row, which needs the columns of the filter
/// alone; from there on ranges are small again.
final class SliceSteps implements Sequence {
    /// Rows of the first range, and the most of a later one.
    static final long FIRST = 20_000;

    private static final long MOST = 2_000_000;
    private static final long GROWTH = 4;

    private final Relation whole;
    private final Dialect dialect;
    private final long limit;
    private final Deque<Range> ranges = new ArrayDeque<>();
    private final long work;
    private volatile Share running = new Share(0, 0);

    /// Which part of the work a query is, from 0 to 1.
    private record Share(double from, double to) {}

    /// @param rows about how many it reads
    private record Range(Relation relation, Optional<Within> within, long rows) {}

    /// Which rows of one source: those from an offset on, and below another.
    private record Within(Slices.Piece.OfTable piece, Extents.Extent extent, long from, long to) {}

    SliceSteps(Relation whole, Slices.Cut cut, Dialect dialect) {
        this.whole = whole;
        this.dialect = dialect;
        this.limit = cut.limit();
        for (Slices.Piece piece : cut.pieces()) {
            switch (piece) {
                case Slices.Piece.Whole one ->
                        ranges.add(new Range(one.relation(), Optional.empty(), 0));
                case Slices.Piece.OfSeries series -> add(series);
                case Slices.Piece.OfTable table -> add(table);
            }
        }
        this.work = left();
    }

    /// Rows that are still to be read, about; at least one in each range.
    private long left() {
        return ranges.stream().mapToLong(range -> Math.max(1, range.rows())).sum();
    }

    @Override
    public double done(double ofLast) {
        Share share = running;
        return share.from() + ofLast * (share.to() - share.from());
    }

    @Override
    public List<Column> columns() {
        return whole.columns().stream().map(Symbol::column).toList();
    }

    @Override
    public Optional<Step> next(long rows) {
        if (ranges.isEmpty() || rows >= limit) {
            return Optional.empty();
        }
        double from = 1 - (double) left() / work;
        Range range = ranges.remove();
        running = new Share(Math.max(0, from), 1 - (double) left() / work);
        if (rows == 0 && range.within().isPresent() && range.rows() > FIRST) {
            Within within = range.within().get();
            return Optional.of(
                    new Step.Look(
                            look(range.relation(), within.piece().scan()),
                            found -> found.ifPresent(place -> from(place, within))));
        }
        Relation wanted =
                limit - rows <= FIRST
                        ? new Relation.Limit(range.relation(), limit - rows)
                        : range.relation();
        return Optional.of(new Step.Rows(SqlWriter.write(wanted, dialect)));
    }

    /// Asks for the place of the first row.
    private SqlStatement look(Relation relation, Relation.Scan scan) {
        Relation places = new Relation.Compute(relation, List.of(), List.of(scan.hidden().get(1)));
        return SqlWriter.write(new Relation.Limit(places, 1), dialect);
    }

    /// Goes on at the first row of a range.
    private void from(RowBatch place, Within within) {
        long offset = ((Number) Objects.requireNonNull(place.value(0, 0))).longValue();
        List<Range> parts = new ArrayList<>();
        double bytes = (double) within.extent().bytes() / within.extent().rows();
        long end = Math.min(within.to(), within.extent().bytes());
        long rows = FIRST;
        long from = offset;
        for (long to = after(from, rows, bytes); to < end; to = after(from, rows, bytes)) {
            parts.add(part(within, from, to, rows));
            from = to;
            rows = Math.min(MOST, rows * GROWTH);
        }
        parts.add(part(within, from, within.to(), rows));
        for (Range part : parts.reversed()) {
            ranges.addFirst(part);
        }
    }

    private static long after(long offset, long rows, double bytes) {
        return offset + Math.max(1, (long) (rows * bytes));
    }

    private static Range part(Within whole, long from, long to, long rows) {
        Within within = new Within(whole.piece(), whole.extent(), from, to);
        Symbol source = within.piece().scan().hidden().get(0);
        Symbol offset = within.piece().scan().hidden().get(1);
        List<Bound> conditions = new ArrayList<>();
        conditions.add(Conditions.atLeast(source, within.extent().source()));
        conditions.add(Conditions.atMost(source, within.extent().source()));
        if (from > Long.MIN_VALUE) {
            conditions.add(Conditions.atLeast(offset, from));
        }
        if (to < Long.MAX_VALUE) {
            conditions.add(Conditions.below(offset, to));
        }
        return new Range(of(within.piece(), conditions), Optional.of(within), rows);
    }

    private static Relation of(Slices.Piece.OfTable piece, List<Bound> conditions) {
        Bound all = conditions.stream().reduce(Conditions::and).orElseThrow();
        return Slices.replaced(
                piece.relation(), piece.scan(), new Relation.Filter(piece.scan(), all));
    }

    /// Every row, whatever its source and offset, is in one range: where the ranges lie is a guess,
    /// that they hold each once is not. Sources of few rows share a range.
    private void add(Slices.Piece.OfTable piece) {
        List<Extents.Extent> sorted =
                piece.extents().stream()
                        .sorted(Comparator.comparingInt(Extents.Extent::source))
                        .toList();
        long from = Long.MIN_VALUE;
        long held = 0;
        long wanted = FIRST;
        for (Extents.Extent extent : sorted) {
            boolean small = extent.rows() <= wanted || extent.bytes() <= 0;
            if (small && held + extent.rows() <= wanted) {
                held += extent.rows();
                continue;
            }
            if (from < extent.source()) {
                ranges.add(sources(piece, from, extent.source()));
                from = extent.source();
                held = 0;
            }
            if (small) {
                held += extent.rows();
                wanted = Math.min(MOST, wanted * GROWTH);
            } else {
                wanted = cut(piece, extent, wanted);
                from = extent.source() + 1L;
            }
        }
        ranges.add(sources(piece, from, Long.MAX_VALUE));
    }

    /// @return rows of the range that follows
    private long cut(Slices.Piece.OfTable piece, Extents.Extent extent, long first) {
        double bytes = (double) extent.bytes() / extent.rows();
        Within whole = new Within(piece, extent, Long.MIN_VALUE, Long.MAX_VALUE);
        long wanted = first;
        long from = Long.MIN_VALUE;
        long at = 0;
        while (at + wanted < extent.rows()) {
            at += wanted;
            long to = (long) (at * bytes);
            ranges.add(part(whole, from, to, wanted));
            from = to;
            wanted = Math.min(MOST, wanted * GROWTH);
        }
        ranges.add(part(whole, from, Long.MAX_VALUE, extent.rows() - at));
        return wanted;
    }

    /// Whole sources, from one on and below another.
    private static Range sources(Slices.Piece.OfTable piece, long from, long below) {
        Symbol source = piece.scan().hidden().getFirst();
        List<Bound> conditions = new ArrayList<>();
        if (from > Long.MIN_VALUE) {
            conditions.add(Conditions.atLeast(source, from));
        }
        if (below < Long.MAX_VALUE) {
            conditions.add(Conditions.below(source, below));
        }
        Relation relation = conditions.isEmpty() ? piece.relation() : of(piece, conditions);
        return new Range(relation, Optional.empty(), 0);
    }

    private void add(Slices.Piece.OfSeries piece) {
        long rows = FIRST;
        for (long at = 0; at < piece.count(); ) {
            long count = Math.min(rows, piece.count() - at);
            Relation.Series series = piece.series();
            long first = piece.from() + at * piece.step();
            Relation part =
                    new Relation.Series(
                            series.column(),
                            constant(series.from(), first),
                            constant(series.to(), first + (count - 1) * piece.step()),
                            series.step());
            ranges.add(
                    new Range(
                            Slices.replaced(piece.relation(), series, part),
                            Optional.empty(),
                            count));
            at += count;
            rows = Math.min(MOST, rows * GROWTH);
        }
    }

    private static Bound constant(Bound like, long value) {
        Object number = like.type() == KqlType.INT ? (Object) (int) value : (Object) value;
        return new Bound.Constant(like.type(), Optional.of(number));
    }
}

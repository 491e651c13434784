package spoor.workbench.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import spoor.engine.Engine;
import spoor.engine.Limits;
import spoor.engine.SqlWriter;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.plan.Rewrite;

/// Runs the sub-queries of a query that is cut into ranges once, before the ranges: `toscalar(...)`
/// becomes a constant, the values of `in (T | ...)` a stored table. Nobody else uses it; closing it
/// drops what it stored.
final class AskedFirst implements AutoCloseable {
    /// Values of a list; each range looks its rows up in them anew, so with more of them the query
    /// is better run whole.
    private static final long MOST_VALUES = 100_000;

    private final Engine engine;
    private final Limits limits;
    private final Supplier<String> names;
    private final List<String> stored = new ArrayList<>();
    private final IdentityHashMap<Relation, Relation> lists = new IdentityHashMap<>();
    private final IdentityHashMap<Relation, Bound> scalars = new IdentityHashMap<>();
    private boolean tooMany;

    /// @param names gives a new name for each stored table
    AskedFirst(Engine engine, Limits limits, Supplier<String> names) {
        this.engine = engine;
        this.limits = limits;
        this.names = names;
    }

    /// The pieces without sub-queries in those that are cut; empty: a list has too many values.
    Optional<Slices.Cut> answered(Slices.Cut cut) {
        List<Slices.Piece> pieces = new ArrayList<>();
        for (Slices.Piece piece : cut.pieces()) {
            boolean asks =
                    !(piece instanceof Slices.Piece.Whole) && Slices.asksOthers(piece.relation());
            pieces.add(asks ? Slices.in(piece, answered(piece.relation())) : piece);
            if (tooMany) {
                return Optional.empty();
            }
        }
        return Optional.of(new Slices.Cut(pieces, cut.limit()));
    }

    private Relation answered(Relation relation) {
        Relation inputs = Rewrite.inputs(relation, this::answered);
        return Rewrite.expressions(inputs, bound -> Rewrite.every(bound, this::answered));
    }

    private Bound answered(Bound bound) {
        return switch (bound) {
            case Bound.ScalarQuery query ->
                    scalars.computeIfAbsent(query.relation(), asked -> scalar(asked, query));
            case Bound.InQuery query ->
                    new Bound.InQuery(
                            query.operand(),
                            lists.computeIfAbsent(query.relation(), this::list),
                            query.negated(),
                            query.caseSensitive());
            case Bound.Constant other -> other;
            case Bound.Ref other -> other;
            case Bound.Apply other -> other;
            case Bound.Widen other -> other;
        };
    }

    private Bound scalar(Relation asked, Bound.ScalarQuery query) {
        Relation first = new Relation.Limit(firstColumn(asked), 1);
        try (RowCursor rows =
                engine.query(SqlWriter.write(first, engine.dialect()), limits.anyRows())) {
            return new Bound.Constant(
                    query.type(),
                    rows.next().flatMap(batch -> Optional.ofNullable(batch.value(0, 0))));
        }
    }

    private Relation list(Relation asked) {
        if (tooMany) {
            return asked;
        }
        Relation values = new Relation.Distinct(firstColumn(asked));
        Symbol value = values.columns().getFirst();
        List<Column> columns = List.of(new Column("c0", value.type()));
        ArrayDeque<RowBatch> batches = new ArrayDeque<>();
        long count = 0;
        try (RowCursor rows =
                engine.query(SqlWriter.write(values, engine.dialect()), limits.anyRows())) {
            for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
                batches.add(new RowBatch(columns, batch.get().vectors(), batch.get().rows()));
                count += batch.get().rows();
                if (count > MOST_VALUES) {
                    tooMany = true;
                    return asked;
                }
            }
        }
        String table = names.get();
        stored.add(table);
        engine.store(table, columns, new Batches(columns, batches));
        Symbol symbol = new Symbol(value.name(), value.type(), value.nullable());
        return new Relation.Scan(table, List.of(symbol), List.of("c0"), List.of());
    }

    private static Relation firstColumn(Relation asked) {
        return new Relation.Compute(asked, List.of(), List.of(asked.columns().getFirst()));
    }

    @Override
    public void close() {
        stored.forEach(engine::drop);
        stored.clear();
    }
}

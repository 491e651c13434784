package spoor.workbench.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import spoor.engine.Deadline;
import spoor.engine.Engine;
import spoor.engine.Limits;
import spoor.kql.bind.BoundQuery;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.workbench.Render;
import spoor.workbench.RunningAnswer;

/// A bound request whose results are run one after the other, as they are asked for.
final class PipelineAnswer implements RunningAnswer {
    private final List<BoundQuery.Result> results;
    private final List<Heading> headings;
    private final Engine engine;
    private final Answering answering;
    private final Deadline deadline;
    private final Rows rows;
    private final List<String> notes = new ArrayList<>();
    private Optional<RowCursor> open = Optional.empty();

    /// How the rows of a relation are had.
    interface Rows {
        RowCursor of(Relation relation, Limits limits, Consumer<String> notes);
    }

    /// @param deadline of the whole request; closed with this
    PipelineAnswer(
            BoundQuery bound, Engine engine, Answering answering, Deadline deadline, Rows rows) {
        this.results = bound.results();
        this.engine = engine;
        this.answering = answering;
        this.deadline = deadline;
        this.rows = rows;
        List<Heading> named = new ArrayList<>();
        for (BoundQuery.Result result : results) {
            named.add(heading("Table_" + named.size(), result));
        }
        this.headings = List.copyOf(named);
    }

    private static Heading heading(String name, BoundQuery.Result result) {
        List<Column> columns = result.relation().columns().stream().map(Symbol::column).toList();
        return new Heading(
                result.name().orElse(name),
                columns,
                result.drawing().map(drawing -> new Render(drawing.kind(), drawing.properties())));
    }

    @Override
    public List<Heading> headings() {
        return headings;
    }

    @Override
    public RowCursor rows(int result) {
        Relation relation = results.get(result).relation();
        Limits limits = deadline.limits();
        limits.meter().begin();
        RowCursor begun =
                answering.run(
                        limits, () -> rows.of(relation, limits, notes::add), RowCursor::close);
        RowCursor cursor = new Noted(new AnsweredRows(begun, answering, limits), relation);
        open = Optional.of(cursor);
        return cursor;
    }

    @Override
    public List<String> notes() {
        return notes.stream().distinct().toList();
    }

    @Override
    public void close() {
        try {
            open.ifPresent(RowCursor::close);
        } finally {
            deadline.close();
        }
    }

    /// Tells at its end why a result has no row, or one only.
    private final class Noted implements RowCursor {
        private final RowCursor rows;
        private final Relation relation;
        private long count;
        private boolean closed;

        Noted(RowCursor rows, Relation relation) {
            this.rows = rows;
            this.relation = relation;
        }

        @Override
        public List<Column> columns() {
            return rows.columns();
        }

        @Override
        public Optional<RowBatch> next() {
            Optional<RowBatch> batch = rows.next();
            batch.ifPresent(some -> count += some.rows());
            if (batch.isEmpty() && count <= 1) {
                Limits limits = deadline.limits();
                notes.addAll(
                        answering.run(
                                limits.stop(),
                                () -> new EmptyResultNotes(engine, limits).notes(relation),
                                _ -> {}));
            }
            return batch;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                rows.close();
            }
        }
    }
}

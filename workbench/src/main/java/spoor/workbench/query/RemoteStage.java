package spoor.workbench.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import spoor.engine.Engine;
import spoor.engine.Limits;
import spoor.kql.bind.RemoteBinder.Asked;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.plan.Plan;
import spoor.workbench.external.Externals;

/// Stores what another place gives, and tells what it was asked.
final class RemoteStage {
    private final Engine engine;
    private final Limits limits;
    private final Externals externals;
    private final Consumer<String> notes;

    RemoteStage(Engine engine, Limits limits, Externals externals, Consumer<String> notes) {
        this.engine = engine;
        this.limits = limits;
        this.externals = externals;
        this.notes = notes;
    }

    void run(Plan.Stage stage, Asked whole) {
        Asked asked = whole.only(stage.outputs());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < stage.stored().size(); i++) {
            columns.add(new Column(stage.stored().get(i), asked.columns().get(i).type()));
        }
        try (RowCursor rows = externals.elsewhere(asked, limits.stop())) {
            Counted counted = new Counted(new StoppableRows(rows, limits.stop()));
            engine.store(stage.table(), columns, counted);
            notes.accept(
                    String.format(
                            Locale.ROOT,
                            "%,d rows came from %s, which was asked: %s",
                            counted.count,
                            asked.connection(),
                            line(asked)));
        }
    }

    /// What is asked, in one line.
    static String line(Asked asked) {
        return asked.text().replace("\n", " ");
    }

    private static final class Counted implements RowCursor {
        private final RowCursor rows;
        private long count;

        Counted(RowCursor rows) {
            this.rows = rows;
        }

        @Override
        public List<Column> columns() {
            return rows.columns();
        }

        @Override
        public Optional<RowBatch> next() {
            Optional<RowBatch> batch = rows.next();
            batch.ifPresent(some -> count += some.rows());
            return batch;
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}

package spoor.workbench.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import spoor.engine.Engine;
import spoor.engine.Limits;
import spoor.engine.SqlStatement;
import spoor.engine.SqlWriter;
import spoor.kql.bind.ExternalBinder;
import spoor.kql.bind.Relation;
import spoor.kql.bind.RemoteBinder;
import spoor.kql.bind.Symbol;
import spoor.mining.Surroundings;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.plan.Plan;
import spoor.plan.Visit;
import spoor.workbench.external.ExternalRows;
import spoor.workbench.external.Externals;

/// Runs the stages of a plan. A step that takes the result of another as it is gets it in memory
/// ([HandedOver]); a result that SQL scans is stored. Steps that wait for nothing but such results
/// run side by side.
final class Stages implements AutoCloseable {
    private final Externals externals;
    private final Surroundings surroundings;
    private final Engine engine;
    private final Plan plan;
    private final Limits limits;
    private final List<String> stored = new ArrayList<>();
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    /// The result of a stage, held in memory.
    private record Kept(Plan.Stage stage, List<Column> columns, List<RowBatch> batches) {
        RowCursor handedTo(Plan.Stage taker) {
            return HandedOver.of(stage, taker, new Batches(columns, new ArrayDeque<>(batches)));
        }
    }

    /// @param externals the files beside the case that may be read
    /// @param surroundings what the miners may reach
    Stages(
            Engine engine,
            Plan plan,
            Limits limits,
            Externals externals,
            Surroundings surroundings) {
        this.externals = externals;
        this.surroundings = surroundings;
        this.engine = engine;
        this.plan = plan;
        this.limits = limits;
    }

    void run() {
        List<Plan.Stage> stages = plan.stages();
        int at = 0;
        while (at < stages.size()) {
            limits.meter().step(at, stages.size() + 1);
            int end = at;
            while (end < stages.size() && giver(stages.get(end)).isPresent()) {
                end++;
            }
            if (end - at > 1) {
                sideBySide(stages.subList(at, end));
                at = end;
            } else {
                run(stages.get(at));
                at++;
            }
            List<Plan.Stage> left = stages.subList(at, stages.size());
            kept.values()
                    .removeIf(giver ->
                            left.stream()
                                    .noneMatch(stage -> HandedOver.fits(giver.stage(), stage)));
        }
    }

    /// A stage's input with the columns that its step reads.
    static Relation projected(Plan.Stage stage) {
        List<Symbol> symbols =
                switch (stage.step()) {
                    case Plan.Step.Mine mine ->
                            stage.symbols().stream()
                                    .filter(symbol ->
                                            MinerPlugins.reads(mine.call(), symbol.column()))
                                    .toList();
                    case Plan.Step.Sessions sessions -> stage.symbols();
                    case Plan.Step.Keep keep -> stage.symbols();
                };
        return new Relation.Compute(stage.input(), List.of(), symbols);
    }

    /// The result held in memory that is the input of this stage.
    private Optional<Kept> giver(Plan.Stage stage) {
        return kept.values().stream()
                .filter(giver -> HandedOver.fits(giver.stage(), stage))
                .findFirst();
    }

    private void run(Plan.Stage stage) {
        if (stage.step() instanceof Plan.Step.Keep) {
            stored.add(stage.table());
            SqlStatement statement =
                    SqlWriter.write(projected(stage), stage.stored(), engine.dialect());
            engine.store(stage.table(), statement, limits);
            return;
        }
        if (stage.step() instanceof Plan.Step.Mine mine
                && mine.call().name().equals(ExternalBinder.STEP)) {
            stored.add(stage.table());
            try (RowCursor records = new ExternalRows(mine.call(), externals::file)) {
                KqlType type = records.columns().getFirst().type();
                Column column = new Column(stage.stored().getFirst(), type);
                engine.store(stage.table(), List.of(column), stoppable(records));
            }
            return;
        }
        if (stage.step() instanceof Plan.Step.Mine mine
                && RemoteBinder.Asked.of(mine.call()).isPresent()) {
            stored.add(stage.table());
            new RemoteStage(engine, limits, externals, surroundings.notes())
                    .run(stage, RemoteBinder.Asked.of(mine.call()).get());
            return;
        }
        Optional<Kept> giver = giver(stage);
        if (giver.isPresent()) {
            finish(stage, step(stage, giver.get().handedTo(stage), surroundings));
            return;
        }
        SqlStatement statement = SqlWriter.write(projected(stage), engine.dialect());
        try (RowCursor input = engine.query(statement, limits.anyRows())) {
            finish(stage, step(stage, input, surroundings));
        }
    }

    private void sideBySide(List<Plan.Stage> stages) {
        int threads = Math.min(stages.size(), Runtime.getRuntime().availableProcessors());
        AtomicInteger number = new AtomicInteger();
        try (ExecutorService executor =
                Executors.newFixedThreadPool(
                        threads,
                        task ->
                                Thread.ofPlatform()
                                        .daemon()
                                        .name("spoor-step-" + number.incrementAndGet())
                                        .unstarted(task))) {
            List<Future<RowCursor>> outputs = new ArrayList<>();
            List<List<String>> notes = new ArrayList<>();
            for (Plan.Stage stage : stages) {
                RowCursor input = giver(stage).orElseThrow().handedTo(stage);
                List<String> told = new ArrayList<>();
                notes.add(told);
                Surroundings own =
                        new Surroundings(surroundings.models(), surroundings.clock(), told::add);
                outputs.add(executor.submit(() -> step(stage, input, own)));
            }
            for (int i = 0; i < stages.size(); i++) {
                finish(stages.get(i), outputs.get(i).get());
                notes.get(i).forEach(surroundings.notes());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a step ran", e);
        }
    }

    /// What a stage's step makes of its input, the columns that are asked for.
    private RowCursor step(Plan.Stage stage, RowCursor rows, Surroundings surroundings) {
        RowCursor input = stoppable(rows);
        RowCursor output =
                switch (stage.step()) {
                    case Plan.Step.Mine mine ->
                            MinerPlugins.run(
                                    mine.call(),
                                    stage.outputs(),
                                    input,
                                    limits.stop(),
                                    surroundings);
                    case Plan.Step.Sessions sessions -> new SessionCursor(input, sessions);
                    case Plan.Step.Keep keep -> input;
                };
        return new ChosenColumns(output, stage.outputs());
    }

    private RowCursor stoppable(RowCursor rows) {
        return new StoppableRows(rows, limits.stop());
    }

    /// Holds a result for the steps that take it, and stores it for those that scan it.
    private void finish(Plan.Stage stage, RowCursor output) {
        List<Plan.Stage> takers =
                plan.stages().stream().filter(taker -> HandedOver.fits(stage, taker)).toList();
        RowCursor rows = output;
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < stage.stored().size(); i++) {
            columns.add(new Column(stage.stored().get(i), output.columns().get(i).type()));
        }
        if (!takers.isEmpty()) {
            List<RowBatch> batches = new ArrayList<>();
            for (Optional<RowBatch> batch = output.next();
                    batch.isPresent();
                    batch = output.next()) {
                batches.add(new RowBatch(columns, batch.get().vectors(), batch.get().rows()));
            }
            kept.put(stage.table(), new Kept(stage, columns, batches));
            rows = new Batches(columns, new ArrayDeque<>(batches));
        }
        boolean scanned =
                scans(plan.last(), stage.table())
                        || plan.stages().stream()
                                .anyMatch(other ->
                                        !takers.contains(other)
                                                && scans(other.input(), stage.table()));
        if (scanned) {
            stored.add(stage.table());
            engine.store(stage.table(), columns, stoppable(rows));
        }
    }

    private static boolean scans(Relation relation, String table) {
        boolean[] found = new boolean[1];
        Visit.everyRelation(
                relation,
                inner -> {
                    found[0] |= inner instanceof Relation.Scan scan && scan.table().equals(table);
                    Visit.subqueries(inner, query -> found[0] |= scans(query, table));
                });
        return found[0];
    }

    @Override
    public void close() {
        kept.clear();
        stored.forEach(engine::drop);
        stored.clear();
    }
}

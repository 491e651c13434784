package spoor.workbench.query;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import spoor.engine.Deadline;
import spoor.engine.Engine;
import spoor.engine.Limits;
import spoor.engine.SqlStatement;
import spoor.engine.SqlWriter;
import spoor.kql.bind.Binder;
import spoor.kql.bind.BoundQuery;
import spoor.kql.bind.Catalog;
import spoor.kql.bind.Relation;
import spoor.kql.bind.RemoteBinder;
import spoor.kql.syntax.Parsed;
import spoor.kql.syntax.Parser;
import spoor.mining.Models;
import spoor.mining.Surroundings;
import spoor.model.ErrorKind;
import spoor.model.ProblemException;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.Ticks;
import spoor.plan.Plan;
import spoor.plan.Planner;
import spoor.workbench.Now;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;
import spoor.workbench.RunningAnswer;
import spoor.workbench.external.Externals;

/// Drives a request through the stages: parse, bind, plan, SQL, engine, miners. Thread-safe.
public final class QueryPipeline {
    private static final AtomicLong STORED = new AtomicLong();

    private final Engine engine;
    private final Externals externals;
    private final Catalog catalog;
    private final Clock clock;
    private final Supplier<Instant> lastEvent;
    private final Answering answering;
    private final Extents extents;

    /// A pipeline whose queries read no files beside the case.
    ///
    /// @param lastEvent the time of the last event of the case, for `now` as of then
    public QueryPipeline(Engine engine, Catalog catalog, Clock clock, Supplier<Instant> lastEvent) {
        this(engine, catalog, clock, lastEvent, Externals.none(), new Answering());
    }

    /// @param externals the files that queries may read
    /// @param answering closed before the engine is
    public QueryPipeline(
            Engine engine,
            Catalog catalog,
            Clock clock,
            Supplier<Instant> lastEvent,
            Externals externals,
            Answering answering) {
        this(engine, catalog, clock, lastEvent, externals, answering, Extents.UNKNOWN);
    }

    /// @param extents of the tables, so that large ones can be read range by range
    public QueryPipeline(
            Engine engine,
            Catalog catalog,
            Clock clock,
            Supplier<Instant> lastEvent,
            Externals externals,
            Answering answering,
            Extents extents) {
        this.extents = extents;
        this.externals = externals;
        this.answering = answering;
        this.engine = engine;
        this.catalog = catalog;
        this.clock = clock;
        this.lastEvent = lastEvent;
    }

    /// Answers a request.
    ///
    /// @throws ProblemException when the text has problems
    /// @throws spoor.model.EngineException when the engine fails or a limit is hit
    public QueryAnswer run(QueryRequest request) {
        long started = System.nanoTime();
        List<ResultTable> tables = new ArrayList<>();
        try (RunningAnswer running = begin(request)) {
            for (int result = 0; result < running.headings().size(); result++) {
                tables.add(running.table(result));
            }
            return new QueryAnswer(
                    tables, running.notes(), (System.nanoTime() - started) / 1_000_000);
        }
    }

    /// Answers a request result by result and batch by batch: for what need not, or cannot, be held
    /// in memory. Close the answer.
    ///
    /// @throws ProblemException when the text has problems
    /// @throws spoor.model.EngineException when a limit is hit
    public RunningAnswer begin(QueryRequest request) {
        Deadline deadline = Deadline.of(request.limits());
        Limits limits = deadline.limits();
        try {
            BoundQuery bound = answering.run(limits.stop(), () -> bind(request, limits), _ -> {});
            return new PipelineAnswer(bound, engine, answering, deadline, rows(request));
        } catch (RuntimeException | Error e) {
            deadline.close();
            throw e;
        }
    }

    /// Answers a request that has one tabular statement, batch by batch: for results that need not,
    /// or cannot, be held in memory. Close the cursor.
    ///
    /// @throws ProblemException when the text has problems
    /// @throws SpoorException when the request has no tabular statement or several
    /// @throws spoor.model.EngineException when the engine fails or a limit is hit, also while the
    ///   rows are read
    public RowCursor stream(QueryRequest request) {
        Deadline deadline = Deadline.of(request.limits());
        Limits limits = deadline.limits();
        limits.meter().begin();
        try {
            RowCursor rows =
                    answering.run(limits, () -> streamed(request, limits), RowCursor::close);
            return new StagedRows(new AnsweredRows(rows, answering, limits), deadline::close);
        } catch (RuntimeException | Error e) {
            deadline.close();
            throw e;
        }
    }

    private RowCursor streamed(QueryRequest request, Limits limits) {
        List<BoundQuery.Result> results = bind(request, limits).results();
        if (results.size() != 1) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "rows of one tabular statement can be streamed and the text has "
                            + results.size()
                            + ": ask for them one by one");
        }
        return rows(request).of(results.getFirst().relation(), limits, _ -> {});
    }

    /// Binds a request without running it: what the editor and `--explain` need.
    ///
    /// @throws ProblemException when the text has problems
    public BoundQuery bind(QueryRequest request) {
        try (Deadline deadline = Deadline.of(request.limits())) {
            Limits limits = deadline.limits();
            return answering.run(limits.stop(), () -> bind(request, limits), _ -> {});
        }
    }

    private BoundQuery bind(QueryRequest request, Limits limits) {
        Parsed parsed = Parser.parse(request.text());
        long now = Ticks.of(now(request.now()));
        List<List<List<Object>>> answers = new ArrayList<>();
        BoundQuery bound = bind(parsed, request, now, answers);
        while (bound.asked().isPresent()) {
            answers.add(answer(bound.asked().get(), limits, rows(request)));
            bound = bind(parsed, request, now, answers);
        }
        if (!bound.problems().isEmpty()) {
            throw new ProblemException(bound.problems());
        }
        return request.places() ? RowPlaces.in(bound) : bound;
    }

    private BoundQuery bind(
            Parsed parsed, QueryRequest request, long now, List<List<List<Object>>> answers) {
        BoundQuery bound = bindAnyTime(parsed, request, now, answers);
        return request.timespan()
                .map(timespan -> ScanFilters.within(bound, timespan, now))
                .orElse(bound);
    }

    private BoundQuery bindAnyTime(
            Parsed parsed, QueryRequest request, long now, List<List<List<Object>>> answers) {
        return Binder.bind(
                parsed,
                new Binder.Surroundings(
                        catalog,
                        new MinerPlugins(request.keeps()),
                        now,
                        request.parameters(),
                        Optional.of(List.copyOf(answers))));
    }

    /// The rows that decide which columns a plugin gives.
    private static List<List<Object>> answer(
            Relation relation, Limits limits, PipelineAnswer.Rows rowsOf) {
        List<List<Object>> rows = new ArrayList<>();
        try (RowCursor cursor = rowsOf.of(relation, limits.anyRows(), _ -> {})) {
            for (Optional<RowBatch> batch = cursor.next();
                    batch.isPresent();
                    batch = cursor.next()) {
                for (int i = 0; i < batch.get().rows(); i++) {
                    rows.add(batch.get().row(i));
                }
            }
        }
        return rows;
    }

    private Instant now(Now now) {
        return switch (now) {
            case Now.Clock fromClock -> clock.instant();
            case Now.At at -> at.instant();
            case Now.LastEvent last -> lastEvent.get();
        };
    }

    /// The plan and the SQL of a request, for people.
    public String explain(QueryRequest request) {
        StringBuilder out = new StringBuilder();
        for (BoundQuery.Result result : bind(request).results()) {
            AtomicLong number = new AtomicLong();
            Plan plan = Planner.plan(result.relation(), () -> "stage_" + number.incrementAndGet());
            for (Plan.Stage stage : plan.stages()) {
                Optional<RemoteBinder.Asked> asked = asked(stage);
                if (asked.isPresent()) {
                    out.append("-- asked of ")
                            .append(asked.get().connection())
                            .append(", into ")
                            .append(stage.table())
                            .append('\n')
                            .append(asked.get().text())
                            .append("\n\n");
                    continue;
                }
                explain(out, Stages.projected(stage));
                out.append("-- ")
                        .append(
                                switch (stage.step()) {
                                    case Plan.Step.Keep keep -> "stored, as it is used twice,";
                                    case Plan.Step.Mine mine -> "through " + mine.call().name();
                                    case Plan.Step.Sessions sessions ->
                                            "through row_window_session";
                                })
                        .append(" into ")
                        .append(stage.table())
                        .append("\n\n");
            }
            explain(out, plan.last());
        }
        return out.toString();
    }

    private static Optional<RemoteBinder.Asked> asked(Plan.Stage stage) {
        return stage.step() instanceof Plan.Step.Mine mine
                ? RemoteBinder.Asked.of(mine.call()).map(asked -> asked.only(stage.outputs()))
                : Optional.empty();
    }

    private void explain(StringBuilder out, Relation relation) {
        SqlStatement statement = SqlWriter.write(relation, engine.dialect());
        out.append(RelationText.of(relation)).append('\n').append(statement.sql()).append('\n');
        for (int i = 0; i < statement.parameters().size(); i++) {
            out.append("-- $")
                    .append(i + 1)
                    .append(" = ")
                    .append(statement.parameters().get(i))
                    .append('\n');
        }
        out.append('\n');
    }

    /// How rows are had: runs the stages before the last, then hands out the last one's rows as the
    /// engine gives them.
    private PipelineAnswer.Rows rows(QueryRequest request) {
        Models all = externals::model;
        Models models = request.keeps() ? all : Models.unchanged(all);
        return (relation, limits, notes) ->
                rows(relation, limits, new Surroundings(models, clock, notes));
    }

    private RowCursor rows(Relation relation, Limits limits, Surroundings surroundings) {
        Plan plan = Planner.plan(relation, () -> "spoor_stage_" + STORED.incrementAndGet());
        Stages stages = new Stages(engine, plan, limits, externals, surroundings);
        try {
            stages.run();
            limits.meter().step(plan.stages().size(), plan.stages().size() + 1);
            return new StagedRows(last(plan.last(), limits), stages::close);
        } catch (RuntimeException | Error e) {
            stages.close();
            throw e;
        }
    }

    private RowCursor last(Relation relation, Limits limits) {
        Optional<Slices.Cut> cut = Slices.of(relation, extents);
        if (cut.isEmpty()) {
            return engine.query(SqlWriter.write(relation, engine.dialect()), limits);
        }
        AskedFirst asked =
                new AskedFirst(engine, limits, () -> "spoor_stage_" + STORED.incrementAndGet());
        try {
            Optional<Slices.Cut> answered = asked.answered(cut.get());
            RowCursor rows =
                    answered.isEmpty()
                            ? engine.query(SqlWriter.write(relation, engine.dialect()), limits)
                            : sliced(relation, answered.get(), limits);
            return new StagedRows(rows, asked::close);
        } catch (RuntimeException | Error e) {
            asked.close();
            throw e;
        }
    }

    private RowCursor sliced(Relation relation, Slices.Cut cut, Limits limits) {
        SliceSteps steps = new SliceSteps(relation, cut, engine.dialect());
        return new FirstRows(engine.query(steps, limits), cut.limit());
    }
}

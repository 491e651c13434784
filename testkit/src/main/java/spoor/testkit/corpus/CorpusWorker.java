package spoor.testkit.corpus;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import spoor.engine.Engine;
import spoor.engine.Limits;
import spoor.engine.SqlStatement;
import spoor.engine.SqlWriter;
import spoor.engine.duckdb.DuckDbEngine;
import spoor.engine.duckdb.Settings;
import spoor.kql.bind.BoundQuery;
import spoor.kql.syntax.Parsed;
import spoor.kql.syntax.Parser;
import spoor.model.Column;
import spoor.model.EngineException;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.TableSchema;
import spoor.model.Ticks;
import spoor.plan.Plan;
import spoor.plan.Planner;
import spoor.workbench.Now;
import spoor.workbench.QueryRequest;
import spoor.workbench.query.Answering;
import spoor.workbench.query.QueryPipeline;

/// Takes queries through Spoor's stages, one after the other, on a database in memory of its own.
final class CorpusWorker implements AutoCloseable {
    /// The present of every query: generated times lie before it.
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static final String FILLED = "spoor_filled";
    private static final int MOST_WHOLE = 40;
    private static final int MOST_ROUNDS = 8;
    private static final long MEMORY = 700L << 20;

    private final CorpusTables catalog;
    private final Engine engine;
    private final QueryPipeline pipeline;
    private final Answering answering = new Answering();
    private final Duration limit;
    private final boolean execute;

    CorpusWorker(CorpusTables catalog, Duration limit, boolean execute) {
        this.execute = execute;
        this.catalog = catalog.anew();
        this.limit = limit;
        this.engine =
                DuckDbEngine.inMemory(
                        new Settings(
                                MEMORY,
                                1,
                                Optional.of(Path.of(System.getProperty("java.io.tmpdir")))));
        this.pipeline =
                new QueryPipeline(
                        engine,
                        this.catalog,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        () -> NOW,
                        address -> empty(address.contains(".gz")),
                        answering);
    }

    /// What every address of `externaldata` stands for: a file without rows.
    private static Path empty(boolean gzip) {
        try {
            Path file = Files.createTempFile("spoor-corpus", gzip ? ".gz" : ".txt");
            file.toFile().deleteOnExit();
            if (gzip) {
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                    out.flush();
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome run(CorpusQuery query) {
        Parsed parsed = Parser.parse(query.text());
        if (!parsed.problems().isEmpty()) {
            return Outcome.failed(query, "parse: " + reason(parsed.problems().getFirst()), "");
        }
        QueryRequest request =
                new QueryRequest(query.text(), new Now.Clock(), Map.of(), new Limits(limit, 0));
        List<String> stored = new ArrayList<>();
        try {
            return boundOutcome(
                    query,
                    parsed,
                    bind(request, Usage.of(parsed.statements()), stored),
                    request,
                    stored);
        } catch (ProblemException e) {
            Problem first = e.problems().getFirst();
            return new Outcome(
                    query,
                    true,
                    false,
                    false,
                    false,
                    false,
                    Optional.of("bind: " + reason(first)),
                    first.line() + " at " + first.span());
        } catch (RuntimeException | StackOverflowError e) {
            return new Outcome(
                    query,
                    true,
                    false,
                    false,
                    false,
                    false,
                    Optional.of("bind: " + fault(e)),
                    trace(e));
        } finally {
            stored.forEach(engine::drop);
        }
    }

    /// Binds; where that needs rows (columns named by values), fills whole tables first.
    private BoundQuery bind(QueryRequest request, Usage usage, List<String> stored) {
        catalog.asked();
        for (int round = 0; ; round++) {
            try {
                return pipeline.bind(request);
            } catch (EngineException e) {
                Set<String> tables = new HashSet<>(catalog.asked());
                stored.forEach(tables::remove);
                if (tables.isEmpty() || tables.size() > MOST_WHOLE || round == MOST_ROUNDS) {
                    throw e;
                }
                store(tables, usage, stored);
            }
        }
    }

    /// Stores whole tables.
    private void store(Set<String> tables, Usage usage, List<String> stored) {
        Set<String> columns = new HashSet<>(tables);
        for (String name : tables) {
            catalog.table(name)
                    .ifPresent(schema ->
                            schema.columns().forEach(column -> columns.add(column.name())));
        }
        usage.unpack(columns);
        for (String name : tables) {
            TableSchema schema = catalog.table(name).orElseThrow();
            store(schema, Set.copyOf(catalog.stored(schema)), usage, false);
            stored.add(name);
        }
    }

    private Outcome boundOutcome(
            CorpusQuery query,
            Parsed parsed,
            BoundQuery bound,
            QueryRequest request,
            List<String> stored) {
        Optional<String> difference =
                query.result().flatMap(expected -> SchemaDifference.of(expected, columns(bound)));
        Optional<String> reason = difference.map(text -> "schema: " + text);
        String detail =
                difference.isEmpty()
                        ? ""
                        : "expected " + query.result() + "\n     got " + columns(bound);
        Scans scans = new Scans();
        try {
            for (BoundQuery.Result result : bound.results()) {
                scans.add(plan(result));
            }
        } catch (RuntimeException | StackOverflowError e) {
            return new Outcome(
                    query,
                    true,
                    true,
                    difference.isEmpty(),
                    false,
                    false,
                    Optional.of(reason.orElse("plan: " + fault(e))),
                    detail + trace(e));
        }
        Optional<Throwable> failure =
                execute
                        ? execute(request, Usage.of(parsed.statements()), scans, stored)
                        : Optional.empty();
        return new Outcome(
                query,
                true,
                true,
                difference.isEmpty(),
                true,
                execute && failure.isEmpty(),
                reason.isPresent() ? reason : failure.map(e -> "execute: " + fault(e)),
                detail + failure.map(CorpusWorker::trace).orElse(""));
    }

    private static List<Column> columns(BoundQuery bound) {
        return bound.results().getLast().relation().columns().stream()
                .map(symbol -> symbol.column())
                .toList();
    }

    private Plan plan(BoundQuery.Result result) {
        int[] number = {0};
        Plan plan = Planner.plan(result.relation(), () -> "stage_" + ++number[0]);
        for (Plan.Stage stage : plan.stages()) {
            SqlWriter.write(stage.input(), engine.dialect());
        }
        SqlWriter.write(plan.last(), engine.dialect());
        return plan;
    }

    private Optional<Throwable> execute(
            QueryRequest request, Usage usage, Scans scans, List<String> stored) {
        try {
            boolean many = scans.tables().size() > MOST_WHOLE;
            scans.tables()
                    .forEach((name, columns) ->
                            catalog.table(name)
                                    .filter(schema -> !stored.contains(name))
                                    .ifPresent(schema -> {
                                        store(schema, columns, usage, many);
                                        stored.add(name);
                                    }));
            pipeline.run(request);
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of(e);
        }
    }

    /// Stores a table with rows in the columns that are needed, the others being empty.
    ///
    /// @param needed their stored names
    /// @param only whether the others are left out
    private void store(TableSchema schema, Set<String> needed, Usage usage, boolean only) {
        List<String> names = catalog.stored(schema);
        List<Column> filled = new ArrayList<>();
        List<Column> kept = new ArrayList<>();
        StringJoiner list = new StringJoiner(", ");
        for (int i = 0; i < names.size(); i++) {
            Column column = schema.columns().get(i);
            String name = engine.dialect().quote(names.get(i));
            boolean onlyOne = filled.isEmpty() && i == names.size() - 1;
            if (onlyOne || needed.contains(names.get(i)) || column.type() == KqlType.DATETIME) {
                list.add("c" + filled.size() + " AS " + name);
                filled.add(column);
                kept.add(column);
            } else if (!only) {
                list.add(empty(column.type()) + " AS " + name);
                kept.add(column);
            }
        }
        engine.store(
                FILLED,
                IntStream.range(0, filled.size())
                        .mapToObj(i -> new Column("c" + i, filled.get(i).type()))
                        .toList(),
                GeneratedTable.rows(schema.name(), filled, usage, Ticks.of(NOW)));
        engine.store(
                schema.name(),
                new SqlStatement(
                        "SELECT " + list + " FROM " + engine.dialect().quote(FILLED),
                        List.of(),
                        kept),
                Limits.NONE);
    }

    private static String empty(KqlType type) {
        return switch (type) {
            case BOOL -> "NULL::BOOLEAN";
            case INT -> "NULL::INTEGER";
            case LONG, DATETIME, TIMESPAN -> "NULL::BIGINT";
            case REAL -> "NULL::DOUBLE";
            case STRING -> "''";
            case DYNAMIC, GUID, DECIMAL -> "NULL::VARCHAR";
        };
    }

    private static String reason(Problem problem) {
        return problem.code() + ": " + problem.message();
    }

    /// What failed, without what belongs to this query alone.
    private static String fault(Throwable e) {
        if (e instanceof ProblemException problems && !problems.problems().isEmpty()) {
            return reason(problems.problems().getFirst());
        }
        String text =
                e instanceof EngineException && e.getCause() != null
                        ? String.valueOf(e.getCause().getMessage())
                        : e.toString();
        String first = text.lines().findFirst().orElse("");
        String plain = first.replaceAll("\"[^\"]*\"|'[^']*'|[0-9]+", "_");
        return plain.length() > 160 ? plain.substring(0, 160) : plain;
    }

    private static String trace(Throwable e) {
        StringBuilder text = new StringBuilder(e.toString());
        StackTraceElement[] frames = e.getStackTrace();
        for (int i = 0; i < Math.min(6, frames.length); i++) {
            text.append("\n  at ").append(frames[i]);
        }
        if (e instanceof EngineException engine) {
            text.append('\n').append(engine.getCause()).append('\n').append(engine.statement());
        }
        return text.toString();
    }

    @Override
    public void close() {
        answering.close();
        engine.close();
    }
}

package spoor.testkit.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import spoor.model.TableSchema;

/// Takes the queries of a corpus through Spoor: those that Microsoft's binder accepts as they are.
/// A worker per processor, each with a database of its own; a query that hangs is left behind with
/// its worker.
public final class CorpusRun {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CorpusTables tables;
    private final List<CorpusQuery> queries;
    private final long leftOut;
    private final boolean execute;

    private CorpusRun(
            List<CorpusQuery> queries, List<TableSchema> tables, long leftOut, boolean execute) {
        this.execute = execute;
        this.queries = List.copyOf(queries);
        this.leftOut = leftOut;
        this.tables = new CorpusTables(tables);
    }

    /// Runs a file.
    ///
    /// @param wanted which queries, by their id
    /// @param execute whether queries are executed, or planned only
    public static CorpusReport run(
            Path corpus, Path schema, Predicate<String> wanted, boolean execute)
            throws IOException {
        List<CorpusQuery> all = CorpusFile.queries(corpus);
        List<CorpusQuery> accepted =
                all.stream()
                        .filter(CorpusQuery::accepted)
                        .filter(query -> wanted.test(query.id()))
                        .toList();
        long open = all.stream().filter(query -> query.verdict().equals("bound-open")).count();
        CorpusRun run = new CorpusRun(accepted, CorpusFile.schemas(schema), open, execute);
        return new CorpusReport(run.outcomes(), run.leftOut);
    }

    private List<Outcome> outcomes() {
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors());
        Outcome[] outcomes = new Outcome[queries.size()];
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("corpus-", 0).factory())) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                all.add(threads.submit(() -> work(threads, next, outcomes)));
            }
            for (Future<?> one : all) {
                await(one);
            }
            threads.shutdownNow();
        }
        return List.of(outcomes);
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void work(ExecutorService threads, AtomicInteger next, Outcome[] outcomes) {
        CorpusWorker worker = new CorpusWorker(tables, LIMIT, execute);
        for (int i = next.getAndIncrement(); i < outcomes.length; i = next.getAndIncrement()) {
            CorpusQuery query = queries.get(i);
            CorpusWorker current = worker;
            Callable<Outcome> task = () -> current.run(query);
            Future<Outcome> future = threads.submit(task);
            try {
                outcomes[i] = future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                future.cancel(true);
                worker = new CorpusWorker(tables, LIMIT, execute);
                outcomes[i] = Outcome.failed(query, "no answer in " + PATIENCE, "");
            } catch (ExecutionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                outcomes[i] = Outcome.failed(query, "failure: " + cause, "");
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }
        worker.close();
    }
}

package spoor.workbench.query;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import spoor.engine.Limits;
import spoor.engine.Meter;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.model.Stop;

/// Answers requests that can be stopped: the work is done on a thread of its own, and whoever waits
/// for it is told some 25 ms after a stop, also where an engine or a miner does not look at the
/// stop for a while (DuckDB frees 30 million groups in half a second). The work then ends behind,
/// drops what it stored, and what it made is discarded. At most eight end behind at a time; who
/// would be the ninth waits. Safe for many threads.
public final class Answering implements AutoCloseable {
    private static final long PATIENCE_MILLISECONDS = 25;
    private static final long CLOSING_SECONDS = 10;
    static final int MOST_BEHIND = 8;

    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("spoor-query-", 1).factory());
    private final Semaphore places = new Semaphore(MOST_BEHIND);
    private final Set<CompletableFuture<?>> behind = ConcurrentHashMap.newKeySet();

    /// What the work gives, or throws. Work that nobody can stop is done by this thread.
    ///
    /// @param discard closes a result that comes too late
    /// @throws SpoorException of kind LIMIT with the reason when the work goes on after a stop
    <T> T run(Stop stop, Supplier<T> work, Consumer<T> discard) {
        return run(Limits.NONE.stoppedBy(stop), work, discard);
    }

    /// The same; who waits has the meter look.
    <T> T run(Limits limits, Supplier<T> work, Consumer<T> discard) {
        Stop stop = limits.stop();
        if (stop == Stop.NEVER && limits.meter() == Meter.NONE) {
            return work.get();
        }
        CompletableFuture<T> result = begin(work);
        if (waitFor(result, limits)) {
            return outcome(result);
        }
        leave(
                result.handle((late, _) -> {
                    if (late != null) {
                        discard.accept(late);
                    }
                    return "";
                }));
        throw new SpoorException(ErrorKind.LIMIT, stop.reason().orElse(Stop.CANCELLED));
    }

    /// Does what belongs to the end of a request, waits for it while nobody asks to stop.
    void end(Stop stop, Runnable work) {
        if (stop == Stop.NEVER) {
            work.run();
            return;
        }
        CompletableFuture<String> result =
                begin(() -> {
                    work.run();
                    return "";
                });
        if (waitFor(result, Limits.NONE.stoppedBy(stop))) {
            String _ = outcome(result);
        } else {
            leave(result);
        }
    }

    private <T> CompletableFuture<T> begin(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable task =
                () -> {
                    try {
                        result.complete(work.get());
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                };
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            task.run(); // closed: the engine says so
        }
        return result;
    }

    /// @return whether the work has ended; if not, it has a place among those left behind
    private boolean waitFor(CompletableFuture<?> result, Limits limits) {
        CompletableFuture<String> either = new CompletableFuture<>();
        CompletableFuture<?> _ = result.whenComplete((_, _) -> either.complete(""));
        try (Stop.Watch _ = limits.stop().watch(either::complete)) {
            if (limits.meter() != Meter.NONE) {
                lookUntil(either, limits.meter());
            }
            String _ = either.join();
        }
        return endsSoon(result) || !places.tryAcquire();
    }

    private static void lookUntil(CompletableFuture<?> ended, Meter meter) {
        while (!ended.isDone()) {
            try {
                Object _ = ended.get(Meter.MILLISECONDS, MILLISECONDS);
            } catch (ExecutionException e) {
                return;
            } catch (TimeoutException e) {
                meter.look();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean endsSoon(CompletableFuture<?> result) {
        try {
            Object _ = result.get(PATIENCE_MILLISECONDS, MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return result.isDone();
        }
    }

    private void leave(CompletableFuture<?> work) {
        CompletableFuture<?> left = work.whenComplete((_, _) -> places.release());
        behind.add(left);
        CompletableFuture<?> _ =
                left.whenComplete((_, _) -> behind.removeIf(CompletableFuture::isDone));
    }

    private static <T> T outcome(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw e;
            }
        }
    }

    /// Waits for what was left behind, for ten seconds at most. Before the engine closes.
    @Override
    public void close() {
        threads.shutdown();
        try {
            CompletableFuture.allOf(behind.toArray(CompletableFuture[]::new))
                    .get(CLOSING_SECONDS, SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // it failed, as stopped work does; or it hangs, and ends with the process
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

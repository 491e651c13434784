package spoor.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The sources of a load that are being read, by several threads. Each has a turn: what it does to
/// the case it does after those that were begun before it. Begun and waited for by one thread.
final class UnderWay implements AutoCloseable {
    private final ExecutorService readers;
    private final int most;
    private final Turns turns = new Turns();
    private final List<Reading> readings = new ArrayList<>();

    UnderWay(int threads) {
        this.readers =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("spoor-read-", 0).factory());
        this.most = 2 * threads;
    }

    private record Reading(Set<String> tables, boolean changesTables, long size, Future<?> future) {
        boolean isInTheWayOf(Set<String> others, boolean othersChange) {
            return (changesTables || othersChange) && others.stream().anyMatch(tables::contains);
        }
    }

    /// Begins to read a source, when no more than two for each thread are under way.
    ///
    /// @param work given what waits for its turn
    void begin(SourceLoad load, Consumer<Runnable> work) {
        readings.removeIf(other -> other.future.isDone());
        while (readings.size() >= most) {
            waitFor(List.of(readings.getFirst()));
        }
        long turn = turns.next();
        Future<?> future =
                readers.submit(() -> {
                    try {
                        work.accept(() -> turns.await(turn));
                    } finally {
                        turns.done(turn);
                    }
                });
        readings.add(
                new Reading(
                        load.tables(),
                        load.changesTables(),
                        load.source().origin().size(),
                        future));
    }

    /// Has something done to the case when it is its turn.
    <T> Future<T> inTurn(Supplier<T> work) {
        long turn = turns.next();
        return readers.submit(() -> {
            try {
                turns.await(turn);
                return work.get();
            } finally {
                turns.done(turn);
            }
        });
    }

    /// Does something to the case when it is its turn, and waits until it is done.
    void doInTurn(Runnable work) {
        Boolean _ =
                result(
                        inTurn(() -> {
                            work.run();
                            return true;
                        }));
    }

    void waitForAll() {
        waitFor(List.copyOf(readings));
    }

    /// Waits for sources that could be copies of one of so many bytes.
    void waitForSize(long bytes) {
        waitForEach(other -> other.size == bytes);
    }

    /// Waits for sources that touch the tables of another, where one of both does more to a table
    /// than adding rows.
    ///
    /// @return whether there were any: the tables may be other ones now
    boolean waitForTables(SourceLoad next) {
        Set<String> tables = next.tables();
        boolean changes = next.changesTables();
        return waitForEach(other -> other.isInTheWayOf(tables, changes));
    }

    private boolean waitForEach(Predicate<Reading> condition) {
        List<Reading> some = readings.stream().filter(condition).toList();
        waitFor(some);
        return !some.isEmpty();
    }

    private void waitFor(List<Reading> some) {
        some.forEach(one -> result(one.future));
        readings.removeAll(some);
    }

    /// What a thread of the load gives, or what it threw.
    static <T> T result(Future<T> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    switch (e.getCause()) {
                        case RuntimeException cause -> throw cause;
                        case Error cause -> throw cause;
                        case null, default ->
                                throw new IllegalStateException("a source was not read", e);
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Interrupts what is still being read, and waits for it.
    @Override
    public void close() {
        readers.shutdownNow();
        readers.close();
    }
}

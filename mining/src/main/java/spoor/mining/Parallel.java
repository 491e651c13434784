package spoor.mining;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import spoor.model.Stop;

/// Tasks by number on some threads. Which thread does which task is left open, so a task writes
/// only to what is its own.
public final class Parallel {
    private Parallel() {}

    /// As many threads as the machine has cores.
    public static int allThreads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /// Does tasks 0 to `tasks` - 1 and returns when all are done; the first failure is thrown.
    public static void run(int tasks, int threads, Stop stop, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Runnable work =
                () -> {
                    try {
                        int number = next.getAndIncrement();
                        while (number < tasks && failure.get() == null) {
                            stop.check();
                            task.accept(number);
                            number = next.getAndIncrement();
                        }
                    } catch (RuntimeException | Error e) {
                        var _ = failure.compareAndSet(null, e);
                    }
                };
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, tasks); i++) {
            others.add(Thread.ofPlatform().daemon().name("spoor-mining-" + i).start(work));
        }
        work.run();
        boolean interrupted = false;
        for (Thread other : others) {
            interrupted |= join(other);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /// Waits for the end of a thread; whether somebody interrupted the wait.
    private static boolean join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
    }

    /// Splits rows into parts of some thousands and does each.
    public static void rows(int rows, int threads, Stop stop, Part part) {
        int size = 2048;
        run(
                (rows + size - 1) / size,
                threads,
                stop,
                number -> part.of(number * size, Math.min(rows, (number + 1) * size)));
    }

    /// What is done with neighbouring rows.
    @FunctionalInterface
    public interface Part {
        void of(int from, int to);
    }
}

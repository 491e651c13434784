package spoor.engine.duckdb;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Things that a thread of its own makes one after another, ahead of those who take them. A few are
/// held ready, so memory stays bounded.
final class Ahead<T> implements AutoCloseable {
    private final Supplier<Optional<T>> maker;
    private final int most;
    private final ArrayDeque<T> ready = new ArrayDeque<>();
    private final Thread thread;
    private boolean ended;
    private boolean closed;
    private @Nullable Throwable failure;

    /// @param most that are held ready
    /// @param maker makes the next thing; empty at the end. What it throws is thrown to who takes
    Ahead(String name, int most, Supplier<Optional<T>> maker) {
        this.maker = maker;
        this.most = most;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::work);
    }

    private void work() {
        Throwable thrown = null;
        try {
            Optional<T> made = maker.get();
            while (made.isPresent() && offer(made.get())) {
                made = maker.get();
            }
        } catch (RuntimeException | Error e) {
            thrown = e;
        }
        end(thrown);
    }

    private synchronized void end(@Nullable Throwable thrown) {
        failure = thrown;
        ended = true;
        notifyAll();
    }

    /// @return false when nobody wants any more
    private synchronized boolean offer(T thing) {
        while (ready.size() >= most && !closed) {
            await();
        }
        ready.add(thing);
        notifyAll();
        return !closed;
    }

    /// The next thing, empty at the end; for any thread.
    synchronized Optional<T> next() {
        while (ready.isEmpty() && !ended) {
            await();
        }
        if (!ready.isEmpty()) {
            notifyAll();
            return Optional.of(ready.remove());
        }
        return switch (failure) {
            case RuntimeException thrown -> throw thrown;
            case Error thrown -> throw thrown;
            case null, default -> Optional.empty();
        };
    }

    /// Waits for a change; nobody interrupts a load, so an interrupt is none of its business.
    @SuppressWarnings("WaitNotInLoop") // every caller is one
    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            // The next look at the state decides.
        }
    }

    /// Makes no more, and waits until the maker has come to rest.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

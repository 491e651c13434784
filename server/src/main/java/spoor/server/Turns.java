package spoor.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.model.Stop;

/// Lets so many queries and exports run at a time; the others wait in the order in which they came,
/// until it is their turn or they are cancelled. All is guarded by this.
final class Turns {
    private final Bounds bounds;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int free;

    Turns(Bounds bounds) {
        this.bounds = bounds;
        this.free = bounds.running();
    }

    /// One that waits: given is whether it got its turn, or gave up.
    private static final class Waiting {
        private final CompletableFuture<Boolean> given = new CompletableFuture<>();
    }

    /// A turn, until it is closed.
    final class Turn implements AutoCloseable {
        private Turn() {}

        @Override
        public void close() {
            handOn();
        }
    }

    private synchronized void handOn() {
        while (!queue.isEmpty()) {
            if (queue.removeFirst().given.complete(true)) {
                return;
            }
        }
        free++;
    }

    synchronized int waiting() {
        return queue.size();
    }

    /// Waits for a turn.
    ///
    /// @throws Refusal when too many wait already, or it takes too long
    /// @throws SpoorException of kind LIMIT when it was cancelled
    Turn await(Stop stop) {
        Waiting mine = new Waiting();
        synchronized (this) {
            if (free > 0) {
                free--;
                return new Turn();
            }
            if (queue.size() >= bounds.waiting()) {
                throw new Refusal(
                        429,
                        bounds.running()
                                + " queries run and "
                                + bounds.waiting()
                                + " wait for their turn: ask again in a while");
            }
            queue.addLast(mine);
        }
        if (isGiven(mine.given, stop)) {
            return new Turn();
        }
        synchronized (this) {
            queue.remove(mine);
        }
        stop.reason()
                .ifPresent(why -> {
                    throw new SpoorException(ErrorKind.LIMIT, why);
                });
        throw new Refusal(
                429,
                "the query waited "
                        + bounds.turn().toSeconds()
                        + " seconds for its turn behind others ("
                        + bounds.running()
                        + " run at a time) and was not begun: ask again in a while");
    }

    private boolean isGiven(CompletableFuture<Boolean> mine, Stop stop) {
        try (Stop.Watch _ = stop.watch(_ -> mine.complete(false))) {
            return mine.get(bounds.turn().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return !mine.complete(false) && mine.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (!mine.complete(false) && mine.join()) {
                return true;
            }
            throw new Refusal(503, "the server is closing");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}

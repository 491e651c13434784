package spoor.server;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets so many queries and exports run at a time; the others wait in the order in which they came.
final class Turns {
    private final Bounds bounds;
    private final Semaphore free;

    Turns(Bounds bounds) {
        this.bounds = bounds;
        this.free = new Semaphore(bounds.running(), true);
    }

    /// A turn, until it is closed.
    final class Turn implements AutoCloseable {
        private Turn() {}

        @Override
        public void close() {
            free.release();
        }
    }

    int waiting() {
        return free.getQueueLength();
    }

    /// Waits for a turn.
    ///
    /// @throws Refusal when too many wait already, or it takes too long
    Turn await() {
        if (free.tryAcquire()) {
            return new Turn();
        }
        if (free.getQueueLength() >= bounds.waiting()) {
            throw new Refusal(
                    429,
                    bounds.running()
                            + " queries run and "
                            + bounds.waiting()
                            + " wait for their turn: ask again in a while");
        }
        try {
            if (free.tryAcquire(bounds.turn().toMillis(), TimeUnit.MILLISECONDS)) {
                return new Turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "the server is closing");
        }
        throw new Refusal(
                429,
                "the query waited "
                        + bounds.turn().toSeconds()
                        + " seconds for its turn behind others ("
                        + bounds.running()
                        + " run at a time) and was not begun: ask again in a while");
    }
}

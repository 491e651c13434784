package spoor.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import spoor.model.Stop;

/// Ctrl+C (or SIGTERM) while a command runs. A command that can be cancelled is, and has time to
/// drop what it stored and to say so; the process then ends with 130 (143), as a shell expects.
final class Interruption {
    private static final long PATIENCE_SECONDS = 10;

    private final Stop stop = new Stop();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean cancellable;

    /// An interruption that the process hears.
    static Interruption ofProcess() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(interruption::processEnds));
        return interruption;
    }

    /// What a command looks at that ends soon when asked: the process waits for it.
    Stop stop() {
        cancellable = true;
        return stop;
    }

    /// The command has ended and what it had to say is written.
    void commandEnded() {
        ended.countDown();
    }

    private void processEnds() {
        if (ended.getCount() == 0 || !cancellable) {
            return;
        }
        stop.request(Stop.CANCELLED);
        try {
            boolean _ = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package spoor.engine;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import spoor.model.Stop;

/// The limits of a request that has begun: from now on its time counts, for all its statements and
/// steps together. Its [#limits] have no time but a stop that is asked for when the time is over or
/// the request is cancelled. Close it when the request has ended.
public final class Deadline implements AutoCloseable {
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Limits limits;
    private final Optional<Stop.Watch> cancelled;
    private final Optional<Future<?>> over;

    private Deadline(Limits given) {
        if (given.time().isZero()) {
            limits = given;
            cancelled = Optional.empty();
            over = Optional.empty();
            return;
        }
        Stop stop = new Stop();
        limits = new Limits(Duration.ZERO, given.rows(), stop, given.meter());
        cancelled = Optional.of(given.stop().watch(stop::request));
        over =
                Optional.of(
                        TIMER.schedule(
                                () -> stop.request(sentence(given.time())),
                                nanoseconds(given.time()),
                                NANOSECONDS));
    }

    public static Deadline of(Limits given) {
        return new Deadline(given);
    }

    public Limits limits() {
        return limits;
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("spoor-deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static long nanoseconds(Duration time) {
        return time.compareTo(Duration.ofDays(365)) > 0
                ? Duration.ofDays(365).toNanos()
                : time.toNanos();
    }

    private static String sentence(Duration time) {
        String length =
                time.toMillis() % 1000 == 0
                        ? time.toSeconds() + " s"
                        : time.toMillis() / 1000.0 + " s";
        return "the query took longer than "
                + length
                + ", its limit of time: narrow it (a shorter time range, fewer columns) or raise the"
                + " limit (--timeout of the command line, servertimeout of a request)";
    }

    @Override
    public void close() {
        cancelled.ifPresent(Stop.Watch::close);
        over.ifPresent(task -> task.cancel(false));
    }
}

package spoor.server;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// Ends connections whose clients are too slow: that take long to send a request, to send what
/// belongs to it, or to read the answer. Silence alone is ended by the connection's idle time; this
/// is for those who say or take a byte now and then and would hold a query's rows for ever.
///
/// A connection on which the server works, neither reading nor writing, is left alone.
final class SlowClients extends AbstractLifeCycle {
    private static final int LOOKS = 10;

    private final ServerConnector connector;
    private final Bounds bounds;
    private final Answering answering;

    /// Used by the scheduler's one task at a time.
    private Map<EndPoint, Seen> seen = new HashMap<>();

    /// @param since when what the client does began
    /// @param bytes read and written by then
    private record Seen(Doing doing, long request, long since, long bytes) {}

    private enum Doing {
        /// Nothing is asked, nothing is owed; or the server works.
        NOTHING,
        ASKING,
        SENDING,
        READING
    }

    SlowClients(ServerConnector connector, Bounds bounds, Answering answering) {
        this.connector = connector;
        this.bounds = bounds;
        this.answering = answering;
    }

    @Override
    protected void doStart() {
        next();
    }

    private void next() {
        Scheduler.Task _ =
                connector
                        .getScheduler()
                        .schedule(
                                this::look,
                                Math.max(1, bounds.slow().toMillis() / LOOKS),
                                TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!isRunning()) {
            return;
        }
        long now = System.nanoTime();
        Map<EndPoint, Seen> next = new HashMap<>();
        for (EndPoint endPoint : connector.getConnectedEndPoints()) {
            @Nullable Seen before = seen.get(endPoint);
            Seen after = seen(endPoint, before, now);
            if (isSlow(after, endPoint, now)) {
                endPoint.close();
            } else {
                next.put(endPoint, after);
            }
        }
        seen = next;
        next();
    }

    private Seen seen(EndPoint endPoint, @Nullable Seen before, long now) {
        Connection connection = endPoint.getConnection();
        if (connection == null || !(endPoint instanceof AbstractEndPoint raw)) {
            return new Seen(Doing.NOTHING, 0, now, 0);
        }
        Connection http =
                connection instanceof SslConnection ssl
                        ? ssl.getSslEndPoint().getConnection()
                        : connection;
        long request = http == null ? 0 : http.getMessagesIn();
        boolean busy = http != null && answering.contains(http);
        Doing doing = doing(raw, busy);
        long bytes = connection.getBytesIn() + connection.getBytesOut();
        if (before != null
                && before.doing() == doing
                && before.request() == request
                && !beginsAnew(before, bytes)) {
            return before;
        }
        return new Seen(doing, request, now, bytes);
    }

    private static Doing doing(AbstractEndPoint endPoint, boolean busy) {
        if (endPoint.getWriteFlusher().isPending()) {
            return Doing.READING;
        }
        if (busy) {
            return endPoint.isFillInterested() ? Doing.SENDING : Doing.NOTHING;
        }
        return Doing.ASKING;
    }

    /// Whether it did enough since, or has not begun to ask.
    private boolean beginsAnew(Seen before, long bytes) {
        long done = bytes - before.bytes();
        return before.doing() == Doing.ASKING ? done == 0 : done >= bounds.slowBytes();
    }

    /// Between two requests a client may be silent as long as the connection may be idle: slow is
    /// only who has begun to ask.
    private boolean isSlow(Seen what, EndPoint endPoint, long now) {
        boolean late = now - what.since() >= bounds.slow().toNanos();
        return switch (what.doing()) {
            case NOTHING -> false;
            case SENDING, READING -> late;
            case ASKING -> late && bytes(endPoint) > what.bytes();
        };
    }

    private static long bytes(EndPoint endPoint) {
        Connection connection = endPoint.getConnection();
        return connection == null ? 0 : connection.getBytesIn() + connection.getBytesOut();
    }
}

package spoor.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import spoor.model.Stop;

/// Stops a query when the connection of its request is dropped.
///
/// A server reads nothing while it works on a request of HTTP/1.1, so it does not see the end of
/// the connection. This looks for it now and then, from when the request's body was read until the
/// watch is closed; in this time nobody else reads. The first byte of a next request, should a
/// client send one early, is handed back to the connection.
final class ConnectionWatch implements AutoCloseable {
    private static final long MILLISECONDS = 200;

    private final EndPoint endPoint;
    private final Connection.UpgradeTo connection;
    private final Stop stop;
    private final CountDownLatch closed = new CountDownLatch(1);

    private ConnectionWatch(EndPoint endPoint, Connection.UpgradeTo connection, Stop stop) {
        this.endPoint = endPoint;
        this.connection = connection;
        this.stop = stop;
    }

    /// Begins to watch; nothing where the connection is of a kind that reads all the time.
    ///
    /// @param context of a request whose body was read to its end
    static Optional<ConnectionWatch> of(Context context, Stop stop) {
        Connection connection =
                ServletContextRequest.getServletContextRequest(context.req())
                        .getConnectionMetaData()
                        .getConnection();
        if (!(connection instanceof Connection.UpgradeTo reader)) {
            return Optional.empty();
        }
        ConnectionWatch watch = new ConnectionWatch(connection.getEndPoint(), reader, stop);
        var _ = Thread.ofVirtual().name("spoor-connection-watch").start(watch::run);
        return Optional.of(watch);
    }

    private void run() {
        try {
            boolean open = true;
            while (open && !closed.await(MILLISECONDS, TimeUnit.MILLISECONDS)) {
                open = look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether there is a reason to look again.
    private synchronized boolean look() {
        if (closed.getCount() == 0) {
            return false;
        }
        ByteBuffer next = BufferUtil.allocate(1);
        int read;
        try {
            read = endPoint.fill(next);
        } catch (IOException e) {
            read = -1;
        }
        if (read < 0) {
            stop.request(Stop.CANCELLED);
        } else if (read > 0) {
            connection.onUpgradeTo(next);
            if (next.hasRemaining()) {
                // no room left: a client that sends this much ahead may ask again
                endPoint.close();
            }
        }
        return read == 0;
    }

    /// Nobody looks after this.
    @Override
    public synchronized void close() {
        closed.countDown();
    }
}

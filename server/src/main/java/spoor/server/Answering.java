package spoor.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/// The connections whose request is being answered, from its last header to the answer's last byte.
/// Jetty's own counts of messages do not tell: an answer counts there as soon as it begins.
final class Answering implements HttpConfiguration.Customizer {
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        Connection connection = request.getConnectionMetaData().getConnection();
        connections.add(connection);
        Request.addCompletionListener(request, _ -> connections.remove(connection));
        return request;
    }

    boolean contains(Connection connection) {
        return connections.contains(connection);
    }
}

package spoor.server;

import io.javalin.config.JettyConfig;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// The socket of the server, over TLS or not, and what a connection may cost: a client that says
/// nothing, sends or reads too slowly, or opens connections without end, loses them.
final class Listening {
    /// All headers of a request; a longer request is answered with 431.
    static final int HEADER_BYTES = 16 << 10;

    /// Nothing read or written for so long ends a connection, also one whose client does not read
    /// its answer. A query that still runs counts as neither.
    static final long IDLE_MILLISECONDS = 60_000;

    static final int CONNECTIONS = 500;

    private Listening() {}

    static void configure(JettyConfig jetty, ServerOptions options) {
        jetty.modifyHttpConfiguration(Listening::bound);
        jetty.modifyServer(server -> {
            var _ = server.addBean(new NetworkConnectionLimit(CONNECTIONS, server));
        });
        jetty.addConnector((server, http) -> connector(server, http, options));
    }

    private static void bound(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
    }

    private static Connector connector(
            Server server, HttpConfiguration http, ServerOptions options) {
        ServerConnector connector =
                options.tls()
                        .map(keys -> secure(server, http, keys))
                        .orElseGet(
                                () -> new ServerConnector(server, new HttpConnectionFactory(http)));
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(IDLE_MILLISECONDS);
        return connector;
    }

    /// TLS 1.2 and 1.3. The names are looked at by [Gate], for all requests alike.
    private static ServerConnector secure(Server server, HttpConfiguration http, TlsKeys keys) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(keys.store());
        tls.setKeyStorePassword(keys.password());
        tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        HttpConfiguration secured = new HttpConfiguration(http);
        secured.addCustomizer(new SecureRequestCustomizer(false));
        return new ServerConnector(
                server,
                new SslConnectionFactory(tls, "http/1.1"),
                new HttpConnectionFactory(secured));
    }
}

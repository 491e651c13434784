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
    private Listening() {}

    static void configure(JettyConfig jetty, ServerOptions options, Bounds bounds) {
        jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(bounds.headerBytes());
        });
        jetty.modifyServer(server -> {
            server.setErrorHandler(new EarlyErrors());
            var _ = server.addBean(new NetworkConnectionLimit(bounds.connections(), server));
        });
        jetty.addConnector((server, http) -> connector(server, http, options, bounds));
    }

    private static Connector connector(
            Server server, HttpConfiguration http, ServerOptions options, Bounds bounds) {
        Answering answering = new Answering();
        http.addCustomizer(answering);
        ServerConnector connector =
                options.tls()
                        .map(keys -> secure(server, http, keys))
                        .orElseGet(
                                () -> new ServerConnector(server, new HttpConnectionFactory(http)));
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(bounds.idle().toMillis());
        var _ = connector.addBean(new SlowClients(connector, bounds, answering));
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

package spoor.providers;

import spoor.workbench.remote.Connection;
import spoor.workbench.remote.RemoteProvider;
import spoor.workbench.remote.RemoteSession;

/// Databases of Kusto clusters (Azure Data Explorer, Fabric, another Spoor).
public final class KustoProvider implements RemoteProvider {
    private final Credentials credentials;

    public KustoProvider() {
        this(Credentials.ofAzure());
    }

    KustoProvider(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Connection.Kind kind() {
        return Connection.Kind.KUSTO;
    }

    @Override
    public RemoteSession open(Connection connection) {
        return new KustoSession(connection, credentials);
    }
}

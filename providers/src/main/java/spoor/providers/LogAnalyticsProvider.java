package spoor.providers;

import spoor.workbench.remote.Connection;
import spoor.workbench.remote.RemoteProvider;
import spoor.workbench.remote.RemoteSession;

/// Workspaces of Log Analytics (Microsoft Sentinel).
public final class LogAnalyticsProvider implements RemoteProvider {
    private final Credentials credentials;

    public LogAnalyticsProvider() {
        this(Credentials.ofAzure());
    }

    LogAnalyticsProvider(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Connection.Kind kind() {
        return Connection.Kind.LOGANALYTICS;
    }

    @Override
    public RemoteSession open(Connection connection) {
        return new LogAnalyticsSession(connection, credentials);
    }
}

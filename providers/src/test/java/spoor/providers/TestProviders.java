package spoor.providers;

import com.azure.core.credential.AccessToken;
import java.time.OffsetDateTime;
import reactor.core.publisher.Mono;
import spoor.workbench.remote.Connection;
import spoor.workbench.remote.RemoteProvider;
import spoor.workbench.remote.RemoteSession;

/// The providers with a credential that always has the same token. Found before the real ones.
public final class TestProviders {
    static final String TOKEN = "eyJ0ZXN0.the-token-of-the-test";

    private static final Credentials FIXED =
            (connection, http) -> request -> Mono.just(new AccessToken(TOKEN, OffsetDateTime.MAX));

    private TestProviders() {}

    public static final class Kusto implements RemoteProvider {
        @Override
        public Connection.Kind kind() {
            return Connection.Kind.KUSTO;
        }

        @Override
        public RemoteSession open(Connection connection) {
            return new KustoProvider(FIXED).open(connection);
        }
    }

    public static final class LogAnalytics implements RemoteProvider {
        @Override
        public Connection.Kind kind() {
            return Connection.Kind.LOGANALYTICS;
        }

        @Override
        public RemoteSession open(Connection connection) {
            return new LogAnalyticsProvider(FIXED).open(connection);
        }
    }
}

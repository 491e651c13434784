package spoor.providers;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.DefaultAzureCredentialBuilder;
import spoor.workbench.remote.Connection;

/// Who asks: found when a connection is used, kept nowhere.
@FunctionalInterface
interface Credentials {
    TokenCredential of(Connection connection, HttpClient http);

    /// Azure's own chain: environment, workload and managed identity, then the logins of Azure's
    /// tools on this machine.
    static Credentials ofAzure() {
        return (connection, http) -> {
            DefaultAzureCredentialBuilder builder = new DefaultAzureCredentialBuilder();
            if (!connection.tenant().isEmpty()) {
                builder.tenantId(connection.tenant());
            }
            return builder.build();
        };
    }
}

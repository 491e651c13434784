package spoor.workbench.remote;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// A place elsewhere, as the user named it. It never holds a secret: who asks is known at the time
/// of use.
///
/// @param name how queries name it
/// @param endpoint the address without a path: `https://help.kusto.windows.net`
/// @param database the database of the cluster, or the workspace's id
/// @param tenant of the identity that asks; '' where the login says it
/// @param login how the one who asks proves it
/// @param authority certificates to trust beside Java's own, as PEM text
public record Connection(
        String name,
        Kind kind,
        URI endpoint,
        String database,
        String tenant,
        Login login,
        Optional<String> authority) {
    /// What answers at the endpoint.
    public enum Kind {
        KUSTO,
        LOGANALYTICS;

        /// The word of the command line and of connection texts.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How the one who asks proves it.
    public enum Login {
        /// The chain of Azure's identities: environment, managed identity, `az login`, ...
        AZURE,
        /// Not at all: an emulator on this machine.
        NONE
    }

    /// The place as a query writes it.
    public String written() {
        return switch (kind) {
            case KUSTO -> "cluster('" + name + "').database('" + database + "')";
            case LOGANALYTICS -> "workspace('" + name + "')";
        };
    }

    /// Where it is, for people.
    public String where() {
        return endpoint + ", " + (kind == Kind.KUSTO ? "database " : "workspace ") + database;
    }
}

package spoor.workbench.remote;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import spoor.kql.bind.Place;
import spoor.kql.bind.Places;
import spoor.kql.bind.RemoteBinder.Asked;
import spoor.model.RowCursor;
import spoor.model.Stop;
import spoor.model.TableSchema;

/// The places that a case is connected with: what queries may name of them, and the rows that come
/// back. Safe for many threads.
public final class Remotes implements Places, AutoCloseable {
    /// The most rows that one query of another place may bring; more is an error.
    public static final long MOST_ROWS = 500_000;

    private final Connections connections;
    private final Clock clock;
    private final Map<Connection, RemoteSession> sessions = new HashMap<>();
    private final Map<Connection, KnownTables> known = new HashMap<>();
    private List<RemoteProvider> providers = List.of();

    public Remotes(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /// From now on these clients are used, not those of the installation.
    public synchronized void through(List<RemoteProvider> others) {
        providers = List.copyOf(others);
    }

    public Connections connections() {
        return connections;
    }

    @Override
    public List<Place> database(Optional<String> cluster, String database) {
        return places(
                Connection.Kind.KUSTO,
                connection ->
                        connection.database().equals(database) && cluster.isEmpty()
                                || cluster.isPresent()
                                        && connection.database().equals(database)
                                        && isCluster(connection, cluster.get()));
    }

    /// A cluster is named as the connection is, by its address, its host or the host's first part.
    private static boolean isCluster(Connection connection, String cluster) {
        if (connection.name().equals(cluster)) {
            return true;
        }
        String host = String.valueOf(connection.endpoint().getHost()).toLowerCase(Locale.ROOT);
        String given = cluster.toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
        return given.equals(host)
                || given.equals(host.replaceFirst("\\..*", "")) && !host.matches("[0-9.]+")
                || given.equals(host.replaceFirst("\\.kusto\\.windows\\.net$", ""))
                || isSame(given, connection.endpoint());
    }

    private static boolean isSame(String given, URI endpoint) {
        return given.equals(endpoint.toString().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<Place> workspace(String name) {
        return places(
                Connection.Kind.LOGANALYTICS,
                connection ->
                        connection.name().equals(name)
                                || connection.database().equalsIgnoreCase(name));
    }

    @Override
    public List<Place> all() {
        return connections.all().stream().<Place>map(Connected::new).toList();
    }

    private List<Place> places(
            Connection.Kind kind, java.util.function.Predicate<Connection> fits) {
        return connections.all().stream()
                .filter(connection -> connection.kind() == kind)
                .filter(fits)
                .<Place>map(Connected::new)
                .toList();
    }

    /// Keeps a connection; one of that name is replaced.
    ///
    /// @param asked whether the place must answer first
    /// @return how many tables are there, as far as that is known
    /// @throws spoor.model.SpoorException when it does not answer: then nothing is kept
    public Optional<Integer> connect(Connection connection, boolean asked) {
        Connections.requireName(connection.name());
        Connections.forget(connections.schemas(connection.name()));
        Optional<Integer> tables = asked ? test(connection) : Optional.empty();
        connections.add(connection);
        return tables;
    }

    /// Asks a place whether it answers, and for its tables, which are known from then on.
    ///
    /// @return how many tables; empty where the endpoint does not tell
    /// @throws spoor.model.SpoorException naming the endpoint and the reason
    public Optional<Integer> test(Connection connection) {
        RemoteSession session = session(connection);
        Optional<Integer> tables = known(connection).refresh(session);
        if (tables.isEmpty()) {
            try (RowCursor rows = session.query("print Answer = 1", 1, Stop.NEVER)) {
                var _ = rows.next();
            }
        }
        return tables;
    }

    /// The rows of what is asked, with its columns, in its order.
    public RowCursor rows(Asked asked, Stop stop) {
        Connection connection = connections.named(asked.connection());
        RowCursor rows = session(connection).query(asked.text(), MOST_ROWS, stop);
        try {
            return new RemoteRows(rows, asked, connection, MOST_ROWS);
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private synchronized RemoteSession session(Connection connection) {
        if (providers.isEmpty()) {
            providers = RemoteProviders.ofInstallation();
        }
        return sessions.computeIfAbsent(
                connection, missing -> RemoteProviders.of(providers, missing.kind()).open(missing));
    }

    private synchronized KnownTables known(Connection connection) {
        return known.computeIfAbsent(
                connection, missing -> new KnownTables(connections.schemas(missing.name()), clock));
    }

    @Override
    public synchronized void close() {
        List<RemoteSession> open = new ArrayList<>(sessions.values());
        sessions.clear();
        open.forEach(RemoteSession::close);
    }

    private final class Connected implements Place {
        private final Connection connection;

        Connected(Connection connection) {
            this.connection = connection;
        }

        @Override
        public String connection() {
            return connection.name();
        }

        @Override
        public String written() {
            return connection.written();
        }

        @Override
        public Optional<TableSchema> table(String name) {
            return known(connection).table(name, session(connection));
        }

        @Override
        public Collection<String> tableNames() {
            return known(connection).names();
        }
    }
}

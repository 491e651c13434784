package spoor.providers;

import com.azure.core.http.HttpClient;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.kusto.data.Client;
import com.microsoft.azure.kusto.data.ClientFactory;
import com.microsoft.azure.kusto.data.ClientRequestProperties;
import com.microsoft.azure.kusto.data.KustoResultSetTable;
import com.microsoft.azure.kusto.data.StreamingClient;
import com.microsoft.azure.kusto.data.auth.ConnectionStringBuilder;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.model.TableSchema;
import spoor.workbench.remote.Connection;
import spoor.workbench.remote.RemoteSession;

/// A database of a Kusto cluster, through Microsoft's own client. Answers are read as they stream.
final class KustoSession implements RemoteSession {
    /// How long the endpoint may take to tell of its tables.
    private static final Duration TO_TELL = Duration.ofSeconds(60);

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> WITH_COLUMNS =
            List.of("Tables", "MaterializedViews", "ExternalTables");

    private final Connection connection;
    private final Client client;
    private final StreamingClient streaming;

    KustoSession(Connection connection, Credentials credentials) {
        this.connection = connection;
        HttpClient http = Transport.of(connection);
        try {
            client = ClientFactory.createClient(identified(credentials, http), http);
            streaming = ClientFactory.createStreamingClient(identified(credentials, http), http);
        } catch (URISyntaxException e) {
            throw Failures.of(connection, e);
        }
    }

    private ConnectionStringBuilder identified(Credentials credentials, HttpClient http) {
        String endpoint = connection.endpoint().toString();
        ConnectionStringBuilder builder =
                switch (connection.login()) {
                    case AZURE ->
                            ConnectionStringBuilder.createWithTokenCredential(
                                    endpoint, credentials.of(connection, http));
                    case NONE -> new ConnectionStringBuilder(endpoint);
                };
        builder.setApplicationNameForTracing("Spoor");
        builder.setUserNameForTracing("");
        return builder;
    }

    @Override
    public Optional<List<TableSchema>> tables() {
        String command =
                ".show database ['"
                        + connection.database().replace("\\", "\\\\").replace("'", "\\'")
                        + "'] schema as json";
        try {
            KustoResultSetTable result =
                    Objects.requireNonNull(
                                    client.executeMgmtAsync(
                                                    connection.database(),
                                                    command,
                                                    properties(id()))
                                            .block(TO_TELL),
                                    "no answer")
                            .getPrimaryResults();
            if (!result.next()) {
                throw new SpoorException(
                        ErrorKind.DATA,
                        connection.name() + " (" + connection.where() + ") told no schema");
            }
            return Optional.of(schema(MAPPER.readTree(result.getString(0))));
        } catch (JsonProcessingException | RuntimeException e) {
            throw Failures.of(connection, e);
        }
    }

    private List<TableSchema> schema(JsonNode root) {
        JsonNode databases = root.path("Databases");
        JsonNode database = databases.path(connection.database());
        if (database.isMissingNode() && databases.size() == 1) {
            database = databases.elements().next();
        }
        List<TableSchema> tables = new ArrayList<>();
        for (String kind : WITH_COLUMNS) {
            for (JsonNode table : database.path(kind)) {
                List<Column> columns = new ArrayList<>();
                for (JsonNode column : table.path("OrderedColumns")) {
                    columns.add(
                            new Column(
                                    column.path("Name").asText(),
                                    type(column.path("CslType").asText())));
                }
                tables.add(new TableSchema(table.path("Name").asText(), columns));
            }
        }
        return tables;
    }

    private static KqlType type(String name) {
        return KqlType.named(name).orElse(KqlType.DYNAMIC);
    }

    @Override
    public Optional<TableSchema> table(String name) {
        return tables().orElseThrow().stream()
                .filter(table -> table.name().equals(name))
                .findFirst();
    }

    @Override
    public RowCursor query(String text, long mostRows, Stop stop) {
        String id = id();
        ClientRequestProperties properties = properties(id);
        properties.setOption("truncationmaxrecords", mostRows);
        CompletableFuture<InputStream> answer =
                streaming
                        .executeStreamingQueryAsync(connection.database(), text, properties)
                        .toFuture();
        Stop.Watch watch = stop.watch(reason -> cancel(id, answer));
        try {
            return new KustoRows(answer.join(), connection, stop, watch);
        } catch (CompletionException | CancellationException e) {
            watch.close();
            stop.check();
            throw Failures.of(connection, e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    /// Tells the endpoint, on a thread of its own; what it answers changes nothing here.
    private void cancel(String id, CompletableFuture<InputStream> answer) {
        boolean _ = answer.cancel(true);
        var _ =
                Thread.ofVirtual()
                        .name("spoor-remote-cancel")
                        .start(() -> {
                            try {
                                var _ =
                                        client.executeMgmtAsync(
                                                        connection.database(),
                                                        ".cancel query \"" + id + "\"",
                                                        properties(id()))
                                                .block(TO_TELL);
                            } catch (RuntimeException e) {
                                // it has ended there, or it ends with its limit of time
                            }
                        });
    }

    private static String id() {
        return "Spoor;" + UUID.randomUUID();
    }

    private static ClientRequestProperties properties(String id) {
        ClientRequestProperties properties = new ClientRequestProperties();
        properties.setClientRequestId(id);
        properties.setTimeoutInMilliSec(Transport.TIME.toMillis());
        properties.setOption(ClientRequestProperties.OPTION_CLIENT_MAX_REDIRECT_COUNT, 0);
        return properties;
    }

    @Override
    public void close() {
        // the clients hold nothing that ends otherwise than with the process
    }
}

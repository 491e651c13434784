package spoor.providers;

import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.rest.Response;
import com.azure.monitor.query.LogsQueryAsyncClient;
import com.azure.monitor.query.LogsQueryClientBuilder;
import com.azure.monitor.query.models.LogsQueryOptions;
import com.azure.monitor.query.models.LogsQueryResult;
import com.azure.monitor.query.models.LogsTable;
import com.azure.monitor.query.models.LogsTableCell;
import com.azure.monitor.query.models.LogsTableRow;
import com.azure.monitor.query.models.QueryTimeInterval;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.model.TableSchema;
import spoor.model.Vector;
import spoor.workbench.remote.Connection;
import spoor.workbench.remote.RemoteSession;

/// A workspace of Log Analytics, through Microsoft's own client, which holds an answer (the service
/// gives 100 MB at most) whole.
final class LogAnalyticsSession implements RemoteSession {
    private static final int BATCH = 4_096;

    private final Connection connection;
    private final LogsQueryAsyncClient client;

    LogAnalyticsSession(Connection connection, Credentials credentials) {
        this.connection = connection;
        HttpClient http = Transport.of(connection);
        client =
                new LogsQueryClientBuilder()
                        .endpoint(connection.endpoint() + "/v1")
                        .credential(credentials.of(connection, http))
                        .httpClient(http)
                        .retryOptions(
                                new RetryOptions(new ExponentialBackoffOptions().setMaxRetries(1)))
                        .buildAsyncClient();
    }

    /// The service tells of one table at a time.
    @Override
    public Optional<List<TableSchema>> tables() {
        return Optional.empty();
    }

    @Override
    public Optional<TableSchema> table(String name) {
        String quoted = "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
        List<Column> columns = new ArrayList<>();
        try (RowCursor rows =
                query(
                        quoted + " | getschema | project ColumnName, ColumnType",
                        10_000,
                        Stop.NEVER)) {
            for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
                for (int row = 0; row < batch.get().rows(); row++) {
                    String type = String.valueOf(batch.get().value(1, row));
                    columns.add(
                            new Column(
                                    String.valueOf(batch.get().value(0, row)),
                                    KqlType.named(type).orElse(KqlType.DYNAMIC)));
                }
            }
        } catch (SpoorException e) {
            if (isUnknownTable(String.valueOf(e.getMessage()))) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(new TableSchema(name, columns));
    }

    private static boolean isUnknownTable(String message) {
        return message.contains("SEM0100")
                || message.contains("Failed to resolve table")
                || message.contains("KQL102");
    }

    @Override
    public RowCursor query(String text, long mostRows, Stop stop) {
        LogsQueryOptions options = new LogsQueryOptions().setServerTimeout(Transport.TIME);
        // no time range beside that of the text
        @Nullable QueryTimeInterval any = null;
        CompletableFuture<Response<LogsQueryResult>> answer =
                client.queryWorkspaceWithResponse(connection.database(), text, any, options)
                        .toFuture();
        LogsQueryResult result;
        try (Stop.Watch _ =
                stop.watch(reason -> {
                    boolean _ = answer.cancel(true);
                })) {
            result = answer.join().getValue();
        } catch (CompletionException | CancellationException e) {
            stop.check();
            throw Failures.of(connection, e.getCause() == null ? e : e.getCause());
        }
        if (result.getError() != null) {
            throw Failures.of(
                    connection,
                    new IllegalStateException(
                            "a part of the answer is missing: "
                                    + result.getError().getCode()
                                    + " "
                                    + result.getError().getMessage()));
        }
        return new Batches(result.getTable());
    }

    private SpoorException unknownType(String column, String type) {
        return new SpoorException(
                ErrorKind.DATA,
                connection.name()
                        + " ("
                        + connection.where()
                        + ") gave the column '"
                        + column
                        + "' of type "
                        + type);
    }

    @Override
    public void close() {
        // the client holds nothing that ends otherwise than with the process
    }

    private final class Batches implements RowCursor {
        private final List<Column> columns = new ArrayList<>();
        private final Deque<LogsTableRow> rows;

        /// The client tells of no columns but in the cells: without rows there are none.
        Batches(LogsTable table) {
            rows = new ArrayDeque<>(table.getRows());
            if (!rows.isEmpty()) {
                for (LogsTableCell cell : rows.getFirst().getRow()) {
                    String type = String.valueOf(cell.getColumnType());
                    columns.add(
                            new Column(
                                    cell.getColumnName(),
                                    KqlType.named(type)
                                            .orElseThrow(() ->
                                                    unknownType(cell.getColumnName(), type))));
                }
            }
        }

        @Override
        public List<Column> columns() {
            return columns;
        }

        @Override
        public Optional<RowBatch> next() {
            if (rows.isEmpty()) {
                return Optional.empty();
            }
            int count = Math.min(BATCH, rows.size());
            List<Values> values = new ArrayList<>();
            for (Column column : columns) {
                values.add(new Values(column.name(), column.type(), count));
            }
            for (int row = 0; row < count; row++) {
                List<LogsTableCell> cells = rows.removeFirst().getRow();
                for (int i = 0; i < columns.size(); i++) {
                    values.get(i).set(row, cells.get(i).getValueAsString(), false);
                }
            }
            List<Vector> vectors = values.stream().map(column -> column.vector(count)).toList();
            return Optional.of(new RowBatch(columns, vectors, count));
        }

        @Override
        public void close() {
            rows.clear();
        }
    }
}

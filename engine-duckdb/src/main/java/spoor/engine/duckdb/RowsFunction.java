package spoor.engine.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Vector;

/// The table function `spoor_rows(key)`: rows of a [RowCursor], in their order, by one thread.
final class RowsFunction
        implements DuckDBTableFunction<RowsFunction.Feed, RowsFunction.Feed, RowsFunction.Feed> {
    static final String NAME = "spoor_rows";

    private final Map<Long, Feed> feeds = new ConcurrentHashMap<>();
    private final AtomicLong keys = new AtomicLong();

    /// The rows of one call.
    static final class Feed {
        private final List<Column> columns;
        private final RowCursor rows;
        private Optional<RowBatch> batch = Optional.empty();
        private int position;
        private @Nullable RuntimeException failure;

        Feed(List<Column> columns, RowCursor rows) {
            this.columns = columns;
            this.rows = rows;
        }

        /// What the cursor threw, if it did: it says more than DuckDB's text of it.
        @Nullable RuntimeException failure() {
            return failure;
        }
    }

    void register(Connection connection) throws SQLException {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(NAME)
                    .withParameter(DuckDBColumnType.BIGINT)
                    .withFunction(this)
                    .register(connection);
        }
    }

    /// Offers a feed under a key; the caller withdraws it.
    long offer(Feed feed) {
        long key = keys.incrementAndGet();
        feeds.put(key, feed);
        return key;
    }

    void withdraw(long key) {
        feeds.remove(key);
    }

    @Override
    public Feed bind(DuckDBTableFunctionBindInfo info) {
        Feed feed = feeds.get(info.getParameter(0).getLong());
        if (feed == null) {
            throw new IllegalStateException("no such rows");
        }
        for (Column column : feed.columns) {
            info.addResultColumn(column.name(), SqlTypes.of(column.type()));
        }
        return feed;
    }

    @Override
    public Feed init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        return info.getBindData();
    }

    @Override
    public Feed localInit(DuckDBTableFunctionInitInfo info) {
        return info.getBindData();
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) {
        Feed feed = info.getBindData();
        try {
            while (feed.batch.isEmpty() || feed.position == feed.batch.get().rows()) {
                feed.batch = feed.rows.next();
                feed.position = 0;
                if (feed.batch.isEmpty()) {
                    return 0;
                }
            }
            RowBatch batch = feed.batch.get();
            int count = (int) Math.min(out.capacity(), batch.rows() - feed.position);
            for (int column = 0; column < feed.columns.size(); column++) {
                copy(batch, column, feed.position, count, out.vector(column));
            }
            feed.position += count;
            return count;
        } catch (RuntimeException e) {
            feed.failure = e;
            throw e;
        }
    }

    private static void copy(
            RowBatch batch, int column, int from, int count, DuckDBWritableVector out) {
        DuckDBColumnType type = SqlTypes.of(batch.columns().get(column).type());
        Vector vector = batch.vectors().get(column);
        for (int i = 0; i < count; i++) {
            int row = from + i;
            if (vector.isNull(row)) {
                out.setNull(i);
                continue;
            }
            switch (vector) {
                case Vector.Longs longs -> {
                    long value = longs.values()[row];
                    switch (type) {
                        case BOOLEAN -> out.setBoolean(i, value != 0);
                        case INTEGER -> out.setInt(i, (int) value);
                        default -> out.setLong(i, value);
                    }
                }
                case Vector.Doubles doubles -> out.setDouble(i, doubles.values()[row]);
                case Vector.Texts texts -> {
                    String text = texts.values()[row];
                    out.setString(i, text == null ? "" : text);
                }
                case Vector.Arrays arrays -> out.setString(i, arrays.text(row));
            }
        }
    }
}

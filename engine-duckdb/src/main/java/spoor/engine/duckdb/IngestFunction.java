package spoor.engine.duckdb;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
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
import spoor.formats.ColumnBuffer;
import spoor.formats.RecordBatch;
import spoor.model.Column;
import spoor.model.KqlType;

/// The table function `spoor_ingest(key)`: the rows of a log file, parsed by DuckDB's own threads,
/// each taking the next block of the file; the last column is `_Offset`. Everything goes over a
/// column at a time, as DuckDB holds it in memory.
final class IngestFunction
        implements DuckDBTableFunction<IngestFeed, IngestFeed, IngestFeed.Worker> {
    static final String NAME = "spoor_ingest";

    private final Map<Long, IngestFeed> feeds = new ConcurrentHashMap<>();
    private final AtomicLong keys = new AtomicLong();

    void register(Connection connection) throws SQLException {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(NAME)
                    .withParameter(DuckDBColumnType.BIGINT)
                    .withFunction(this)
                    .register(connection);
        }
    }

    /// Offers a feed under a key; the caller withdraws it.
    long offer(IngestFeed feed) {
        long key = keys.incrementAndGet();
        feeds.put(key, feed);
        return key;
    }

    void withdraw(long key) {
        feeds.remove(key);
    }

    @Override
    public IngestFeed bind(DuckDBTableFunctionBindInfo info) {
        IngestFeed feed = feeds.get(info.getParameter(0).getLong());
        if (feed == null) {
            throw new IllegalStateException("no such source");
        }
        for (Column column : feed.columns()) {
            info.addResultColumn(column.name(), SqlTypes.of(column.type()));
        }
        info.addResultColumn(CaseStore.OFFSET, DuckDBColumnType.BIGINT);
        return feed;
    }

    @Override
    public IngestFeed init(DuckDBTableFunctionInitInfo info) {
        IngestFeed feed = info.getBindData();
        info.setMaxThreads(feed.threads());
        return feed;
    }

    @Override
    public IngestFeed.Worker localInit(DuckDBTableFunctionInitInfo info) {
        IngestFeed feed = info.getBindData();
        return feed.worker();
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) {
        IngestFeed feed = info.getBindData();
        try {
            IngestFeed.Worker worker = info.getLocalInitData();
            RecordBatch batch = worker.next();
            int rows = batch.rows();
            if (rows > 0) {
                write(feed, worker, batch, out);
                worker.stored(batch);
            }
            return rows;
        } catch (RuntimeException e) {
            feed.failed(e);
            throw e;
        }
    }

    private static void write(
            IngestFeed feed,
            IngestFeed.Worker worker,
            RecordBatch batch,
            DuckDBDataChunkWriter out) {
        int rows = batch.rows();
        int columns = feed.columns().size();
        DriverAccess.reset(out);
        for (int i = 0; i < columns; i++) {
            write(batch.column(i), worker.texts(i), rows, out.vector(i));
        }
        DriverAccess.data(out.vector(columns), (long) Long.BYTES * rows)
                .asLongBuffer()
                .put(0, batch.offsets(), 0, rows);
    }

    private static void write(
            ColumnBuffer column, NativeTexts texts, int rows, DuckDBWritableVector out) {
        switch (column.type()) {
            case LONG, DATETIME, TIMESPAN ->
                    DriverAccess.data(out, (long) Long.BYTES * rows)
                            .asLongBuffer()
                            .put(0, column.longs(), 0, rows);
            case INT -> {
                IntBuffer data = DriverAccess.data(out, (long) Integer.BYTES * rows).asIntBuffer();
                for (int row = 0; row < rows; row++) {
                    data.put(row, (int) column.longAt(row));
                }
            }
            case BOOL -> {
                ByteBuffer data = DriverAccess.data(out, rows);
                for (int row = 0; row < rows; row++) {
                    data.put(row, (byte) (column.longAt(row) != 0 ? 1 : 0));
                }
            }
            case REAL ->
                    DriverAccess.data(out, (long) Double.BYTES * rows)
                            .asDoubleBuffer()
                            .put(0, column.doubles(), 0, rows);
            case STRING, DYNAMIC, GUID, DECIMAL ->
                    texts.write(
                            column.texts(),
                            rows,
                            DriverAccess.data(out, (long) NativeTexts.VIEW_BYTES * rows));
        }
        if (column.type() != KqlType.STRING && anyNull(column.present(), rows)) {
            nulls(column.present(), rows, out);
        }
    }

    private static boolean anyNull(boolean[] present, int rows) {
        boolean all = true;
        for (int row = 0; row < rows; row++) {
            all &= present[row];
        }
        return !all;
    }

    private static void nulls(boolean[] present, int rows, DuckDBWritableVector out) {
        LongBuffer validity = DriverAccess.validity(out, rows).asLongBuffer();
        for (int from = 0; from < rows; from += Long.SIZE) {
            long word = -1L;
            int to = Math.min(rows, from + Long.SIZE);
            for (int row = from; row < to; row++) {
                if (!present[row]) {
                    word &= ~(1L << (row - from));
                }
            }
            validity.put(from / Long.SIZE, word);
        }
    }
}

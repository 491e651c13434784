package spoor.engine.duckdb;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;
import spoor.engine.Limits;
import spoor.engine.SqlStatement;
import spoor.model.Column;
import spoor.model.EngineException;
import spoor.model.ErrorKind;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Vector;

/// A running query on a connection of its own. One thread reads; any thread may close it, which
/// interrupts what runs and then frees everything. The watchdog cancels again and again once the
/// time is over, as a cancel that comes between two steps of a query is lost.
final class DuckDbCursor implements RowCursor {
    private static final long WATCH_MILLISECONDS = 100;
    private static final long WAIT_MILLISECONDS = 10;

    private final DuckDBConnection connection;
    private final SqlStatement statement;
    private final Limits limits;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean closed;
    private volatile boolean timedOut;
    private @Nullable DuckDBPreparedStatement prepared;
    private @Nullable DuckDBChunkedResult result;
    private @Nullable ScheduledFuture<?> watchdog;
    private boolean freed;
    private long rows;

    DuckDbCursor(DuckDBConnection connection, SqlStatement statement, Limits limits) {
        this.connection = connection;
        this.statement = statement;
        this.limits = limits;
    }

    void start(ScheduledExecutorService timer) {
        reading.lock();
        try {
            if (!limits.time().isZero()) {
                watchdog =
                        timer.scheduleWithFixedDelay(
                                this::timeIsOver,
                                limits.time().toMillis(),
                                WATCH_MILLISECONDS,
                                MILLISECONDS);
            }
            DuckDBPreparedStatement statementPrepared = connection.prepare(statement.sql());
            prepared = statementPrepared;
            for (int i = 0; i < statement.parameters().size(); i++) {
                statementPrepared.setString(i + 1, statement.parameters().get(i));
            }
            DuckDBChunkedResult chunks = statementPrepared.query();
            result = chunks;
            if (chunks.columnCount() != statement.columns().size()) {
                throw new IllegalStateException(
                        statement.columns().size()
                                + " columns expected, the query gives "
                                + chunks.columnCount());
            }
        } catch (SQLException | RuntimeException e) {
            EngineException failure = failure(e);
            free();
            throw failure;
        } finally {
            reading.unlock();
        }
    }

    @Override
    public List<Column> columns() {
        return statement.columns();
    }

    @Override
    public Optional<RowBatch> next() {
        reading.lock();
        try {
            DuckDBChunkedResult chunks = result;
            if (closed || timedOut || chunks == null) {
                throw failure(new IllegalStateException("the cursor is closed"));
            }
            while (chunks.nextChunk()) {
                RowBatch batch = batch(chunks.chunk());
                if (batch.rows() > 0) {
                    return Optional.of(counted(batch));
                }
            }
            DriverAccess.checkEnd(chunks);
            return Optional.empty();
        } catch (EngineException e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            throw failure(e);
        } finally {
            reading.unlock();
        }
    }

    private RowBatch counted(RowBatch batch) {
        rows += batch.rows();
        if (limits.rows() > 0 && rows > limits.rows()) {
            throw Failures.failure(
                    ErrorKind.LIMIT,
                    statement.sql(),
                    "the result has more than "
                            + limits.rows()
                            + " rows: narrow the query (where, take, summarize) or raise the limit",
                    null);
        }
        return batch;
    }

    private RowBatch batch(DuckDBDataChunkReader chunk) {
        int count = Math.toIntExact(chunk.rowCount());
        List<Vector> vectors = new ArrayList<>(statement.columns().size());
        for (int column = 0; column < statement.columns().size(); column++) {
            vectors.add(
                    VectorReader.read(
                            chunk.vector(column), statement.columns().get(column), count));
        }
        return new RowBatch(statement.columns(), vectors, count);
    }

    private EngineException failure(Exception cause) {
        if (timedOut) {
            return Failures.failure(
                    ErrorKind.LIMIT,
                    statement.sql(),
                    "the query took longer than "
                            + seconds(limits.time())
                            + ": narrow it (a shorter time range, fewer columns) or raise the time"
                            + " limit",
                    cause);
        }
        if (closed) {
            return Failures.failure(
                    ErrorKind.LIMIT, statement.sql(), "the query was cancelled", cause);
        }
        String message = cause.getMessage();
        return Failures.of(statement.sql(), cause, message == null ? cause.toString() : message);
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0
                ? time.toSeconds() + " s"
                : time.toMillis() / 1000.0 + " s";
    }

    private void timeIsOver() {
        timedOut = true;
        cancel();
    }

    private void cancel() {
        DriverAccess.interrupt(connection);
    }

    @Override
    public void close() {
        closed = true;
        try {
            while (!reading.tryLock() && !reading.tryLock(WAIT_MILLISECONDS, MILLISECONDS)) {
                cancel();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
            reading.lock();
        }
        try {
            free();
        } finally {
            reading.unlock();
        }
    }

    /// Frees everything, once; the reading lock is held.
    private void free() {
        if (freed) {
            return;
        }
        freed = true;
        ScheduledFuture<?> watching = watchdog;
        if (watching != null) {
            watching.cancel(false);
        }
        Closing.quietly(result);
        Closing.quietly(prepared);
        Closing.quietly(connection);
        result = null;
        prepared = null;
    }
}

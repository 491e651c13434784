package spoor.engine.duckdb;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;
import spoor.engine.Deadline;
import spoor.engine.Limits;
import spoor.engine.Meter;
import spoor.engine.Sequence;
import spoor.engine.SqlStatement;
import spoor.model.Column;
import spoor.model.EngineException;
import spoor.model.ErrorKind;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;
import spoor.model.Vector;

/// A running query on a connection of its own. One thread reads; any thread may close it, which
/// interrupts what runs and then frees everything. A stop that is asked for interrupts again and
/// again until the reader has seen it, as an interrupt between two steps of a query is lost.
final class DuckDbCursor implements RowCursor {
    private static final long WAIT_MILLISECONDS = 10;

    /// Has the engine count how far a query is, and draw nothing.
    private static final String MEASURED =
            "SET enable_progress_bar = true; SET enable_progress_bar_print = false;"
                    + " SET progress_bar_time = 0";

    private final DuckDBConnection connection;
    private final Sequence queries;
    private volatile SqlStatement statement;
    private boolean ended;
    private final Deadline deadline;
    private final Limits limits;
    private final ScheduledExecutorService timer;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean closed;
    private @Nullable Begun begun;
    private Stop.@Nullable Watch watch;
    private volatile boolean freed;
    private long rows;

    DuckDbCursor(
            DuckDBConnection connection,
            Sequence queries,
            Limits limits,
            ScheduledExecutorService timer) {
        this.connection = connection;
        this.queries = queries;
        this.statement = new SqlStatement("", List.of(), queries.columns());
        this.deadline = Deadline.of(limits);
        this.limits = deadline.limits();
        this.timer = timer;
    }

    /// @param oneState whether all queries see one state of the database, and change nothing
    void start(boolean oneState) {
        reading.lock();
        try {
            watch = limits.stop().watch(_ -> interruptUntilFreed());
            limits.stop().check();
            if (oneState) {
                connection.setAutoCommit(false);
            }
            if (limits.meter() != Meter.NONE) {
                try (Statement setting = connection.createStatement()) {
                    setting.execute(MEASURED);
                }
                limits.meter().measure(this::done);
            }
            boolean _ = beginNext();
        } catch (SQLException | RuntimeException e) {
            EngineException failure = failure(e);
            free();
            throw failure;
        } finally {
            reading.unlock();
        }
    }

    /// @return false when there is nothing more to run
    private boolean beginNext() throws SQLException {
        while (true) {
            limits.stop().check();
            Optional<Sequence.Step> step = queries.next(rows);
            if (step.isEmpty()) {
                ended = true;
                return false;
            }
            switch (step.get()) {
                case Sequence.Step.Look look -> look.found().accept(firstRows(look.statement()));
                case Sequence.Step.Rows wanted -> {
                    begun = begin(wanted.statement());
                    return true;
                }
            }
        }
    }

    private Optional<RowBatch> firstRows(SqlStatement look) throws SQLException {
        Begun looked = begin(look);
        begun = looked;
        try {
            while (looked.result().nextChunk()) {
                RowBatch batch = batch(looked.result().chunk());
                if (batch.rows() > 0) {
                    return Optional.of(batch);
                }
            }
            DriverAccess.checkEnd(looked.result());
            return Optional.empty();
        } finally {
            begun = null;
            Closing.quietly(looked);
        }
    }

    private Begun begin(SqlStatement next) throws SQLException {
        statement = next;
        Begun running = begin();
        DuckDBChunkedResult chunks = running.result();
        // of rows without columns the engine gives a number for each
        int expected = Math.max(1, statement.columns().size());
        if (chunks.columnCount() != expected) {
            Closing.quietly(running);
            throw new IllegalStateException(
                    statement.columns().size()
                            + " columns expected, the query gives "
                            + chunks.columnCount());
        }
        return running;
    }

    /// A statement whose result has begun.
    private record Begun(DuckDBPreparedStatement prepared, DuckDBChunkedResult result)
            implements AutoCloseable {
        @Override
        public void close() {
            Closing.quietly(result);
            Closing.quietly(prepared);
        }
    }

    private Begun begin() throws SQLException {
        DuckDBPreparedStatement prepared = connection.prepare(statement.sql());
        try {
            for (int i = 0; i < statement.parameters().size(); i++) {
                prepared.setString(i + 1, statement.parameters().get(i));
            }
            return new Begun(prepared, prepared.query());
        } catch (SQLException | RuntimeException e) {
            Closing.quietly(prepared);
            throw e;
        }
    }

    @Override
    public List<Column> columns() {
        return queries.columns();
    }

    @Override
    public Optional<RowBatch> next() {
        reading.lock();
        try {
            Begun running = begun;
            if (closed || limits.stop().reason().isPresent() || (running == null && !ended)) {
                throw failure(new IllegalStateException("the cursor is closed"));
            }
            while (running != null) {
                DuckDBChunkedResult chunks = running.result();
                while (chunks.nextChunk()) {
                    RowBatch batch = batch(chunks.chunk());
                    if (batch.rows() > 0) {
                        return Optional.of(counted(batch));
                    }
                }
                DriverAccess.checkEnd(chunks);
                begun = null;
                Closing.quietly(running);
                running = beginNext() ? begun : null;
            }
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
                            + " rows, its limit of rows: narrow the query (where, take, summarize) or"
                            + " raise the limit (--max-rows of the command line, notruncation of a"
                            + " request)",
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
        Optional<String> stopped = limits.stop().reason();
        if (stopped.isPresent()) {
            return Failures.failure(ErrorKind.LIMIT, statement.sql(), stopped.get(), cause);
        }
        if (closed) {
            return Failures.failure(ErrorKind.LIMIT, statement.sql(), Stop.CANCELLED, cause);
        }
        String message = cause.getMessage();
        return Failures.of(statement.sql(), cause, message == null ? cause.toString() : message);
    }

    /// How far it is, from 0 to 1; the engine does not always know. From any thread.
    private double done() {
        double one = freed ? -1 : DriverAccess.done(connection);
        return one < 0 ? -1 : queries.done(one);
    }

    private void interruptUntilFreed() {
        if (freed) {
            return;
        }
        cancel();
        try {
            ScheduledFuture<?> _ =
                    timer.schedule(this::interruptUntilFreed, WAIT_MILLISECONDS, MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // the engine is closed, and with it all that ran
        }
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
        Stop.Watch watching = watch;
        if (watching != null) {
            watching.close();
        }
        deadline.close();
        Closing.quietly(begun);
        Closing.quietly(connection);
        begun = null;
    }
}

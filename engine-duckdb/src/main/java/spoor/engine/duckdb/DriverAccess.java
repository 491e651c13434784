package spoor.engine.duckdb;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;
import org.duckdb.QueryProgress;

/// What DuckDB's driver (2.0.0) has but does not offer. A streamed result cannot do without two of
/// these: its `nextChunk` answers false when the query *fails* in the middle, which must not pass
/// for the end of the rows; and its `cancel` does nothing between two chunks. A load wants to write
/// numbers a column at a time.
final class DriverAccess {
    private static final MethodHandle CHECK_ERROR;
    private static final MethodHandle INTERRUPT;
    private static final MethodHandle PROGRESS;
    private static final VarHandle CONNECTION_LOCK;
    private static final VarHandle CHUNK;
    private static final VarHandle VECTOR;
    private static final MethodHandle CHUNK_RESET;
    private static final MethodHandle VECTOR_DATA;
    private static final MethodHandle VECTOR_MAY_BE_NULL;
    private static final MethodHandle VECTOR_VALIDITY;

    static {
        try {
            MethodType nothing = MethodType.methodType(void.class);
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            CHECK_ERROR =
                    MethodHandles.privateLookupIn(DuckDBChunkedResult.class, lookup)
                            .findVirtual(DuckDBChunkedResult.class, "checkError", nothing);
            MethodHandles.Lookup connection =
                    MethodHandles.privateLookupIn(DuckDBConnection.class, lookup);
            INTERRUPT = connection.findVirtual(DuckDBConnection.class, "interrupt", nothing);
            PROGRESS =
                    connection.findVirtual(
                            DuckDBConnection.class,
                            "queryProgress",
                            MethodType.methodType(QueryProgress.class));
            CONNECTION_LOCK =
                    connection.findVarHandle(
                            DuckDBConnection.class, "connRefLock", ReentrantLock.class);
            CHUNK =
                    MethodHandles.privateLookupIn(DuckDBDataChunkWriter.class, lookup)
                            .findVarHandle(
                                    DuckDBDataChunkWriter.class, "chunkRef", ByteBuffer.class);
            MethodHandles.Lookup vector =
                    MethodHandles.privateLookupIn(DuckDBWritableVector.class, lookup);
            VECTOR =
                    vector.findVarHandle(DuckDBWritableVector.class, "vectorRef", ByteBuffer.class);
            Class<?> bindings = vector.findClass("org.duckdb.DuckDBBindings");
            MethodType onReference = MethodType.methodType(void.class, ByteBuffer.class);
            MethodType bytes =
                    MethodType.methodType(ByteBuffer.class, ByteBuffer.class, long.class);
            CHUNK_RESET = vector.findStatic(bindings, "duckdb_data_chunk_reset", onReference);
            VECTOR_DATA = vector.findStatic(bindings, "duckdb_vector_get_data", bytes);
            VECTOR_MAY_BE_NULL =
                    vector.findStatic(
                            bindings, "duckdb_vector_ensure_validity_writable", onReference);
            VECTOR_VALIDITY = vector.findStatic(bindings, "duckdb_vector_get_validity", bytes);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of DuckDB's driver is not known", e);
        }
    }

    private DriverAccess() {}

    /// Empties a chunk that the driver has prepared, so that no vector has marks of nulls: DuckDB
    /// looks at no mark of a vector that has none, and stores none.
    static void reset(DuckDBDataChunkWriter chunk) {
        try {
            CHUNK_RESET.invokeExact((ByteBuffer) CHUNK.get(chunk));
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// The values of a vector, to be written a column at a time: the driver's setters take and give
    /// back a lock for each cell, a sixth of a load's processor time.
    ///
    /// @param bytes for all its values
    static ByteBuffer data(DuckDBWritableVector vector, long bytes) {
        try {
            ByteBuffer data =
                    (ByteBuffer) VECTOR_DATA.invokeExact((ByteBuffer) VECTOR.get(vector), bytes);
            return data.order(ByteOrder.nativeOrder());
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// Marks of nulls for a vector, which had none: a bit per row, 1 where the value is not null;
    /// words of 64 bits.
    static ByteBuffer validity(DuckDBWritableVector vector, long rows) {
        try {
            ByteBuffer reference = (ByteBuffer) VECTOR.get(vector);
            VECTOR_MAY_BE_NULL.invokeExact(reference);
            ByteBuffer marks = (ByteBuffer) VECTOR_VALIDITY.invokeExact(reference, rows);
            return marks.order(ByteOrder.nativeOrder());
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static RuntimeException failed(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure
                ? failure
                : new IllegalStateException(cause);
    }

    /// Throws what ended the result, if it was not the end of its rows.
    static void checkEnd(DuckDBChunkedResult result) throws SQLException {
        try {
            CHECK_ERROR.invokeExact(result);
        } catch (SQLException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// How far what the connection runs is, from 0 to 1; -1 when nobody knows. From any thread. A
    /// statement offers the same, but only once it is there.
    static double done(DuckDBConnection connection) {
        try {
            QueryProgress progress = (QueryProgress) PROGRESS.invokeExact(connection);
            return progress.getPercentage() / 100;
        } catch (SQLException e) {
            return -1; // closed already
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// Interrupts what the connection runs; from any thread, and harmless when it runs nothing.
    static void interrupt(DuckDBConnection connection) {
        ReentrantLock lock = (ReentrantLock) CONNECTION_LOCK.get(connection);
        lock.lock();
        try {
            INTERRUPT.invokeExact(connection);
        } catch (SQLException e) {
            // Closed already: nothing runs.
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }
}

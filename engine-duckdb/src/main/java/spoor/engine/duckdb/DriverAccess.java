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
import org.duckdb.DuckDBWritableVector;

/// What DuckDB's driver (2.0.0) has but does not offer. A streamed result cannot do without two of
/// these: its `nextChunk` answers false when the query *fails* in the middle, which must not pass
/// for the end of the rows; and its `cancel` does nothing between two chunks. A load wants to write
/// numbers a column at a time.
final class DriverAccess {
    private static final MethodHandle CHECK_ERROR;
    private static final MethodHandle INTERRUPT;
    private static final VarHandle CONNECTION_LOCK;
    private static final VarHandle VECTOR_DATA;
    private static final VarHandle VECTOR_VALIDITY;

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
            CONNECTION_LOCK =
                    connection.findVarHandle(
                            DuckDBConnection.class, "connRefLock", ReentrantLock.class);
            MethodHandles.Lookup vector =
                    MethodHandles.privateLookupIn(DuckDBWritableVector.class, lookup);
            VECTOR_DATA =
                    vector.findVarHandle(DuckDBWritableVector.class, "data", ByteBuffer.class);
            VECTOR_VALIDITY =
                    vector.findVarHandle(DuckDBWritableVector.class, "validity", ByteBuffer.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of DuckDB's driver is not known", e);
        }
    }

    private DriverAccess() {}

    /// The values of a vector of fixed width, to be written a column at a time: the driver's
    /// setters take and give back a lock for each cell, a sixth of a load's processor time.
    static ByteBuffer data(DuckDBWritableVector vector) {
        return ((ByteBuffer) VECTOR_DATA.get(vector)).duplicate().order(ByteOrder.nativeOrder());
    }

    /// A bit per row, 1 where the value is not null; words of 64 bits.
    static ByteBuffer validity(DuckDBWritableVector vector) {
        return ((ByteBuffer) VECTOR_VALIDITY.get(vector))
                .duplicate()
                .order(ByteOrder.nativeOrder());
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

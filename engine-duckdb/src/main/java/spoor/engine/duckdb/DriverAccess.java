package spoor.engine.duckdb;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;

/// Two things that DuckDB's driver (2.0.0) has but does not offer, and that a streamed result
/// cannot do without: its `nextChunk` answers false when the query *fails* in the middle, which
/// must not pass for the end of the rows; and its `cancel` does nothing between two chunks.
final class DriverAccess {
    private static final MethodHandle CHECK_ERROR;
    private static final MethodHandle INTERRUPT;
    private static final VarHandle CONNECTION_LOCK;

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
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of DuckDB's driver is not known", e);
        }
    }

    private DriverAccess() {}

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

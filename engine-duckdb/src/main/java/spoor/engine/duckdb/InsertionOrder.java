package spoor.engine.duckdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// When DuckDB may forget the order of rows. A load may, so that all threads write; a query must
/// not, for without it DuckDB (2.0.0) hands out even sorted results in pieces that are out of
/// order. But the setting is one of the whole database. It decides of an insertion when that is
/// planned, and of a result when its statement begins: so it is off for the moment only in which a
/// load's insertion is planned, and a query that began in such a moment begins anew.
final class InsertionOrder {
    private static final int TRIES = 3;

    private final ReentrantLock planning = new ReentrantLock();

    /// Odd while the order may be forgotten.
    private final AtomicLong moments = new AtomicLong();

    /// What begins a query; what it returns is closed when it has to begin anew.
    interface Beginning<T extends AutoCloseable> {
        T begin() throws SQLException;
    }

    /// Plans an insertion whose rows may come in any order.
    PreparedStatement prepareUnordered(Connection connection, String sql) throws SQLException {
        planning.lock();
        try (Statement setting = connection.createStatement()) {
            long _ = moments.incrementAndGet();
            setting.execute("SET GLOBAL preserve_insertion_order = false");
            try {
                return connection.prepareStatement(sql);
            } finally {
                setting.execute("SET GLOBAL preserve_insertion_order = true");
                long _ = moments.incrementAndGet();
            }
        } finally {
            planning.unlock();
        }
    }

    /// Begins a query whose rows keep their order.
    <T extends AutoCloseable> T begin(Beginning<T> query) throws SQLException {
        for (int i = 0; i < TRIES; i++) {
            long before = moments.get();
            T begun = query.begin();
            if (before % 2 == 0 && moments.get() == before) {
                return begun;
            }
            Closing.quietly(begun);
        }
        planning.lock();
        try {
            return query.begin();
        } finally {
            planning.unlock();
        }
    }
}

package spoor.engine;

import java.util.List;
import spoor.model.Column;
import spoor.model.RowCursor;

/// What executes relational plans. Thread-safe: each query has a connection of its own.
public interface Engine extends AutoCloseable {
    Dialect dialect();

    /// Starts a query. Closing the cursor (from any thread) cancels what still runs; asking the
    /// limits' stop makes this call, or the cursor's next, fail as soon as the engine looks.
    ///
    /// @throws spoor.model.EngineException when the engine refuses or fails it, or a limit is hit
    RowCursor query(SqlStatement statement, Limits limits);

    /// Starts queries that are run one after the other, for one result.
    RowCursor query(Sequence queries, Limits limits);

    /// Stores a query's rows as a table that lives until it is dropped or the engine is closed. Of
    /// the limits those of rows do not count: what is stored is no result.
    void store(String table, SqlStatement statement, Limits limits);

    /// Stores rows (a miner's result) as such a table. Types are those of the columns.
    void store(String table, List<Column> columns, RowCursor rows);

    void drop(String table);

    @Override
    void close();
}

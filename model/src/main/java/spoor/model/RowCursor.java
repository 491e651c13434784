package spoor.model;

import java.util.List;
import java.util.Optional;

/// Rows as they come, batch by batch; not thread-safe; close it to stop the work behind it.
public interface RowCursor extends AutoCloseable {
    List<Column> columns();

    /// The next batch, never an empty one; empty at the end.
    Optional<RowBatch> next();

    @Override
    void close();
}

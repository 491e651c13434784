package spoor.workbench.remote;

import java.util.List;
import java.util.Optional;
import spoor.model.RowCursor;
import spoor.model.Stop;
import spoor.model.TableSchema;

/// An open connection. Safe for many threads.
public interface RemoteSession extends AutoCloseable {
    /// The tables with their columns, where the endpoint tells all at once.
    ///
    /// @throws spoor.model.SpoorException naming the endpoint and the reason
    Optional<List<TableSchema>> tables();

    /// The columns of one table; empty: the endpoint knows none of that name.
    ///
    /// @throws spoor.model.SpoorException naming the endpoint and the reason
    Optional<TableSchema> table(String name);

    /// The rows of a query, with the columns that the endpoint gives them (none where there are no
    /// rows and the endpoint does not say). A stop ends the query at the endpoint too, where that
    /// can be told so.
    ///
    /// @param text KQL that says all by itself
    /// @param mostRows how many rows are wanted at most; more is an error of the endpoint, or one
    ///   row more comes
    /// @throws spoor.model.SpoorException naming the endpoint and the reason, also while rows are
    ///   read; never for a part of the rows
    RowCursor query(String text, long mostRows, Stop stop);

    @Override
    void close();
}

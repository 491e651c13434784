package spoor.kql.bind;

import java.util.Collection;
import java.util.Optional;
import spoor.model.TableSchema;

/// Tables that lie elsewhere and that queries may name: a database of a cluster, a workspace.
public interface Place {
    /// The name under which the user connected it.
    String connection();

    /// What it is, as a query writes it: `cluster('help').database('Samples')`.
    String written();

    /// A table's columns; empty: there is none of that name. It may ask the other side.
    Optional<TableSchema> table(String name);

    /// The names of the tables, as far as they are known.
    Collection<String> tableNames();
}

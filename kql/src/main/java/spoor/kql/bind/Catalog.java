package spoor.kql.bind;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.TableSchema;

/// The tables a query may name.
public interface Catalog {
    Optional<TableSchema> table(String name);

    Collection<String> tableNames();

    /// Columns of a table that are not shown but can be asked for, and that give its rows their
    /// order: `_Source` and `_Offset` where rows come from files.
    default List<Column> hidden(String table) {
        return List.of();
    }

    /// A catalogue of the given tables.
    static Catalog of(List<TableSchema> tables) {
        return new Catalog() {
            @Override
            public Optional<TableSchema> table(String name) {
                return tables.stream().filter(table -> table.name().equals(name)).findFirst();
            }

            @Override
            public Collection<String> tableNames() {
                return tables.stream().map(TableSchema::name).toList();
            }
        };
    }
}

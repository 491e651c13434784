package spoor.kql.bind;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import spoor.model.TableSchema;

/// The tables a query may name.
public interface Catalog {
    Optional<TableSchema> table(String name);

    Collection<String> tableNames();

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

package spoor.kql.bind;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import spoor.model.Column;
import spoor.model.TableSchema;

/// The tables a query may name.
public interface Catalog {
    /// The file of the database of the places of addresses, in a case.
    String ADDRESS_PLACES = "GeoLite2-City.mmdb";

    Optional<TableSchema> table(String name);

    Collection<String> tableNames();

    /// The name of this database, for `database('name').Table`; empty: it has none.
    default String database() {
        return "";
    }

    /// The columns of a watchlist, the search key first; empty: there is none of that name.
    default List<String> watchlist(String name) {
        return List.of();
    }

    /// The database of the places of addresses (`.mmdb`), for `geo_info_from_ip_address`.
    default Optional<Path> addressPlaces() {
        return Optional.empty();
    }

    /// The texts of saved functions (`let NAME = (...) { ... }`), which queries may call.
    default List<String> functions() {
        return List.of();
    }

    /// When a watchlist was stored, in ticks.
    default long watchlistStored(String name) {
        return 0;
    }

    /// The names of the watchlists.
    default List<String> watchlists() {
        return List.of();
    }

    /// Columns of a table that are not shown but can be asked for, and that give its rows their
    /// order: `_Source` and `_Offset` where rows come from files.
    default List<Column> hidden(String table) {
        return List.of();
    }

    /// The names under which the engine holds a table's columns, in their order: its own, where
    /// they differ in more than case.
    default List<String> stored(TableSchema schema) {
        return schema.columns().stream().map(Column::name).toList();
    }

    /// When the sources were loaded, in ticks: by the id of the first source of each load.
    default SortedMap<Integer, Long> loads() {
        return new TreeMap<>();
    }

    /// Places elsewhere whose tables may be named.
    default Places places() {
        return Places.none();
    }

    /// A catalogue of the given tables.
    static Catalog of(List<TableSchema> tables) {
        Map<String, TableSchema> byName = new LinkedHashMap<>();
        tables.forEach(table -> byName.putIfAbsent(table.name(), table));
        Collection<String> names = List.copyOf(byName.keySet());
        return new Catalog() {
            @Override
            public Optional<TableSchema> table(String name) {
                return Optional.ofNullable(byName.get(name));
            }

            @Override
            public Collection<String> tableNames() {
                return names;
            }
        };
    }
}

package spoor.workbench.overview;

import java.util.HashMap;
import java.util.Map;
import spoor.engine.duckdb.StoredSource;
import spoor.workbench.Account;
import spoor.workbench.Case;

/// Tells whether a table is as it was: by the sources that fill it and the number of its rows.
///
/// @param byTable a number for each table, another one when a load changed it
record TableStates(Map<String, Account.Table> tables, Map<String, Long> byTable) {
    static TableStates of(Case target) {
        Map<String, Account.Table> tables = new HashMap<>();
        Map<String, Long> states = new HashMap<>();
        for (Account.Table table : target.tables()) {
            tables.put(table.schema().name(), table);
            states.put(table.schema().name(), mixed(table.rows(), table.schema().columns().size()));
        }
        for (StoredSource source : target.sources()) {
            long own =
                    mixed(
                            mixed(source.id(), source.content().sha256().hashCode()),
                            source.content().textLength());
            for (String table : source.tables()) {
                states.computeIfPresent(table, (_, state) -> mixed(state, own));
            }
        }
        return new TableStates(tables, states);
    }

    private static long mixed(long a, long b) {
        long mixed = (a ^ Long.rotateLeft(b, 31)) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }

    long of(String table) {
        return byTable.getOrDefault(table, 0L);
    }
}

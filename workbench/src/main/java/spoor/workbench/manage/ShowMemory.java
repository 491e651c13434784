package spoor.workbench.manage;

import java.util.Locale;
import spoor.engine.duckdb.MemoryUse;
import spoor.workbench.Case;
import spoor.workbench.ResultTable;

/// `.show memory`: what this process holds, Java's heap and the database's memory, which lies
/// outside of it, by what it is for.
final class ShowMemory {
    private ShowMemory() {}

    static ResultTable table(Case opened) {
        Runtime runtime = Runtime.getRuntime();
        Rows rows = Rows.of("Owner:string,Purpose:string,Bytes:long,SpilledBytes:long");
        rows.add("Java", "heap", runtime.totalMemory() - runtime.freeMemory(), 0L);
        for (MemoryUse use : opened.memory()) {
            String purpose = use.purpose().toLowerCase(Locale.ROOT).replace('_', ' ');
            rows.add("DuckDB", purpose, use.bytes(), use.spilled());
        }
        return rows.table();
    }
}

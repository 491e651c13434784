package spoor.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import spoor.workbench.Account;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;

/// Loading a connection log: Spoor (with account, hash and offsets), DuckDB's `read_csv` into a
/// typed table, pandas' `read_csv`; alternating in one run. Beside them what DuckDB alone takes to
/// store the rows of Spoor's case when it has them in memory already, with nothing read or parsed:
/// no load into such a case can be faster.
public final class LoadBench {
    private LoadBench() {}

    /// `LoadBench LOG RUNS PANDAS_RUNS BENCH`, the last being the folder of rivals.
    public static void main(String[] arguments) throws Exception {
        Path log = Path.of(arguments[0]).toAbsolutePath();
        int runs = Integer.parseInt(arguments[1]);
        int pandasRuns = Integer.parseInt(arguments[2]);
        Path work = log.resolveSibling("load-bench");
        Machine.delete(work);
        Files.createDirectories(work);
        System.out.println(Machine.describe());
        System.out.println(log.getFileName() + ": " + (Files.size(log) >> 20) + " MiB");
        Timing spoor = new Timing("Spoor load");
        Timing duckdb = new Timing("DuckDB read_csv into a typed table");
        Timing pandas = new Timing("pandas read_csv");
        Timing storing = new Timing("DuckDB storing Spoor's rows");
        Timing unused = new Timing("first runs");
        for (int run = -1; run < runs; run++) {
            Path folder = work.resolve("case");
            Machine.delete(folder);
            (run < 0 ? unused : spoor).time(() -> load(log, folder));
            try (StoredRows rows = StoredRows.inMemory(folder)) {
                (run < 0 ? unused : storing).time(() -> rows.store(work.resolve("stored.duckdb")));
            }
            Path database = work.resolve("rival.duckdb");
            (run < 0 ? unused : duckdb).time(() -> Rival.load(log, database));
            if (run >= 0 && run < pandasRuns) {
                String script = Path.of(arguments[3], "rivals/zeek_pandas.py").toString();
                String json = Rival.python(script, "read", log.toString());
                pandas.add(Rival.number(json, "read"), Rival.number(json, "read_cpu"));
            }
        }
        System.out.println(spoor);
        System.out.println(duckdb);
        System.out.println(spoor.against(duckdb));
        System.out.println(storing);
        System.out.println(spoor.against(storing));
        if (pandasRuns > 0) {
            System.out.println(pandas);
            System.out.println(pandas.against(spoor));
            System.out.println(pandas.against(storing));
        }
        Machine.delete(work);
    }

    static void load(Path log, Path folder) {
        try (Case one = Case.open(folder, Clock.systemUTC())) {
            Account account = one.load(List.of(log), LoadOptions.STANDARD, Progress.NONE);
            if (!account.balanced()) {
                throw new IllegalStateException("the account does not balance");
            }
        }
    }
}

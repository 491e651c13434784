package spoor.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.workbench.Case;
import spoor.workbench.QueryRequest;

/// The summary of a connection log by source, destination and state, 24 columns: one KQL query, SQL
/// by hand on DuckDB, and the notebooks' way with pandas; alternating in one run. The sums of all
/// three are compared.
public final class SummaryBench {
    /// What is compared of a summary.
    record Sums(long groups, long connections, long uids, long sent, long bytes) {}

    private SummaryBench() {}

    /// `SummaryBench LOG RUNS PANDAS_RUNS BENCH`, the last being the folder of queries and rivals.
    public static void main(String[] arguments) throws Exception {
        Path log = Path.of(arguments[0]).toAbsolutePath();
        int runs = Integer.parseInt(arguments[1]);
        int pandasRuns = Integer.parseInt(arguments[2]);
        Path bench = Path.of(arguments[3]);
        String query = Files.readString(bench.resolve("queries/zeek-summary.kql"));
        Path work = log.resolveSibling("summary-bench");
        Machine.delete(work);
        Files.createDirectories(work);
        System.out.println(Machine.describe());
        Path folder = work.resolve("case");
        Path database = work.resolve("rival.duckdb");
        LoadBench.load(log, folder);
        Rival.load(log, database);
        Timing kql = new Timing("KQL summary");
        Timing sql = new Timing("SQL by hand on DuckDB");
        Timing unused = new Timing("first runs");
        Sums[] sums = new Sums[2];
        try (Case one = Case.existing(folder, Clock.systemUTC());
                Connection connection = Rival.open(database)) {
            for (int run = -1; run < runs; run++) {
                (run < 0 ? unused : kql).time(() -> sums[0] = kql(one, query));
                (run < 0 ? unused : sql).time(() -> sums[1] = sql(connection));
            }
        }
        System.out.println(kql);
        System.out.println(sql);
        System.out.println(kql.against(sql));
        same(sums[0], sums[1]);
        if (pandasRuns > 0) {
            Timing pandas = new Timing("pandas: apply, groupby().agg()");
            for (int run = 0; run < pandasRuns; run++) {
                String script = bench.resolve("rivals/zeek_pandas.py").toString();
                String json = Rival.python(script, "summary", log.toString());
                System.out.println(json);
                pandas.add(
                        Rival.number(json, "apply") + Rival.number(json, "group"),
                        Rival.number(json, "apply_cpu") + Rival.number(json, "group_cpu"));
                same(
                        sums[0],
                        new Sums(
                                (long) Rival.number(json, "groups"),
                                (long) Rival.number(json, "rows"),
                                (long) Rival.number(json, "uids"),
                                (long) Rival.number(json, "orig_bytes"),
                                (long) Rival.number(json, "sum_bytes")));
            }
            System.out.println(pandas);
            System.out.println(pandas.against(kql));
        }
        System.out.println(sums[0]);
        System.out.println("most memory resident: " + Machine.peakMebibytes() + " MiB");
        Machine.delete(work);
    }

    private static void same(Sums ours, Sums theirs) {
        if (!ours.equals(theirs)) {
            throw new IllegalStateException(ours + " but the rival has " + theirs);
        }
    }

    static Sums kql(Case one, String query) {
        List<List<@Nullable Object>> rows =
                one.query(QueryRequest.of(query)).tables().getFirst().rows();
        return new Sums(
                rows.size(), total(rows, 5), total(rows, 8), total(rows, 14), total(rows, 22));
    }

    private static long total(List<List<@Nullable Object>> rows, int column) {
        long total = 0;
        for (List<@Nullable Object> row : rows) {
            total += row.get(column) instanceof Number number ? number.longValue() : 0;
        }
        return total;
    }

    static Sums sql(Connection connection) throws SQLException {
        long groups = 0;
        long[] totals = new long[4];
        int[] columns = {6, 9, 15, 23};
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Rival.SUMMARY)) {
            while (rows.next()) {
                groups++;
                for (int i = 0; i < columns.length; i++) {
                    totals[i] += rows.getLong(columns[i]);
                }
                for (int column = 1; column <= 24; column++) {
                    rows.getObject(column);
                }
            }
        }
        return new Sums(groups, totals[0], totals[1], totals[2], totals[3]);
    }
}

package spoor.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;
import spoor.workbench.QueryRequest;

/// The profile of all columns of an audit table: `evaluate column_profile()` on a loaded case
/// against pandas' describe, nunique, isnull and value_counts on a frame in memory.
public final class ProfileBench {
    private static final String QUERY =
            """
            audit | evaluate column_profile()
            | summarize columns = count(), rows = max(rows), absent = sum(nulls + empty),
                distinct = sum(distinct - iff(empty > 0, 1, 0)), inexact = countif(not(exact))
            """;

    /// What is compared; `missing` and `distinct` as pandas counts, an empty cell being none.
    record Sums(long columns, long rows, long missing, long distinct, long inexact) {}

    private ProfileBench() {}

    /// `ProfileBench TABLE RUNS PANDAS_RUNS BENCH`, the table as [AuditTable] writes it and the
    /// last being the folder of rivals.
    public static void main(String[] arguments) throws Exception {
        Path table = Path.of(arguments[0]).toAbsolutePath();
        int runs = Integer.parseInt(arguments[1]);
        int pandasRuns = Integer.parseInt(arguments[2]);
        Path work = table.resolveSibling("profile-bench");
        Machine.delete(work);
        Files.createDirectories(work);
        System.out.println(Machine.describe());
        Timing profile = new Timing("evaluate column_profile()");
        Timing first = new Timing("the first run of it");
        Sums[] sums = new Sums[1];
        try (Case one = Case.open(work.resolve("case"), Clock.systemUTC())) {
            one.load(List.of(table), LoadOptions.STANDARD, Progress.NONE);
            for (int run = -1; run < runs; run++) {
                (run < 0 ? first : profile).time(() -> sums[0] = profile(one));
            }
        }
        System.out.println(first);
        System.out.println(profile);
        System.out.println(sums[0]);
        Timing pandas = new Timing("pandas: describe, nunique, value_counts");
        for (int run = 0; run < pandasRuns; run++) {
            String script = Path.of(arguments[3]).resolve("rivals/profile_pandas.py").toString();
            String json = Rival.python(script, table.toString());
            System.out.println(json);
            pandas.add(Rival.number(json, "profile"), Rival.number(json, "profile_cpu"));
            same(sums[0], json);
        }
        if (pandasRuns > 0) {
            System.out.println(pandas);
            System.out.println(pandas.against(profile));
        }
        System.out.println("most memory resident: " + Machine.peakMebibytes() + " MiB");
        Machine.delete(work);
    }

    private static Sums profile(Case one) {
        List<@Nullable Object> row =
                one.query(QueryRequest.of(QUERY)).tables().getFirst().rows().getFirst();
        return new Sums(
                number(row, 0), number(row, 1), number(row, 2), number(row, 3), number(row, 4));
    }

    private static long number(List<@Nullable Object> row, int column) {
        return row.get(column) instanceof Number number ? number.longValue() : -1;
    }

    private static void same(Sums ours, String json) {
        long theirs = (long) Rival.number(json, "distinct");
        if (ours.columns() != (long) Rival.number(json, "columns")
                || ours.rows() != (long) Rival.number(json, "rows")
                || ours.missing() != (long) Rival.number(json, "missing")
                || Math.abs(ours.distinct() - theirs) > theirs / 50) {
            throw new IllegalStateException(ours + " but pandas has " + json);
        }
    }
}

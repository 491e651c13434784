package spoor.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.mining.Miner;
import spoor.mining.Miner.Argument;
import spoor.mining.Miners;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Span;
import spoor.model.Stop;
import spoor.model.Vector;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;

/// Process events clustered: one KQL query from the case to the clusters, features included, and
/// the clustering alone over rows in memory; then scikit-learn on the same rows. What both find is
/// compared.
public final class ClusterBench {
    private static final String FEATURES =
            """
            Processes
            | project TimeGenerated, Account, NewProcessName, CommandLine,
                tokens = delimiter_count(CommandLine), path = path_score(NewProcessName),
                system = is_system_session(SubjectLogonId)
            """;
    private static final String FAITHFUL =
            "| evaluate dbscan(tokens, path, system, eps=0.0001, mode='faithful')";
    private static final int BATCH = 2048;

    private ClusterBench() {}

    /// `ClusterBench FOLDER ROWS copies|varied RUNS RIVALS GIBIBYTES`; no rival where RIVALS is ''.
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath().resolve("cluster-bench");
        int rows = Integer.parseInt(arguments[1]);
        boolean varied = arguments[2].equals("varied");
        int runs = Integer.parseInt(arguments[3]);
        Machine.delete(folder);
        Files.createDirectories(folder);
        Path file = folder.resolve("Processes.csv");
        ProcessRows.write(file, rows, varied);
        Timing query = new Timing("query, features included");
        Timing recommended = new Timing("query, recommended mode");
        Timing alone = new Timing("clustering alone");
        Timing unused = new Timing("first runs");
        long[] found = new long[2];
        try (Case one = Case.open(folder.resolve("case"), Clock.systemUTC())) {
            one.load(List.of(file), LoadOptions.STANDARD.toTable("Processes"), Progress.NONE);
            for (int run = -1; run < runs; run++) {
                (run < 0 ? unused : query).time(() -> count(ask(one, FEATURES + FAITHFUL), found));
                (run < 0 ? unused : recommended)
                        .time(() -> ask(one, FEATURES + "| evaluate dbscan(tokens, path, system)"));
            }
            long peak = Machine.peakMebibytes();
            System.out.printf(
                    Locale.ROOT,
                    "%,d rows, %s: %s shapes, %d outliers, %d clusters%n%s%n%s%n",
                    rows,
                    arguments[2],
                    ask(one, FEATURES + "| distinct tokens, path, system | count")
                            .rows()
                            .getFirst()
                            .getFirst(),
                    found[0],
                    found[1],
                    query,
                    recommended);
            System.out.println("most memory resident for the queries: " + peak + " MiB");
            List<RowBatch> batches = numbers(one);
            for (int run = -1; run < runs; run++) {
                (run < 0 ? unused : alone).time(() -> cluster(batches));
            }
            System.out.println(alone);
            if (!arguments[4].isEmpty()) {
                rival(file, arguments, found, query, alone, peak);
            }
        }
        Machine.delete(folder);
    }

    private static void rival(
            Path file, String[] arguments, long[] found, Timing query, Timing alone, long peak)
            throws Exception {
        String json =
                Rival.python(
                        Path.of(arguments[4], "processes_sklearn.py").toString(),
                        file.toString(),
                        "0.0001",
                        "2",
                        arguments[5]);
        System.out.println(json);
        boolean finished = Rival.number(json, "finished") == 1;
        if (finished
                && (found[0] != (long) Rival.number(json, "outliers")
                        || found[1] != (long) Rival.number(json, "clusters"))) {
            throw new IllegalStateException("found " + found[0] + ", " + found[1] + ": " + json);
        }
        double fit = Rival.number(json, "fit");
        System.out.printf(
                Locale.ROOT,
                "scikit-learn %s; clustering alone %s%.0f times faster, query %s%.0f times faster"
                        + " than features and clustering (by processor seconds %.0f), memory a"
                        + " %.1fth%n",
                finished ? "finished" : "ran out of " + arguments[5] + " GiB",
                finished ? "" : "more than ",
                fit / alone.median(),
                finished ? "" : "more than ",
                (fit + Rival.number(json, "features")) / query.median(),
                (Rival.number(json, "fit_cpu") + Rival.number(json, "features_cpu"))
                        / query.processor(),
                Rival.number(json, "peak_mib") / peak);
    }

    private static ResultTable ask(Case one, String query) {
        return one.query(QueryRequest.of(query)).tables().getFirst();
    }

    private static void count(ResultTable table, long[] found) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        int clustered = names.indexOf("Clustered");
        found[0] = 0;
        found[1] = 0;
        for (List<@Nullable Object> row : table.rows()) {
            found[Boolean.TRUE.equals(row.get(clustered)) ? 1 : 0]++;
        }
    }

    /// The clustered numbers and times, as the engine hands them over.
    private static List<RowBatch> numbers(Case one) {
        ResultTable table = ask(one, FEATURES + "| project TimeGenerated, tokens, path, system");
        List<RowBatch> batches = new ArrayList<>();
        List<List<@Nullable Object>> rows = table.rows();
        for (int from = 0; from < rows.size(); from += BATCH) {
            int count = Math.min(BATCH, rows.size() - from);
            List<Vector> vectors = new ArrayList<>();
            for (int column = 0; column < table.columns().size(); column++) {
                long[] values = new long[count];
                for (int i = 0; i < count; i++) {
                    Object value = rows.get(from + i).get(column);
                    values[i] =
                            value instanceof Number number
                                    ? number.longValue()
                                    : Boolean.TRUE.equals(value) ? 1 : 0;
                }
                vectors.add(new Vector.Longs(values, new boolean[0]));
            }
            batches.add(new RowBatch(table.columns(), vectors, count));
        }
        return batches;
    }

    private static void cluster(List<RowBatch> batches) {
        List<Column> columns = batches.getFirst().columns();
        List<Argument> arguments = new ArrayList<>();
        for (Column column : columns.subList(1, columns.size())) {
            arguments.add(new Argument.OfColumn(Optional.empty(), column, Span.NONE));
        }
        arguments.add(constant("eps", KqlType.REAL, 0.0001));
        arguments.add(constant("mode", KqlType.STRING, "faithful"));
        Miner miner = Miners.named("dbscan").orElseThrow();
        miner.run(
                new Miner.Call(columns, arguments, Span.NONE),
                new Batches(columns, batches),
                Stop.NEVER);
    }

    private static Argument constant(String name, KqlType type, Object value) {
        return new Argument.OfConstant(Optional.of(name), type, Optional.of(value), Span.NONE);
    }
}

package spoor.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;
import spoor.workbench.QueryRequest;

/// What a hunter asks of process starts: the tree of all of them, and the indicators in their
/// command lines.
public final class HostBench {
    private static final String TREE =
            """
            Starts
            | evaluate process_tree()
            | summarize processes = count(), absent = countif(tree_missing), deepest = max(tree_depth)
            """;

    private static final String INDICATORS =
            """
            Starts
            | extend found = extract_iocs(CommandLine)
            | summarize urls = sum(array_length(found.url)),
                addresses = sum(array_length(found.ipv4)),
                paths = sum(array_length(found.windows_path))
            """;

    private HostBench() {}

    /// `HostBench FOLDER ROWS RUNS`
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]).toAbsolutePath().resolve("host-bench");
        int rows = Integer.parseInt(arguments[1]);
        int runs = Integer.parseInt(arguments[2]);
        Machine.delete(work);
        Files.createDirectories(work);
        Path file = work.resolve("Starts.csv");
        ProcessStarts.write(file, rows);
        System.out.println(Machine.describe());
        System.out.println(rows + " process starts, " + (Files.size(file) >> 20) + " MiB");
        try (Case one = Case.open(work.resolve("case"), Clock.systemUTC())) {
            one.load(List.of(file), LoadOptions.STANDARD.toTable("Starts"), Progress.NONE);
            time(one, "process_tree", TREE, rows, runs);
            time(one, "extract_iocs", INDICATORS, rows, runs);
        }
        System.out.println("most memory resident: " + Machine.peakMebibytes() + " MiB");
        Machine.delete(work);
    }

    private static void time(Case one, String name, String query, int rows, int runs)
            throws Exception {
        Timing timing = new Timing(name);
        for (int run = 0; run < runs; run++) {
            timing.time(() -> one.query(QueryRequest.of(query)));
        }
        System.out.println(timing);
        System.out.printf(
                Locale.ROOT,
                "   %,.0f rows a second, by processor %,.0f%n",
                rows / timing.median(),
                rows / timing.processor());
        one.query(QueryRequest.of(query))
                .tables()
                .getFirst()
                .rows()
                .forEach(row -> System.out.println("   " + row));
    }
}

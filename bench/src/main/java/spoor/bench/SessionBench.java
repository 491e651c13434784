package spoor.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;

/// Admin events cut into sessions and scored through KQL: commands alone, with the names of their
/// parameters, with names and values.
public final class SessionBench {
    private static final Map<String, String> QUERIES =
            new TreeMap<>(
                    Map.of(
                            "1 commands",
                            """
                            AdminEvents
                            | evaluate sessionize(TimeGenerated, Operation, UserId)
                            | evaluate sequence_scores(events, model='markov_faithful')
                            """,
                            "2 with parameters",
                            """
                            AdminEvents
                            | extend event = bag_pack(Operation, parse_json(Parameters))
                            | evaluate sessionize(TimeGenerated, event, UserId)
                            | evaluate sequence_scores(events, model='markov_faithful', params='names')
                            """,
                            "3 with parameters and values",
                            """
                            AdminEvents
                            | extend event = bag_pack(Operation, parse_json(Parameters))
                            | evaluate sessionize(TimeGenerated, event, UserId)
                            | evaluate sequence_scores(events, model='markov_faithful', params='values')
                            """));

    private SessionBench() {}

    /// `SessionBench FOLDER EVENTS RUNS`
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]).toAbsolutePath().resolve("session-bench");
        int events = Integer.parseInt(arguments[1]);
        int runs = Integer.parseInt(arguments[2]);
        Machine.delete(work);
        Files.createDirectories(work);
        Path file = work.resolve("AdminEvents.json");
        AdminEvents.write(file, events);
        System.out.println(Machine.describe());
        System.out.println(events + " events, " + (Files.size(file) >> 20) + " MiB");
        double total = 0;
        try (Case one = Case.open(work.resolve("case"), Clock.systemUTC())) {
            one.load(List.of(file), LoadOptions.STANDARD.toTable("AdminEvents"), Progress.NONE);
            for (Map.Entry<String, String> query : QUERIES.entrySet()) {
                Timing timing = new Timing("sessions of " + query.getKey().substring(2));
                for (int run = 0; run < runs; run++) {
                    timing.time(() -> answer(one, query.getValue()));
                }
                System.out.println(timing);
                System.out.println("   " + answer(one, query.getValue()) + " sessions");
                total += timing.median();
            }
        }
        System.out.printf(java.util.Locale.ROOT, "all three: %.2f s%n", total);
        System.out.println("most memory resident: " + Machine.peakMebibytes() + " MiB");
        Machine.delete(work);
    }

    private static long answer(Case one, String query) {
        ResultTable table =
                one.query(QueryRequest.of(query + "| where scored | count")).tables().getFirst();
        return (Long) table.rows().getFirst().getFirst();
    }
}

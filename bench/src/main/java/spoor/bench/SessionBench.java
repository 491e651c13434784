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
/// parameters, with names and values. First one query that cuts the sessions once and scores them
/// in all three ways, as who hunts writes it; then each way as a query of its own.
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

    private static final String ALL =
            """
            let sessions = materialize(AdminEvents
                | extend event = bag_pack(Operation, parse_json(Parameters))
                | evaluate sessionize(TimeGenerated, event, UserId));
            union
                (sessions | evaluate sequence_scores(events, model='markov_faithful')
                    | extend looks_at = 'commands'),
                (sessions | evaluate sequence_scores(events, model='markov_faithful', params='names')
                    | extend looks_at = 'with parameters'),
                (sessions | evaluate sequence_scores(events, model='markov_faithful', params='values')
                    | extend looks_at = 'with values')
            | where scored
            | summarize sessions = count(), rarest = min(likelihood) by looks_at
            """;

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
        double apart = 0;
        try (Case one = Case.open(work.resolve("case"), Clock.systemUTC())) {
            one.load(List.of(file), LoadOptions.STANDARD.toTable("AdminEvents"), Progress.NONE);
            Timing together = new Timing("three session types, one query");
            for (int run = 0; run < runs; run++) {
                together.time(() -> one.query(QueryRequest.of(ALL)));
            }
            System.out.println(together);
            one.query(QueryRequest.of(ALL))
                    .tables()
                    .getFirst()
                    .rows()
                    .forEach(row -> System.out.println("   " + row));
            for (Map.Entry<String, String> query : QUERIES.entrySet()) {
                Timing timing = new Timing("sessions of " + query.getKey().substring(2));
                for (int run = 0; run < runs; run++) {
                    timing.time(() -> answer(one, query.getValue()));
                }
                System.out.println(timing);
                System.out.println("   " + answer(one, query.getValue()) + " sessions");
                apart += timing.median();
            }
        }
        System.out.printf(java.util.Locale.ROOT, "three queries: %.2f s%n", apart);
        System.out.println("most memory resident: " + Machine.peakMebibytes() + " MiB");
        Machine.delete(work);
    }

    private static long answer(Case one, String query) {
        ResultTable table =
                one.query(QueryRequest.of(query + "| where scored | count")).tables().getFirst();
        return (Long) table.rows().getFirst().getFirst();
    }
}

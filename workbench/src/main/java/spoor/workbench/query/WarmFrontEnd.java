package spoor.workbench.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import spoor.kql.bind.Binder;
import spoor.kql.bind.BoundQuery;
import spoor.kql.bind.Catalog;
import spoor.kql.syntax.Parser;
import spoor.model.Problem;
import spoor.model.Ticks;
import spoor.plan.Plan;
import spoor.plan.Planner;

/// Has Java load and link what reads, binds and plans queries, on a thread of its own, while a
/// command opens its case (which takes DuckDB 200 ms of one core): a first query finds it ready.
///
/// Java links a `switch` over types and the `hashCode` of a record when it comes to them first, a
/// millisecond each; the queries here come to most.
public final class WarmFrontEnd {
    private static final String TEXT =
            """
            let T = datatable (At: datetime, Who: string, Data: dynamic, Size: long, Real: real) [];
            let least = 10;
            let recent = (from: datetime) { T | where At > from };
            recent(ago(1d))
            | where Who has "a" and Size >= least or Who in~ ("b", "c") and not(Real between (1 .. 2))
            | extend Name = tostring(Data.name), First = iff(isempty(Who), "", split(Who, "@")[0])
            | summarize Count = count(), Names = make_set(Name), Last = max(At), arg_max(Size, Real)
                by Who, bin(At, 1h)
            | where Count > least
            | join kind=inner (T | project Who, Size) on Who
            | project-away Who1
            | top 10 by Count desc;
            union withsource=Source T, (T | extend Text = strcat(Who, " ", Size))
            | where Text matches regex "x+" or Text startswith "y"
            | mv-expand Data to typeof(string)
            | summarize dcount(Who), countif(Size > 1) by Source, Text = tolower(Text)
            | sort by Text asc
            | take 5;
            T
            | distinct Who, Size
            | project Kind = case(Size > 1, "many", Size == 1, "one", "none"), Who = trim(" ", Who)
            | order by Kind
            | serialize
            | extend Row = row_number()
            | count
            """;

    private WarmFrontEnd() {}

    /// Begins; what fails is left to the query that meets it again.
    public static void begin() {
        Thread thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("spoor-warm-front-end")
                        .unstarted(WarmFrontEnd::run);
        thread.setUncaughtExceptionHandler((_, _) -> {});
        thread.start();
    }

    /// @return what is wrong with the queries: nothing
    static List<Problem> run() {
        BoundQuery bound =
                Binder.bind(
                        Parser.parse(TEXT),
                        new Binder.Surroundings(
                                Catalog.of(List.of()),
                                new MinerPlugins(true),
                                Ticks.of(Instant.EPOCH),
                                Map.of()));
        for (BoundQuery.Result result : bound.results()) {
            int[] number = {0};
            Plan _ = Planner.plan(result.relation(), () -> "stage_" + ++number[0]);
        }
        return bound.problems();
    }
}

package spoor.bench;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.workbench.Case;
import spoor.workbench.QueryRequest;

/// How long it takes from the cancel of a query to the answer, and until the case is closed behind
/// it: nothing runs any more, all that was stored is dropped. Queries of several kinds, cancelled
/// at moments spread over their first seconds.
public final class CancelBench {
    private static final Map<String, String> QUERIES =
            new TreeMap<>(
                    Map.of(
                            "a join of all with all",
                            """
                            let a = range x from 1 to 3000000 step 1 | extend k = 1;
                            a | join kind=inner a on k | where x * x1 % 7 == 3 | count
                            """,
                            "a sort of 40 million rows",
                            """
                            range x from 1 to 40000000 step 1 | extend h = hash(x)
                            | sort by h asc | extend d = h - prev(h) | summarize max(d)
                            """,
                            "30 million groups",
                            """
                            range x from 1 to 30000000 step 1
                            | summarize c = count() by h = strcat('group ', x * 7919 % 30000001)
                            | summarize max(c)
                            """,
                            "a stored result, joined",
                            """
                            let s = materialize(range x from 1 to 20000000 step 1
                                | extend h = x * 7919 % 20000003);
                            s | join kind=inner s on h | summarize sum(x * x1), count()
                            """,
                            "regular expressions",
                            """
                            range x from 1 to 100000000 step 1
                            | where strcat('user', x, '@example.org') matches regex @'(1|2)+9{3,}.*7@'
                            | count
                            """,
                            "sessions, scored",
                            """
                            range x from 1 to 3000000 step 1
                            | extend t = datetime(2024-01-01) + x * 1s, u = strcat('user', x % 5000)
                            | extend e = strcat('operation', x * 7919 % 97)
                            | evaluate sessionize(t, e, u, 2h, 2h) | evaluate sequence_scores(events)
                            | count
                            """));

    private CancelBench() {}

    /// `CancelBench CANCELS`: so many of each query
    public static void main(String[] arguments) throws Exception {
        int cancels = Integer.parseInt(arguments[0]);
        System.out.println(Machine.describe());
        for (Map.Entry<String, String> query : QUERIES.entrySet()) {
            List<double[]> times = new ArrayList<>();
            for (int i = 0; i < cancels; i++) {
                times.addAll(cancel(query.getValue(), 100 + i * 3_000L / cancels));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %d cancelled, %d ended before; to the answer: %s; to the end: %s%n",
                    query.getKey(),
                    times.size(),
                    cancels - times.size(),
                    text(times, 0),
                    text(times, 1));
        }
    }

    private static String text(List<double[]> times, int which) {
        double[] sorted = times.stream().mapToDouble(pair -> pair[which]).sorted().toArray();
        return sorted.length == 0
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "median %.1f ms, longest %.1f ms",
                        sorted[sorted.length / 2],
                        sorted[sorted.length - 1]);
    }

    /// The milliseconds from a cancel to the answer and to the end; none when the query had ended
    /// before.
    private static List<double[]> cancel(String text, long after) throws InterruptedException {
        Stop stop = new Stop();
        long[] asked = new long[1];
        Thread canceller =
                Thread.ofPlatform()
                        .daemon()
                        .unstarted(() -> {
                            try {
                                TimeUnit.MILLISECONDS.sleep(after);
                            } catch (InterruptedException e) {
                                return;
                            }
                            asked[0] = System.nanoTime();
                            stop.request(Stop.CANCELLED);
                        });
        long answered;
        try (Case one = Case.temporary(Clock.systemUTC())) {
            canceller.start();
            try {
                long rows = one.query(QueryRequest.of(text).stoppedBy(stop)).table().rowCount();
                if (rows == 0) {
                    throw new IllegalStateException(text);
                }
                canceller.interrupt();
                return List.of();
            } catch (SpoorException e) {
                answered = System.nanoTime();
                if (!Stop.CANCELLED.equals(e.getMessage())) {
                    throw e;
                }
                canceller.join();
            }
        }
        long ended = System.nanoTime();
        return List.of(new double[] {(answered - asked[0]) / 1e6, (ended - asked[0]) / 1e6});
    }
}

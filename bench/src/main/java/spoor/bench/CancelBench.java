package spoor.bench;

import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.workbench.Case;
import spoor.workbench.QueryRequest;

/// How long a query goes on after it was cancelled, scratch tables dropped and all: queries of
/// several kinds, cancelled at moments spread over their first seconds.
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
        try (Case one = Case.temporary(Clock.systemUTC())) {
            for (Map.Entry<String, String> query : QUERIES.entrySet()) {
                double[] times = new double[cancels];
                int cancelled = 0;
                for (int i = 0; i < cancels; i++) {
                    double time = cancel(one, query.getValue(), 100 + i * 3_000L / cancels);
                    if (time >= 0) {
                        times[cancelled++] = time;
                    }
                }
                Arrays.sort(times, 0, cancelled);
                System.out.printf(
                        Locale.ROOT,
                        "%-28s %d cancelled, %d ended before; from cancel to end: median %.1f ms,"
                                + " 90 %% %.1f ms, longest %.1f ms%n",
                        query.getKey(),
                        cancelled,
                        cancels - cancelled,
                        cancelled == 0 ? 0 : times[cancelled / 2],
                        cancelled == 0 ? 0 : times[cancelled * 9 / 10],
                        cancelled == 0 ? 0 : times[cancelled - 1]);
            }
        }
    }

    /// The milliseconds from a cancel to the end; negative when the query had ended before.
    private static double cancel(Case one, String text, long after) throws InterruptedException {
        Stop stop = new Stop();
        long[] asked = new long[1];
        Thread canceller =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            try {
                                TimeUnit.MILLISECONDS.sleep(after);
                            } catch (InterruptedException e) {
                                return;
                            }
                            asked[0] = System.nanoTime();
                            stop.request(Stop.CANCELLED);
                        });
        try {
            long rows = one.query(QueryRequest.of(text).stoppedBy(stop)).table().rowCount();
            if (rows == 0) {
                throw new IllegalStateException(text);
            }
            canceller.interrupt();
            return -1;
        } catch (SpoorException e) {
            long ended = System.nanoTime();
            if (!Stop.CANCELLED.equals(e.getMessage())) {
                throw e;
            }
            canceller.join();
            return (ended - asked[0]) / 1e6;
        }
    }
}

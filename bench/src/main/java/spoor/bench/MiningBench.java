package spoor.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spoor.mining.Miner;
import spoor.mining.Miner.Argument;
import spoor.mining.Miners;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Span;
import spoor.model.Stop;

/// Times `sessionize` and the three kinds of `sequence_scores` on made-up admin events, rows in and
/// rows out: `MiningBench [events=1000000] [distinct=880] [rounds=3]`. Beside the seconds on the
/// clock stand those of its thread on a processor, which a busy machine does not stretch.
public final class MiningBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private MiningBench() {}

    public static void main(String[] args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int distinct = args.length > 1 ? Integer.parseInt(args[1]) : 880;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        for (int round = 1; round <= rounds; round++) {
            System.out.printf(
                    Locale.ROOT, "round %d: %,d events, %,d distinct%n", round, count, distinct);
            round(new AdminEventRows(count, distinct, 1));
        }
    }

    private static void round(AdminEventRows events) {
        RowCursor rows = events.rows();
        Watch watch = Watch.start();
        List<RowBatch> sessions =
                run(
                        "sessionize",
                        AdminEventRows.COLUMNS,
                        List.of(
                                column(AdminEventRows.TIME),
                                column(AdminEventRows.EVENT),
                                column(AdminEventRows.USER),
                                column(AdminEventRows.CLIENT)),
                        rows);
        Watch total = watch.report("sessionize", sessions);
        for (String params : List.of("none", "names", "values")) {
            watch = Watch.start();
            List<Column> columns = sessions.getFirst().columns();
            Column array =
                    columns.stream()
                            .filter(c -> c.name().equals("events"))
                            .findFirst()
                            .orElseThrow();
            List<RowBatch> scored =
                    run(
                            "sequence_scores",
                            columns,
                            List.of(
                                    column(array),
                                    new Argument.OfConstant(
                                            Optional.of("params"),
                                            KqlType.STRING,
                                            Optional.of(params),
                                            Span.NONE),
                                    new Argument.OfConstant(
                                            Optional.of("model"),
                                            KqlType.STRING,
                                            Optional.of("markov_faithful"),
                                            Span.NONE)),
                            AdminEventRows.cursor(columns, sessions));
            total = total.plus(watch.report("sequence_scores params='" + params + "'", scored));
        }
        System.out.printf(
                Locale.ROOT,
                "%-32s %6.2f s, %6.2f s busy%n",
                "all",
                total.clock() / 1e9,
                total.busy() / 1e9);
    }

    private static List<RowBatch> run(
            String name, List<Column> columns, List<Argument> arguments, RowCursor rows) {
        Miner miner = Miners.named(name).orElseThrow();
        Miner.Call call = new Miner.Call(columns, arguments, Span.NONE);
        if (miner.check(call) instanceof Miner.Checked.Wrong wrong) {
            throw new IllegalStateException(wrong.problems().toString());
        }
        return new ArrayList<>(miner.run(call, rows, Stop.NEVER));
    }

    private static Argument column(Column column) {
        return new Argument.OfColumn(Optional.empty(), column, Span.NONE);
    }

    /// Nanoseconds: at a start, or of a span.
    private record Watch(long clock, long busy) {
        static Watch start() {
            return new Watch(System.nanoTime(), THREADS.getCurrentThreadCpuTime());
        }

        Watch plus(Watch other) {
            return new Watch(clock + other.clock, busy + other.busy);
        }

        Watch report(String what, List<RowBatch> rows) {
            Watch now = start();
            Watch span = new Watch(now.clock - clock, now.busy - busy);
            int count = rows.stream().mapToInt(RowBatch::rows).sum();
            System.out.printf(
                    Locale.ROOT,
                    "%-32s %6.2f s, %6.2f s busy, %,d rows%n",
                    what,
                    span.clock / 1e9,
                    span.busy / 1e9,
                    count);
            return span;
        }
    }
}

package spoor.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import spoor.engine.duckdb.StoredSource;
import spoor.engine.duckdb.TimeRange;
import spoor.model.Ticks;
import spoor.workbench.Account;
import spoor.workbench.report.Visible;

/// The sources of an account: a line each, or, where there are many, a line for each format and
/// table.
final class AccountSources {
    /// More sources are summed up.
    private static final int MOST = 40;

    private AccountSources() {}

    static void print(Account account, String folder, PrintStream out, boolean raw, boolean every) {
        if (!folder.isEmpty()) {
            out.println("In " + (raw ? folder : Visible.line(folder)));
        }
        if (every || account.counted().size() <= MOST) {
            each(account, folder, out, raw);
        } else {
            summed(account, out, raw);
        }
    }

    private static void each(Account account, String folder, PrintStream out, boolean raw) {
        TextTable table =
                table(
                        List.of("id", "source", "", "format", "table"),
                        List.of(true, false, false, false, false),
                        raw);
        for (Account.Line line : account.counted()) {
            StoredSource source = line.source();
            List<String> cells = new ArrayList<>();
            cells.add(Integer.toString(source.id()));
            cells.add(source.path().substring(folder.length()));
            cells.add(
                    line.outcome() == Account.Outcome.KNOWN
                            ? source.state().name().toLowerCase(Locale.ROOT)
                            : line.outcome().name().toLowerCase(Locale.ROOT));
            cells.add(source.format());
            cells.add(String.join(", ", source.tables()));
            table.add(with(cells, Sum.of(source)));
        }
        table.print(out);
    }

    private static void summed(Account account, PrintStream out, boolean raw) {
        record Kind(String format, String table) {}
        Map<Kind, Sum> sums =
                new TreeMap<>(
                        java.util.Comparator.comparing(Kind::format).thenComparing(Kind::table));
        for (Account.Line line : account.counted()) {
            StoredSource source = line.source();
            Kind kind =
                    new Kind(
                            source.format().isEmpty() ? "(not read)" : source.format(),
                            String.join(", ", source.tables()));
            sums.merge(kind, Sum.of(source), Sum::plus);
        }
        TextTable table =
                table(List.of("format", "table", "sources"), List.of(false, false, true), raw);
        sums.forEach((kind, sum) ->
                table.add(
                        with(
                                new ArrayList<>(
                                        List.of(
                                                kind.format(),
                                                kind.table(),
                                                AccountRemarks.number(sum.sources()))),
                                sum)));
        table.print(out);
        out.println(
                AccountRemarks.number(account.counted().size())
                        + " sources, summed up by format and table (--all prints each)");
    }

    private static TextTable table(List<String> first, List<Boolean> firstRight, boolean raw) {
        List<String> header = new ArrayList<>(first);
        header.addAll(List.of("events", "rejects", "bytes", "balanced", "first", "last"));
        List<Boolean> right = new ArrayList<>(firstRight);
        right.addAll(Collections.nCopies(3, true));
        right.addAll(Collections.nCopies(3, false));
        return new TextTable(header, right, raw);
    }

    private static List<String> with(List<String> cells, Sum sum) {
        cells.add(AccountRemarks.number(sum.events()));
        cells.add(AccountRemarks.number(sum.rejects()));
        cells.add(AccountRemarks.number(sum.bytes()));
        cells.add(sum.balanced() ? "yes" : "NO");
        cells.add(sum.times().isEmpty() ? "" : seconds(sum.times().getFirst().first()));
        cells.add(sum.times().isEmpty() ? "" : seconds(sum.times().getFirst().last()));
        return cells;
    }

    private static String seconds(long ticks) {
        return Ticks.datetimeText(ticks).substring(0, 19) + "Z";
    }

    /// @param times one range, or none
    private record Sum(
            long sources,
            long events,
            long rejects,
            long bytes,
            boolean balanced,
            List<TimeRange> times) {
        static Sum of(StoredSource source) {
            return new Sum(
                    1,
                    source.counts().events().count(),
                    source.counts().rejects().count(),
                    source.content().textLength(),
                    source.balanced(),
                    source.times().stream().toList());
        }

        Sum plus(Sum other) {
            List<TimeRange> both = new ArrayList<>(times);
            both.addAll(other.times);
            return new Sum(
                    sources + other.sources,
                    events + other.events,
                    rejects + other.rejects,
                    bytes + other.bytes,
                    balanced && other.balanced,
                    both.stream().reduce(TimeRange::with).stream().toList());
        }
    }
}

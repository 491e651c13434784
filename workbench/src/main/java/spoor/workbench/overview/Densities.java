package spoor.workbench.overview;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import spoor.engine.Limits;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.model.Ticks;
import spoor.workbench.Account;
import spoor.workbench.Case;
import spoor.workbench.Now;
import spoor.workbench.QueryRequest;

/// Counts the rows of all tables over time: one query of the engine for each table, kept until the
/// table changes. Safe for many threads.
public final class Densities {
    /// Most bins of a line.
    public static final int MOST_BINS = 2_000;

    private static final int KEPT = 2_000;
    private static final Duration TIME = Duration.ofMinutes(2);

    private final Case target;
    private final Map<Key, Counted> kept = new LinkedHashMap<>();
    private Map<String, Long> columnsOf = Map.of();
    private Map<String, String> columns = Map.of();

    Densities(Case target) {
        this.target = target;
    }

    /// @param step 0: the times at all, without bins
    private record Key(String table, long state, String column, long from, long to, long step) {}

    private record Counted(long timed, long first, long last, TreeMap<Long, Long> bins) {}

    /// Counts.
    ///
    /// @param from in ticks; empty: the first time in any table
    /// @param to in ticks; empty: the last one
    /// @param bins at most about so many
    public Density count(Optional<Long> from, Optional<Long> to, int bins, Stop stop) {
        if (bins < 1
                || bins > MOST_BINS
                || from.isPresent() && to.isPresent() && from.get() > to.get()) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "a span begins before it ends, and has 1 to " + MOST_BINS + " bins");
        }
        TableStates states = TableStates.of(target);
        Map<String, String> times = columns(states);
        Map<String, Counted> spans = new TreeMap<>();
        List<String> without = new ArrayList<>();
        for (String table : states.tables().keySet().stream().sorted().toList()) {
            String column = times.get(table);
            Optional<Counted> span =
                    Optional.ofNullable(column)
                            .map(name ->
                                    kept(new Key(table, states.of(table), name, 0, 0, 0), stop));
            if (span.isPresent() && span.get().timed() > 0) {
                spans.put(table, span.get());
            } else {
                without.add(table);
            }
        }
        if (spans.isEmpty()) {
            return new Density(0, 0, 1, 0, 0, List.of(), without);
        }
        long first = spans.values().stream().mapToLong(Counted::first).min().orElseThrow();
        long last = spans.values().stream().mapToLong(Counted::last).max().orElseThrow();
        long low = from.orElse(first);
        long high = Math.max(low, to.orElse(last));
        long step = Steps.of(high - low, bins);
        long begin = Math.floorDiv(low, step) * step;
        long end = Math.floorDiv(high, step) * step + step;
        List<Density.Line> lines = new ArrayList<>();
        spans.forEach((table, span) -> {
            String column = times.getOrDefault(table, "");
            Key key = new Key(table, states.of(table), column, begin, end, step);
            boolean outside = span.last() < begin || span.first() >= end;
            Map<Long, Long> counts = outside ? Map.of() : kept(key, stop).bins();
            Account.Table known = Objects.requireNonNull(states.tables().get(table));
            lines.add(
                    new Density.Line(
                            table,
                            column,
                            known.rows(),
                            span.timed(),
                            span.first(),
                            span.last(),
                            counts.keySet().stream()
                                    .map(at -> (int) ((at - begin) / step))
                                    .toList(),
                            List.copyOf(counts.values())));
        });
        return new Density(begin, end, step, first, last, lines, without);
    }

    /// The time columns by table.
    private synchronized Map<String, String> columns(TableStates states) {
        if (!columnsOf.equals(states.byTable())) {
            columns = new HashMap<>(target.timeColumns());
            columnsOf = states.byTable();
        }
        return columns;
    }

    /// The time column of a table.
    public Optional<String> column(String table) {
        return Optional.ofNullable(columns(TableStates.of(target)).get(table));
    }

    private Counted kept(Key key, Stop stop) {
        synchronized (kept) {
            Counted known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        Counted counted = key.step() == 0 ? span(key, stop) : bins(key, stop);
        synchronized (kept) {
            kept.put(key, counted);
            while (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return counted;
    }

    private Counted span(Key key, Stop stop) {
        String column = KqlText.name(key.column());
        List<@Nullable Object> row =
                rows(
                                KqlText.name(key.table())
                                        + " | summarize countif(isnotnull("
                                        + column
                                        + ")), min("
                                        + column
                                        + "), max("
                                        + column
                                        + ")",
                                stop)
                        .getFirst();
        long timed = whole(row.get(0));
        return timed == 0
                ? new Counted(0, 0, 0, new TreeMap<>())
                : new Counted(timed, whole(row.get(1)), whole(row.get(2)), new TreeMap<>());
    }

    private Counted bins(Key key, Stop stop) {
        String column = KqlText.name(key.column());
        String text =
                KqlText.name(key.table())
                        + " | where "
                        + column
                        + " >= "
                        + KqlText.time(Math.max(0, key.from()))
                        + " and "
                        + column
                        + " <= "
                        + KqlText.time(Math.min(Ticks.ofDate(9999, 12, 31), key.to() - 1))
                        + " | summarize count() by bin("
                        + column
                        + ", "
                        + KqlText.span(key.step())
                        + ")";
        TreeMap<Long, Long> bins = new TreeMap<>();
        for (List<@Nullable Object> row : rows(text, stop)) {
            bins.put(whole(row.get(0)), whole(row.get(1)));
        }
        return new Counted(0, 0, 0, bins);
    }

    private List<List<@Nullable Object>> rows(String text, Stop stop) {
        Limits limits = new Limits(TIME, 0, stop);
        return target.query(new QueryRequest(text, new Now.Clock(), Map.of(), limits))
                .table()
                .rows();
    }

    private static long whole(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }
}

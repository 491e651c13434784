package spoor.kql.bind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.model.KqlType;

/// Binds the plugins that count who did something when: `sliding_window_counts`,
/// `active_users_count`, `activity_counts_metrics`, `session_count`, `rolling_percentile`.
///
/// A window that moves by steps is computed by repeating each group of a step for every window that
/// it lies in.
final class ActivityPlugins {
    private final QueryPlugin plugin;
    private final Expr.Call call;

    ActivityPlugins(RelationBinder relations, Rows input, Operator.Evaluate evaluate) {
        this.call = evaluate.call();
        this.plugin = new QueryPlugin(relations, input, call);
        plugin.arguments().named();
    }

    static boolean has(String name) {
        return switch (name) {
            case "sliding_window_counts",
                    "active_users_count",
                    "activity_counts_metrics",
                    "session_count",
                    "rolling_percentile" ->
                    true;
            default -> false;
        };
    }

    Rows bind() {
        return switch (call.name()) {
            case "sliding_window_counts" -> slidingWindowCounts();
            case "active_users_count" -> activeUsersCount();
            case "activity_counts_metrics" -> activityCountsMetrics();
            case "session_count" -> sessionCount();
            case "rolling_percentile" -> rollingPercentile();
            default -> throw new IllegalStateException(call.name());
        };
    }

    private Rows slidingWindowCounts() {
        Symbol time = idAndTimeline();
        KqlType distance = QueryPlugin.distance(time);
        double lookback = plugin.positive("lookback", 4, distance);
        double step = plugin.positive("step", 5, distance);
        plugin.dimensions(6);
        long windows = plugin.steps(Math.max(1, Math.floor(lookback / step)), 4);
        return plugin.rows(
                """
                Source
                | where isnotnull(t)
                | summarize n = count() by b = bin_at(t, step, start), id%s
                | extend k = range(0, %d, 1)
                | mv-expand k to typeof(long)
                | extend w = b + k * step
                | where w >= start and w <= finish
                | summarize n = sum(n), m = dcount(id) by w%s
                | project w%s, n, m
                """
                        .formatted(dimensions(), windows - 1, dimensions(), dimensions()),
                names(time, "Count", "Dcount"));
    }

    /// An id counts at a moment when it was there in enough periods of the time before, which
    /// begins after `moment - lookback`.
    private Rows activeUsersCount() {
        Symbol time = idAndTimeline();
        KqlType distance = QueryPlugin.distance(time);
        double lookback = plugin.positive("lookback", 4, distance);
        double period = plugin.positive("period", 5, distance);
        plugin.constant("least", 6, KqlType.LONG);
        plugin.positive("step", 7, distance);
        plugin.dimensions(8);
        long periods = plugin.steps(Math.ceil(lookback / period), 4);
        return plugin.rows(
                """
                let Seen = Source
                | where t > start - lookback and t <= finish
                | summarize newest = max(t) by id%1$s, p = bin_at(t, period, start);
                Source
                | where t >= start and t <= finish
                | summarize by id%1$s, t
                | extend k = range(0, %2$d, 1)
                | mv-expand k to typeof(long)
                | extend p = bin_at(t, period, start) - k * period
                | join kind=inner Seen on id%1$s, p
                | where k == 0 or newest > t - lookback
                | summarize n = count() by id%1$s, t
                | where n >= least
                | summarize m = dcount(id) by b = bin_at(t, step, start)%1$s
                | project b%1$s, m
                """
                        .formatted(dimensions(), periods),
                names(time, "dcount"));
    }

    private Rows activityCountsMetrics() {
        Symbol time = idAndTimeline();
        plugin.positive("step", 4, QueryPlugin.distance(time));
        plugin.dimensions(5);
        StringBuilder other = new StringBuilder("false");
        for (int i = 0; i < plugin.dimensionNames().size(); i++) {
            other.append(" or not(").append(same("d" + i, "prev(d" + i + ")")).append(')');
        }
        return plugin.rows(
                """
                Source
                | where t >= start and t <= finish
                | summarize n = count() by b = bin_at(t, step, start), id%1$s
                | join kind=inner (
                    Source
                    | where t >= start and t <= finish
                    | summarize f = min(bin_at(t, step, start)) by id%1$s) on id%1$s
                | summarize n = sum(n), m = dcount(id), e = dcountif(id, f == b) by b%1$s
                | sort by %2$sb asc
                | extend a = row_cumsum(e, %3$s)
                | project b%1$s, n, m, e, a
                """
                        .formatted(dimensions(), plugin.dimensions("", " asc, "), other),
                names(time, "count", "dcount", "new_dcount", "aggregated_dcount"));
    }

    /// A session begins where the id was not there for `lookback`.
    private Rows sessionCount() {
        Symbol time = idAndTimeline();
        KqlType distance = QueryPlugin.distance(time);
        plugin.positive("step", 4, distance);
        plugin.positive("lookback", 5, distance);
        plugin.dimensions(6);
        StringBuilder before = new StringBuilder("pid = prev(id), pt = prev(t)");
        StringBuilder same = new StringBuilder(same("id", "pid"));
        for (int i = 0; i < plugin.dimensionNames().size(); i++) {
            before.append(", pd").append(i).append(" = prev(d").append(i).append(')');
            same.append(" and ").append(same("d" + i, "pd" + i));
        }
        return plugin.rows(
                """
                Source
                | where t >= start and t <= finish
                | sort by %1$sid asc, t asc
                | extend r = row_number(), %2$s
                | where r == 1 or not(%3$s) or t - pt >= lookback
                | summarize n = count() by b = bin(t, step)%4$s
                | project b%4$s, n
                """
                        .formatted(plugin.dimensions("", " asc, "), before, same, dimensions()),
                names(time, "count_sessions"));
    }

    private Rows rollingPercentile() {
        Symbol value = plugin.column("v", 0);
        Symbol time = plugin.timeline(2);
        String percent = percent();
        plugin.positive("step", 3, QueryPlugin.distance(time));
        long windows = plugin.steps(plugin.positive("windows", 4, KqlType.LONG), 4);
        plugin.dimensions(5);
        return plugin.rows(
                """
                let Binned = Source | where isnotnull(t) | extend b = bin(t, step);
                let newest = toscalar(Binned | summarize max(b));
                Binned
                | extend k = range(0, %2$d, 1)
                | mv-expand k to typeof(long)
                | extend w = b + k * step
                | where w <= newest
                | summarize p = percentile(v, %3$s) by w%1$s
                | project w%1$s, p
                """
                        .formatted(dimensions(), windows - 1, percent),
                names(time, "rolling_" + windows + "_percentile_" + value.name() + "_" + percent));
    }

    /// The percent as it is written into the query and the column's name: `50`, `99.5`.
    private String percent() {
        Object value = plugin.arguments().constant(plugin.arguments().at(1)).orElse("");
        if (value instanceof Double fraction && fraction >= 0 && fraction <= 100) {
            return BigDecimal.valueOf(fraction).toPlainString();
        }
        return plugin.constant("percent", 1, KqlType.LONG).toString();
    }

    private Symbol idAndTimeline() {
        plugin.column("id", 0);
        Symbol time = plugin.timeline(1);
        plugin.scalar("start", 2, time.type());
        plugin.scalar("finish", 3, time.type());
        return time;
    }

    private String dimensions() {
        return plugin.dimensions(", ", "");
    }

    /// Whether two values are the same, null and null too.
    private static String same(String one, String other) {
        return "iff(isnull(%1$s), isnull(%2$s), coalesce(%1$s == %2$s, false))"
                .formatted(one, other);
    }

    private List<String> names(Symbol time, String... last) {
        List<String> names = new ArrayList<>(List.of(time.name()));
        names.addAll(plugin.dimensionNames());
        names.addAll(List.of(last));
        return names;
    }
}

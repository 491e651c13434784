package spoor.engine.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spoor.model.Ticks;

/// Finds pauses that break the rhythm of a source.
///
/// The rule: at most [#MOST] pauses, each at least [#FACTOR] times as long as every other pause of
/// the source and at least a minute; in a source with events in at least [#LEAST_EVENTS] parts.
/// Nights and weekends come again and are compared with each other, so they break no rhythm; one
/// outage does. Times are counted in [#BUCKETS] equal parts of the source's time, which finds every
/// pause that is longer than one of them, without sorting rows.
final class QuietSpans {
    static final int MOST = 5;
    static final int FACTOR = 5;
    static final int LEAST_EVENTS = 20;
    static final int BUCKETS = 4096;

    /// Events before and behind a pause: a straggler makes none.
    static final int LEAST_BESIDE = 5;

    private QuietSpans() {}

    private record Pause(TimeRange between, long bucket) {
        long length() {
            return between.last() - between.first();
        }
    }

    /// @param rows what [Timed#selection] gives, as it is named behind FROM
    /// @param sources ids of sources that have times
    static List<Gap> find(Connection connection, String rows, List<Integer> sources)
            throws SQLException {
        String sql =
                "WITH s AS (SELECT id, first_time, greatest(1, (last_time - first_time) // "
                        + BUCKETS
                        + ") AS width FROM spoor.sources WHERE id IN "
                        + Timed.ids(sources)
                        + " AND events >= "
                        + LEAST_EVENTS
                        + " AND first_time IS NOT NULL),"
                        + " b AS (SELECT s.id, s.width, (r.event_time - s.first_time) // s.width"
                        + " AS bucket, min(r.event_time) AS low, max(r.event_time) AS high,"
                        + " count(*) AS n FROM "
                        + rows
                        + " r JOIN s ON s.id = r.source_id GROUP BY ALL),"
                        + " g AS (SELECT id, width, high AS begins, lead(low) OVER (PARTITION BY id"
                        + " ORDER BY bucket) AS ends, count(*) OVER (PARTITION BY id) AS times,"
                        + " sum(n) OVER (PARTITION BY id ORDER BY bucket) AS before,"
                        + " sum(n) OVER (PARTITION BY id) AS together FROM b)"
                        + " SELECT id, width, begins, ends FROM g WHERE ends IS NOT NULL"
                        + " AND times >= "
                        + LEAST_EVENTS
                        + " AND least(before, together - before) >= "
                        + LEAST_BESIDE
                        + " QUALIFY row_number() OVER (PARTITION BY id"
                        + " ORDER BY ends - begins DESC, begins) <= "
                        + (MOST + 1)
                        + " ORDER BY id, ends - begins DESC, begins";
        Map<Integer, List<Pause>> pauses = new LinkedHashMap<>();
        Sql.query(
                connection,
                sql,
                row ->
                        pauses.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                                .add(
                                        new Pause(
                                                new TimeRange(row.getLong(3), row.getLong(4)),
                                                row.getLong(2))));
        List<Gap> found = new ArrayList<>();
        pauses.forEach((source, list) -> found.addAll(breaks(source, list)));
        return found;
    }

    /// @param pauses the longest ones, the longest first
    private static List<Gap> breaks(int source, List<Pause> pauses) {
        for (int count = Math.min(MOST, pauses.size()); count > 0; count--) {
            Pause shortest = pauses.get(count - 1);
            long next = count < pauses.size() ? pauses.get(count).length() : 0;
            long other = Math.max(next, shortest.bucket());
            if (shortest.length() >= FACTOR * other && shortest.length() >= Ticks.PER_MINUTE) {
                return pauses.subList(0, count).stream()
                        .sorted((a, b) -> Long.compare(a.between.first(), b.between.first()))
                        .map(pause -> (Gap) new Gap.Quiet(source, pause.between(), other))
                        .toList();
            }
        }
        return List.of();
    }
}

package spoor.engine.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.model.Ticks;

/// Finds where the clock of a source ran backwards.
///
/// A source is cut into up to [#PARTS] parts of about [#RECORDS] records or more, by byte offset.
/// The clock stepped back within a part when everything in the part behind is older than everything
/// in the part before. A record that comes late by itself, as logs that write an event at its end
/// have them, is no step. Up to [#MOST] steps are told each with the record; more of them, and the
/// source is in no order of time, or, where nearly every part falls back, its newest records come
/// first.
final class ClockSteps {
    static final int PARTS = 4096;
    static final int RECORDS = 8;
    static final int MOST = 5;

    /// Parts with fewer records say nothing.
    private static final int FEWEST = 3;

    /// Logs that write an event at its end fall back by the time after which they give up waiting.
    private static final long LEAST_TICKS = 5 * Ticks.PER_MINUTE;

    private static final double NEARLY_ALL = 0.9;

    private ClockSteps() {}

    /// A part whose neighbours show a step, between these offsets.
    private record Step(long part, long from, long to) {}

    private record Found(long parts, List<Step> steps) {}

    /// Fewer events make no three parts.
    static final int LEAST_EVENTS = 3 * RECORDS;

    /// @param rows what [Timed#selection] gives, as it is named behind FROM
    static List<Gap> find(Connection connection, String rows, List<Integer> sources)
            throws SQLException {
        String sql =
                "WITH s AS (SELECT id, greatest(1, text_length // least("
                        + PARTS
                        + ", greatest(1, events // "
                        + RECORDS
                        + "))) AS width FROM spoor.sources WHERE id IN "
                        + Timed.ids(sources)
                        + " AND events >= "
                        + LEAST_EVENTS
                        + "), p AS (SELECT s.id, r.place // s.width AS part,"
                        + " min(r.event_time) AS low, max(r.event_time) AS high,"
                        + " min(r.place) AS begins, max(r.place) AS ends, count(*) AS n FROM "
                        + rows
                        + " r JOIN s ON s.id = r.source_id GROUP BY ALL),"
                        + " w AS (SELECT id, row_number() OVER o AS part, count(*) OVER"
                        + " (PARTITION BY id) AS parts, lag(low) OVER o AS low_before,"
                        + " lead(high) OVER o AS high_behind, lag(begins) OVER o AS begins,"
                        + " lead(ends) OVER o AS ends, least(lag(n) OVER o, lead(n) OVER o) AS n"
                        + " FROM p WINDOW o AS (PARTITION BY id ORDER BY part))"
                        + " SELECT id, parts, part, begins, ends FROM w WHERE n >= "
                        + FEWEST
                        + " AND high_behind < low_before ORDER BY id, part";
        Map<Integer, Found> found = new LinkedHashMap<>();
        Sql.query(
                connection,
                sql,
                row -> {
                    long parts = row.getLong(2);
                    return found.computeIfAbsent(
                                    row.getInt(1), _ -> new Found(parts, new ArrayList<>()))
                            .steps()
                            .add(new Step(row.getLong(3), row.getLong(4), row.getLong(5)));
                });
        List<Gap> gaps = new ArrayList<>();
        for (Map.Entry<Integer, Found> one : found.entrySet()) {
            gaps.addAll(gaps(connection, rows, one.getKey(), one.getValue()));
        }
        return gaps;
    }

    private static List<Gap> gaps(Connection connection, String rows, int source, Found found)
            throws SQLException {
        if (found.steps().size() > 2 && found.steps().size() >= NEARLY_ALL * (found.parts() - 2)) {
            return List.of(new Gap.NewestFirst(source));
        }
        List<Step> steps = new ArrayList<>();
        for (Step step : found.steps()) {
            if (!steps.isEmpty() && steps.getLast().part() + 1 >= step.part()) {
                Step last = steps.removeLast();
                steps.add(new Step(step.part(), last.from(), step.to()));
            } else {
                steps.add(step);
            }
        }
        if (steps.size() > MOST) {
            return List.of(new Gap.Unordered(source, steps.size()));
        }
        List<Gap> gaps = new ArrayList<>();
        for (Step step : steps) {
            deepest(connection, rows, source, step).ifPresent(gaps::add);
        }
        return gaps;
    }

    /// The record at which the time falls most.
    private static Optional<Gap> deepest(Connection connection, String rows, int source, Step step)
            throws SQLException {
        String sql =
                "WITH r AS (SELECT place, event_time AS t,"
                        + " lag(event_time) OVER (ORDER BY place) AS before FROM "
                        + rows
                        + " e WHERE source_id = "
                        + source
                        + " AND place BETWEEN "
                        + step.from()
                        + " AND "
                        + step.to()
                        + ") SELECT place, before, t FROM r WHERE before - t >= "
                        + LEAST_TICKS
                        + " ORDER BY before - t DESC, place LIMIT 1";
        return Sql.query(
                        connection,
                        sql,
                        row ->
                                (Gap)
                                        new Gap.ClockBack(
                                                source,
                                                row.getLong(1),
                                                row.getLong(2),
                                                row.getLong(3)))
                .stream()
                .findFirst();
    }
}

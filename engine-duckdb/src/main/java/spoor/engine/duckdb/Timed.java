package spoor.engine.duckdb;

import java.util.List;
import java.util.stream.Collectors;

/// Sources of a table of the case, and the column that holds the times of their events.
///
/// @param rows events of these sources
record Timed(String table, String time, List<Integer> sources, long rows) {
    /// The columns of what [#selection] gives.
    static final String SOURCE = "source_id";

    static final String PLACE = "place";
    static final String TIME = "event_time";

    Timed {
        sources = List.copyOf(sources);
    }

    /// Sources, offsets and times of the events that have one.
    String selection() {
        String column = DuckDbDialect.quoted(time);
        return "SELECT "
                + DuckDbDialect.quoted(CaseStore.SOURCE)
                + " AS "
                + SOURCE
                + ", "
                + DuckDbDialect.quoted(CaseStore.OFFSET)
                + " AS "
                + PLACE
                + ", "
                + column
                + " AS "
                + TIME
                + " FROM main."
                + DuckDbDialect.quoted(table)
                + " WHERE "
                + column
                + " IS NOT NULL AND "
                + DuckDbDialect.quoted(CaseStore.SOURCE)
                + " IN "
                + ids(sources);
    }

    static String ids(List<Integer> sources) {
        return sources.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}

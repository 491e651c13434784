package spoor.workbench.overview;

import java.util.List;

/// How many rows each table has in each step of time; all times in ticks, UTC.
///
/// @param from begin of the first bin
/// @param to end of the last bin
/// @param step length of a bin
/// @param first the first time in any table, whatever the span asked for
/// @param last the last one
/// @param lines of the tables that have times, by name
/// @param without tables that have no time column, or no time in it
public record Density(
        long from,
        long to,
        long step,
        long first,
        long last,
        List<Line> lines,
        List<String> without) {
    public Density {
        lines = List.copyOf(lines);
        without = List.copyOf(without);
    }

    /// One table.
    ///
    /// @param column its time column
    /// @param rows of the table
    /// @param timed of them with a time
    /// @param first time
    /// @param last time
    /// @param places of the bins that have rows, from 0
    /// @param counts of their rows
    public record Line(
            String table,
            String column,
            long rows,
            long timed,
            long first,
            long last,
            List<Integer> places,
            List<Long> counts) {
        public Line {
            places = List.copyOf(places);
            counts = List.copyOf(counts);
        }
    }
}

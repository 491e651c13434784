package spoor.workbench.overview;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is in the columns of a table, or how far counting it is.
///
/// @param rows that are counted, or are to be counted
/// @param rowsDone of them
/// @param share of the rows that is looked at: 1 of so many; 1: all
/// @param query that gives the same numbers
/// @param problem why there are none
/// @param columns in the order of the table; none before it is done
public record Profile(
        State state,
        long rows,
        long rowsDone,
        int share,
        String query,
        long milliseconds,
        String problem,
        List<ColumnProfile> columns) {
    public Profile {
        columns = List.copyOf(columns);
    }

    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /// A row of `column_profile`, and how its values are spread.
    ///
    /// @param values as the plugin gives them, after the column's name
    public record ColumnProfile(
            String name, List<@Nullable Object> values, Optional<Spread> spread) {}

    /// Counts in bins of equal length between the least and the greatest value.
    ///
    /// @param low as KQL writes it
    /// @param high as KQL writes it
    public record Spread(String low, String high, List<Long> counts) {
        public Spread {
            counts = List.copyOf(counts);
        }
    }
}

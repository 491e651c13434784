package spoor.workbench.overview;

/// A span of time on one column.
///
/// @param from in ticks, the first in it
/// @param to in ticks, the last in it
public record Between(String column, long from, long to) {
    /// As a step of a pipeline.
    String where() {
        return " | where "
                + KqlText.name(column)
                + " between ("
                + KqlText.time(from)
                + " .. "
                + KqlText.time(to)
                + ")";
    }
}

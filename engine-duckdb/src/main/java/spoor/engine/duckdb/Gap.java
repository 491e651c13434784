package spoor.engine.duckdb;

/// A hole in what a source tells, or a doubt about its times. Times are ticks.
public sealed interface Gap {
    /// The id of the source; of a hole between two sources, the one before it.
    int source();

    /// A pause that breaks the source's rhythm.
    ///
    /// @param longestOther no other pause is longer
    record Quiet(int source, TimeRange between, long longestOther) implements Gap {}

    /// The clock ran backwards: the records from here on are older than those before.
    ///
    /// @param offset byte offset of the first older record
    /// @param before the time of the record before it
    /// @param after its own time
    record ClockBack(int source, long offset, long before, long after) implements Gap {}

    /// The newest records come first.
    record NewestFirst(int source) implements Gap {}

    /// The records are in no order of time.
    ///
    /// @param places in which the time falls back, at least
    record Unordered(int source, long places) implements Gap {}

    /// Serial numbers that are missing.
    ///
    /// @param node whose they are; empty where the log names none
    /// @param after the serial number before the hole
    /// @param before the one behind it
    record Serials(int source, String node, long after, long before, TimeRange between)
            implements Gap {
        public long missing() {
            return before - after - 1;
        }
    }

    /// All holes in serial numbers together, where there are more than are listed.
    record MoreSerials(int source, long holes, long missing) implements Gap {}
}

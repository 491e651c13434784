package spoor.workbench;

import java.time.Instant;
import java.util.Optional;
import spoor.formats.Latest;
import spoor.formats.Unpacking;
import spoor.model.Ticks;

/// @param table the table that all files go to; empty: each to the table its format names
/// @param threads that parse
/// @param unpacking how far archives are opened
/// @param logEnd no event of the logs is later: tells the years of those that name none; empty: the
///   time at which each file was last changed
/// @param besideQueries whether queries run at the same time, which keep their memory
public record LoadOptions(
        Optional<String> table,
        int threads,
        Unpacking unpacking,
        Optional<Instant> logEnd,
        boolean besideQueries) {
    public static final LoadOptions STANDARD =
            new LoadOptions(Optional.empty(), Runtime.getRuntime().availableProcessors());

    public LoadOptions(Optional<String> table, int threads) {
        this(table, threads, Unpacking.STANDARD);
    }

    public LoadOptions(Optional<String> table, int threads, Unpacking unpacking) {
        this(table, threads, unpacking, Optional.empty());
    }

    public LoadOptions(
            Optional<String> table, int threads, Unpacking unpacking, Optional<Instant> logEnd) {
        this(table, threads, unpacking, logEnd, false);
    }

    /// The same, each file to the table that its format names.
    public LoadOptions toAnyTable() {
        return new LoadOptions(Optional.empty(), threads, unpacking, logEnd, besideQueries);
    }

    /// The same while queries run.
    public LoadOptions withQueriesBeside() {
        return new LoadOptions(table, threads, unpacking, logEnd, true);
    }

    public LoadOptions toTable(String name) {
        return new LoadOptions(Optional.of(name), threads, unpacking, logEnd, besideQueries);
    }

    /// What is said of the latest time in the logs.
    Latest latest() {
        return logEnd.map(end -> new Latest(Ticks.of(end), true)).orElse(Latest.UNKNOWN);
    }
}

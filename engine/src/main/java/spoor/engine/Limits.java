package spoor.engine;

import java.time.Duration;
import spoor.model.Stop;

/// What one query may use.
///
/// @param time wall clock; zero: no limit
/// @param rows rows of one result; more is an error that says so, never a silent cut; 0: no limit
/// @param stop how the query is cancelled while it runs
public record Limits(Duration time, long rows, Stop stop) {
    public static final Limits NONE = new Limits(Duration.ZERO, 0);

    public Limits(Duration time, long rows) {
        this(time, rows, Stop.NEVER);
    }

    /// The same for what is no result: without a limit of rows.
    public Limits anyRows() {
        return new Limits(time, 0, stop);
    }

    public Limits stoppedBy(Stop other) {
        return new Limits(time, rows, other);
    }
}

package spoor.engine;

import java.time.Duration;
import spoor.model.Stop;

/// What one query may use.
///
/// @param time wall clock; zero: no limit
/// @param rows rows of one result; more is an error that says so, never a silent cut; 0: no limit
/// @param stop how the query is cancelled while it runs
/// @param meter who is told how far it is
public record Limits(Duration time, long rows, Stop stop, Meter meter) {
    public static final Limits NONE = new Limits(Duration.ZERO, 0);

    public Limits(Duration time, long rows) {
        this(time, rows, Stop.NEVER);
    }

    public Limits(Duration time, long rows, Stop stop) {
        this(time, rows, stop, Meter.NONE);
    }

    /// The same for what is no result: without a limit of rows.
    public Limits anyRows() {
        return new Limits(time, 0, stop, meter);
    }

    public Limits stoppedBy(Stop other) {
        return new Limits(time, rows, other, meter);
    }

    public Limits toldTo(Meter other) {
        return new Limits(time, rows, stop, other);
    }
}

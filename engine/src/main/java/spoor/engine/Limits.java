package spoor.engine;

import java.time.Duration;

/// What one query may use.
///
/// @param time wall clock; zero: no limit
/// @param rows rows of one result; more is an error that says so, never a silent cut; 0: no limit
public record Limits(Duration time, long rows) {
    public static final Limits NONE = new Limits(Duration.ZERO, 0);
}

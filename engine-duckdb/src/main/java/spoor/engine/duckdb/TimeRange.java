package spoor.engine.duckdb;

/// The first and last time of some events, in ticks.
public record TimeRange(long first, long last) {
    public TimeRange with(TimeRange other) {
        return new TimeRange(Math.min(first, other.first), Math.max(last, other.last));
    }
}

package spoor.engine.duckdb;

/// Rejects of one source that have the same reason.
///
/// @param source id of the source
/// @param column whose values did not fit; empty: whole records were refused
/// @param count of those that are kept
/// @param first by place
public record RejectReason(
        int source, String column, String reason, long count, StoredReject first) {}

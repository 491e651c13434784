package spoor.engine.duckdb;

/// A record or a value that could not be read, with its place.
///
/// @param path of the source
/// @param offset byte offset in the source's text
/// @param length bytes of the record
/// @param column whose value did not fit; empty: the whole record was refused
/// @param text its first bytes, as text
public record StoredReject(
        String path, long offset, long length, String column, String reason, String text) {}

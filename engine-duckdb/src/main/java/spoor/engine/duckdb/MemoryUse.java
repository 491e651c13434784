package spoor.engine.duckdb;

/// What the database keeps for one purpose.
///
/// @param purpose as DuckDB calls it: `BASE_TABLE`, `HASH_TABLE`, `ORDER_BY`...
/// @param bytes in memory
/// @param spilled bytes put aside in the temporary folder
public record MemoryUse(String purpose, long bytes, long spilled) {}

package spoor.engine.duckdb;

import org.duckdb.DuckDBColumnType;
import spoor.model.KqlType;

/// The DuckDB types that hold KQL's.
final class SqlTypes {
    private SqlTypes() {}

    static DuckDBColumnType of(KqlType type) {
        return switch (type) {
            case BOOL -> DuckDBColumnType.BOOLEAN;
            case INT -> DuckDBColumnType.INTEGER;
            case LONG, DATETIME, TIMESPAN -> DuckDBColumnType.BIGINT;
            case REAL -> DuckDBColumnType.DOUBLE;
            case DECIMAL, STRING, DYNAMIC, GUID -> DuckDBColumnType.VARCHAR;
        };
    }
}

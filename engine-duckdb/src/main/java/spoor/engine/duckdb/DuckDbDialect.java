package spoor.engine.duckdb;

import java.util.Map;
import java.util.Optional;
import spoor.engine.Dialect;
import spoor.kql.functions.Body;
import spoor.model.KqlType;

/// How DuckDB spells things. Its identifiers ignore case even when quoted, so two names that differ
/// in case only cannot stand side by side.
public final class DuckDbDialect implements Dialect {
    private static final Map<String, Body.Spelling> SPELLINGS = Map.of();

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public String quote(String identifier) {
        return quoted(identifier);
    }

    @Override
    public String parameter(int number) {
        return "CAST($" + number + " AS VARCHAR)";
    }

    @Override
    public String type(KqlType type) {
        return sqlType(type);
    }

    @Override
    public Optional<Body.Spelling> spelling(String signatureId) {
        return Optional.ofNullable(SPELLINGS.get(signatureId));
    }

    @Override
    public String javaFunction(String signatureId) {
        return "kql_" + signatureId;
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static String sqlType(KqlType type) {
        return switch (type) {
            case BOOL -> "BOOLEAN";
            case INT -> "INTEGER";
            case LONG, DATETIME, TIMESPAN -> "BIGINT";
            case REAL -> "DOUBLE";
            case DECIMAL, STRING, DYNAMIC, GUID -> "VARCHAR";
        };
    }
}

package spoor.engine.duckdb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.engine.Dialect;
import spoor.kql.functions.Body;
import spoor.model.KqlType;

/// How DuckDB spells things. Its identifiers ignore case even when quoted, so two names that differ
/// in case only cannot stand side by side.
public class DuckDbDialect implements Dialect {
    private static final Map<String, Body.Spelling> SPELLINGS = DuckDbSpellings.all();

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

    @Override
    public String rowOrder() {
        return "rowid";
    }

    @Override
    public String series(String count) {
        // a table function gives its rows piece by piece, where unnest(range(n)) makes one list of
        // all
        return "SELECT \"r\".\"i\" FROM (SELECT "
                + count
                + " AS \"n\") AS \"c\", range(\"c\".\"n\") AS \"r\"(\"i\")";
    }

    @Override
    public String jsonArray(String element, String order, String filter, long most) {
        String condition = element + " IS NOT NULL" + (filter.isEmpty() ? "" : " AND " + filter);
        String list =
                "list("
                        + element
                        + (order.isEmpty() ? "" : " ORDER BY " + order)
                        + ") FILTER (WHERE "
                        + condition
                        + ")";
        return array(list, most);
    }

    @Override
    public String jsonSet(String element, String filter, long most) {
        String condition = element + " IS NOT NULL" + (filter.isEmpty() ? "" : " AND " + filter);
        return array(
                "list(DISTINCT "
                        + element
                        + " ORDER BY "
                        + element
                        + ") FILTER (WHERE "
                        + condition
                        + ")",
                most);
    }

    private static String array(String list, long most) {
        return "'[' || coalesce(array_to_string(list_slice("
                + list
                + ", 1, "
                + most
                + "), ','), '') || ']'";
    }

    @Override
    public String percentile(String operand, double fraction, String filter) {
        return "quantile_disc("
                + operand
                + ", "
                + fraction
                + ")"
                + (filter.isEmpty() ? "" : " FILTER (WHERE " + filter + ")");
    }

    @Override
    public String elements(String jsonArray) {
        return "CAST(unnest(json_extract(" + jsonArray + ", '$[*]')) AS VARCHAR)";
    }

    @Override
    public String elementNumbers(List<String> jsonArrays) {
        return "unnest(range(CAST(greatest("
                + String.join(
                        ", ",
                        jsonArrays.stream()
                                .map(array -> "coalesce(json_array_length(" + array + "), 0)")
                                .toList())
                + ") AS BIGINT)))";
    }

    @Override
    public Optional<String> hash(List<String> operands) {
        return Optional.of("hash(" + String.join(", ", operands) + ")");
    }

    @Override
    public String named(String name, boolean once) {
        return name + (once ? " AS MATERIALIZED" : " AS NOT MATERIALIZED");
    }

    @Override
    public String wrappingSum(String operand, String filter) {
        String sum =
                "coalesce(sum("
                        + operand
                        + ")"
                        + (filter.isEmpty() ? "" : " FILTER (WHERE " + filter + ")")
                        + ", 0)";
        // through HUGEINT: shifted into 0 .. 2^64, the remainder shifted back
        return "CAST((("
                + sum
                + " + 9223372036854775808) % 18446744073709551616 + 18446744073709551616)"
                + " % 18446744073709551616 - 9223372036854775808 AS BIGINT)";
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

package spoor.engine.duckdb;

import java.util.Locale;
import spoor.model.Column;
import spoor.model.KqlType;

/// How a column of a Parquet file becomes one of a table, without losing or changing a value.
///
/// @param column of the table
/// @param sql its value as the table holds it
/// @param misfit SQL of the text of a value that the column cannot hold, null for all others;
///   empty: it holds all
/// @param note a sentence for the account; empty: nothing to say
record ParquetColumn(Column column, String sql, String misfit, String note) {
    private static final String EPOCH = "621355968000000000";

    /// @param source the column in SQL, quoted
    /// @param type DuckDB's
    static ParquetColumn of(String name, String source, String type) {
        String plain = type.toUpperCase(Locale.ROOT);
        if (plain.endsWith("]")
                || plain.startsWith("STRUCT")
                || plain.startsWith("MAP")
                || plain.startsWith("UNION")
                || plain.equals("JSON")
                || plain.equals("VARIANT")) {
            return new ParquetColumn(
                    new Column(name, KqlType.DYNAMIC), "to_json(" + source + ")::VARCHAR", "", "");
        }
        if (plain.startsWith("DECIMAL")) {
            return text(name, KqlType.DECIMAL, source);
        }
        return switch (plain) {
            case "BOOLEAN" -> new ParquetColumn(new Column(name, KqlType.BOOL), source, "", "");
            case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT" ->
                    new ParquetColumn(new Column(name, KqlType.INT), source + "::INTEGER", "", "");
            case "BIGINT", "UINTEGER" ->
                    new ParquetColumn(new Column(name, KqlType.LONG), source + "::BIGINT", "", "");
            case "UBIGINT", "HUGEINT", "UHUGEINT", "BIGNUM" -> text(name, KqlType.DECIMAL, source);
            case "FLOAT", "DOUBLE" ->
                    new ParquetColumn(new Column(name, KqlType.REAL), source + "::DOUBLE", "", "");
            case "UUID" -> text(name, KqlType.GUID, source);
            case "DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP WITH TIME ZONE" ->
                    time(name, source, "epoch_us(" + source + "::TIMESTAMP) * 10", "");
            case "TIMESTAMP_NS" ->
                    time(
                            name,
                            source,
                            "(epoch_ns("
                                    + source
                                    + ") - ((epoch_ns("
                                    + source
                                    + ") % 100) + 100) % 100) // 100",
                            "column '"
                                    + name
                                    + "' counts nanoseconds; as a datetime it keeps 100 of them, '"
                                    + name
                                    + "_ns' has them all");
            case "BLOB" ->
                    new ParquetColumn(
                            new Column(name, KqlType.STRING),
                            "base64(" + source + ")",
                            "",
                            "column '" + name + "' holds bytes; they are shown as Base64");
            default -> text(name, KqlType.STRING, source);
        };
    }

    private static ParquetColumn text(String name, KqlType type, String source) {
        return new ParquetColumn(new Column(name, type), source + "::VARCHAR", "", "");
    }

    private static ParquetColumn time(String name, String source, String since1970, String note) {
        String fits = "isfinite(" + source + ") AND year(" + source + ") BETWEEN 1 AND 9999";
        return new ParquetColumn(
                new Column(name, KqlType.DATETIME),
                "CASE WHEN " + fits + " THEN " + since1970 + " + " + EPOCH + " END",
                "CASE WHEN NOT (" + fits + ") THEN " + source + "::VARCHAR END",
                note);
    }
}

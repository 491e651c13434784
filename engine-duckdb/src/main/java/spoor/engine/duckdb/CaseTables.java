package spoor.engine.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Collectors;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.TableSchema;

/// The tables of a case as loads change them, inside the load's transaction.
final class CaseTables {
    private static final String BITS = " USING COMPRESSION bitpacking";

    private CaseTables() {}

    /// Removes the rows of a source that is read anew.
    static void clear(Statement statement, Ingest ingest) throws SQLException {
        if (ingest.continued() || ingest.before().isEmpty()) {
            return;
        }
        clear(statement, ingest.before().get());
    }

    /// Removes the rows and rejects of a source.
    static void clear(Statement statement, StoredSource before) throws SQLException {
        for (String table : before.tables()) {
            statement.execute(
                    "DELETE FROM main."
                            + DuckDbDialect.quoted(table)
                            + " WHERE "
                            + DuckDbDialect.quoted(CaseStore.SOURCE)
                            + " = "
                            + before.id());
        }
        Manifest.forgetRejects(statement, before.id());
    }

    /// @param plain columns of identifiers, which DuckDB would take long to compress for little
    static void define(
            Connection connection, Statement statement, Ingest.Part part, Set<String> plain)
            throws SQLException {
        TableSchema table = part.table();
        String name = "main." + DuckDbDialect.quoted(table.name());
        if (!part.exists()) {
            statement.execute(
                    "CREATE TABLE "
                            + name
                            + "("
                            + table.columns().stream()
                                    .map(column ->
                                            definition(column)
                                                    + packing(column, plain.contains(column.name()))
                                                    + ", ")
                                    .collect(Collectors.joining())
                            + DuckDbDialect.quoted(CaseStore.SOURCE)
                            + " INTEGER"
                            + BITS
                            + ", "
                            + DuckDbDialect.quoted(CaseStore.OFFSET)
                            + " BIGINT"
                            + BITS
                            + ")");
        }
        int known = part.known();
        for (int i = known; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            if (part.exists()) {
                statement.execute("ALTER TABLE " + name + " ADD COLUMN " + definition(column));
            }
        }
        Manifest.describe(connection, table, known);
    }

    /// Makes a table as [#define] does, packed as DuckDB likes.
    static void create(Statement statement, TableSchema table) throws SQLException {
        statement.execute(
                "CREATE TABLE main."
                        + DuckDbDialect.quoted(table.name())
                        + "("
                        + table.columns().stream()
                                .map(column -> definition(column) + ", ")
                                .collect(Collectors.joining())
                        + DuckDbDialect.quoted(CaseStore.SOURCE)
                        + " INTEGER, "
                        + DuckDbDialect.quoted(CaseStore.OFFSET)
                        + " BIGINT)");
    }

    private static String definition(Column column) {
        return DuckDbDialect.quoted(column.name())
                + " "
                + DuckDbDialect.sqlType(column.type())
                + (column.type() == KqlType.STRING ? " DEFAULT ''" : "");
    }

    /// How a column is packed. What is not named here is left to DuckDB, which tries all that it
    /// knows on every group of rows; but numbers are best packed by bits, and long JSON texts by
    /// zstd.
    private static String packing(Column column, boolean plain) {
        return switch (column.type()) {
            case LONG, INT, DATETIME, TIMESPAN -> BITS;
            case REAL -> " USING COMPRESSION alp";
            case DYNAMIC -> " USING COMPRESSION zstd";
            case STRING, GUID, DECIMAL, BOOL -> plain ? " USING COMPRESSION uncompressed" : "";
        };
    }

    static String insertion(int id, Ingest.Part part, long key) {
        String columns =
                part.reading().columns().stream()
                        .map(column -> DuckDbDialect.quoted(column.name()) + ", ")
                        .collect(Collectors.joining());
        return "INSERT INTO main."
                + DuckDbDialect.quoted(part.table().name())
                + "("
                + columns
                + DuckDbDialect.quoted(CaseStore.SOURCE)
                + ", "
                + DuckDbDialect.quoted(CaseStore.OFFSET)
                + ") SELECT "
                + columns
                + id
                + ", "
                + DuckDbDialect.quoted(CaseStore.OFFSET)
                + " FROM "
                + IngestFunction.NAME
                + "("
                + key
                + ")";
    }
}

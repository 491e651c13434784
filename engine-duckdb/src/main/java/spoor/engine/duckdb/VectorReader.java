package spoor.engine.duckdb;

import java.math.BigInteger;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBReadableVector;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Vector;

/// Copies a column of a DuckDB result into a [Vector]. The SQL may give a wider or narrower type
/// than the column's (a `count(*)`, a `HUGEINT` sum); what does not fit its KQL type is an error.
final class VectorReader {
    private static final boolean[] NO_NULLS = {};

    private VectorReader() {}

    static Vector read(DuckDBReadableVector from, Column column, int rows) {
        return switch (column.type()) {
            case BOOL, INT, LONG, DATETIME, TIMESPAN -> longs(from, column, rows);
            case REAL -> doubles(from, column, rows);
            case DECIMAL, STRING, DYNAMIC, GUID -> texts(from, column, rows);
        };
    }

    private static Vector longs(DuckDBReadableVector from, Column column, int rows) {
        long[] values = new long[rows];
        boolean[] nulls = nulls(from, rows);
        DuckDBColumnType type = from.getType();
        for (int row = 0; row < rows; row++) {
            if (nulls.length > 0 && nulls[row]) {
                continue;
            }
            values[row] =
                    switch (type) {
                        case BIGINT -> from.getLong(row);
                        case INTEGER -> from.getInt(row);
                        case BOOLEAN -> from.getBoolean(row) ? 1 : 0;
                        case SMALLINT -> from.getShort(row);
                        case TINYINT -> from.getByte(row);
                        case UINTEGER -> from.getUint32(row);
                        case UBIGINT -> exact(from.getUint64(row), column);
                        case HUGEINT -> exact(from.getHugeInt(row), column);
                        default -> throw unexpected(type, column);
                    };
        }
        return new Vector.Longs(values, nulls);
    }

    private static long exact(BigInteger value, Column column) {
        if (value.bitLength() > 63) {
            throw new ArithmeticException(
                    "a value of column '" + column.name() + "' does not fit 64 bits");
        }
        return value.longValue();
    }

    private static Vector doubles(DuckDBReadableVector from, Column column, int rows) {
        double[] values = new double[rows];
        boolean[] nulls = nulls(from, rows);
        DuckDBColumnType type = from.getType();
        for (int row = 0; row < rows; row++) {
            if (nulls.length > 0 && nulls[row]) {
                continue;
            }
            values[row] =
                    switch (type) {
                        case DOUBLE -> from.getDouble(row);
                        case FLOAT -> from.getFloat(row);
                        case BIGINT -> from.getLong(row);
                        case INTEGER -> from.getInt(row);
                        case HUGEINT -> from.getHugeInt(row).doubleValue();
                        case DECIMAL -> from.getBigDecimal(row).doubleValue();
                        default -> throw unexpected(type, column);
                    };
        }
        return new Vector.Doubles(values, nulls);
    }

    private static Vector texts(DuckDBReadableVector from, Column column, int rows) {
        DuckDBColumnType type = from.getType();
        if (type != DuckDBColumnType.VARCHAR && type != DuckDBColumnType.JSON) {
            boolean[] nulls = nulls(from, rows);
            int present = 0;
            for (boolean isNull : nulls) {
                present += isNull ? 1 : 0;
            }
            if (rows > 0 && present < rows) {
                throw unexpected(type, column);
            }
        }
        String[] values = new String[rows];
        boolean string = column.type() == KqlType.STRING;
        for (int row = 0; row < rows; row++) {
            if (!from.isNull(row)) {
                values[row] = from.getString(row);
            } else if (string) {
                values[row] = "";
            }
        }
        return new Vector.Texts(values);
    }

    private static boolean[] nulls(DuckDBReadableVector from, int rows) {
        boolean[] nulls = NO_NULLS;
        for (int row = 0; row < rows; row++) {
            if (from.isNull(row)) {
                if (nulls.length == 0) {
                    nulls = new boolean[rows];
                }
                nulls[row] = true;
            }
        }
        return nulls;
    }

    private static IllegalStateException unexpected(DuckDBColumnType type, Column column) {
        return new IllegalStateException(
                "column '"
                        + column.name()
                        + "' of type "
                        + column.type().kqlName()
                        + " came as "
                        + type);
    }
}

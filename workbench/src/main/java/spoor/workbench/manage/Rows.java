package spoor.workbench.manage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Vector;
import spoor.workbench.ResultTable;

/// A table made row by row.
final class Rows {
    private final List<Column> columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    private Rows(List<Column> columns) {
        this.columns = columns;
    }

    /// @param columns `name:type`, with commas between
    static Rows of(String columns) {
        List<Column> read = new ArrayList<>();
        for (String column : columns.split(",")) {
            String[] parts = column.strip().split(":");
            read.add(new Column(parts[0], type(parts[1])));
        }
        return new Rows(read);
    }

    private static KqlType type(String name) {
        for (KqlType type : KqlType.values()) {
            if (type.kqlName().equals(name)) {
                return type;
            }
        }
        throw new IllegalStateException("no type " + name);
    }

    /// @param values as `RowBatch.value` gives them
    Rows add(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalStateException(values.length + " values, " + columns.size());
        }
        List<@Nullable Object> row = new ArrayList<>();
        for (@Nullable Object value : values) {
            row.add(value);
        }
        rows.add(row);
        return this;
    }

    ResultTable table() {
        List<Vector> vectors = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            vectors.add(vector(column));
        }
        List<RowBatch> batches =
                rows.isEmpty() ? List.of() : List.of(new RowBatch(columns, vectors, rows.size()));
        return new ResultTable("Table_0", columns, batches, Optional.empty());
    }

    private Vector vector(int column) {
        return switch (columns.get(column).type()) {
            case STRING, DYNAMIC, GUID, DECIMAL -> texts(column);
            case REAL -> {
                double[] values = new double[rows.size()];
                boolean[] nulls = new boolean[rows.size()];
                for (int row = 0; row < values.length; row++) {
                    Object value = rows.get(row).get(column);
                    nulls[row] = value == null;
                    values[row] = value == null ? 0 : (Double) value;
                }
                yield new Vector.Doubles(values, nulls);
            }
            case BOOL, INT, LONG, DATETIME, TIMESPAN -> longs(column);
        };
    }

    private Vector texts(int column) {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = (String) rows.get(row).get(column);
        }
        return new Vector.Texts(values);
    }

    private Vector longs(int column) {
        long[] values = new long[rows.size()];
        boolean[] nulls = new boolean[rows.size()];
        for (int row = 0; row < values.length; row++) {
            Object value = rows.get(row).get(column);
            nulls[row] = value == null;
            values[row] =
                    switch (value) {
                        case null -> 0;
                        case Boolean truth -> truth ? 1 : 0;
                        case Number number -> number.longValue();
                        default -> throw new IllegalStateException("a " + value.getClass());
                    };
        }
        return new Vector.Longs(values, nulls);
    }
}

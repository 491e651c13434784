package spoor.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Vector;
import spoor.workbench.ResultTable;

/// Tables for tests, written as a schema and rows.
final class Tables {
    private Tables() {}

    /// @param schema `name:type, name:type`
    static ResultTable of(String schema, @Nullable Object[]... rows) {
        List<Column> columns = new ArrayList<>();
        for (String column : schema.split(", ", -1)) {
            String[] parts = {
                column.substring(0, column.lastIndexOf(':')),
                column.substring(column.lastIndexOf(':') + 1)
            };
            columns.add(new Column(parts[0], KqlType.named(parts[1]).orElseThrow()));
        }
        List<Vector> vectors = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            vectors.add(vector(columns.get(c).type(), rows, c));
        }
        RowBatch batch = new RowBatch(columns, vectors, rows.length);
        return new ResultTable("", columns, List.of(batch), Optional.empty());
    }

    private static Vector vector(KqlType type, @Nullable Object[][] rows, int column) {
        boolean[] nulls = new boolean[rows.length];
        for (int row = 0; row < rows.length; row++) {
            nulls[row] = rows[row][column] == null;
        }
        return switch (type) {
            case BOOL, INT, LONG, DATETIME, TIMESPAN -> {
                long[] values = new long[rows.length];
                for (int row = 0; row < rows.length; row++) {
                    values[row] =
                            switch (rows[row][column]) {
                                case Boolean flag -> flag ? 1 : 0;
                                case Number number -> number.longValue();
                                case null, default -> 0;
                            };
                }
                yield new Vector.Longs(values, nulls);
            }
            case REAL -> {
                double[] values = new double[rows.length];
                for (int row = 0; row < rows.length; row++) {
                    values[row] = rows[row][column] instanceof Number n ? n.doubleValue() : 0;
                }
                yield new Vector.Doubles(values, nulls);
            }
            case STRING, DYNAMIC, GUID, DECIMAL -> {
                @Nullable String[] values = new @Nullable String[rows.length];
                for (int row = 0; row < rows.length; row++) {
                    values[row] = nulls[row] ? null : String.valueOf(rows[row][column]);
                }
                yield new Vector.Texts(values);
            }
        };
    }
}

package spoor.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some rows of a table, column by column.
public record RowBatch(List<Column> columns, List<Vector> vectors, int rows) {
    public RowBatch {
        columns = List.copyOf(columns);
        vectors = List.copyOf(vectors);
        if (columns.size() != vectors.size()) {
            throw new IllegalStateException(columns.size() + " columns, " + vectors.size());
        }
        for (Vector vector : vectors) {
            if (vector.size() != rows) {
                throw new IllegalStateException(rows + " rows, a vector of " + vector.size());
            }
        }
    }

    /// One value: `Boolean`, `Integer`, `Long` (also ticks of a datetime or timespan), `Double`, or
    /// `String`; null where KQL has null.
    public @Nullable Object value(int column, int row) {
        Vector vector = vectors.get(column);
        if (vector.isNull(row)) {
            return null;
        }
        return switch (vector) {
            case Vector.Longs longs ->
                    switch (columns.get(column).type()) {
                        case BOOL -> longs.values()[row] != 0;
                        case INT -> (int) longs.values()[row];
                        default -> longs.values()[row];
                    };
            case Vector.Doubles doubles -> doubles.values()[row];
            case Vector.Texts texts -> texts.values()[row];
            case Vector.Arrays arrays -> arrays.text(row);
        };
    }

    /// One row's values, as [#value] gives them.
    public List<@Nullable Object> row(int row) {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (int column = 0; column < columns.size(); column++) {
            values.add(value(column, row));
        }
        return values;
    }
}

package spoor.mining.clusters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Vector;

/// The distinct values that a column has in the rows of each point: all of them up to a number, of
/// more only that there are more. Nearly all points have one.
final class ColumnValues {
    /// Stands for null.
    private static final Object NULL = new Object();

    private final Column column;
    private final int most;
    private Object[] first = new Object[16];
    private final Map<Integer, Set<Object>> several = new HashMap<>();

    ColumnValues(Column column, int most) {
        this.column = column;
        this.most = most;
    }

    Column column() {
        return column;
    }

    /// Takes the value of a row; the rows of points 0, 1, 2, ... first come in this order.
    void see(int point, Vector vector, int row) {
        if (point >= first.length) {
            first = Arrays.copyOf(first, Math.max(point + 1, 2 * first.length));
        }
        Object before = first[point];
        if (before == null) {
            first[point] = value(vector, row);
        } else if (!same(before, vector, row)) {
            Set<Object> values = several.computeIfAbsent(point, key -> new LinkedHashSet<>());
            if (values.size() < most) {
                values.add(value(vector, row));
            }
        }
    }

    private static boolean same(Object before, Vector vector, int row) {
        if (vector.isNull(row)) {
            return before.equals(NULL);
        }
        return switch (vector) {
            case Vector.Longs longs -> before instanceof Long value && value == longs.values()[row];
            case Vector.Doubles doubles ->
                    before instanceof Double value
                            && Double.doubleToLongBits(value)
                                    == Double.doubleToLongBits(doubles.values()[row]);
            case Vector.Texts texts -> before.equals(texts.values()[row]);
            case Vector.Arrays arrays -> before.equals(arrays.text(row));
        };
    }

    private static Object value(Vector vector, int row) {
        if (vector.isNull(row)) {
            return NULL;
        }
        Object value =
                switch (vector) {
                    case Vector.Longs longs -> longs.values()[row];
                    case Vector.Doubles doubles -> doubles.values()[row];
                    case Vector.Texts texts -> texts.values()[row];
                    case Vector.Arrays arrays -> arrays.text(row);
                };
        return value == null ? NULL : value;
    }

    /// The distinct values in the rows of some points, in the order of the points.
    Seen of(int[] points) {
        Set<Object> values = new LinkedHashSet<>();
        for (int point : points) {
            Object one = first[point];
            if (one != null) {
                values.add(one);
            }
            values.addAll(several.getOrDefault(point, Set.of()));
            if (values.size() > most) {
                break;
            }
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (Object value : values) {
            if (list.size() < most) {
                list.add(value.equals(NULL) ? null : value);
            }
        }
        return new Seen(column.type(), list, values.size() > most);
    }

    /// @param more whether there are more than these
    record Seen(KqlType type, List<@Nullable Object> values, boolean more) {}
}

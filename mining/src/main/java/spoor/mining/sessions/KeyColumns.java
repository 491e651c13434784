package spoor.mining.sessions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Vector;

/// The keys of the rows as [Sessionizer] takes them. KQL has no absent strings, so the empty string
/// is the absent key.
///
/// @param given the columns as they came
/// @param vectors the keys to compare
/// @param alone per row whether no key of it is known and it is kept apart; empty where none is
record KeyColumns(
        List<Column> columns,
        List<Vector> given,
        List<Vector> vectors,
        boolean[] alone,
        boolean apart) {

    /// @param apart whether rows of which no key is known are sessions of their own, and not one
    ///   user
    static KeyColumns of(Rows rows, List<Column> columns, boolean apart) {
        List<Vector> given = new ArrayList<>();
        List<Vector> vectors = new ArrayList<>();
        for (Column column : columns) {
            Vector vector = rows.vector(column);
            given.add(vector);
            if (!(vector instanceof Vector.Texts texts)) {
                vectors.add(vector);
            } else if (apart) {
                vectors.add(absentToEmpty(texts));
            } else {
                vectors.add(column.type() == KqlType.STRING ? emptyToAbsent(texts) : texts);
            }
        }
        boolean[] alone = new boolean[apart && !columns.isEmpty() ? rows.count() : 0];
        Arrays.fill(alone, true);
        for (Vector vector : vectors) {
            for (int row = 0; row < alone.length; row++) {
                alone[row] &= isAbsent(vector, row);
            }
        }
        return new KeyColumns(columns, given, vectors, alone, apart);
    }

    private static boolean isAbsent(Vector vector, int row) {
        return vector.isNull(row)
                || (vector instanceof Vector.Texts texts && "".equals(texts.values()[row]));
    }

    /// The keys of the sessions, as the result shows them.
    List<Vector> of(Sessionizer.Sessions sessions) {
        List<Vector> shown = new ArrayList<>();
        int[] first = new int[sessions.count()];
        for (int session = 0; session < first.length; session++) {
            first[session] = sessions.rows()[sessions.starts()[session]];
        }
        for (int key = 0; key < columns.size(); key++) {
            if (apart) {
                shown.add(Rows.gather(given.get(key), first));
            } else {
                Vector vector = sessions.keys().get(key);
                boolean isString = columns.get(key).type() == KqlType.STRING;
                shown.add(isString ? absentToEmpty((Vector.Texts) vector) : vector);
            }
        }
        return shown;
    }

    private static Vector emptyToAbsent(Vector.Texts texts) {
        @Nullable String[] values = texts.values().clone();
        for (int row = 0; row < values.length; row++) {
            String value = values[row];
            if (value != null && value.isEmpty()) {
                values[row] = null;
            }
        }
        return new Vector.Texts(values);
    }

    private static Vector absentToEmpty(Vector.Texts texts) {
        @Nullable String[] values = texts.values().clone();
        for (int row = 0; row < values.length; row++) {
            if (values[row] == null) {
                values[row] = "";
            }
        }
        return new Vector.Texts(values);
    }
}

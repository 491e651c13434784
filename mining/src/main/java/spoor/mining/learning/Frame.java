package spoor.mining.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spoor.mining.Rows;
import spoor.mining.evaluation.LabelText;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Stop;
import spoor.model.Vector;

/// Some columns of a table, read but not yet encoded: numbers as doubles, everything else as places
/// in the sorted list of its distinct texts. One frame serves many encodings (of the training rows
/// of each split).
public final class Frame {
    private final List<Column> columns;
    private final List<Values> values;
    private final int rows;

    /// The values of one column.
    sealed interface Values {
        /// NaN where it is null, NaN or infinite.
        record Numbers(double[] numbers) implements Values {}

        /// @param texts sorted by code units, none empty
        /// @param places of each row, -1 where it is null or empty
        record Texts(List<String> texts, int[] places) implements Values {}
    }

    private Frame(List<Column> columns, List<Values> values, int rows) {
        this.columns = List.copyOf(columns);
        this.values = List.copyOf(values);
        this.rows = rows;
    }

    public static Frame read(Rows table, List<Column> columns, Stop stop) {
        List<Values> values = new ArrayList<>();
        for (Column column : columns) {
            int index = table.index(column);
            values.add(
                    Feature.isNumber(column.type())
                            ? numbers(table, index, stop)
                            : texts(table, index, column.type(), stop));
        }
        return new Frame(columns, values, table.count());
    }

    /// A column as classes: every value as its text, numbers included.
    public static Frame readLabels(Rows table, Column label, Stop stop) {
        return new Frame(
                List.of(label),
                List.of(texts(table, table.index(label), label.type(), stop)),
                table.count());
    }

    public List<Column> columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    Values values(int column) {
        return values.get(column);
    }

    private static Values numbers(Rows table, int index, Stop stop) {
        double[] numbers = new double[table.count()];
        int at = 0;
        for (RowBatch batch : table.batches()) {
            stop.check();
            Vector vector = batch.vectors().get(index);
            for (int row = 0; row < batch.rows(); row++) {
                // + 0.0 makes 0 of -0
                double number = vector.isNull(row) ? Double.NaN : number(vector, row) + 0.0;
                numbers[at++] = Double.isFinite(number) ? number : Double.NaN;
            }
        }
        return new Values.Numbers(numbers);
    }

    private static double number(Vector vector, int row) {
        return switch (vector) {
            case Vector.Longs longs -> longs.values()[row];
            case Vector.Doubles doubles -> doubles.values()[row];
            case Vector.Texts texts -> decimal(texts.values()[row]);
            case Vector.Arrays _ -> Double.NaN;
        };
    }

    private static double decimal(@Nullable String text) {
        try {
            return text == null ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    private static Values texts(Rows table, int index, KqlType type, Stop stop) {
        Map<String, Integer> found = new HashMap<>();
        List<String> inOrder = new ArrayList<>();
        int[] places = new int[table.count()];
        int at = 0;
        for (RowBatch batch : table.batches()) {
            stop.check();
            Vector vector = batch.vectors().get(index);
            for (int row = 0; row < batch.rows(); row++) {
                String text = LabelText.of(vector, type, row);
                if (text.isEmpty()) {
                    places[at++] = -1;
                    continue;
                }
                Integer place = found.putIfAbsent(text, inOrder.size());
                if (place == null) {
                    place = inOrder.size();
                    inOrder.add(text);
                }
                places[at++] = place;
            }
        }
        String[] sorted = inOrder.toArray(String[]::new);
        Arrays.sort(sorted);
        int[] rank = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            rank[Objects.requireNonNull(found.get(sorted[i]))] = i;
        }
        for (int row = 0; row < places.length; row++) {
            places[row] = places[row] < 0 ? -1 : rank[places[row]];
        }
        return new Values.Texts(List.of(sorted), places);
    }
}

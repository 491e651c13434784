package spoor.mining.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import spoor.mining.Calls;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Stop;
import spoor.model.Vector;

/// A small table whose last column is the label, made into data sets.
final class Frames {
    private final List<Column> columns = new ArrayList<>();
    private final List<Vector> vectors = new ArrayList<>();
    private int rows;

    Frames column(String name, KqlType type, @Nullable Object... values) {
        return column(name, type, java.util.Arrays.asList(values));
    }

    Frames column(String name, KqlType type, List<? extends @Nullable Object> values) {
        columns.add(new Column(name, type));
        vectors.add(Calls.vector(type, values));
        rows = values.size();
        return this;
    }

    private Rows table() {
        return new Rows(columns, List.of(new RowBatch(columns, vectors, rows)), rows);
    }

    Frame frame() {
        return Frame.read(table(), columns.subList(0, columns.size() - 1), Stop.NEVER);
    }

    Frame labels() {
        return Frame.readLabels(table(), columns.getLast(), Stop.NEVER);
    }

    Encoding.Encoded encoded() {
        int[] all = IntStream.range(0, rows).toArray();
        return Encoding.of(frame(), labels(), all, Encoding.MOST_VALUES)
                .encode(frame(), labels(), all);
    }

    DataSet data() {
        return encoded().data();
    }
}

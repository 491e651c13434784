package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Vector;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;

/// Tables from values that are written down.
final class Tables {
    private Tables() {}

    /// @param columns as `name:type`
    static ResultTable of(List<String> columns, List<List<@Nullable Object>> rows) {
        List<Column> read = new ArrayList<>();
        List<Vector> vectors = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int colon = columns.get(i).lastIndexOf(':');
            String type = columns.get(i).substring(colon + 1);
            Column column =
                    new Column(
                            columns.get(i).substring(0, colon), KqlType.named(type).orElseThrow());
            read.add(column);
            int place = i;
            vectors.add(vector(column.type(), rows.stream().map(row -> row.get(place)).toArray()));
        }
        return new ResultTable(
                "", read, List.of(new RowBatch(read, vectors, rows.size())), Optional.empty());
    }

    private static Vector vector(KqlType type, @Nullable Object[] values) {
        boolean[] nulls = new boolean[values.length];
        long[] longs = new long[values.length];
        double[] doubles = new double[values.length];
        @Nullable String[] texts = new @Nullable String[values.length];
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> nulls[i] = true;
                case Boolean bool -> longs[i] = bool ? 1 : 0;
                case Integer number -> {
                    longs[i] = number;
                    doubles[i] = number;
                }
                case Long number -> longs[i] = number;
                case Double number -> doubles[i] = number;
                case String text -> texts[i] = text;
                default -> throw new IllegalArgumentException("" + values[i]);
            }
        }
        return switch (type) {
            case BOOL, INT, LONG, DATETIME, TIMESPAN -> new Vector.Longs(longs, nulls);
            case REAL -> new Vector.Doubles(doubles, nulls);
            case STRING, DYNAMIC, GUID, DECIMAL -> new Vector.Texts(texts);
        };
    }

    static List<@Nullable Object> row(@Nullable Object... values) {
        return java.util.Arrays.asList(values);
    }

    /// The picture, which there must be.
    static Picture.Drawn drawn(ResultTable table, String kind, Map<String, String> properties) {
        return switch (Pictures.of(table, new Render(kind, properties), "p")) {
            case Picture.Drawn drawn -> drawn;
            case Picture.None none -> throw new AssertionError(none.why());
        };
    }

    /// Why there is no picture.
    static String why(ResultTable table, String kind, Map<String, String> properties) {
        return switch (Pictures.of(table, new Render(kind, properties), "p")) {
            case Picture.Drawn drawn -> throw new AssertionError(drawn.svg());
            case Picture.None none -> none.why();
        };
    }

    static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}

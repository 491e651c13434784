package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spoor.model.KqlType;

/// A table as a grid: a number for each pair of a category along x and one upwards, the sum where
/// several rows name the pair.
///
/// @param across the categories along x, `down` those of the rows, in order
/// @param first the first row of the table for each pair, by row, then by column
/// @param values by row, then by column; a pair without a row is absent
/// @param rowSums over all columns, `columnSums` over all rows, drawn or not
/// @param shares whether the numbers are counts, of which a row has shares
/// @param summed pairs that several rows name
/// @param without rows without a number
/// @param left categories along x and rows that are not drawn
record HeatMap(
        String valueName,
        Axis x,
        Axis y,
        int xColumn,
        int yColumn,
        Map<String, Map<String, Integer>> first,
        List<String> across,
        List<String> down,
        Map<String, Map<String, Double>> values,
        Map<String, Double> rowSums,
        Map<String, Double> columnSums,
        boolean shares,
        long rows,
        long summed,
        long without,
        long left) {
    static final int MOST_ACROSS = 200;
    static final int MOST_DOWN = 80;
    static final int MOST_CLASSES = 40;

    private record Places(int x, int y, int value) {}

    /// `xcolumn`, `ycolumns` (what each row of the grid stands for) and `size` (the number), else
    /// the first columns that serve: a time lies along x, a pair without a number counts its rows.
    static HeatMap of(Fields fields) {
        Places places = places(fields, named(fields, "xcolumn"), named(fields, "ycolumns"));
        Axis x = new Axis(fields.column(places.x()));
        Axis y = new Axis(fields.column(places.y()));
        return read(fields, places, x, y, false);
    }

    /// A confusion matrix: `ycolumns` the actual class (else a column of such a name, else the
    /// first that is no number), `xcolumn` the predicted one, both with the same classes in one
    /// order.
    static HeatMap confusion(Fields fields) {
        int namedActual = named(fields, "ycolumns");
        int namedPredicted = named(fields, "xcolumn");
        int known =
                namedPredicted >= 0
                        ? namedPredicted
                        : called(fields, "predicted", "prediction", "predictedclass");
        int actual = namedActual >= 0 ? namedActual : called(fields, "actual", "truth", "label");
        actual = actual >= 0 ? actual : fields.first(column -> !Fields.isNumber(column), known);
        int predicted =
                known >= 0 ? known : fields.first(column -> !Fields.isNumber(column), actual);
        if (actual < 0 || predicted < 0) {
            throw new NoPicture(
                    "confusionmatrix needs the actual and the predicted class: columns Actual and"
                            + " Predicted, or those that ycolumns and xcolumn name");
        }
        Places places = places(fields, predicted, actual);
        Axis x = new Axis(fields.column(predicted));
        Axis y = new Axis(fields.column(actual));
        return read(fields, places, x, y, true);
    }

    private static int named(Fields fields, String property) {
        return fields.named(property).orElse(-1);
    }

    private static int called(Fields fields, String... names) {
        Set<String> wanted = Set.of(names);
        return fields.first(column -> wanted.contains(column.name().toLowerCase(Locale.ROOT)));
    }

    private static Places places(Fields fields, int namedX, int namedY) {
        OptionalInt size = fields.named("size");
        int value = size.orElse(-1);
        List<Integer> kinds = fields.all(column -> !Fields.isNumber(column), namedX, namedY, value);
        int open = (namedX < 0 ? 1 : 0) + (namedY < 0 ? 1 : 0);
        if (value < 0) {
            List<Integer> numbers = fields.all(Fields::isNumber, namedX, namedY);
            int needed = Math.max(0, open - kinds.size());
            value = numbers.size() > needed ? numbers.get(needed) : -1;
        }
        List<Integer> free = new ArrayList<>();
        int taken = value;
        fields.all(_ -> true, namedX, namedY, value).stream()
                .filter(place ->
                        !Fields.isNumber(fields.column(place))
                                || kinds.size() < open && place != taken)
                .forEach(free::add);
        int x = namedX;
        if (x < 0) {
            int time = fields.first(Fields::isTime, namedY, value);
            x = time >= 0 ? time : free.isEmpty() ? -1 : free.getFirst();
        }
        free.remove((Object) x);
        int y = namedY >= 0 ? namedY : free.isEmpty() ? -1 : free.getFirst();
        if (x < 0 || y < 0) {
            throw new NoPicture(
                    "heatmap needs two columns of categories, xcolumn and ycolumns, and a number");
        }
        return new Places(x, y, value);
    }

    private static HeatMap read(Fields fields, Places places, Axis x, Axis y, boolean square) {
        Map<String, Map<String, Double>> values = new HashMap<>();
        Map<String, Map<String, Integer>> first = new HashMap<>();
        int index = -1;
        Map<String, Double> rowSums = new HashMap<>();
        Map<String, Double> columnSums = new HashMap<>();
        long without = 0;
        long summed = 0;
        boolean counts = true;
        int number = places.value();
        for (List<@Nullable Object> row : fields.rows()) {
            index++;
            double value = number < 0 ? 1 : fields.number(row, number);
            if (Double.isNaN(value)) {
                without++;
                continue;
            }
            counts &= value >= 0 && value == Math.rint(value);
            String across = x.add(fields, row, places.x(), value);
            String down = y.add(fields, row, places.y(), value);
            first.computeIfAbsent(down, _ -> new HashMap<>()).putIfAbsent(across, index);
            Map<String, Double> line = values.computeIfAbsent(down, _ -> new HashMap<>());
            summed += line.containsKey(across) ? 1 : 0;
            line.merge(across, value, Double::sum);
            rowSums.merge(down, value, Double::sum);
            columnSums.merge(across, value, Double::sum);
        }
        if (square) {
            classes(fields, places, y);
        }
        List<String> kept = y.kept(square ? MOST_CLASSES : MOST_DOWN);
        List<String> columns = square ? kept : x.kept(MOST_ACROSS);
        return new HeatMap(
                number < 0 ? "rows" : fields.name(number),
                x,
                y,
                places.x(),
                places.y(),
                first,
                columns,
                kept,
                values,
                rowSums,
                columnSums,
                counts && (number < 0 || isWhole(fields.column(number).type()) || square),
                fields.rows().size(),
                number < 0 ? 0 : summed,
                without,
                y.left(new HashSet<>(kept)) + (square ? 0 : x.left(new HashSet<>(columns))));
    }

    /// The classes that are predicted only stand behind the actual ones.
    private static void classes(Fields fields, Places places, Axis classes) {
        for (List<@Nullable Object> row : fields.rows()) {
            if (places.value() < 0 || !Double.isNaN(fields.number(row, places.value()))) {
                var _ = classes.add(fields, row, places.x(), 0);
            }
        }
    }

    private static boolean isWhole(KqlType type) {
        return type == KqlType.INT || type == KqlType.LONG;
    }

    /// The number of a pair; NaN where no row names it.
    double value(String down, String across) {
        Map<String, Double> line = values.get(down);
        Double value = line == null ? null : line.get(across);
        return value == null ? Double.NaN : value;
    }

    /// What part of its row a number is; NaN where the row sums to nothing.
    double share(String down, double value) {
        double sum = rowSums.getOrDefault(down, 0.0);
        return sum > 0 ? value / sum : Double.NaN;
    }

    /// What part of its column a number is.
    double columnShare(String across, double value) {
        double sum = columnSums.getOrDefault(across, 0.0);
        return sum > 0 ? value / sum : Double.NaN;
    }

    /// The rows of a pair.
    Tip where(Tip tip, Fields fields, String down, String across) {
        Integer row = first.getOrDefault(down, Map.of()).get(across);
        return row == null
                ? tip.nowhere()
                : tip.where(fields, fields.rows().get(row), xColumn, yColumn);
    }

    /// The greatest pairs in words.
    ///
    /// @param downShown what is written for the rows, `acrossShown` for the columns
    String told(Map<String, String> downShown, Map<String, String> acrossShown) {
        List<Map.Entry<String, Double>> all = new ArrayList<>();
        for (String row : down) {
            for (String column : across) {
                double value = value(row, column);
                if (!Double.isNaN(value)) {
                    String name =
                            Svg.cut(downShown.getOrDefault(row, row), 40)
                                    + " and "
                                    + Svg.cut(acrossShown.getOrDefault(column, column), 40);
                    all.add(Map.entry(name, value));
                }
            }
        }
        all.sort(Map.Entry.<String, Double>comparingByValue().reversed());
        List<String> told =
                all.stream()
                        .limit(3)
                        .map(one -> one.getKey() + " " + Numbers.text(one.getValue()))
                        .toList();
        return told.isEmpty() ? "" : "Greatest: " + String.join(", ", told) + ".";
    }
}

package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.DatetimeText;
import spoor.engine.scalar.json.Json;
import spoor.model.Column;
import spoor.model.KqlType;

/// Which columns of a table are the x, the numbers, the marks of anomalies and the names of lines.
///
/// @param series whether a row is a series, its columns dynamic arrays
/// @param flags one for each number, or one for the first
record LineColumns(
        int x,
        boolean byTime,
        boolean series,
        List<Integer> numbers,
        List<Integer> flags,
        List<Integer> split) {
    /// `xcolumn`, else the first column of times (or of arrays of times), else the first of
    /// numbers; `ycolumns`, else all other numbers (or arrays of numbers); `series`, else all
    /// columns of text or bool; `anomalycolumns`, else those of `series_decompose_anomalies`.
    static LineColumns of(Fields fields, String kind) {
        List<Integer> flags = new ArrayList<>(fields.listed("anomalycolumns"));
        List<Integer> asked = fields.listed("ycolumns");
        int named = fields.named("xcolumn").orElse(-1);
        boolean series = named >= 0 ? isArray(fields, named) : isSeries(fields);
        int x = named >= 0 ? named : first(fields, series, asked, flags);
        if (x < 0) {
            throw new NoPicture(kind + " needs a column of times or of numbers along x");
        }
        if (flags.isEmpty() && kind.equals("anomalychart")) {
            flags.addAll(fields.all(LineColumns::marksAnomalies));
        }
        List<Integer> numbers = new ArrayList<>(asked);
        List<Integer> split = new ArrayList<>(fields.listed("series"));
        if (numbers.isEmpty()) {
            for (int place : fields.all(column -> !column.name().endsWith("_ad_score"), x)) {
                if (!flags.contains(place)
                        && !split.contains(place)
                        && (series
                                ? holdsNumbers(fields, place)
                                : Fields.isNumber(fields.column(place)))) {
                    numbers.add(place);
                }
            }
        }
        if (numbers.isEmpty()) {
            throw new NoPicture(
                    kind + " needs numbers beside " + fields.name(x) + ", in columns or in series");
        }
        if (kind.equals("anomalychart")) {
            check(fields, numbers, flags);
        }
        if (split.isEmpty()) {
            split.addAll(fields.all(Fields::isGroup, x));
            split.removeAll(flags);
            split.removeAll(numbers);
        }
        boolean byTime =
                series ? holdsTimes(fields, x) : fields.column(x).type() == KqlType.DATETIME;
        return new LineColumns(x, byTime, series, numbers, flags, split);
    }

    private static void check(Fields fields, List<Integer> numbers, List<Integer> flags) {
        if (flags.isEmpty()) {
            throw new NoPicture(
                    "anomalychart needs anomalycolumns, the columns that mark anomalies (1, 0, -1),"
                            + " as series_decompose_anomalies gives them");
        }
        if (flags.size() != 1 && flags.size() != numbers.size()) {
            throw new NoPicture(
                    "anomalycolumns names %d columns for %d of numbers (%s); name one for each"
                            .formatted(
                                    flags.size(),
                                    numbers.size(),
                                    String.join(
                                            ", ", numbers.stream().map(fields::name).toList())));
        }
    }

    private static boolean marksAnomalies(Column column) {
        String name = column.name().toLowerCase(Locale.ROOT);
        return name.endsWith("ad_flag") || name.startsWith("anomal");
    }

    private static boolean isArray(Fields fields, int place) {
        return fields.column(place).type() == KqlType.DYNAMIC;
    }

    /// Whether no column is an x by itself, while some hold arrays of numbers.
    private static boolean isSeries(Fields fields) {
        return fields.first(Fields::isTime) < 0
                && fields.all(column -> column.type() == KqlType.DYNAMIC).stream()
                        .anyMatch(place -> holdsNumbers(fields, place));
    }

    private static int first(
            Fields fields, boolean series, List<Integer> asked, List<Integer> flags) {
        List<Integer> taken = new ArrayList<>(asked);
        taken.addAll(flags);
        Integer[] not = taken.toArray(Integer[]::new);
        if (!series) {
            int time = fields.first(Fields::isTime, not);
            return time >= 0 ? time : fields.first(Fields::isNumber, not);
        }
        List<Integer> arrays = fields.all(column -> column.type() == KqlType.DYNAMIC, not);
        return arrays.stream()
                .filter(place -> holdsTimes(fields, place))
                .findFirst()
                .orElseGet(() ->
                        arrays.stream()
                                .filter(place -> holdsNumbers(fields, place))
                                .findFirst()
                                .orElse(-1));
    }

    private static boolean holdsNumbers(Fields fields, int place) {
        return isArray(fields, place)
                && firstElements(fields, place)
                        .anyMatch(
                                value -> value instanceof Json.Whole || value instanceof Json.Real);
    }

    private static boolean holdsTimes(Fields fields, int place) {
        return firstElements(fields, place)
                .anyMatch(value ->
                        value instanceof Json.Text(String text)
                                && DatetimeText.parse(text) != null);
    }

    private static Stream<Json> firstElements(Fields fields, int place) {
        int rows = Math.min(20, fields.rows().size());
        return IntStream.range(0, rows)
                .mapToObj(row -> elements(fields.rows().get(row), place))
                .flatMap(List::stream);
    }

    private static List<Json> elements(List<@Nullable Object> row, int place) {
        List<Json> elements =
                row.get(place) instanceof String text ? Json.of(text).array() : List.of();
        return elements == null ? List.of() : elements;
    }

    /// Where the points of a row lie along x.
    List<Double> xs(Fields fields, List<@Nullable Object> row) {
        if (!series && byTime) {
            return List.of(row.get(x) instanceof Long at ? (double) at : Double.NaN);
        }
        return values(fields, row, x);
    }

    /// The numbers of a row: one, or those of a series (times in ticks).
    List<Double> values(Fields fields, List<@Nullable Object> row, int place) {
        if (!isArray(fields, place)) {
            return List.of(fields.number(row, place));
        }
        return elements(row, place).stream().map(LineColumns::number).toList();
    }

    private static double number(Json value) {
        double number =
                switch (value) {
                    case Json.Whole(long whole) -> whole;
                    case Json.Real(double real) -> real;
                    case Json.Bool(boolean bool) -> bool ? 1 : 0;
                    case Json.Text(String text) -> ticks(text);
                    case Json.Null _, Json.Array _, Json.Bag _ -> Double.NaN;
                };
        return Double.isFinite(number) ? number : Double.NaN;
    }

    private static double ticks(String text) {
        Long at = DatetimeText.parse(text);
        return at == null ? Double.NaN : at;
    }

    /// What marks the points of a number; empty where nothing does.
    List<Double> flags(Fields fields, List<@Nullable Object> row, int number) {
        if (flags.isEmpty() || flags.size() == 1 && number > 0) {
            return List.of();
        }
        return values(fields, row, flags.get(flags.size() == 1 ? 0 : number));
    }
}

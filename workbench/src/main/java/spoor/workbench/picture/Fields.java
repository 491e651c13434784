package spoor.workbench.picture;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.DatetimeText;
import spoor.kql.syntax.Nearest;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Ticks;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;
import spoor.workbench.report.ValueText;
import spoor.workbench.report.Visible;

/// The columns of a table as the properties of `render` name them, and their values as a picture
/// needs them.
final class Fields {
    private static final Pattern CALLED =
            Pattern.compile("datetime\\(\\s*[\"']?([^\"')]*)[\"']?\\s*\\)");

    private static final int MAX_TEXT = 200;

    private final List<Column> columns;
    private final List<List<@Nullable Object>> rows;
    private final Render render;

    Fields(ResultTable table, Render render) {
        this.columns = table.columns();
        this.rows = rows(table);
        this.render = render;
    }

    /// Views of the rows, which hold no values of their own: a picture may be asked of half a
    /// million.
    private static List<List<@Nullable Object>> rows(ResultTable table) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (RowBatch batch : table.batches()) {
            for (int row = 0; row < batch.rows(); row++) {
                rows.add(new RowView(batch, row));
            }
        }
        return Collections.unmodifiableList(rows);
    }

    private static final class RowView extends AbstractList<@Nullable Object> {
        private final RowBatch batch;
        private final int row;

        RowView(RowBatch batch, int row) {
            this.batch = batch;
            this.row = row;
        }

        @Override
        public @Nullable Object get(int column) {
            return batch.value(column, row);
        }

        @Override
        public int size() {
            return batch.columns().size();
        }
    }

    List<List<@Nullable Object>> rows() {
        return rows;
    }

    Render render() {
        return render;
    }

    Column column(int place) {
        return columns.get(place);
    }

    String name(int place) {
        return columns.get(place).name();
    }

    /// The text of a property; empty where it is not given.
    String text(String property) {
        return render.properties().getOrDefault(property, "");
    }

    boolean says(String property, String value) {
        return text(property).equalsIgnoreCase(value);
    }

    /// The number of a property.
    ///
    /// @throws NoPicture when it is no number
    OptionalDouble bound(String property) {
        String text = text(property).strip();
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new NoPicture("'" + text + "' for " + property + " is not a number");
    }

    /// The place along x of a property: a number or, where `byTime`, a time in ticks.
    ///
    /// @throws NoPicture when it is none
    OptionalDouble place(String property, boolean byTime) {
        String text = text(property).strip();
        if (!byTime || text.isEmpty()) {
            return bound(property);
        }
        Matcher called = CALLED.matcher(text);
        Long ticks = DatetimeText.parse(called.matches() ? called.group(1).strip() : text);
        if (ticks == null) {
            throw new NoPicture(
                    "'"
                            + text
                            + "' for "
                            + property
                            + " is no time, and there are times along x; write"
                            + " datetime(2026-09-14) or 2026-09-14T08:00Z");
        }
        return OptionalDouble.of(ticks);
    }

    /// The column that a property names.
    ///
    /// @throws NoPicture when the table has no such column
    OptionalInt named(String property) {
        List<Integer> places = listed(property);
        return places.isEmpty() ? OptionalInt.empty() : OptionalInt.of(places.getFirst());
    }

    /// The columns that a property names, in its order.
    ///
    /// @throws NoPicture when the table lacks one
    List<Integer> listed(String property) {
        List<Integer> places = new ArrayList<>();
        for (String name : text(property).split(",")) {
            if (!name.isBlank()) {
                places.add(place(property, name.strip()));
            }
        }
        return places;
    }

    /// Whether there is a column of that name.
    boolean has(String name) {
        return first(column -> column.name().equals(name)) >= 0;
    }

    private int place(String property, String name) {
        int found = first(column -> column.name().equals(name));
        if (found >= 0) {
            return found;
        }
        List<String> names = columns.stream().map(Column::name).toList();
        String hint = Nearest.hint(name, names);
        throw new NoPicture(
                "'%s' for %s is no column of the result; %s"
                        .formatted(
                                name,
                                property,
                                hint.isEmpty() ? "it has " + String.join(", ", names) : hint));
    }

    /// The first column for which something holds and which is not taken; -1: there is none.
    int first(Predicate<Column> wanted, Integer... taken) {
        List<Integer> not = List.of(taken);
        for (int i = 0; i < columns.size(); i++) {
            if (wanted.test(columns.get(i)) && !not.contains(i)) {
                return i;
            }
        }
        return -1;
    }

    /// All columns for which something holds and which are not taken.
    List<Integer> all(Predicate<Column> wanted, Integer... taken) {
        List<Integer> not = List.of(taken);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (wanted.test(columns.get(i)) && !not.contains(i)) {
                found.add(i);
            }
        }
        return found;
    }

    /// Whether values of the column can be measured along an axis of numbers.
    static boolean isNumber(Column column) {
        return column.type().isNumber();
    }

    static boolean isTime(Column column) {
        return column.type() == KqlType.DATETIME;
    }

    static boolean isText(Column column) {
        return column.type() == KqlType.STRING || column.type() == KqlType.GUID;
    }

    static boolean isGroup(Column column) {
        return isText(column) || column.type() == KqlType.BOOL;
    }

    /// A number (a timespan in seconds); NaN for null and whatever is not finite.
    double number(List<@Nullable Object> row, int place) {
        Object value = row.get(place);
        double number =
                switch (columns.get(place).type()) {
                    case INT, LONG, REAL ->
                            value instanceof Number found ? found.doubleValue() : Double.NaN;
                    case DECIMAL ->
                            value instanceof String text
                                    ? new BigDecimal(text).doubleValue()
                                    : Double.NaN;
                    case TIMESPAN ->
                            value instanceof Long ticks
                                    ? ticks / (double) Ticks.PER_SECOND
                                    : Double.NaN;
                    case BOOL -> value instanceof Boolean bool ? (bool ? 1 : 0) : Double.NaN;
                    case DATETIME, STRING, DYNAMIC, GUID -> Double.NaN;
                };
        return Double.isFinite(number) ? number : Double.NaN;
    }

    /// How often a row counts: the number of a column, 1 without one; 0 for null and below.
    double weight(List<@Nullable Object> row, OptionalInt place) {
        if (place.isEmpty()) {
            return 1;
        }
        double weight = number(row, place.getAsInt());
        return weight > 0 ? weight : 0;
    }

    /// A value as one line in which nothing hides, short enough for a label; empty for null.
    String label(List<@Nullable Object> row, int place) {
        Object value = row.get(place);
        if (value == null) {
            return "";
        }
        String text = ValueText.shortly(columns.get(place).type(), value);
        return Visible.line(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text);
    }

    /// The values of several columns in one label.
    String label(List<@Nullable Object> row, List<Integer> places) {
        List<String> words = new ArrayList<>();
        for (int place : places) {
            String text = label(row, place);
            words.add(text.isEmpty() ? "(empty)" : text);
        }
        return String.join(", ", words);
    }

    /// `name: value` on a line each; the mark is the row.
    Tip tip(List<@Nullable Object> row) {
        return tip(row, tooltips());
    }

    /// The columns that a tooltip shows: some first, then those that `tooltip` names; else all.
    List<Integer> tooltips(Integer... first) {
        Set<Integer> places = new LinkedHashSet<>();
        for (int place : first) {
            if (place >= 0) {
                places.add(place);
            }
        }
        List<Integer> named = listed("tooltip");
        return named.isEmpty()
                ? all(_ -> true)
                : Stream.concat(places.stream(), named.stream()).distinct().toList();
    }

    Tip tip(List<@Nullable Object> row, List<Integer> places) {
        Tip tip = Tip.of();
        for (int place : places) {
            String name = Visible.line(name(place));
            Object value = row.get(place);
            if (value != null && isTime(column(place))) {
                tip.time(name, TimeScale.text((Long) value));
            } else {
                tip.line(name, value == null ? "null" : label(row, place));
            }
        }
        return tip.row(this, row);
    }
}

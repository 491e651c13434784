package spoor.mining.learning;

import java.util.Locale;
import spoor.model.Ticks;

/// Says a value as a reader knows it: `'proto' is tcp`.
final class Described {
    private static final int LONGEST = 60;

    private Described() {}

    static String value(DataSet rows, int row, int column) {
        Feature feature = rows.encoding().features().get(column);
        return "'" + feature.column().name() + "' is " + text(rows, row, column, feature);
    }

    /// The value alone.
    static String text(DataSet rows, int row, int column) {
        return text(rows, row, column, rows.encoding().features().get(column));
    }

    private static String text(DataSet rows, int row, int column, Feature feature) {
        return switch (feature) {
            case Feature.Numeric number -> number(rows, row, column, number);
            case Feature.Category category -> {
                String text =
                        category.text(
                                ((EncodedColumn.Codes) rows.columns().get(column)).values()[row]);
                yield text.length() <= LONGEST
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "...";
            }
        };
    }

    private static String number(DataSet rows, int row, int column, Feature.Numeric feature) {
        double value = ((EncodedColumn.Numbers) rows.columns().get(column)).values()[row];
        if (Double.isNaN(value)) {
            return "missing";
        }
        return number(feature, value);
    }

    /// A value of a column, as values of its type are written.
    static String number(Feature.Numeric feature, double value) {
        return switch (feature.column().type()) {
            case DATETIME -> Ticks.datetimeText(Math.clamp((long) value, 0, Ticks.MAX));
            case TIMESPAN -> Ticks.timespanText((long) value);
            case INT, LONG, REAL, DECIMAL, BOOL, STRING, DYNAMIC, GUID -> plain(value);
        };
    }

    /// A number with at most four digits behind the point.
    static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.valueOf((long) value);
        }
        return Math.abs(value) < 1e6 && Math.abs(value) >= 1e-3
                ? String.format(Locale.ROOT, "%.4f", value).replaceFirst("0+$", "")
                : String.format(Locale.ROOT, "%.3e", value);
    }
}

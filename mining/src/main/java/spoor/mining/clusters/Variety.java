package spoor.mining.clusters;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Ticks;

/// Tells, as a JSON bag, in which columns the rows of a cluster differ: of clustered columns the
/// least and the largest number, of others how many values there are and the first of them.
final class Variety {
    private static final int SHOWN = 5;
    private static final int LONGEST = 200;

    private final List<Column> clustered;
    private final Points raw;
    private final List<ColumnValues> described;

    Variety(List<Column> clustered, Points raw, List<ColumnValues> described) {
        this.clustered = clustered;
        this.raw = raw;
        this.described = described;
    }

    String of(int[] points) {
        StringBuilder text = new StringBuilder("{");
        for (int d = 0; d < clustered.size(); d++) {
            double least = Double.POSITIVE_INFINITY;
            double largest = Double.NEGATIVE_INFINITY;
            for (int point : points) {
                least = Math.min(least, raw.value(point, d));
                largest = Math.max(largest, raw.value(point, d));
            }
            if (least < largest) {
                KqlType type = clustered.get(d).type();
                name(text, clustered.get(d)).append("{\"least\":").append(number(least, type));
                text.append(",\"largest\":").append(number(largest, type)).append('}');
            }
        }
        for (ColumnValues column : described) {
            ColumnValues.Seen seen = column.of(points);
            if (seen.values().size() > 1) {
                name(text, column.column()).append("{\"distinct\":").append(seen.values().size());
                text.append(seen.more() ? ",\"more\":true" : "").append(",\"values\":[");
                for (int i = 0; i < Math.min(SHOWN, seen.values().size()); i++) {
                    text.append(i == 0 ? "" : ",");
                    value(text, seen.values().get(i), seen.type());
                }
                text.append("]}");
            }
        }
        return text.append('}').toString();
    }

    private static StringBuilder name(StringBuilder text, Column column) {
        text.append(text.length() > 1 ? ",\"" : "\"");
        JsonStringEncoder.getInstance().quoteAsString(column.name(), text);
        return text.append("\":");
    }

    private static String number(double number, KqlType type) {
        return switch (type) {
            case BOOL -> Boolean.toString(number != 0);
            case INT, LONG -> Long.toString((long) number);
            case REAL, DECIMAL, STRING, DYNAMIC, DATETIME, TIMESPAN, GUID -> finite(number);
        };
    }

    private static String finite(double number) {
        return Double.isFinite(number) ? Double.toString(number) : "\"" + number + "\"";
    }

    private static void value(StringBuilder text, @Nullable Object value, KqlType type) {
        if (value == null) {
            text.append("null");
            return;
        }
        switch (type) {
            case BOOL -> text.append(value.equals(0L) ? "false" : "true");
            case INT, LONG -> text.append(value);
            case REAL -> text.append(finite((Double) value));
            case TIMESPAN -> quote(text, Ticks.timespanText((Long) value));
            case DATETIME -> quote(text, Ticks.datetimeText((Long) value));
            case DECIMAL, STRING, DYNAMIC, GUID -> quote(text, value.toString());
        }
    }

    private static void quote(StringBuilder text, String value) {
        boolean cut = value.codePointCount(0, value.length()) > LONGEST;
        text.append('"');
        JsonStringEncoder.getInstance()
                .quoteAsString(
                        cut ? value.substring(0, value.offsetByCodePoints(0, LONGEST)) : value,
                        text);
        text.append(cut ? "...\"" : "\"");
    }
}

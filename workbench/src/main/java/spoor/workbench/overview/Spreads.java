package spoor.workbench.overview;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import spoor.model.KqlType;

/// How the values of a column of numbers or times are spread between its least and greatest.
final class Spreads {
    static final int BINS = 32;

    private Spreads() {}

    /// The query that counts a column in bins by number; empty for what has no order to draw.
    ///
    /// @param rows the pipeline that gives the rows
    /// @param low as the profile gives it
    static Optional<String> query(
            String rows, String column, KqlType type, String low, String high) {
        String name = KqlText.name(column);
        return switch (type) {
            case INT, LONG, REAL, DECIMAL ->
                    number(rows, "todouble(" + name + ")", "(" + low + ")", "(" + high + ")");
            case DATETIME -> {
                String from = "datetime(" + low + ")";
                yield number(
                        rows,
                        "((" + name + " - " + from + ") / 1tick)",
                        "0.0",
                        "((datetime(" + high + ") - " + from + ") / 1tick)");
            }
            case TIMESPAN ->
                    number(
                            rows,
                            "(" + name + " / 1tick)",
                            "(time(" + low + ") / 1tick)",
                            "(time(" + high + ") / 1tick)");
            case BOOL, STRING, GUID, DYNAMIC -> Optional.empty();
        };
    }

    private static Optional<String> number(String rows, String value, String low, String high) {
        return Optional.of(
                rows
                        + " | extend spoor_value = "
                        + value
                        + " | where isfinite(spoor_value)"
                        + " | summarize count() by tolong("
                        + BINS
                        + " * ((spoor_value - todouble("
                        + low
                        + ")) / (todouble("
                        + high
                        + ") - todouble("
                        + low
                        + "))))");
    }

    /// The counts of a query's rows.
    static List<Long> counts(List<List<@Nullable Object>> rows, Function<Object, Long> whole) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(BINS, 0L));
        for (List<@Nullable Object> row : rows) {
            Object bin = row.get(0);
            Object count = row.get(1);
            if (bin != null && count != null) {
                int at = Math.clamp(whole.apply(bin), 0, BINS - 1);
                counts.set(at, counts.get(at) + whole.apply(count));
            }
        }
        return counts;
    }
}

package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table as bars: the sum of a number for each category, of each group of it apart.
///
/// @param category the column of the categories, `series` those of the groups
/// @param values by category, then by place of the group; a group without a value is absent
/// @param first the first row of each
/// @param left categories that are not drawn
/// @param without rows without a number
record Bars(
        Axis axis,
        int category,
        List<Integer> series,
        String valueName,
        Groups groups,
        Map<String, Map<Integer, Double>> values,
        Map<String, Map<Integer, Integer>> first,
        Stack stack,
        long rows,
        long left,
        long without) {
    static final int MOST_CATEGORIES = 80;
    static final int MOST_TIMES = 200;

    /// How the groups of a category stand: upon each other, beside each other, as shares of a
    /// hundred.
    enum Stack {
        STACKED,
        UNSTACKED,
        STACKED100
    }

    /// The category is `xcolumn`, else the first other column that is no number, else the first;
    /// numbers are `ycolumns`, else all others; groups are `series`, else the other columns of
    /// text, and the columns of numbers where there are several.
    static Bars of(Fields fields, String kind) {
        int named = fields.named("xcolumn").orElse(-1);
        List<Integer> series = new ArrayList<>(fields.listed("series"));
        int other =
                fields.first(column -> !Fields.isNumber(column), series.toArray(Integer[]::new));
        int category = named >= 0 ? named : Math.max(0, other);
        List<Integer> numbers = new ArrayList<>(fields.listed("ycolumns"));
        if (numbers.isEmpty()) {
            numbers.addAll(fields.all(Fields::isNumber, category));
            numbers.removeAll(series);
        }
        if (numbers.isEmpty()) {
            throw new NoPicture(kind + " needs a column of numbers beside that of the categories");
        }
        if (series.isEmpty()) {
            series.addAll(fields.all(Fields::isText, category));
            series.removeAll(numbers);
        }
        return of(fields, category, numbers, series);
    }

    private static Bars of(
            Fields fields, int category, List<Integer> numbers, List<Integer> series) {
        Groups groups = numbers.size() == 1 ? Groups.of(fields, series) : new Groups();
        Axis axis = new Axis(fields.column(category));
        Map<String, Map<Integer, Double>> values = new LinkedHashMap<>();
        Map<String, Map<Integer, Integer>> first = new HashMap<>();
        long without = 0;
        int index = -1;
        for (List<@Nullable Object> row : fields.rows()) {
            index++;
            boolean any = false;
            for (int number : numbers) {
                double value = fields.number(row, number);
                if (!Double.isNaN(value)) {
                    any = true;
                    List<String> words = new ArrayList<>();
                    if (!series.isEmpty()) {
                        words.add(fields.label(row, series));
                    }
                    if (numbers.size() > 1) {
                        words.add(fields.name(number));
                    }
                    String label = axis.add(fields, row, category, value);
                    int group = groups.place(String.join(": ", words));
                    values.computeIfAbsent(label, _ -> new LinkedHashMap<>())
                            .merge(group, value, Double::sum);
                    first.computeIfAbsent(label, _ -> new HashMap<>()).putIfAbsent(group, index);
                }
            }
            without += any ? 0 : 1;
        }
        Map<String, Map<Integer, Double>> kept = kept(values, axis);
        if (fields.says("accumulate", "true")) {
            kept = accumulated(kept);
        }
        return new Bars(
                axis,
                category,
                List.copyOf(series),
                numbers.size() > 1 ? "" : fields.name(numbers.getFirst()),
                groups,
                kept,
                first,
                stack(fields),
                fields.rows().size(),
                axis.left(kept.keySet()),
                without);
    }

    private static Stack stack(Fields fields) {
        return fields.says("kind", "stacked")
                ? Stack.STACKED
                : fields.says("kind", "stacked100") ? Stack.STACKED100 : Stack.UNSTACKED;
    }

    /// The categories of the greatest sums, in the order in which they came; times one after the
    /// other at equal steps.
    private static Map<String, Map<Integer, Double>> kept(
            Map<String, Map<Integer, Double>> values, Axis axis) {
        if (axis.isTime()) {
            Map<String, Map<Integer, Double>> steps = new LinkedHashMap<>();
            for (String label : axis.kept(MOST_TIMES)) {
                steps.put(label, values.getOrDefault(label, Map.of()));
            }
            return steps;
        }
        List<String> most =
                values.keySet().stream()
                        .sorted(
                                Comparator.comparingDouble((String name) ->
                                        -Math.abs(
                                                Optional.ofNullable(values.get(name))
                                                        .map(Bars::sum)
                                                        .orElse(0.0))))
                        .limit(MOST_CATEGORIES)
                        .toList();
        Map<String, Map<Integer, Double>> kept = new LinkedHashMap<>(values);
        kept.keySet().retainAll(new HashSet<>(most));
        return kept;
    }

    /// Each value added to those of its group before it; a category without one has the sum so far.
    private static Map<String, Map<Integer, Double>> accumulated(
            Map<String, Map<Integer, Double>> values) {
        Map<String, Map<Integer, Double>> sums = new LinkedHashMap<>();
        Map<Integer, Double> soFar = new HashMap<>();
        values.forEach((category, parts) -> {
            parts.forEach((group, value) -> soFar.merge(group, value, Double::sum));
            sums.put(category, new HashMap<>(soFar));
        });
        return sums;
    }

    private static double sum(Map<Integer, Double> parts) {
        return parts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// The rows of a part: its category and its group; nothing where several groups share one
    /// colour.
    Tip where(Tip tip, Fields fields, String label, int group) {
        Integer row = first.getOrDefault(label, Map.of()).get(group);
        if (row == null || group == Palette.OTHER) {
            return tip.nowhere();
        }
        List<@Nullable Object> values = fields.rows().get(row);
        return tip.where(fields, values, category)
                .where(fields, values, series.toArray(Integer[]::new));
    }

    /// The greatest sums in words.
    String told() {
        return values.entrySet().stream()
                .sorted(
                        Comparator.comparingDouble((Map.Entry<String, Map<Integer, Double>> one) ->
                                -Math.abs(sum(one.getValue()))))
                .limit(5)
                .map(one ->
                        (one.getKey().isEmpty() ? "(empty)" : Svg.cut(one.getKey(), 60))
                                + " "
                                + Numbers.text(sum(one.getValue())))
                .reduce((one, other) -> one + ", " + other)
                .map(text -> "Greatest: " + text + ".")
                .orElse("");
    }

    /// A part of a bar.
    ///
    /// @param beside how many bars of the same category would stand before it
    record Part(String category, int group, double from, double to, double value, double beside) {}

    /// How many bars stand beside each other in the category that has most: groups without a value
    /// take no room.
    int most() {
        return stack == Stack.UNSTACKED
                ? values.values().stream().mapToInt(Map::size).max().orElse(1)
                : 1;
    }

    /// All parts, in the order of the categories.
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        values.forEach((category, found) -> {
            double whole = found.values().stream().mapToDouble(Math::abs).sum();
            double scale = stack == Stack.STACKED100 ? (whole == 0 ? 0 : 100 / whole) : 1;
            double up = 0;
            double down = 0;
            double place = (most() - found.size()) / 2.0;
            for (int group = 0; group <= Palette.OTHER; group++) {
                Double value = found.get(group);
                if (value == null) {
                    continue;
                }
                if (stack == Stack.UNSTACKED) {
                    parts.add(new Part(category, group, 0, value, value, place++));
                } else if (value >= 0) {
                    parts.add(new Part(category, group, up, up + value * scale, value, 0));
                    up += value * scale;
                } else {
                    parts.add(new Part(category, group, down, down + value * scale, value, 0));
                    down += value * scale;
                }
            }
        });
        return parts;
    }

    String caption() {
        StringBuilder text = new StringBuilder(Numbers.count(rows, "row"));
        text.append(": ").append(valueName.isEmpty() ? "values" : valueName).append(" by ");
        text.append(axis.name()).append(", ").append(Numbers.count(values.size(), "bar"));
        if (groups.size() > 1) {
            text.append(" of up to ").append(Numbers.count(groups.size(), "group"));
        }
        text.append(stack == Stack.STACKED100 ? ", as shares of a hundred." : ".");
        if (left > 0) {
            text.append(" The ").append(left).append(" with the least values not drawn.");
        }
        if (without > 0) {
            text.append(' ').append(Numbers.count(without, "row"));
            text.append(" without a number not drawn.");
        }
        return text.toString();
    }
}

package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A table as boxes: how the numbers of each category are spread, of each group of it apart.
///
/// @param panels one for each column of numbers
/// @param without rows without a number, or of no weight
record BoxPlot(
        List<String> categories,
        Groups groups,
        List<Panel> panels,
        String categoryName,
        long rows,
        long without,
        int left) {
    static final int MOST_CATEGORIES = 60;

    private static final int MOST_PANELS = 4;

    /// @param boxes by category, then by group
    record Panel(String name, List<Box> boxes) {}

    record Box(String category, String groupName, int group, Spread spread) {}

    /// The category is `xcolumn`, else the first column that is no number; the numbers are
    /// `ycolumns`, else all; `series` splits a category, `size` counts a row more than once.
    static BoxPlot of(Fields fields) {
        OptionalInt weight = fields.named("size");
        OptionalInt series = fields.named("series");
        int split = series.orElse(-1);
        int category =
                fields.named("xcolumn").orElseGet(() -> fields.first(Fields::isGroup, split));
        List<Integer> numbers = fields.listed("ycolumns");
        if (numbers.isEmpty()) {
            numbers = fields.all(Fields::isNumber, category, split, weight.orElse(-1));
        }
        if (numbers.isEmpty()) {
            throw new NoPicture("boxplot needs a column of numbers");
        }
        if (numbers.size() > MOST_PANELS) {
            throw new NoPicture(
                    "boxplot draws %d columns of numbers at most, these are %d; name them in ycolumns"
                            .formatted(MOST_PANELS, numbers.size()));
        }
        return of(fields, category, split, weight, numbers);
    }

    private static BoxPlot of(
            Fields fields, int category, int split, OptionalInt weight, List<Integer> numbers) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        Groups groups = Groups.of(fields, split);
        Map<List<Object>, List<Spread.Weighted>> values = new LinkedHashMap<>();
        Map<Integer, String> names = new HashMap<>();
        long without = 0;
        for (List<@Nullable Object> row : fields.rows()) {
            double counts = fields.weight(row, weight);
            String name = category < 0 ? "" : fields.label(row, category);
            String group = split < 0 ? "" : fields.label(row, split);
            boolean drawn = false;
            for (int number : numbers) {
                double value = fields.number(row, number);
                if (counts > 0 && !Double.isNaN(value)) {
                    int place = groups.place(group);
                    names.merge(place, group, (one, two) -> one.equals(two) ? one : "others");
                    values.computeIfAbsent(List.of(number, name, place), _ -> new ArrayList<>())
                            .add(new Spread.Weighted(value, counts));
                    drawn = true;
                }
            }
            if (drawn) {
                sizes.merge(name, 1L, Long::sum);
            } else {
                without++;
            }
        }
        List<String> categories = kept(sizes);
        List<Panel> panels = new ArrayList<>();
        for (int number : numbers) {
            List<Box> boxes = new ArrayList<>();
            for (String name : categories) {
                for (int group = 0; group <= Palette.OTHER; group++) {
                    List<Spread.Weighted> found = values.get(List.of(number, name, group));
                    if (found != null) {
                        String shown = names.getOrDefault(group, "");
                        boxes.add(new Box(name, shown, group, Spread.of(found)));
                    }
                }
            }
            panels.add(new Panel(fields.name(number), boxes));
        }
        return new BoxPlot(
                categories,
                groups,
                panels,
                category < 0 ? "" : fields.name(category),
                fields.rows().size(),
                without,
                sizes.size() - categories.size());
    }

    /// The categories of most rows, in the order in which they came.
    private static List<String> kept(Map<String, Long> sizes) {
        List<String> most =
                sizes.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                        .limit(MOST_CATEGORIES)
                        .map(Map.Entry::getKey)
                        .toList();
        return sizes.keySet().stream().filter(most::contains).toList();
    }
}

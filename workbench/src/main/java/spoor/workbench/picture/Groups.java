package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Names that get a colour and a shape each, in the order in which they come; what is beyond the
/// colours that one can tell apart shares the last.
final class Groups {
    private static final int LONGEST = 32;

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final String outside;
    private final String outsideShown;

    Groups() {
        this("", "");
    }

    /// @param outside a name that is no group and gets the colour of what is beyond; empty: none
    /// @param outsideShown what the legend calls it
    Groups(String outside, String outsideShown) {
        this.outside = outside;
        this.outsideShown = outsideShown;
    }

    /// The groups that columns tell apart: in the order of their names where there are colours for
    /// all, so that a name has the same colour in pictures of the same names, whatever the order of
    /// the rows; else in the order in which they come.
    ///
    /// @param name of a row's group; empty for a row that has none to tell apart
    static Groups of(Fields fields, Function<List<@Nullable Object>, Optional<String>> name) {
        Set<String> found = new TreeSet<>();
        for (List<@Nullable Object> row : fields.rows()) {
            name.apply(row).ifPresent(found::add);
            if (found.size() > Palette.SERIES) {
                return new Groups();
            }
        }
        Groups groups = new Groups();
        boolean empty = found.remove("");
        for (String one : found) {
            var _ = groups.place(one);
        }
        if (empty) {
            var _ = groups.place("");
        }
        return groups;
    }

    /// The groups of one column.
    static Groups of(Fields fields, int series) {
        return series < 0 || Fields.isNumber(fields.column(series))
                ? new Groups()
                : of(fields, row -> Optional.of(fields.label(row, series)));
    }

    /// The groups of several columns together.
    static Groups of(Fields fields, List<Integer> series) {
        return series.isEmpty()
                ? new Groups()
                : of(fields, row -> Optional.of(fields.label(row, series)));
    }

    /// The place of a name, which is known from then on.
    int place(String name) {
        if (!outside.isEmpty() && name.equals(outside)) {
            return Palette.OTHER;
        }
        Integer known = places.get(name);
        if (known == null) {
            known = names.size();
            places.put(name, known);
            names.add(name);
        }
        return Palette.series(known);
    }

    int size() {
        return names.size() + (outside.isEmpty() ? 0 : 1);
    }

    /// What a colour stands for.
    String name(int place) {
        if (place < Math.min(names.size(), Palette.SERIES)) {
            return names.get(place).isEmpty() ? "(empty)" : names.get(place);
        }
        int others = Math.max(0, names.size() - Palette.SERIES);
        String shared = others == 0 ? "" : others + (others == 1 ? " other" : " others");
        return shared.isEmpty() || outside.isEmpty()
                ? outsideShown + shared
                : outsideShown + ", " + shared;
    }

    /// What the legend says, a name for each colour in use.
    List<String> legend() {
        return places().stream().map(this::name).toList();
    }

    private List<Integer> places() {
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < Math.min(names.size(), Palette.SERIES); i++) {
            used.add(i);
        }
        if (names.size() > Palette.SERIES || !outside.isEmpty()) {
            used.add(Palette.OTHER);
        }
        return used;
    }

    /// Draws marks and names from left to right, in as many lines as they need.
    ///
    /// @return the y below the legend
    double draw(Svg svg, double left, double top) {
        double x = left;
        double y = top + 8;
        for (int place : places()) {
            String name = Svg.cut(name(place), LONGEST);
            double width = 16 + width(name) + 20;
            if (x > left && x + width > Svg.WIDTH - 10) {
                x = left;
                y += 18;
            }
            svg.mark(place, x + 5, y, 5).text(x + 15, y + 4, "start", "key", name);
            x += width;
        }
        return names.isEmpty() && outside.isEmpty() ? top : y + 16;
    }

    /// About how wide a name is; capitals need more room than small letters.
    private static double width(String name) {
        return name.chars()
                .mapToDouble(c -> Character.isUpperCase(c) ? Svg.CHARACTER * 1.4 : Svg.CHARACTER)
                .sum();
    }
}

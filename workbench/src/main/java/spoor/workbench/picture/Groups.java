package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names that get a colour and a shape each, in the order in which they come; what is beyond the
/// colours that one can tell apart shares the last.
final class Groups {
    private static final int LONGEST = 32;

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    /// The place of a name, which is known from then on.
    int place(String name) {
        Integer known = places.get(name);
        if (known == null) {
            known = names.size();
            places.put(name, known);
            names.add(name);
        }
        return Palette.series(known);
    }

    int size() {
        return names.size();
    }

    /// What the legend says, a name for each colour in use.
    List<String> legend() {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(names.size(), Palette.SERIES); i++) {
            shown.add(names.get(i).isEmpty() ? "(empty)" : names.get(i));
        }
        if (names.size() > Palette.SERIES) {
            int others = names.size() - Palette.SERIES;
            shown.add(others + (others == 1 ? " other" : " others"));
        }
        return shown;
    }

    /// Draws marks and names from left to right, in as many lines as they need.
    ///
    /// @return the y below the legend
    double draw(Svg svg, double left, double top) {
        List<String> legend = legend();
        double x = left;
        double y = top + 8;
        for (int i = 0; i < legend.size(); i++) {
            String name = Svg.cut(legend.get(i), LONGEST);
            double width = 16 + name.length() * Svg.CHARACTER + 20;
            if (x > left && x + width > Svg.WIDTH - 10) {
                x = left;
                y += 18;
            }
            svg.mark(i, x + 5, y, 5).text(x + 15, y + 4, "start", "key", name);
            x += width;
        }
        return legend.isEmpty() ? top : y + 16;
    }
}

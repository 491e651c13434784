package spoor.workbench.picture;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The names of categories below a picture: level where they fit, else upwards; some are left out
/// where there is no room for all. Of times that follow each other the day is written once.
final class AxisNames {
    private static final int LONGEST = 28;
    private static final double THICK = 11;

    private AxisNames() {}

    /// @param slot how wide a category is
    /// @return how deep they reach
    static double below(
            Svg svg, Axis axis, List<String> labels, double left, double slot, double bottom) {
        Map<String, String> shown = axis.shown(labels);
        double deep = deepest(shown);
        boolean level = deep < slot;
        int each = (int) Math.max(1, Math.ceil(THICK / slot));
        String before = "";
        for (int i = 0; i < labels.size(); i += each) {
            double x = left + (i + 0.5) * slot;
            String label = labels.get(i);
            String name = Svg.cut(shown.getOrDefault(label, label), LONGEST);
            OptionalLong time = axis.time(label);
            if (level && time.isPresent()) {
                svg.time(x, bottom + 17, "middle", "name", name, time.getAsLong());
            } else if (level) {
                svg.text(x, bottom + 17, "middle", "name", name);
            } else {
                svg.upwards(x + 4, bottom + 6, "name", axis.after(before, label, name), time);
            }
            before = label;
        }
        return level ? 22 : deep + 12;
    }

    private static double deepest(Map<String, String> shown) {
        return shown.values().stream()
                        .mapToInt(name -> Svg.cut(name, LONGEST).length())
                        .max()
                        .orElse(0)
                * Svg.WIDE;
    }
}

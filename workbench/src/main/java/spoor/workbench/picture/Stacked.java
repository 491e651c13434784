package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Lines upon each other: each begins where the one below it ends, in the order of their names in
/// the legend. Where a line has no point at an x that another has, it adds nothing there.
final class Stacked {
    private Stacked() {}

    /// @param hundred whether each x is stretched to a hundred
    static List<Lines.Line> of(List<Lines.Line> lines, boolean hundred) {
        TreeSet<Double> all = new TreeSet<>();
        List<Map<Double, Lines.Point>> values = new ArrayList<>();
        for (Lines.Line line : lines) {
            Map<Double, Lines.Point> own = new HashMap<>();
            for (Lines.Point point : line.points()) {
                if (Double.isNaN(point.y())) {
                    continue;
                }
                if (point.y() < 0) {
                    throw new NoPicture(
                            "areas upon each other have no place for values below 0, as "
                                    + Numbers.text(point.y())
                                    + " of "
                                    + line.name()
                                    + "; use kind=unstacked");
                }
                all.add(point.x());
                own.merge(point.x(), point, Stacked::sum);
            }
            values.add(own);
        }
        if ((long) all.size() * lines.size() > Lines.MOST_POINTS) {
            throw new NoPicture(
                    "areas upon each other draw 400,000 points at most; summarize, or take fewer"
                            + " rows");
        }
        List<List<Lines.Point>> stacked = new ArrayList<>();
        lines.forEach(_ -> stacked.add(new ArrayList<>()));
        for (double x : all) {
            double whole = 0;
            for (Map<Double, Lines.Point> own : values) {
                whole += value(own.get(x));
            }
            double scale = !hundred ? 1 : whole == 0 ? 0 : 100 / whole;
            double foot = 0;
            for (int i = 0; i < values.size(); i++) {
                Lines.Point point = values.get(i).get(x);
                double value = value(point);
                double top = foot + value * scale;
                int row = point == null ? -1 : point.row();
                stacked.get(i).add(new Lines.Point(x, top, foot, value, 0, row));
                foot = top;
            }
        }
        List<Lines.Line> result = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Lines.Line line = lines.get(i);
            result.add(new Lines.Line(line.name(), line.number(), line.group(), stacked.get(i)));
        }
        return result;
    }

    private static double value(Lines.@Nullable Point point) {
        return point == null ? 0 : point.y();
    }

    private static Lines.Point sum(Lines.Point one, Lines.Point other) {
        double sum = one.y() + other.y();
        return new Lines.Point(one.x(), sum, Double.NaN, sum, 0, one.row());
    }
}

package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Draws points in a plane; large ones first, so that small ones stay in sight.
final class ScatterDrawing {
    private static final double LEFT = 84;
    private static final double RIGHT = Svg.WIDTH - 24;
    private static final double HEIGHT = 430;
    private static final int MOST_TOOLTIPS = 5_000;
    private static final int MOST_LABELS = 200;

    private final Fields fields;
    private final Scatter scatter;
    private final Svg svg = new Svg();
    private final List<double[]> taken = new ArrayList<>();
    private final List<double[]> marks = new ArrayList<>();

    private ScatterDrawing(Fields fields, Scatter scatter) {
        this.fields = fields;
        this.scatter = scatter;
    }

    static Picture draw(Fields fields) {
        Scatter scatter = Scatter.of(fields);
        return new ScatterDrawing(fields, scatter).picture();
    }

    private Picture picture() {
        double top = Heading.draw(svg, fields, scatter.groups()) + 6;
        String caption = scatter.caption();
        double bottom = top + 60;
        if (scatter.points().isEmpty()) {
            svg.text(Svg.WIDTH / 2, top + 30, "middle", "", "Nothing to draw: no row has a place.");
        } else {
            bottom = top + HEIGHT;
            int unnamed = plot(top, bottom);
            if (unnamed > 0) {
                caption += " " + Numbers.count(unnamed, "label") + " left out for want of room.";
            }
            bottom += 44;
        }
        return Heading.drawn(
                "scatterchart",
                svg,
                "scatter",
                bottom,
                fields,
                "Scatter chart",
                caption,
                scatter.told());
    }

    /// @return how many labels found no room
    private int plot(double top, double bottom) {
        Scale heights = scale(Scatter.Point::y, bottom - 12, top + 12, "y");
        for (Scale.Tick tick : heights.ticks(6)) {
            double y = heights.at(tick.value());
            svg.line(LEFT, y, RIGHT, y, "grid");
            svg.text(LEFT - 8, y + 4, "end", "", tick.label());
        }
        ToDoubleFunction<Scatter.Point> x =
                scatter.byTime() ? times(top, bottom) : numbers(top, bottom);
        svg.zoned(
                (LEFT + RIGHT) / 2,
                bottom + 36,
                "middle",
                "",
                titled("xtitle", scatter.xName()) + (scatter.byTime() ? " (UTC)" : ""));
        svg.upright(18, (top + bottom) / 2, "", titled("ytitle", scatter.yName()));
        List<Scatter.Point> ordered = new ArrayList<>(scatter.points());
        ordered.sort(Comparator.comparingDouble(Scatter.Point::size).reversed());
        double most = ordered.getFirst().size();
        boolean sized = most != ordered.getLast().size();
        for (Scatter.Point point : ordered) {
            double radius = sized ? 3.5 + 13 * StrictMath.sqrt(point.size() / most) : 4.5;
            mark(point, x.applyAsDouble(point), heights.at(point.y()), radius);
        }
        if (scatter.byTime()) {
            svg.closeTimes();
        }
        svg.line(LEFT, bottom, RIGHT, bottom, "axis").line(LEFT, top, LEFT, bottom, "axis");
        int unnamed = 0;
        int named = 0;
        for (Scatter.Point point : ordered) {
            if (!point.label().isEmpty()) {
                double radius = sized ? 3.5 + 13 * StrictMath.sqrt(point.size() / most) : 4.5;
                if (named < MOST_LABELS
                        && label(
                                point.label(),
                                x.applyAsDouble(point),
                                heights.at(point.y()),
                                radius,
                                top,
                                bottom)) {
                    named++;
                } else {
                    unnamed++;
                }
            }
        }
        return unnamed;
    }

    private String titled(String property, String name) {
        return Svg.cut(fields.text(property).isEmpty() ? name : fields.text(property), 70);
    }

    private Scale scale(
            ToDoubleFunction<Scatter.Point> value, double start, double end, String axis) {
        double low = scatter.points().stream().mapToDouble(value).min().orElse(0);
        double high = scatter.points().stream().mapToDouble(value).max().orElse(1);
        boolean logarithmic = fields.says(axis + "axis", "log");
        return Scale.of(
                fields.bound(axis + "min").orElse(low),
                fields.bound(axis + "max").orElse(high),
                start,
                end,
                logarithmic);
    }

    private ToDoubleFunction<Scatter.Point> numbers(double top, double bottom) {
        Scale scale = scale(Scatter.Point::x, LEFT + 16, RIGHT - 16, "x");
        for (Scale.Tick tick : scale.ticks(8)) {
            tick(scale.at(tick.value()), tick.label(), top, bottom);
        }
        return point -> scale.at(point.x());
    }

    private ToDoubleFunction<Scatter.Point> times(double top, double bottom) {
        long first = (long) scatter.points().stream().mapToDouble(Scatter.Point::x).min().orElse(0);
        long last = (long) scatter.points().stream().mapToDouble(Scatter.Point::x).max().orElse(0);
        TimeScale scale = TimeScale.of(first, last, LEFT, RIGHT);
        TimeAxis.draw(svg, scale, top, bottom, true);
        svg.openTimes(scale, top, bottom, scatter.column(), true);
        return point -> scale.at((long) point.x());
    }

    private void tick(double x, String label, double top, double bottom) {
        svg.line(x, top, x, bottom, "grid").text(x, bottom + 17, "middle", "", label);
    }

    private void mark(Scatter.Point point, double x, double y, double radius) {
        boolean tooltip = scatter.points().size() <= MOST_TOOLTIPS;
        if (tooltip) {
            svg.open("point", "", fields.tip(fields.rows().get(point.row())));
        }
        marks.add(new double[] {x, y});
        svg.mark(point.group(), x, y, radius);
        if (tooltip) {
            svg.close();
        }
    }

    /// Beside, above or below its point, where no other label is.
    private boolean label(
            String name, double x, double y, double radius, double top, double bottom) {
        String text = Svg.cut(name, 40);
        double width = text.length() * Svg.WIDE;
        double[][] places = {
            {x + radius + 4, y + 4},
            {x - radius - 4 - width, y + 4},
            {x - width / 2, y - radius - 5},
            {x - width / 2, y + radius + 13}
        };
        for (boolean overMarks : new boolean[] {false, true}) {
            for (double[] place : places) {
                double[] box = {place[0], place[1] - 10, place[0] + width, place[1] + 3};
                boolean inside =
                        box[0] > LEFT && box[2] < Svg.WIDTH && box[1] > top && box[3] < bottom;
                if (inside && isFree(box) && (overMarks || !hidesMark(box))) {
                    taken.add(box);
                    svg.text(place[0], place[1], "start", "name over", text);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean hidesMark(double[] box) {
        return marks.stream()
                .anyMatch(mark ->
                        mark[0] > box[0] - 3
                                && mark[0] < box[2] + 3
                                && mark[1] > box[1] - 3
                                && mark[1] < box[3] + 3);
    }

    private boolean isFree(double[] box) {
        return taken.stream()
                .noneMatch(other ->
                        box[0] < other[2]
                                && other[0] < box[2]
                                && box[1] < other[3]
                                && other[1] < box[3]);
    }
}

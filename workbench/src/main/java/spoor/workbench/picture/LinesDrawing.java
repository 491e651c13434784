package spoor.workbench.picture;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import spoor.model.Ticks;

/// Draws lines over a time or a number; anomalies are triangles that point up where a value is too
/// high and down where it is too low.
final class LinesDrawing {
    private static final double LEFT = 84;
    private static final double RIGHT = Svg.WIDTH - 20;
    private static final double HEIGHT = 300;
    private static final double PANEL = 170;
    private static final int MOST_PANELS = 8;
    private static final int MOST_TOOLTIPS = 3_000;
    private static final int MOST_MARKS = 2_000;

    /// A line of fewer points shows each.
    private static final int FEW = 60;

    private final Fields fields;
    private final Lines lines;
    private final String kind;
    private final boolean area;
    private final boolean hundred;
    private final double lowest;
    private final double highest;
    private final Svg svg = new Svg();

    private LinesDrawing(Fields fields, Lines lines, String kind, boolean hundred) {
        this.fields = fields;
        this.lines = lines;
        this.kind = kind;
        this.area = kind.endsWith("areachart");
        this.hundred = hundred;
        this.lowest = fields.bound("ymin").orElse(Double.NEGATIVE_INFINITY);
        this.highest = fields.bound("ymax").orElse(Double.POSITIVE_INFINITY);
    }

    static Picture draw(Fields fields, String kind) {
        Lines all = Lines.of(fields, kind);
        Lines lines = within(fields, all);
        boolean hundred = kind.endsWith("areachart") && fields.says("kind", "stacked100");
        boolean stacked =
                hundred
                        || kind.equals("areachart") && fields.says("kind", "stacked")
                        || kind.equals("stackedareachart") && !fields.says("kind", "unstacked");
        if (stacked && fields.says("yaxis", "log")) {
            throw new NoPicture(
                    "a logarithmic axis has no place for areas upon each other (kind=unstacked)");
        }
        Lines drawn = stacked ? lines.stacked(hundred) : lines;
        return new LinesDrawing(fields, drawn, kind, hundred)
                .picture(all.points() - lines.points());
    }

    /// What lies between `xmin` and `xmax`.
    private static Lines within(Fields fields, Lines lines) {
        OptionalDouble least = fields.place("xmin", lines.byTime());
        OptionalDouble most = fields.place("xmax", lines.byTime());
        double from = least.orElse(Double.NEGATIVE_INFINITY);
        double to = most.orElse(Double.POSITIVE_INFINITY);
        if (from >= to) {
            throw new NoPicture("xmin is not less than xmax");
        }
        return least.isEmpty() && most.isEmpty() ? lines : lines.between(from, to);
    }

    /// @param beyond points that lie outside of `xmin` and `xmax`
    private Picture picture(long beyond) {
        double y = Heading.draw(svg, fields, lines.groups());
        if (lines.flagged(1) + lines.flagged(-1) > 0 && !fields.says("legend", "hidden")) {
            svg.text(RIGHT, 20, "end", "referencename", "▲ too high  ▼ too low");
            y = Math.max(y, 26);
        }
        String caption = lines.caption(kind.equals("anomalychart"));
        if (hundred) {
            caption += " Each place along x is stretched to a hundred.";
        }
        if (beyond > 0) {
            caption +=
                    " " + Numbers.count(beyond, "point") + " before xmin or behind xmax not drawn.";
        }
        if (lines.lines().isEmpty()) {
            svg.text(Svg.WIDTH / 2, y + 30, "middle", "", "Nothing to draw: no row has a point.");
            y += 60;
        } else if (split()) {
            List<String> numbers =
                    lines.lines().stream().map(Lines.Line::number).distinct().toList();
            for (int i = 0; i < numbers.size(); i++) {
                String number = numbers.get(i);
                List<Lines.Line> own =
                        lines.lines().stream()
                                .filter(line -> line.number().equals(number))
                                .toList();
                y = panel(own, number, y + 6, PANEL, i == numbers.size() - 1);
            }
        } else {
            String name = lines.numbers().size() == 1 ? lines.numbers().getFirst() : "";
            y = panel(lines.lines(), name, y + 6, HEIGHT, true);
        }
        String name = kind.equals("anomalychart") ? "Anomaly chart" : "Line chart";
        return Heading.drawn(kind, svg, "lines", y, fields, name, caption, LinesTold.of(lines));
    }

    /// Whether each number gets axes of its own.
    private boolean split() {
        String text = fields.text("ysplit");
        boolean asked = text.equalsIgnoreCase("panels") || text.equalsIgnoreCase("axes");
        if (asked && lines.numbers().size() > MOST_PANELS) {
            throw new NoPicture(
                    "ysplit draws %d columns of numbers at most, these are %d; name them in ycolumns"
                            .formatted(MOST_PANELS, lines.numbers().size()));
        }
        return asked && lines.numbers().size() > 1;
    }

    private double panel(
            List<Lines.Line> own, String name, double top, double height, boolean last) {
        double bottom = top + height;
        Scale heights = heights(own, bottom - 8, top + 14);
        for (Scale.Tick tick : heights.ticks(height == PANEL ? 4 : 6)) {
            double y = heights.at(tick.value());
            svg.line(LEFT, y, RIGHT, y, "grid").text(LEFT - 8, y + 4, "end", "", tick.label());
        }
        @Nullable TimeScale times = lines.byTime() ? times() : null;
        DoubleUnaryOperator along;
        if (times == null) {
            along = numbers(top, bottom, last);
        } else {
            TimeAxis.draw(svg, times, top, bottom, last);
            along = x -> times.at((long) x);
            svg.openTimes(times, top, bottom, column(), last);
        }
        own.forEach(line -> line(line, along, heights));
        int marked = 0;
        for (Lines.Line line : own) {
            for (Lines.Point point : line.points()) {
                if (point.flag() != 0 && drawable(point, heights) && marked++ < MOST_MARKS) {
                    mark(line, point, along.applyAsDouble(point.x()), heights.at(point.y()));
                }
            }
        }
        if (times != null) {
            svg.closeTimes();
        }
        svg.line(LEFT, bottom, RIGHT, bottom, "axis").line(LEFT, top, LEFT, bottom, "axis");
        String ytitle = fields.text("ytitle");
        String upwards = hundred ? "%" : name;
        svg.upright(18, (top + bottom) / 2, "", Svg.cut(ytitle.isEmpty() ? upwards : ytitle, 50));
        if (!last) {
            return bottom + 8;
        }
        String xtitle = fields.text("xtitle");
        String xname = Svg.cut(xtitle.isEmpty() ? lines.xName() : xtitle, 80);
        String zoned = xname + (lines.byTime() ? " (UTC)" : "");
        svg.zoned((LEFT + RIGHT) / 2, bottom + 36, "middle", "", zoned);
        return bottom + 46;
    }

    /// The column that a stretch of time may be asked of; -1 where it holds arrays.
    private int column() {
        return lines.columns().series() ? -1 : lines.columns().x();
    }

    private boolean logarithmic() {
        return fields.says("yaxis", "log");
    }

    private boolean drawable(Lines.Point point, Scale heights) {
        return !Double.isNaN(point.y())
                && !(logarithmic() && point.y() <= 0)
                && point.y() >= lowest
                && point.y() <= highest
                && heights.holds(point.y());
    }

    private Scale heights(List<Lines.Line> own, double start, double end) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Lines.Line line : own) {
            for (Lines.Point point : line.points()) {
                if (!Double.isNaN(point.y()) && !(logarithmic() && point.y() <= 0)) {
                    low = Math.min(low, point.y());
                    high = Math.max(high, point.y());
                }
            }
        }
        if (low > high) {
            low = logarithmic() ? 1 : 0;
            high = logarithmic() ? 10 : 1;
        }
        if (area && !logarithmic() || !logarithmic() && low > 0 && low < high / 2) {
            low = Math.min(0, low);
        }
        return Scale.of(
                Double.isInfinite(lowest) ? low : lowest,
                Double.isInfinite(highest) ? high : highest,
                start,
                end,
                logarithmic());
    }

    private TimeScale times() {
        TimeScale around = TimeScale.of((long) first(), (long) last(), LEFT, RIGHT);
        return new TimeScale(
                asked("xmin").isPresent() ? (long) first() : around.from(),
                asked("xmax").isPresent() ? (long) last() : around.to(),
                LEFT,
                RIGHT);
    }

    private OptionalDouble asked(String property) {
        return fields.place(property, lines.byTime());
    }

    private double first() {
        OptionalDouble asked = asked("xmin");
        return asked.isPresent()
                ? asked.getAsDouble()
                : lines.lines().stream()
                        .mapToDouble(line -> line.points().getFirst().x())
                        .min()
                        .orElse(0);
    }

    private double last() {
        OptionalDouble asked = asked("xmax");
        return asked.isPresent()
                ? asked.getAsDouble()
                : lines.lines().stream()
                        .mapToDouble(line -> line.points().getLast().x())
                        .max()
                        .orElse(1);
    }

    private DoubleUnaryOperator numbers(double top, double bottom, boolean labelled) {
        double first = first();
        double last = last();
        boolean powers = fields.says("xaxis", "log");
        if (powers && first <= 0) {
            throw new NoPicture(
                    "a logarithmic axis has no place for "
                            + Numbers.text(first)
                            + " of "
                            + lines.xName());
        }
        Scale scale =
                powers || last <= first
                        ? Scale.of(first, last, LEFT, RIGHT, powers)
                        : new Scale(first, last, LEFT, RIGHT, false);
        for (Scale.Tick tick : scale.ticks(8)) {
            double x = scale.at(tick.value());
            svg.line(x, top, x, bottom, "grid");
            if (labelled) {
                svg.text(x, bottom + 17, "middle", "", tick.label());
            }
        }
        return scale::at;
    }

    private void line(Lines.Line line, DoubleUnaryOperator along, Scale heights) {
        int count = lines.lines().size();
        LinePaths paths =
                LinePaths.of(
                        line.points(),
                        point -> drawable(point, heights),
                        along,
                        heights,
                        area,
                        count <= 3 ? 4 : count <= 12 ? 2 : 1,
                        lines.points() <= MOST_TOOLTIPS
                                ? Integer.MAX_VALUE
                                : MOST_TOOLTIPS / count);
        boolean few = !area && line.points().size() < FEW;
        int group = line.group();
        if (area && !paths.path().isEmpty()) {
            svg.path(paths.path(), "area " + Palette.fill(group));
        } else if (!paths.path().isEmpty()) {
            svg.path(paths.path(), "line " + Palette.line(group), Palette.dashes(group));
        }
        for (Lines.Point point : few ? List.<Lines.Point>of() : paths.alone()) {
            svg.mark(group, along.applyAsDouble(point.x()), heights.at(point.y()), 2.5);
        }
        for (Lines.Point point : paths.shown()) {
            if (point.flag() == 0) {
                svg.open("point", "", tip(line, point));
                double x = along.applyAsDouble(point.x());
                double y = heights.at(point.y());
                if (few) {
                    svg.mark(group, x, y, 2.8);
                }
                svg.path(Palette.mark(0, x, y, 4), "hover").close();
            }
        }
    }

    private void mark(Lines.Line line, Lines.Point point, double x, double y) {
        svg.open("anomaly", "", tip(line, point));
        double up = point.flag() > 0 ? -1 : 1;
        double foot = y + up * 5;
        svg.path(
                ("M" + LinePaths.at(x, foot + up * 12) + "L" + LinePaths.at(x - 7, foot))
                        + ("L" + LinePaths.at(x + 7, foot) + "z"),
                "anomaly");
        svg.path(Palette.mark(0, x, y, 3), "anomaly").close();
    }

    private Tip tip(Lines.Line line, Lines.Point point) {
        Tip tip = Tip.of(line.name());
        if (lines.byTime()) {
            tip.time(lines.xName(), time(point.x()));
        } else {
            tip.line(lines.xName(), Numbers.text(point.x()));
        }
        tip.line(line.number(), Numbers.text(point.value()));
        if (hundred) {
            tip.line(Numbers.text(point.y() - point.foot()) + " %");
        }
        if (point.flag() != 0) {
            tip.line(point.flag() > 0 ? "too high" : "too low");
        }
        if (point.row() < 0) {
            return tip.nowhere();
        }
        List<@Nullable Object> row = fields.rows().get(point.row());
        LineColumns columns = lines.columns();
        if (!columns.series()) {
            tip.where(fields, row, columns.x());
        }
        return tip.where(fields, row, columns.split().toArray(Integer[]::new));
    }

    /// To the millisecond: a double has no place for more.
    private static String time(double ticks) {
        return TimeScale.text(Math.round(ticks / Ticks.PER_MILLISECOND) * Ticks.PER_MILLISECOND);
    }
}

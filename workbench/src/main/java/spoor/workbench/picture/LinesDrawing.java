package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import spoor.model.Ticks;

/// Draws lines over a time or a number; anomalies are triangles that point up where a value is too
/// high and down where it is too low.
final class LinesDrawing {
    private static final double LEFT = 84;
    private static final double RIGHT = Svg.WIDTH - 20;
    private static final double HEIGHT = 300;
    private static final double PANEL = 170;
    private static final int MOST_PANELS = 8;
    private static final int MOST_TOOLTIPS = 1_500;
    private static final int MOST_MARKS = 2_000;

    private final Fields fields;
    private final Lines lines;
    private final String kind;
    private final Svg svg = new Svg();

    private LinesDrawing(Fields fields, Lines lines, String kind) {
        this.fields = fields;
        this.lines = lines;
        this.kind = kind;
    }

    static Picture draw(Fields fields, String kind) {
        return new LinesDrawing(fields, Lines.of(fields, kind), kind).picture();
    }

    private Picture picture() {
        double y = Heading.draw(svg, fields, lines.groups());
        if (lines.flagged(1) + lines.flagged(-1) > 0 && !fields.says("legend", "hidden")) {
            svg.text(RIGHT, 20, "end", "referencename", "▲ too high  ▼ too low");
            y = Math.max(y, 26);
        }
        String caption = lines.caption(kind.equals("anomalychart"));
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
        String title = fields.text("title");
        String label =
                (title.isEmpty()
                                ? kind.equals("anomalychart") ? "Anomaly chart" : "Line chart"
                                : title)
                        + ". "
                        + caption;
        return new Picture.Drawn(kind, svg.element("lines", y, label), caption, Optional.empty());
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
        DoubleUnaryOperator along = along(top, bottom, last);
        svg.line(LEFT, bottom, RIGHT, bottom, "axis").line(LEFT, top, LEFT, bottom, "axis");
        String ytitle = fields.text("ytitle");
        svg.upright(18, (top + bottom) / 2, "", Svg.cut(ytitle.isEmpty() ? name : ytitle, 50));
        for (Lines.Line line : own) {
            line(line, along, heights);
        }
        int marked = 0;
        for (Lines.Line line : own) {
            for (Lines.Point point : line.points()) {
                if (point.flag() != 0 && drawable(point, heights) && marked++ < MOST_MARKS) {
                    mark(line, point, along.applyAsDouble(point.x()), heights.at(point.y()));
                }
            }
        }
        if (!last) {
            return bottom + 8;
        }
        String xtitle = fields.text("xtitle");
        String xname = xtitle.isEmpty() ? lines.xName() : xtitle;
        svg.text(
                (LEFT + RIGHT) / 2,
                bottom + 36,
                "middle",
                "",
                Svg.cut(xname, 80) + (lines.byTime() ? " (UTC)" : ""));
        return bottom + 46;
    }

    private boolean logarithmic() {
        return fields.says("yaxis", "log");
    }

    private boolean drawable(Lines.Point point, Scale heights) {
        return !Double.isNaN(point.y())
                && !(logarithmic() && point.y() <= 0)
                && point.y() >= fields.bound("ymin").orElse(Double.NEGATIVE_INFINITY)
                && point.y() <= fields.bound("ymax").orElse(Double.POSITIVE_INFINITY)
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
        boolean area = kind.endsWith("areachart");
        if (area && !logarithmic() || !logarithmic() && low > 0 && low < high / 2) {
            low = Math.min(0, low);
        }
        return Scale.of(
                fields.bound("ymin").orElse(low),
                fields.bound("ymax").orElse(high),
                start,
                end,
                logarithmic());
    }

    private DoubleUnaryOperator along(double top, double bottom, boolean labelled) {
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (Lines.Line line : lines.lines()) {
            first = Math.min(first, line.points().getFirst().x());
            last = Math.max(last, line.points().getLast().x());
        }
        if (lines.byTime()) {
            TimeScale scale = TimeScale.of((long) first, (long) last, LEFT, RIGHT);
            for (Scale.Tick tick : scale.ticks(7)) {
                tick(scale.at((long) tick.value()), tick.label(), top, bottom, labelled);
            }
            return x -> scale.at((long) x);
        }
        boolean powers = fields.says("xaxis", "log") && first > 0;
        Scale scale =
                powers || last <= first
                        ? Scale.of(first, last, LEFT, RIGHT, powers)
                        : new Scale(first, last, LEFT, RIGHT, false);
        for (Scale.Tick tick : scale.ticks(8)) {
            tick(scale.at(tick.value()), tick.label(), top, bottom, labelled);
        }
        return scale::at;
    }

    private void tick(double x, String label, double top, double bottom, boolean labelled) {
        svg.line(x, top, x, bottom, "grid");
        if (labelled) {
            svg.text(x, bottom + 17, "middle", "", label);
        }
    }

    /// The line, broken where a number is missing; of many points those that a pixel can show: in
    /// each column of pixels the first, the least, the greatest and the last.
    private void line(Lines.Line line, DoubleUnaryOperator along, Scale heights) {
        StringBuilder path = new StringBuilder();
        List<double[]> piece = new ArrayList<>();
        List<double[]> alone = new ArrayList<>();
        for (Lines.Point point : line.points()) {
            if (drawable(point, heights)) {
                piece.add(new double[] {along.applyAsDouble(point.x()), heights.at(point.y())});
            } else {
                add(path, piece, alone, heights);
            }
        }
        add(path, piece, alone, heights);
        int group = line.group();
        if (kind.endsWith("areachart")) {
            svg.path(path.toString(), "area " + Palette.fill(group));
        } else if (!path.isEmpty()) {
            svg.path(path.toString(), "line " + Palette.line(group), Palette.dashes(group));
        }
        for (double[] point : alone) {
            svg.mark(group, point[0], point[1], 2.5);
        }
        if (lines.points() <= MOST_TOOLTIPS) {
            for (Lines.Point point : line.points()) {
                if (drawable(point, heights) && point.flag() == 0) {
                    svg.open("point", "", tooltip(line, point));
                    double x = along.applyAsDouble(point.x());
                    svg.path(Palette.mark(0, x, heights.at(point.y()), 4), "hover").close();
                }
            }
        }
    }

    private void add(
            StringBuilder path, List<double[]> piece, List<double[]> alone, Scale heights) {
        if (piece.size() == 1) {
            alone.add(piece.getFirst());
        } else if (!piece.isEmpty()) {
            boolean area = kind.endsWith("areachart");
            double foot = heights.at(Math.max(heights.from(), Math.min(heights.to(), 0)));
            List<double[]> kept = thinned(piece);
            char step = 'M';
            if (area) {
                path.append('M').append(at(kept.getFirst()[0], foot));
                step = 'L';
            }
            for (double[] point : kept) {
                path.append(step).append(at(point[0], point[1]));
                step = 'L';
            }
            if (area) {
                path.append('L').append(at(kept.getLast()[0], foot)).append('z');
            }
        }
        piece.clear();
    }

    private static List<double[]> thinned(List<double[]> points) {
        if (points.size() < 4 * Svg.WIDTH) {
            return points;
        }
        List<double[]> kept = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= points.size(); i++) {
            if (i == points.size() || (int) points.get(i)[0] != (int) points.get(from)[0]) {
                int least = from;
                int greatest = from;
                for (int j = from; j < i; j++) {
                    least = points.get(j)[1] < points.get(least)[1] ? j : least;
                    greatest = points.get(j)[1] > points.get(greatest)[1] ? j : greatest;
                }
                int one = Math.min(least, greatest);
                int other = Math.max(least, greatest);
                java.util.stream.IntStream.of(from, one, other, i - 1)
                        .distinct()
                        .mapToObj(points::get)
                        .forEach(kept::add);
                from = i;
            }
        }
        return kept;
    }

    private static String at(double x, double y) {
        return Svg.at(x) + " " + Svg.at(y);
    }

    private void mark(Lines.Line line, Lines.Point point, double x, double y) {
        svg.open("anomaly", "", tooltip(line, point));
        double up = point.flag() > 0 ? -1 : 1;
        double foot = y + up * 5;
        svg.path(
                "M" + at(x, foot + up * 12) + "L" + at(x - 7, foot) + "L" + at(x + 7, foot) + "z",
                "anomaly");
        svg.path(Palette.mark(0, x, y, 3), "anomaly").close();
    }

    private String tooltip(Lines.Line line, Lines.Point point) {
        String at = lines.byTime() ? time(point.x()) : Numbers.text(point.x());
        String flag = point.flag() == 0 ? "" : point.flag() > 0 ? "\ntoo high" : "\ntoo low";
        return line.name()
                + "\n"
                + lines.xName()
                + ": "
                + at
                + "\n"
                + line.number()
                + ": "
                + Numbers.text(point.y())
                + flag;
    }

    /// To the millisecond: a double has no place for more.
    private static String time(double ticks) {
        return TimeScale.text(Math.round(ticks / Ticks.PER_MILLISECOND) * Ticks.PER_MILLISECOND);
    }
}

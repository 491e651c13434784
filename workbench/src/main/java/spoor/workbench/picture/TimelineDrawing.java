package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.List;

/// Draws a timeline: lanes below each other on one axis of times.
final class TimelineDrawing {
    private static final int MOST_TOOLTIPS = 5_000;
    private static final int LONGEST_NAME = 34;
    private static final double RADIUS = 4.2;
    private static final double SET_HEADING = 24;

    private final Fields fields;
    private final Timeline timeline;
    private final Svg svg = new Svg();
    private final double left;
    private final double right = Svg.WIDTH - 14;
    private double[] tops = new double[0];

    private TimelineDrawing(Fields fields, Timeline timeline) {
        this.fields = fields;
        this.timeline = timeline;
        int longest =
                timeline.lanes().stream()
                        .mapToInt(lane -> Svg.cut(lane.name(), LONGEST_NAME).length())
                        .max()
                        .orElse(0);
        double names = longest == 0 ? 0 : longest * Svg.WIDE + 12;
        this.left = Math.max(18, names + (measured() ? 66 : 0));
    }

    static Picture draw(Fields fields) {
        Timeline timeline = Timeline.of(fields);
        TimelineDrawing drawing = new TimelineDrawing(fields, timeline);
        double height = drawing.whole();
        String caption = timeline.caption();
        if (timeline.points().size() > MOST_TOOLTIPS) {
            caption += " More than 5,000 points: ask for fewer to point at each.";
        }
        return Heading.drawn(
                "timeline",
                drawing.svg,
                "timeline",
                height,
                fields,
                "Timeline",
                caption,
                timeline.told());
    }

    private boolean measured() {
        return !timeline.heightName().isEmpty();
    }

    /// @return its height
    private double whole() {
        double y = Heading.draw(svg, fields, timeline.groups());
        if (timeline.points().isEmpty()) {
            svg.text(
                    Svg.WIDTH / 2,
                    y + 40,
                    "middle",
                    "",
                    "Nothing to draw: no row has a time"
                            + (measured() ? " and a number in the range." : "."));
            return y + 80;
        }
        TimeScale times = TimeScale.of(timeline.first(), timeline.last(), left, right);
        double first = y + references(times, y);
        double bottom = lanes(first);
        TimeAxis.draw(svg, times, first, bottom, true);
        svg.openTimes(times, first - 4, bottom, timeline.time(), true);
        for (Timeline.Point point : timeline.points()) {
            point(times, point);
        }
        for (Reference reference : timeline.references()) {
            double x = times.at(reference.time());
            Tip tip = Tip.of(reference.label()).time("at", TimeScale.text(reference.time()));
            svg.open("event", "", tip);
            svg.line(x, first - 4, x, bottom, "reference").close();
        }
        svg.closeTimes();
        svg.line(left, bottom, right, bottom, "axis");
        svg.zoned((left + right) / 2, bottom + 36, "middle", "", "time (UTC)");
        return bottom + 44;
    }

    /// The names of the references, in as many lines as they need.
    ///
    /// @return how high they are together
    private double references(TimeScale times, double top) {
        List<Double> ends = new ArrayList<>();
        for (Reference reference : timeline.references()) {
            String text = Svg.cut(reference.label(), 40);
            double half = text.length() * Svg.WIDE / 2;
            double x =
                    Math.max(half + 2, Math.min(Svg.WIDTH - half - 2, times.at(reference.time())));
            int line = 0;
            while (line < ends.size() && ends.get(line) > x - half - 6) {
                line++;
            }
            if (line == ends.size()) {
                ends.add(0.0);
            }
            ends.set(line, x + half);
            svg.event(x, top + 12 + line * 15, text, reference.time());
        }
        return ends.size() * 15 + (ends.isEmpty() ? 4 : 8);
    }

    /// The lanes' grounds, names and axes.
    ///
    /// @return the y below them
    private double lanes(double top) {
        int count = timeline.lanes().size();
        double height = laneHeight();
        tops = new double[count + 1];
        double y = top;
        String set = "";
        for (int i = 0; i < count; i++) {
            Timeline.Lane lane = timeline.lanes().get(i);
            if (!lane.set().equals(set) || (i == 0 && timeline.sets() > 1)) {
                svg.text(4, y + 16, "start", "strong", Svg.cut(lane.set(), 100));
                y += SET_HEADING;
                set = lane.set();
            }
            tops[i] = y;
            svg.rect(left, y, right - left, height, i % 2 == 0 ? "lane" : "lane odd");
            String name = lane.name().isEmpty() && count > 1 ? "(empty)" : lane.name();
            svg.open("", "", name.length() > LONGEST_NAME ? name : "");
            double names = left - (measured() ? 66 : 0) - 8;
            svg.text(names, y + height / 2 + 4, "end", "name", Svg.cut(name, LONGEST_NAME));
            svg.close();
            if (measured()) {
                heights(lane, y, height);
            }
            y += height + (measured() ? 8 : 0);
        }
        tops[count] = y;
        return y;
    }

    private void heights(Timeline.Lane lane, double top, double height) {
        Scale scale = scale(lane, top, height);
        for (Scale.Tick tick : scale.ticks(height > 100 ? 5 : 2)) {
            double y = scale.at(tick.value());
            svg.line(left, y, right, y, "grid");
            svg.text(left - 6, y + 4, "end", "", tick.label());
        }
        if (height > 100) {
            svg.upright(left - 54, top + height / 2, "", Svg.cut(timeline.heightName(), 36));
        }
    }

    private Scale scale(Timeline.Lane lane, double top, double height) {
        return Scale.of(lane.low(), lane.high(), top + height - 6, top + 6, timeline.logarithmic());
    }

    private void point(TimeScale times, Timeline.Point point) {
        Timeline.Lane lane = timeline.lanes().get(point.lane());
        double top = tops[point.lane()];
        double height = laneHeight();
        double y = measured() ? scale(lane, top, height).at(point.height()) : top + height / 2;
        boolean tooltips = timeline.points().size() <= MOST_TOOLTIPS;
        if (tooltips) {
            svg.open("point", "", fields.tip(fields.rows().get(point.row()), timeline.tooltip()));
        }
        svg.mark(point.group(), times.at(point.time()), y, RADIUS);
        if (tooltips) {
            svg.close();
        }
    }

    private double laneHeight() {
        int count = timeline.lanes().size();
        return !measured() ? 26 : count == 1 ? 240 : count <= 4 ? 110 : 64;
    }
}

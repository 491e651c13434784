package spoor.workbench.picture;

import java.util.Map;
import java.util.TreeMap;

/// Draws events over time, pivoted: lanes below each other, the depth of a cell's colour how many
/// events it holds, in steps of equal ratio, the sum of a lane behind it.
final class TimePivotDrawing {
    private static final int LONGEST_NAME = 40;
    private static final double HIGH = 20;

    private final Fields fields;
    private final TimePivot pivot;
    private final Svg svg = new Svg();
    private final double left;
    private final double right = Svg.WIDTH - 74;

    private TimePivotDrawing(Fields fields, TimePivot pivot) {
        this.fields = fields;
        this.pivot = pivot;
        int longest =
                pivot.lanes().stream()
                        .mapToInt(lane -> Svg.cut(lane.name(), LONGEST_NAME).length())
                        .max()
                        .orElse(0);
        this.left = Math.max(40, longest * Svg.WIDE + 14);
    }

    static Picture draw(Fields fields) {
        return new TimePivotDrawing(fields, TimePivot.of(fields)).picture();
    }

    private Picture picture() {
        double top = Heading.draw(svg, fields, new Groups()) + 6;
        double y = top + 60;
        if (pivot.lanes().isEmpty()) {
            svg.text(Svg.WIDTH / 2, top + 30, "middle", "", "Nothing to draw: no row has a time.");
        } else {
            y = lanes(top);
        }
        return Heading.drawn(
                "timepivot",
                svg,
                "timepivot",
                y,
                fields,
                "Time pivot",
                pivot.caption(),
                pivot.told());
    }

    private double lanes(double top) {
        Heat heat = Heat.of(1, Math.max(1.000001, pivot.most()), true, pivot.most() > 1);
        double first = top;
        if (!fields.says("legend", "hidden")) {
            first = ramp(top);
        }
        double bottom = first + pivot.lanes().size() * HIGH;
        long from = Math.floorDiv(pivot.first(), pivot.step()) * pivot.step();
        long to = (Math.floorDiv(pivot.last(), pivot.step()) + 1) * pivot.step();
        TimeScale scale = new TimeScale(from, Math.max(from + 1, to), left, right);
        for (int i = 0; i < pivot.lanes().size(); i++) {
            String kind = i % 2 == 0 ? "lane" : "lane odd";
            svg.rect(left, first + i * HIGH, right - left, HIGH, kind);
        }
        TimeAxis.draw(svg, scale, first, bottom, true);
        svg.openTimes(scale, first, bottom, pivot.time(), true);
        for (int i = 0; i < pivot.lanes().size(); i++) {
            cells(pivot.lanes().get(i), scale, heat, first + i * HIGH);
        }
        svg.closeTimes();
        for (int i = 0; i < pivot.lanes().size(); i++) {
            TimePivot.Lane lane = pivot.lanes().get(i);
            double middle = first + i * HIGH + HIGH / 2 + 4;
            svg.open("", "", lane.name().length() > LONGEST_NAME ? lane.name() : "");
            svg.text(left - 8, middle, "end", "name", Svg.cut(lane.name(), LONGEST_NAME)).close();
            svg.text(right + 8, middle, "start", "key", Numbers.text(lane.sum()));
        }
        svg.line(left, bottom, right, bottom, "axis");
        svg.zoned((left + right) / 2, bottom + 36, "middle", "", pivot.timeName() + " (UTC)");
        return bottom + 46;
    }

    private double ramp(double top) {
        double x = left;
        svg.text(x, top + 11, "start", "key", "1");
        x += 12;
        for (int step = 1; step <= Heat.STEPS; step++) {
            svg.rect(x, top, 18, 14, "step " + Heat.fill(step, false));
            x += 18;
        }
        String most = Numbers.text(pivot.most()) + " in " + pivot.stretch();
        svg.text(x + 6, top + 11, "start", "key", most + ", steps of equal ratio");
        return top + 24;
    }

    private void cells(TimePivot.Lane lane, TimeScale scale, Heat heat, double y) {
        for (Map.Entry<Long, Double> cell : new TreeMap<>(lane.counts()).entrySet()) {
            long begin = cell.getKey() * pivot.step();
            double x = scale.at(begin);
            double wide = Math.max(1.5, scale.at(begin + pivot.step()) - x);
            double count = cell.getValue();
            Tip tip =
                    Tip.of(lane.name())
                            .time(pivot.timeName() + " from", TimeScale.text(begin))
                            .time("before", TimeScale.text(begin + pivot.step()))
                            .line("events", Numbers.text(count))
                            .where(
                                    fields,
                                    fields.rows().get(lane.row()),
                                    pivot.series().toArray(Integer[]::new))
                            .within(pivot.time(), begin, begin + pivot.step());
            svg.open("one", "", tip);
            int step = pivot.most() > 1 ? Math.max(1, heat.step(Math.max(1, count))) : 5;
            svg.rect(x, y + 2, wide, HIGH - 4, "cell " + Heat.fill(step, false)).close();
        }
    }
}

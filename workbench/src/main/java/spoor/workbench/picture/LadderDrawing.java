package spoor.workbench.picture;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import spoor.model.Ticks;

/// Draws stretches as bars from where they begin to where they end, a lane for each name.
final class LadderDrawing {
    private static final int LONGEST_NAME = 40;
    private static final double HIGH = 18;
    private static final double THICK = 11;
    private static final double LEAST = 2.5;

    private final Fields fields;
    private final Ladder ladder;
    private final Svg svg = new Svg();
    private final double left;
    private final double right = Svg.WIDTH - 16;

    private LadderDrawing(Fields fields, Ladder ladder) {
        this.fields = fields;
        this.ladder = ladder;
        int longest =
                ladder.lanes().keySet().stream()
                        .mapToInt(name -> Svg.cut(name, LONGEST_NAME).length())
                        .max()
                        .orElse(0);
        this.left = Math.max(24, longest * Svg.WIDE + 14);
    }

    static Picture draw(Fields fields) {
        return new LadderDrawing(fields, Ladder.of(fields)).picture();
    }

    private Picture picture() {
        double top = Heading.draw(svg, fields, ladder.groups()) + 4;
        double bottom = top + 60;
        if (ladder.lanes().isEmpty()) {
            svg.text(
                    Svg.WIDTH / 2,
                    top + 30,
                    "middle",
                    "",
                    "Nothing to draw: no row begins before it ends.");
        } else {
            bottom = lanes(top);
        }
        return Heading.drawn(
                "ladderchart",
                svg,
                "ladder",
                bottom,
                fields,
                "Ladder chart",
                ladder.caption(fields),
                told());
    }

    private double lanes(double top) {
        List<Ladder.Rung> all = ladder.rungs();
        double first = all.stream().mapToDouble(Ladder.Rung::from).min().orElse(0);
        double last = all.stream().mapToDouble(Ladder.Rung::to).max().orElse(1);
        double bottom = top + ladder.lanes().size() * HIGH;
        for (int i = 0; i < ladder.lanes().size(); i++) {
            String kind = i % 2 == 0 ? "lane" : "lane odd";
            svg.rect(left, top + i * HIGH, right - left, HIGH, kind);
        }
        DoubleUnaryOperator along;
        if (ladder.byTime()) {
            TimeScale scale = TimeScale.of((long) first, (long) last, left, right);
            TimeAxis.draw(svg, scale, top, bottom, true);
            svg.openTimes(scale, top, bottom, ladder.from(), true);
            along = x -> scale.at((long) x);
        } else {
            Scale scale = Scale.of(first, last, left, right, fields.says("xaxis", "log"));
            for (Scale.Tick tick : scale.ticks(8)) {
                double x = scale.at(tick.value());
                svg.line(x, top, x, bottom, "grid");
                svg.text(x, bottom + 17, "middle", "", tick.label());
            }
            along = scale::at;
        }
        double y = top;
        for (List<Ladder.Rung> lane : ladder.lanes().values()) {
            for (Ladder.Rung rung : lane) {
                rung(rung, along, y + (HIGH - THICK) / 2);
            }
            y += HIGH;
        }
        if (ladder.byTime()) {
            svg.closeTimes();
        }
        names(top);
        svg.line(left, bottom, right, bottom, "axis");
        String xtitle = fields.text("xtitle");
        String name =
                xtitle.isEmpty()
                        ? fields.name(ladder.from()) + " to " + fields.name(ladder.to())
                        : xtitle;
        String zoned = Svg.cut(name, 90) + (ladder.byTime() ? " (UTC)" : "");
        svg.zoned((left + right) / 2, bottom + 36, "middle", "", zoned);
        return bottom + 46;
    }

    private void names(double top) {
        double y = top;
        for (String name : ladder.lanes().keySet()) {
            svg.open("", "", name.length() > LONGEST_NAME ? name : "");
            String shown = name.isEmpty() && ladder.lanes().size() > 1 ? "(empty)" : name;
            svg.text(left - 8, y + HIGH / 2 + 4, "end", "name", Svg.cut(shown, LONGEST_NAME));
            svg.close();
            y += HIGH;
        }
    }

    private void rung(Ladder.Rung rung, DoubleUnaryOperator along, double y) {
        List<@Nullable Object> row = fields.rows().get(rung.row());
        Tip tip = fields.tip(row);
        if (ladder.byTime()) {
            tip.line("lasts", Ticks.timespanText((long) (rung.to() - rung.from())));
        }
        double from = along.applyAsDouble(rung.from());
        double to = along.applyAsDouble(rung.to());
        svg.open("bar", "", tip);
        svg.rect(from, y, Math.max(LEAST, to - from), THICK, "fillbar " + fill(rung)).close();
    }

    private static String fill(Ladder.Rung rung) {
        return Palette.fill(rung.group());
    }

    /// The longest stretches in words.
    private String told() {
        Map.@Nullable Entry<String, Ladder.Rung> longest = null;
        for (Map.Entry<String, List<Ladder.Rung>> lane : ladder.lanes().entrySet()) {
            for (Ladder.Rung rung : lane.getValue()) {
                double length = rung.to() - rung.from();
                if (longest == null
                        || length > longest.getValue().to() - longest.getValue().from()) {
                    longest = Map.entry(lane.getKey(), rung);
                }
            }
        }
        if (longest == null) {
            return "";
        }
        double length = longest.getValue().to() - longest.getValue().from();
        String lasts = ladder.byTime() ? Ticks.timespanText((long) length) : Numbers.text(length);
        return "The longest: " + Svg.cut(longest.getKey(), 80) + " " + lasts + ".";
    }
}

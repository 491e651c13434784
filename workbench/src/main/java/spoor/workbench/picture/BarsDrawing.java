package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Draws bars: lying, with their names before them (`barchart`), or standing (`columnchart`).
final class BarsDrawing {
    private static final int LONGEST_NAME = 44;
    private static final double STANDING = 300;

    private final Fields fields;
    private final Bars bars;
    private final List<Bars.Part> parts;
    private final List<String> categories;
    private final Map<String, String> shown;
    private final boolean lying;
    private final Svg svg = new Svg();

    private BarsDrawing(Fields fields, Bars bars, boolean lying) {
        this.fields = fields;
        this.bars = bars;
        this.parts = bars.parts();
        this.categories = new ArrayList<>(bars.values().keySet());
        this.shown = bars.axis().shown(categories);
        this.lying = lying;
    }

    static Picture draw(Fields fields, String kind) {
        Bars bars = Bars.of(fields, kind);
        return new BarsDrawing(fields, bars, kind.equals("barchart")).picture(kind);
    }

    private Picture picture(String kind) {
        double y = Heading.draw(svg, fields, bars.groups());
        if (parts.isEmpty()) {
            svg.text(Svg.WIDTH / 2, y + 30, "middle", "", "Nothing to draw: no row has a number.");
            y += 60;
        } else {
            y = lying ? lying(y) : standing(y);
        }
        return Heading.drawn(kind, svg, "bars", y, fields, "Bars", bars.caption(), bars.told());
    }

    private int beside() {
        return Math.max(1, bars.most());
    }

    private Scale scale(double start, double end) {
        boolean logarithmic = fields.says("yaxis", "log");
        if (logarithmic
                && (bars.stack() != Bars.Stack.UNSTACKED && bars.groups().size() > 1
                        || parts.stream().anyMatch(part -> part.value() <= 0))) {
            throw new NoPicture(
                    "a logarithmic axis needs values above 0 and bars that are not stacked"
                            + " (kind=unstacked)");
        }
        double low = parts.stream().mapToDouble(Bars.Part::to).min().orElse(0);
        double high = parts.stream().mapToDouble(Bars.Part::to).max().orElse(1);
        return Scale.of(
                fields.bound("ymin").orElse(logarithmic ? low / 2 : Math.min(0, low)),
                fields.bound("ymax").orElse(Math.max(logarithmic ? low : 0, high)),
                start,
                end,
                logarithmic);
    }

    private double lying(double top) {
        int longest =
                shown.values().stream()
                        .mapToInt(name -> Svg.cut(name, LONGEST_NAME).length())
                        .max()
                        .orElse(0);
        double left = Math.max(50, longest * Svg.WIDE + 16);
        double right = Svg.WIDTH - 70;
        double thick = beside() * categories.size() > 160 ? 5 : beside() > 1 ? 9 : 14;
        double row = beside() * thick + 8;
        double bottom = top + categories.size() * row + 4;
        Scale scale = scale(left, right);
        for (Scale.Tick tick : scale.ticks(6)) {
            double x = scale.at(tick.value());
            svg.line(x, top, x, bottom, "grid").text(x, bottom + 16, "middle", "", tick.label());
        }
        for (int i = 0; i < categories.size(); i++) {
            String name = shown.getOrDefault(categories.get(i), categories.get(i));
            svg.open("", "", name.length() > LONGEST_NAME ? name : "");
            double middle = top + 6 + i * row + beside() * thick / 2;
            svg.text(left - 8, middle + 4, "end", "name", Svg.cut(name, LONGEST_NAME)).close();
        }
        for (Bars.Part part : parts) {
            double from = scale.at(base(scale, part.from()));
            double to = scale.at(base(scale, part.to()));
            double y = top + 6 + categories.indexOf(part.category()) * row + part.beside() * thick;
            svg.open("bar", "", tip(part));
            svg.rect(Math.min(from, to), y, Math.abs(to - from), thick - 1, kind(part)).close();
            if (bars.groups().size() <= 1) {
                double end = Math.max(from, to) + 5;
                svg.text(end, y + thick - 3, "start", "", Numbers.text(part.value()));
            }
        }
        double zero = scale.at(base(scale, 0));
        svg.line(zero, top, zero, bottom, "axis");
        svg.text((left + right) / 2, bottom + 33, "middle", "", valueTitle());
        return bottom + 46;
    }

    private double standing(double top) {
        double left = 84;
        double right = Svg.WIDTH - 14;
        double bottom = top + STANDING;
        double slot = (right - left) / categories.size();
        double wide = Math.min(70, slot * 0.8) / beside();
        Scale scale = scale(bottom, top + 12);
        for (Scale.Tick tick : scale.ticks(6)) {
            double y = scale.at(tick.value());
            svg.line(left, y, right, y, "grid").text(left - 8, y + 4, "end", "", tick.label());
        }
        for (Bars.Part part : parts) {
            double from = scale.at(base(scale, part.from()));
            double to = scale.at(base(scale, part.to()));
            double middle = left + (categories.indexOf(part.category()) + 0.5) * slot;
            double x = middle - wide * beside() / 2 + part.beside() * wide;
            svg.open("bar", "", tip(part));
            double gap = Math.min(1, wide / 5);
            svg.rect(x, Math.min(from, to), wide - gap, Math.abs(to - from), kind(part)).close();
        }
        double zero = scale.at(base(scale, 0));
        svg.line(left, zero, right, zero, "axis");
        double deep = AxisNames.below(svg, bars.axis(), categories, left, slot, bottom);
        svg.upright(18, (top + bottom) / 2, "", valueTitle());
        String xtitle = fields.text("xtitle");
        svg.zoned(
                (left + right) / 2,
                bottom + deep + 16,
                "middle",
                "",
                Svg.cut(xtitle.isEmpty() ? bars.axis().title() : xtitle, 100));
        return bottom + deep + 28;
    }

    /// A bar on a logarithmic axis, which has no zero, begins at its foot.
    private static double base(Scale scale, double value) {
        return Math.max(scale.from(), Math.min(scale.to(), value));
    }

    private static String kind(Bars.Part part) {
        return "fillbar " + Palette.fill(part.group());
    }

    private String valueTitle() {
        String ytitle = fields.text("ytitle");
        String name = bars.stack() == Bars.Stack.STACKED100 ? "%" : bars.valueName();
        return Svg.cut(ytitle.isEmpty() ? name : ytitle, 80);
    }

    private Tip tip(Bars.Part part) {
        String category = shown.getOrDefault(part.category(), part.category());
        Tip tip = Tip.of();
        if (bars.axis().isTime()) {
            tip.time(bars.axis().name(), category + " UTC");
        } else {
            tip.line(bars.axis().name(), category);
        }
        String name =
                bars.groups().size() > 1 ? bars.groups().name(part.group()) : bars.valueName();
        String share =
                bars.stack() == Bars.Stack.STACKED100
                        ? ", " + Numbers.text(Math.abs(part.to() - part.from())) + " %"
                        : "";
        tip.line(name, Numbers.text(part.value()) + share);
        return bars.where(tip, fields, part.category(), part.group());
    }
}

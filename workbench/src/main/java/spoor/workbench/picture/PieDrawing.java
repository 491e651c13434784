package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Draws the shares of a whole as slices of a disc, the greatest first; each is named beside the
/// disc with its number and its share, so that neither colour nor angle is alone. What is beyond
/// the colours that one can tell apart is one slice.
final class PieDrawing {
    private static final double RADIUS = 120;
    private static final double LEFT = 160;
    private static final double NAMES = 330;

    private final Fields fields;
    private final Bars bars;
    private final Svg svg = new Svg();

    private record Slice(String name, double value, int group, String category) {}

    private PieDrawing(Fields fields, Bars bars) {
        this.fields = fields;
        this.bars = bars;
    }

    static Picture draw(Fields fields) {
        Bars bars = Bars.of(fields, "piechart");
        if (bars.valueName().isEmpty()) {
            throw new NoPicture("a pie draws one column of numbers; name it in ycolumns");
        }
        if (bars.left() > 0) {
            throw new NoPicture(
                    "a pie of %,d slices cannot be read; take the greatest, or draw a barchart"
                            .formatted(bars.values().size() + bars.left()));
        }
        return new PieDrawing(fields, bars).picture();
    }

    private List<Slice> slices() {
        List<Slice> all = new ArrayList<>();
        bars.values()
                .forEach((name, parts) -> {
                    double sum = parts.values().stream().mapToDouble(Double::doubleValue).sum();
                    if (sum < 0 || parts.values().stream().anyMatch(value -> value < 0)) {
                        throw new NoPicture("a pie has no place for values below 0");
                    }
                    all.add(new Slice(name.isEmpty() ? "(empty)" : name, sum, 0, name));
                });
        all.removeIf(slice -> slice.value() == 0);
        all.sort(Comparator.comparingDouble(Slice::value).reversed());
        List<Slice> slices = new ArrayList<>();
        double rest = 0;
        for (int i = 0; i < all.size(); i++) {
            Slice slice = all.get(i);
            if (i < Palette.SERIES) {
                slices.add(new Slice(slice.name(), slice.value(), i, slice.category()));
            } else {
                rest += slice.value();
            }
        }
        if (rest > 0) {
            String others = (all.size() - Palette.SERIES) + " others";
            slices.add(new Slice(others, rest, Palette.OTHER, ""));
        }
        return slices;
    }

    private Picture picture() {
        double top = Heading.draw(svg, fields, new Groups()) + 10;
        List<Slice> slices = slices();
        double sum = slices.stream().mapToDouble(Slice::value).sum();
        double bottom = top + 60;
        if (slices.isEmpty()) {
            svg.text(
                    Svg.WIDTH / 2, top + 30, "middle", "", "Nothing to draw: no row has a number.");
        } else {
            bottom = top + 2 * RADIUS + 16;
            double from = 0;
            double y = top + RADIUS + 5 - slices.size() * 11;
            for (Slice slice : slices) {
                String text = text(slice, sum);
                svg.open("slice", "", tip(slice, text));
                svg.path(
                        sector(top + RADIUS, from, from + slice.value() / sum),
                        "slice " + Palette.fill(slice.group()));
                svg.mark(slice.group(), NAMES, y + 7, 5)
                        .text(NAMES + 14, y + 11, "start", "key", text);
                svg.close();
                from += slice.value() / sum;
                y += 22;
            }
        }
        String told = String.join(", ", slices.stream().map(slice -> text(slice, sum)).toList());
        return Heading.drawn(
                "piechart",
                svg,
                "pie",
                bottom,
                fields,
                "Pie chart",
                caption(slices.size()),
                told.isEmpty() ? "" : told + ".");
    }

    /// A slice is a category, of which the groups are added.
    private Tip tip(Slice slice, String text) {
        Integer row =
                slice.group() == Palette.OTHER
                        ? null
                        : bars.first().getOrDefault(slice.category(), Map.of()).values().stream()
                                .findFirst()
                                .orElse(null);
        return row == null
                ? Tip.of(text).nowhere()
                : Tip.of(text).where(fields, fields.rows().get(row), bars.category());
    }

    private String caption(int slices) {
        StringBuilder text = new StringBuilder(Numbers.count(bars.rows(), "row"));
        text.append(": ").append(bars.valueName()).append(" by ").append(bars.axis().name());
        text.append(", ").append(Numbers.count(slices, "slice")).append('.');
        if (bars.without() > 0) {
            text.append(' ').append(Numbers.count(bars.without(), "row"));
            text.append(" without a number not drawn.");
        }
        return text.toString();
    }

    private static String text(Slice slice, double sum) {
        return Svg.cut(slice.name(), 70)
                + ": "
                + Numbers.text(slice.value())
                + " ("
                + Heat.percent(slice.value() / sum)
                + ")";
    }

    /// @param from where the slice begins, as a share of the disc from the top
    private static String sector(double middle, double from, double to) {
        if (to - from > 0.9999) {
            return Palette.mark(0, LEFT, middle, RADIUS);
        }
        return "M"
                + Svg.at(LEFT)
                + " "
                + Svg.at(middle)
                + "L"
                + edge(middle, from)
                + "A"
                + Svg.at(RADIUS)
                + " "
                + Svg.at(RADIUS)
                + " 0 "
                + (to - from > 0.5 ? 1 : 0)
                + " 1 "
                + edge(middle, to)
                + "z";
    }

    private static String edge(double middle, double share) {
        double angle = 2 * Math.PI * share;
        return Svg.at(LEFT + RADIUS * StrictMath.sin(angle))
                + " "
                + Svg.at(middle - RADIUS * StrictMath.cos(angle));
    }
}

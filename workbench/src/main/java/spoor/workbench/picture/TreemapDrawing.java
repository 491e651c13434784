package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.List;

/// Draws parts of a whole as rectangles whose areas are their values, those of a group together
/// under its name (Bruls, Huizing and van Wijk: Squarified treemaps, 2000). Names stand where they
/// fit.
final class TreemapDrawing {
    private static final double LEFT = 4;
    private static final double HIGH = 460;
    private static final double HEADING = 18;
    private static final double ROOM = 16;

    private final Fields fields;
    private final Treemap.Places places;
    private final Treemap map;
    private final Svg svg = new Svg();

    private record Box(double x, double y, double wide, double high) {}

    private TreemapDrawing(Fields fields, Treemap.Places places) {
        this.fields = fields;
        this.places = places;
        this.map = Treemap.of(fields, places);
    }

    static Picture draw(Fields fields) {
        return new TreemapDrawing(fields, Treemap.Places.of(fields)).picture();
    }

    private Picture picture() {
        double top = Heading.draw(svg, fields, new Groups()) + 4;
        double bottom = top + 60;
        if (map.groups().isEmpty()) {
            svg.text(
                    Svg.WIDTH / 2, top + 30, "middle", "", "Nothing to draw: no row has a number.");
        } else {
            bottom = top + HIGH;
            Box whole = new Box(LEFT, top, Svg.WIDTH - 2 * LEFT, HIGH);
            List<Box> boxes =
                    squarified(map.groups().stream().map(Treemap.Group::value).toList(), whole);
            boolean named = !places.series().isEmpty();
            for (int i = 0; i < boxes.size(); i++) {
                group(map.groups().get(i), boxes.get(i), named);
            }
        }
        return Heading.drawn(
                "treemap",
                svg,
                "treemap",
                bottom + 4,
                fields,
                "Tree map",
                map.caption(),
                map.told());
    }

    private void group(Treemap.Group group, Box box, boolean named) {
        Box inner = box;
        String shown = group.name().isEmpty() ? "(empty)" : group.name();
        if (named && box.wide() > 30 && box.high() > HEADING + 12) {
            String text =
                    fitting(shown + "  " + Numbers.text(group.value()), box.wide() - 10, Svg.WIDE);
            svg.open("", "", shown);
            svg.text(box.x() + 5, box.y() + 13, "start", "strong", text).close();
            inner = new Box(box.x(), box.y() + HEADING, box.wide(), box.high() - HEADING);
        }
        List<Box> boxes =
                squarified(group.leaves().stream().map(Treemap.Leaf::value).toList(), inner);
        for (int i = 0; i < boxes.size(); i++) {
            leaf(group, group.leaves().get(i), boxes.get(i), named);
        }
        if (named) {
            svg.rect(box.x(), box.y(), box.wide(), box.high(), "whole");
        }
    }

    private void leaf(Treemap.Group group, Treemap.Leaf leaf, Box box, boolean named) {
        svg.open("leaf", "", tip(group, leaf, named));
        String colour = Palette.fill(named ? group.place() : leaf.others() > 0 ? Palette.OTHER : 0);
        svg.rect(box.x(), box.y(), box.wide(), box.high(), "leaf " + colour);
        if (box.high() >= ROOM && box.wide() >= 34) {
            String name = fitting(leaf.shown(), box.wide() - 8, Svg.WIDE);
            svg.text(box.x() + 5, box.y() + 13, "start", "name", name);
            String value = Numbers.text(leaf.value());
            if (box.high() >= 2 * ROOM && value.length() * Svg.CHARACTER + 8 <= box.wide()) {
                svg.text(box.x() + 5, box.y() + 27, "start", "", value);
            }
        }
        svg.close();
    }

    private Tip tip(Treemap.Group group, Treemap.Leaf leaf, boolean named) {
        Tip tip = Tip.of();
        if (named) {
            tip.line(group.name().isEmpty() ? "(empty)" : group.name());
        }
        tip.line(leaf.shown());
        tip.line(map.valueName(), Numbers.text(leaf.value()));
        tip.line(Heat.percent(leaf.value() / map.sum()) + " of all");
        if (leaf.row() < 0) {
            return tip.nowhere();
        }
        return tip.where(fields, fields.rows().get(leaf.row()), places.name())
                .where(
                        fields,
                        fields.rows().get(leaf.row()),
                        places.series().toArray(Integer[]::new));
    }

    private static String fitting(String text, double wide, double character) {
        return Svg.cut(text, (int) Math.max(1, wide / character));
    }

    /// Boxes whose areas are as the values, which fall, each as near to a square as may be.
    private static List<Box> squarified(List<Double> values, Box whole) {
        List<Box> boxes = new ArrayList<>();
        double sum = values.stream().mapToDouble(Double::doubleValue).sum();
        double scale = sum == 0 ? 0 : whole.wide() * whole.high() / sum;
        Box rest = whole;
        int from = 0;
        while (from < values.size()) {
            double side = Math.min(rest.wide(), rest.high());
            int to = from + 1;
            double row = values.get(from) * scale;
            double worst = worst(values, from, to, row, side, scale);
            while (to < values.size()) {
                double longer = row + values.get(to) * scale;
                double next = worst(values, from, to + 1, longer, side, scale);
                if (next > worst) {
                    break;
                }
                worst = next;
                row = longer;
                to++;
            }
            rest = place(values.subList(from, to), row, rest, scale, boxes);
            from = to;
        }
        return boxes;
    }

    /// How far from a square the worst box of a row is.
    private static double worst(
            List<Double> values, int from, int to, double row, double side, double scale) {
        double greatest = values.get(from) * scale;
        double least = values.get(to - 1) * scale;
        return Math.max(side * side * greatest / (row * row), row * row / (side * side * least));
    }

    /// @return what is left
    private static Box place(
            List<Double> values, double row, Box rest, double scale, List<Box> boxes) {
        boolean standing = rest.wide() >= rest.high();
        double thick = row / Math.max(1e-9, standing ? rest.high() : rest.wide());
        double at = standing ? rest.y() : rest.x();
        for (double value : values) {
            double length = value * scale / Math.max(1e-9, thick);
            boxes.add(
                    standing
                            ? new Box(rest.x(), at, thick, length)
                            : new Box(at, rest.y(), length, thick));
            at += length;
        }
        return standing
                ? new Box(rest.x() + thick, rest.y(), Math.max(0, rest.wide() - thick), rest.high())
                : new Box(
                        rest.x(), rest.y() + thick, rest.wide(), Math.max(0, rest.high() - thick));
    }
}

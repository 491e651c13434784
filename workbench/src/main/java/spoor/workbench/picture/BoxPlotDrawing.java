package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Draws boxes that lie, so that long names of categories can be read: a row for each category, in
/// it a box for each group.
final class BoxPlotDrawing {
    private static final double BOX = 13;
    private static final double GAP = 9;
    private static final double LEAST_WIDTH = 7;
    private static final int LONGEST_NAME = 44;
    private static final int MOST_OUTLIERS = 300;

    private final Fields fields;
    private final BoxPlot plot;
    private final Svg svg = new Svg();
    private final double left;

    private BoxPlotDrawing(Fields fields, BoxPlot plot) {
        this.fields = fields;
        this.plot = plot;
        int longest =
                plot.categories().stream()
                        .mapToInt(name -> Svg.cut(name, LONGEST_NAME).length())
                        .max()
                        .orElse(0);
        this.left = Math.max(40, longest * Svg.WIDE + 16);
    }

    static Picture draw(Fields fields) {
        BoxPlot plot = BoxPlot.of(fields);
        return new BoxPlotDrawing(fields, plot).picture();
    }

    private Picture picture() {
        double y = Heading.draw(svg, fields, plot.groups());
        if (plot.categories().isEmpty()) {
            svg.text(Svg.WIDTH / 2, y + 30, "middle", "", "Nothing to draw: no row has a number.");
            y += 60;
        } else {
            for (BoxPlot.Panel panel : plot.panels()) {
                y = panel(panel, y);
            }
        }
        return Heading.drawn("boxplot", svg, "boxplot", y, fields, "Box plot", caption(), told());
    }

    /// The medians of the first boxes.
    private String told() {
        List<String> medians = new ArrayList<>();
        for (BoxPlot.Panel panel : plot.panels()) {
            for (BoxPlot.Box box : panel.boxes().stream().limit(8).toList()) {
                String group = box.groupName().isEmpty() ? "" : ", " + box.groupName();
                String category = box.category().isEmpty() ? panel.name() : box.category();
                medians.add(
                        Svg.cut(category + group, 60) + " " + Numbers.text(box.spread().median()));
            }
        }
        return medians.isEmpty() ? "" : "Medians: " + String.join(", ", medians) + ".";
    }

    private String caption() {
        StringBuilder text = new StringBuilder();
        text.append(Numbers.count(plot.rows(), "row"));
        if (!plot.categoryName().isEmpty()) {
            text.append(", ").append(plot.categories().size()).append(" of ");
            text.append(plot.categoryName());
        }
        text.append(". A box holds the middle half and the median; whiskers reach the farthest")
                .append(" value within 1.5 times the box; what is beyond is a mark of its own.");
        if (plot.without() > 0) {
            text.append(' ').append(Numbers.count(plot.without(), "row"));
            text.append(" without a number not drawn.");
        }
        if (plot.left() > 0) {
            text.append(" The ").append(plot.left()).append(" with the fewest rows not drawn.");
        }
        return text.toString();
    }

    private double panel(BoxPlot.Panel panel, double top) {
        double y = top;
        if (plot.panels().size() > 1) {
            svg.text(left, y + 14, "start", "strong", Svg.cut(panel.name(), 100));
            y += 22;
        }
        Scale scale = scale(panel);
        double first = y;
        double bottom = y + GAP / 2;
        for (String category : plot.categories()) {
            long boxes = boxes(panel, category).size();
            bottom += Math.max(1, boxes) * (BOX + 3) + GAP;
        }
        for (Scale.Tick tick : scale.ticks(7)) {
            double x = scale.at(tick.value());
            svg.line(x, first, x, bottom, "grid");
            svg.text(x, bottom + 15, "middle", "", tick.label());
        }
        svg.line(left, bottom, Svg.WIDTH - 20, bottom, "axis");
        y = first + GAP;
        for (String category : plot.categories()) {
            List<BoxPlot.Box> boxes = boxes(panel, category);
            double height = Math.max(1, boxes.size()) * (BOX + 3);
            String name =
                    category.isEmpty() && !plot.categoryName().isEmpty() ? "(empty)" : category;
            svg.open("", "", name.length() > LONGEST_NAME ? name : "");
            svg.text(left - 8, y + height / 2 + 3, "end", "name", Svg.cut(name, LONGEST_NAME));
            svg.close();
            for (BoxPlot.Box box : boxes) {
                box(box, panel.name(), scale, y + BOX / 2);
                y += BOX + 3;
            }
            y += GAP + (boxes.isEmpty() ? BOX + 3 : 0);
        }
        String xtitle = fields.text("xtitle");
        String name = xtitle.isEmpty() || plot.panels().size() > 1 ? panel.name() : xtitle;
        svg.text((left + Svg.WIDTH) / 2, bottom + 32, "middle", "", Svg.cut(name, 100));
        return bottom + 46;
    }

    private List<BoxPlot.Box> boxes(BoxPlot.Panel panel, String category) {
        return panel.boxes().stream().filter(box -> box.category().equals(category)).toList();
    }

    private Scale scale(BoxPlot.Panel panel) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (BoxPlot.Box box : panel.boxes()) {
            low = Math.min(low, box.spread().least());
            high = Math.max(high, box.spread().greatest());
        }
        boolean logarithmic = fields.says("yaxis", "log");
        if (logarithmic && low <= 0) {
            throw new NoPicture(
                    "a logarithmic axis has no place for "
                            + Numbers.text(low)
                            + " in "
                            + panel.name());
        }
        OptionalDouble least = fields.bound("ymin");
        OptionalDouble most = fields.bound("ymax");
        if (panel.boxes().isEmpty()) {
            low = 0;
            high = 1;
        }
        return Scale.of(
                least.isPresent() ? Math.min(low, least.getAsDouble()) : low,
                most.isPresent() ? Math.max(high, most.getAsDouble()) : high,
                left,
                Svg.WIDTH - 20,
                logarithmic);
    }

    private void box(BoxPlot.Box box, String numbers, Scale scale, double middle) {
        Spread spread = box.spread();
        svg.open("box", "", Tip.of(tooltip(box, numbers).split("\n", -1)));
        double low = scale.at(spread.lowQuartile());
        double high = scale.at(spread.highQuartile());
        String line = Palette.line(box.group());
        svg.line(scale.at(spread.lowWhisker()), middle, low, middle, line);
        svg.line(high, middle, scale.at(spread.highWhisker()), middle, line);
        for (double end : new double[] {spread.lowWhisker(), spread.highWhisker()}) {
            svg.line(scale.at(end), middle - 4, scale.at(end), middle + 4, line);
        }
        double width = Math.max(LEAST_WIDTH, high - low);
        svg.rect(
                (low + high - width) / 2,
                middle - BOX / 2,
                width,
                BOX,
                "body " + Palette.fill(box.group()) + " " + line);
        double median = scale.at(spread.median());
        svg.line(median, middle - BOX / 2, median, middle + BOX / 2, "median");
        int drawn = 0;
        for (double outlier : spread.outliers()) {
            if (drawn++ < MOST_OUTLIERS) {
                svg.mark(box.group(), scale.at(outlier), middle, 3);
            }
        }
        svg.close();
    }

    private String tooltip(BoxPlot.Box box, String numbers) {
        Spread spread = box.spread();
        StringBuilder text = new StringBuilder();
        if (!plot.categoryName().isEmpty()) {
            text.append(plot.categoryName()).append(": ").append(box.category()).append('\n');
        }
        if (plot.groups().size() > 1) {
            fields.named("series").ifPresent(place -> text.append(fields.name(place)).append(": "));
            text.append(box.groupName()).append('\n');
        }
        text.append(numbers).append(": ").append(Numbers.text(spread.count())).append(" values");
        text.append("\nleast ").append(Numbers.text(spread.least()));
        text.append(", lower quartile ").append(Numbers.text(spread.lowQuartile()));
        text.append("\nmedian ").append(Numbers.text(spread.median()));
        text.append("\nupper quartile ").append(Numbers.text(spread.highQuartile()));
        text.append(", greatest ").append(Numbers.text(spread.greatest()));
        if (!spread.outliers().isEmpty()) {
            text.append('\n').append(spread.outliers().size()).append(" distinct outliers");
        }
        return text.toString();
    }
}

package spoor.workbench.picture;

import java.util.Map;

/// Draws a grid of numbers: each written in its cell where there is room, with its share of the row
/// below it where it is a count, and told by the depth of the colour.
final class HeatMapDrawing {
    private static final int LONGEST_NAME = 36;
    private static final double WIDEST = 130;
    private static final int MOST_HIGH = 30;

    private final Fields fields;
    private final HeatMap map;
    private final boolean square;
    private final boolean byShare;
    private final Heat heat;
    private final Svg svg = new Svg();
    private final Map<String, String> acrossShown;
    private final Map<String, String> downShown;
    private final double left;
    private final double wide;
    private final double high;
    private final boolean written;
    private final boolean twoLines;

    private HeatMapDrawing(Fields fields, HeatMap map, boolean square) {
        this.fields = fields;
        this.map = map;
        this.square = square;
        this.byShare = square || map.shares() && fields.says("kind", "rowshare");
        this.heat = heat();
        this.downShown = map.y().shown(map.down());
        this.acrossShown = square ? downShown : map.x().shown(map.across());
        this.left = 34 + longest(downShown, LONGEST_NAME) * Svg.WIDE + 12;
        double room = Svg.WIDTH - left - (square ? 96 : 14);
        this.wide = Math.min(WIDEST, room / Math.max(1, map.across().size()));
        int longest = 1;
        for (String down : map.down()) {
            for (String across : map.across()) {
                longest = Math.max(longest, written(map.value(down, across)).length());
            }
        }
        this.written = longest * Svg.CHARACTER + 4 <= wide;
        this.twoLines = written && map.shares() && wide >= 44 && map.down().size() <= MOST_HIGH;
        this.high = twoLines ? 38 : 22;
    }

    /// @param kind `heatmap` or `confusionmatrix`
    static Picture draw(Fields fields, String kind) {
        boolean square = kind.equals("confusionmatrix");
        HeatMap map = square ? HeatMap.confusion(fields) : HeatMap.of(fields);
        return new HeatMapDrawing(fields, map, square).picture(kind);
    }

    private Heat heat() {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        boolean logarithmic = fields.says("yaxis", "log");
        for (String down : map.down()) {
            for (String across : map.across()) {
                double value = map.value(down, across);
                if (!Double.isNaN(value) && !(logarithmic && value == 0)) {
                    least = Math.min(least, value);
                    greatest = Math.max(greatest, value);
                }
            }
        }
        if (square && least < 0) {
            throw new NoPicture("a confusion matrix has no place for counts below 0");
        }
        if (logarithmic && least < 0) {
            throw new NoPicture("logarithmic steps have no place for " + Numbers.text(least));
        }
        return byShare || least > greatest
                ? Heat.ofShares()
                : Heat.of(least, greatest, map.shares(), logarithmic);
    }

    private Picture picture(String kind) {
        double y = Heading.draw(svg, fields, new Groups());
        if (map.down().isEmpty()) {
            svg.text(Svg.WIDTH / 2, y + 30, "middle", "", "Nothing to draw: no row has a number.");
            y += 60;
        } else {
            y = grid(fields.says("legend", "hidden") ? y + 4 : legend(y));
        }
        String named = square ? "Confusion matrix" : "Heat map";
        return Heading.drawn(
                kind,
                svg,
                "heatmap",
                y,
                fields,
                named,
                caption(),
                map.told(downShown, acrossShown));
    }

    private double legend(double top) {
        if (square) {
            double end = ramp(left, top + 4, "right: 0 %", "100 % of the row", false);
            ramp(end + 24, top + 4, "wrong: 0 %", "100 % of the row", true);
        } else if (byShare) {
            ramp(left, top + 4, "0 %", "100 % of the row", false);
        } else if (heat.signed()) {
            double end = ramp(left, top + 4, "0", heat.least(), true);
            ramp(end + 24, top + 4, "0", heat.greatest() + " " + map.valueName(), false);
        } else {
            String steps = heat.logarithmic() ? ", steps of equal ratio" : "";
            ramp(
                    left,
                    top + 4,
                    heat.least(),
                    heat.greatest() + " " + map.valueName() + steps,
                    false);
        }
        return top + 28;
    }

    /// @return the x behind it
    private double ramp(double x, double y, String from, String to, boolean wrong) {
        double at = x + from.length() * Svg.CHARACTER + 10;
        svg.text(x, y + 11, "start", "key", from);
        for (int step = 1; step <= Heat.STEPS; step++) {
            svg.rect(at, y, 18, 14, "step " + Heat.fill(step, wrong));
            at += 18;
        }
        svg.text(at + 6, y + 11, "start", "key", Svg.cut(to, 60));
        return at + 6 + Math.min(60, to.length()) * Svg.CHARACTER;
    }

    private double grid(double top) {
        double y = top;
        if (square) {
            double x = left + wide * map.across().size() + 10;
            svg.text(x, y + 10, "start", "", "sum");
            y += 16;
        }
        for (int i = 0; i < map.down().size(); i++) {
            row(map.down().get(i), y + i * high);
        }
        for (int i = 0; square && i < map.down().size(); i++) {
            svg.rect(left + i * wide, y + i * high, wide, high, "same");
        }
        double bottom = y + map.down().size() * high;
        double deep = AxisNames.below(svg, map.x(), map.across(), left, wide, bottom);
        String ytitle = fields.text("ytitle");
        String xtitle = fields.text("xtitle");
        svg.upright(
                16,
                (y + bottom) / 2,
                "",
                Svg.cut(
                        ytitle.isEmpty() ? map.y().title() : ytitle,
                        (int) Math.max(12, (bottom - y) / Svg.CHARACTER)));
        svg.zoned(
                left + wide * map.across().size() / 2,
                bottom + deep + 16,
                "middle",
                "",
                Svg.cut(xtitle.isEmpty() ? map.x().title() : xtitle, 100));
        return bottom + deep + 28;
    }

    private void row(String down, double y) {
        String name = downShown.getOrDefault(down, down);
        svg.open("", "", name.length() > LONGEST_NAME ? name : "");
        svg.text(left - 8, y + high / 2 + 4, "end", "name", Svg.cut(name, LONGEST_NAME)).close();
        double x = left;
        for (String across : map.across()) {
            double value = map.value(down, across);
            if (Double.isNaN(value)) {
                svg.rect(x, y, wide, high, "none");
            } else {
                cell(down, across, value, x, y);
            }
            x += wide;
        }
        if (square) {
            double sum = map.rowSums().getOrDefault(down, 0.0);
            svg.text(x + 10, y + high / 2 + 4, "start", "key", Numbers.text(sum));
        }
    }

    private void cell(String down, String across, double value, double x, double y) {
        double share = map.share(down, value);
        double shown = byShare ? (Double.isNaN(share) ? 0 : share) : value;
        boolean wrong = square && !across.equals(down);
        svg.open("one", "", tip(down, across, value));
        svg.rect(x, y, wide, high, "cell " + heat.fill(shown, wrong));
        if (written) {
            double middle = y + high / 2 + 4;
            String text = heat.text(shown);
            svg.text(x + wide / 2, twoLines ? middle - 7 : middle, "middle", text, written(value));
            if (twoLines) {
                svg.text(x + wide / 2, middle + 8, "middle", text + " share", Heat.percent(share));
            }
        }
        svg.close();
    }

    private String written(double value) {
        return Double.isNaN(value) ? "" : Numbers.text(value);
    }

    private static int longest(Map<String, String> names, int most) {
        return names.values().stream()
                .mapToInt(name -> Math.min(most, name.length()))
                .max()
                .orElse(0);
    }

    private Tip tip(String down, String across, double value) {
        Tip tip = Tip.of();
        name(tip, map.y(), downShown.getOrDefault(down, down));
        name(tip, map.x(), acrossShown.getOrDefault(across, across));
        tip.line(map.valueName(), Numbers.text(value));
        if (map.shares()) {
            String ofRow = Heat.percent(map.share(down, value));
            String ofColumn = Heat.percent(map.columnShare(across, value));
            if (!ofRow.isEmpty()) {
                tip.line(ofRow + " of its row");
            }
            if (!ofColumn.isEmpty()) {
                tip.line(ofColumn + " of its column");
            }
        }
        return map.where(tip, fields, down, across);
    }

    private static void name(Tip tip, Axis axis, String shown) {
        if (axis.isTime()) {
            tip.time(axis.name(), shown + " UTC");
        } else {
            tip.line(axis.name(), shown);
        }
    }

    private String caption() {
        StringBuilder text = new StringBuilder(Numbers.count(map.rows(), "row"));
        text.append(": ").append(map.valueName()).append(" by ").append(map.y().name());
        text.append(" (").append(map.down().size()).append(") and ").append(map.x().name());
        text.append(" (").append(map.across().size()).append("). ");
        if (square) {
            text.append(right());
        } else if (map.shares() && twoLines) {
            text.append("Below each number its share of the row. ");
        }
        if (!byShare && !written) {
            text.append("Numbers show when a cell is pointed at. ");
        }
        if (map.summed() > 0) {
            text.append(Numbers.count(map.summed(), "row")).append(" added to a cell of others. ");
        }
        if (map.left() > 0) {
            text.append("The ")
                    .append(map.left())
                    .append(" categories of least weight not drawn. ");
        }
        if (map.without() > 0) {
            text.append(Numbers.count(map.without(), "row"))
                    .append(" without a number not drawn. ");
        }
        return text.toString().strip();
    }

    private String right() {
        double right = 0;
        double all = 0;
        for (String down : map.rowSums().keySet()) {
            double value = map.value(down, down);
            right += Double.isNaN(value) ? 0 : value;
            all += map.rowSums().getOrDefault(down, 0.0);
        }
        return all == 0
                ? ""
                : "Rightly told %s of %s (%s), on the diagonal; below each number its share of the row. "
                        .formatted(
                                Numbers.text(right), Numbers.text(all), Heat.percent(right / all));
    }
}

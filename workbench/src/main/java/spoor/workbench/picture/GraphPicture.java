package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;
import spoor.workbench.report.Visible;

/// A graph as a still picture: nodes by their size, an edge per row with an id and a tooltip of its
/// own. Kinds of edges are told by colour and dashes. Of a big graph the strongest edges are drawn,
/// and the caption says how many are not.
final class GraphPicture {
    static final int MOST_EDGES = 200;
    static final int MOST_NODES = 90;
    private static final int WIDTH = 1080;
    private static final int TOP = 74;
    private static final int BOTTOM = 14;
    private static final int LONGEST_NAME = 41;
    private static final double CHARACTER = 6.7;
    private static final int LEGEND_STEP = 118;

    private final GraphData all;
    private final GraphData drawn;
    private final String title;
    private final String prefix;
    private final Map<String, Integer> kinds = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final double[] radius;
    private final GraphLayout layout;

    /// Where the two columns stand.
    private final double leftX;

    private final double rightX;
    private final double[] x;
    private final double[] y;
    private final StringBuilder out = new StringBuilder();

    private GraphPicture(GraphData all, String title, String prefix) {
        this.all = all;
        this.drawn = all.strongest(MOST_EDGES, MOST_NODES);
        this.title = title;
        this.prefix = prefix;
        for (int i = 0; i < Math.min(Palette.SERIES, all.kinds().size()); i++) {
            kinds.put(all.kinds().get(i).name(), i);
        }
        double most = Math.max(1, drawn.nodes().isEmpty() ? 1 : drawn.nodes().getFirst().size());
        radius = new double[drawn.nodes().size()];
        for (int i = 0; i < radius.length; i++) {
            places.put(drawn.nodes().get(i).name(), i);
            radius[i] = 3.5 + 17 * StrictMath.sqrt(drawn.nodes().get(i).size() / most);
        }
        layout = GraphLayout.of(drawn, radius);
        x = new double[radius.length];
        y = new double[radius.length];
        int longest =
                drawn.nodes().stream()
                        .mapToInt(node -> shown(node.name()).length())
                        .max()
                        .orElse(0);
        leftX = 100 + CHARACTER * longest;
        rightX = WIDTH - leftX;
        layout.left().forEach(node -> x[node] = leftX);
        layout.right().forEach(node -> x[node] = rightX);
        for (int i = 0; i < y.length; i++) {
            y[i] = TOP + layout.y()[i];
        }
    }

    /// The picture and its caption; empty where the table has no two columns for the ends.
    ///
    /// @param prefix of the ids in the page
    static Optional<Picture.Drawn> of(ResultTable table, Render render, String prefix) {
        return GraphData.of(table, render)
                .map(graph ->
                        new GraphPicture(
                                        graph,
                                        render.properties().getOrDefault("title", ""),
                                        prefix)
                                .figure());
    }

    private Picture.Drawn figure() {
        out.append(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture graph\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(at(TOP + Math.max(60, layout.height()) + BOTTOM))
                .append("\" role=\"img\" aria-label=\"")
                .append(
                        Visible.html(
                                (title.isEmpty() ? "Graph" : title) + ". " + caption() + told()))
                .append("\">\n");
        text(12, 20, "start", "title", title);
        if (drawn.edges().isEmpty()) {
            text(WIDTH / 2.0, TOP + 30.0, "middle", "", "Nothing to draw: no row has two ends.");
        } else {
            legend();
            edges();
            nodes();
            labels();
        }
        out.append("</svg>\n");
        return new Picture.Drawn("graph", out.toString(), caption());
    }

    private String caption() {
        String size = number(all.size()) + " " + all.sizeName();
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%,d rows: %,d nodes, %,d edges, %s.",
                        all.edges().size() + all.left(),
                        all.nodes().size(),
                        all.edges().size(),
                        size));
        int edges = all.edges().size() - drawn.edges().size();
        if (edges > 0) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            " Drawn are the strongest %,d edges between %,d nodes; %,d edges (%s"
                                    + " %s) and %,d nodes are not drawn, the table has them.",
                            drawn.edges().size(),
                            drawn.nodes().size(),
                            edges,
                            number(all.size() - drawn.size()),
                            all.sizeName(),
                            all.nodes().size() - drawn.nodes().size()));
        }
        if (all.left() > 0) {
            text.append(
                    String.format(Locale.ROOT, " %,d rows lack one of the two ends.", all.left()));
        }
        text.append(" An edge's number is its row in the table; point at it for all its columns.");
        return text.toString();
    }

    /// The strongest edges in words.
    private String told() {
        List<String> told =
                drawn.edges().stream()
                        .limit(3)
                        .map(edge ->
                                shown(edge.from())
                                        + " to "
                                        + shown(edge.to())
                                        + " "
                                        + number(edge.size()))
                        .toList();
        return told.isEmpty() ? "" : " Strongest: " + String.join(", ", told) + ".";
    }

    private void legend() {
        int column = 0;
        int row = 0;
        for (int i = 0; i < Math.min(all.kinds().size(), Palette.SERIES); i++) {
            GraphData.Kind kind = all.kinds().get(i);
            key(column++, row, place(kind.name()), kind.name(), kind.size());
        }
        if (all.kinds().size() > Palette.SERIES) {
            double rest =
                    all.kinds().stream()
                            .skip(Palette.SERIES)
                            .mapToDouble(GraphData.Kind::size)
                            .sum();
            key(column, row, Palette.OTHER, "others", rest);
        }
        double right = WIDTH - 12;
        dot(right - 270, 16, "node start");
        text(right - 260, 20, "start", "key", "starts only");
        dot(right - 178, 16, "node end");
        text(right - 168, 20, "start", "key", "is reached only");
        dot(right - 52, 16, "node both");
        text(right - 42, 20, "start", "key", "both");
    }

    private void dot(double cx, double cy, String kind) {
        out.append("<circle class=\"").append(kind).append("\" r=\"6\" cx=\"").append(at(cx));
        out.append("\" cy=\"").append(at(cy)).append("\"/>\n");
    }

    private void key(int column, int row, int place, String name, double size) {
        double left = 12 + column * LEGEND_STEP;
        double middle = 44 + row * 18;
        out.append("<path class=\"way ").append(Palette.line(place));
        out.append("\" stroke-width=\"3\"");
        dashed(Palette.dashes(place));
        out.append(" d=\"M").append(at(left)).append(' ').append(at(middle - 4));
        out.append("h34\"/>\n");
        String label = name.isEmpty() ? "(none)" : name;
        text(
                left + 40,
                middle,
                "start",
                "key",
                (label.length() > 9 ? label.substring(0, 8) + "…" : label) + " " + number(size));
    }

    private void dashed(String dashes) {
        if (!dashes.isEmpty()) {
            out.append(" stroke-dasharray=\"").append(dashes).append('"');
        }
    }

    private int place(String kind) {
        return kinds.getOrDefault(kind, Palette.OTHER);
    }

    private void edges() {
        double most = Math.max(1, drawn.edges().getFirst().size());
        Map<String, Integer> drawnBetween = new HashMap<>();
        List<GraphData.Edge> weakFirst = new ArrayList<>(drawn.edges()).reversed();
        for (GraphData.Edge edge : weakFirst) {
            int from = Objects.requireNonNull(places.get(edge.from()));
            int to = Objects.requireNonNull(places.get(edge.to()));
            int number =
                    drawnBetween.merge(
                                    Math.min(from, to) + " " + Math.max(from, to), 1, Integer::sum)
                            - 1;
            double thick = 1 + 5.5 * StrictMath.sqrt(edge.size() / most);
            String path = from == to ? loop(from, number) : curve(from, to, number, thick);
            Tip tip = drawn.tooltip().apply(edge);
            out.append("<g class=\"edge\" id=\"").append(prefix).append("-edge-");
            out.append(edge.row()).append('"');
            out.append(Svg.attribute("data-times", tip.times()));
            out.append(Svg.attribute("data-where", tip.where()));
            out.append("><title>").append(Visible.htmlKeepingLines(tip.text()));
            out.append("</title><path class=\"hit\" d=\"").append(path).append("\"/>");
            int place = place(edge.kind());
            out.append("<path class=\"way ").append(Palette.line(place));
            out.append("\" stroke-width=\"").append(at(thick)).append('"');
            dashed(Palette.dashes(place));
            out.append(" d=\"").append(path).append("\"/>");
            if (from != to) {
                head(to, number, thick, place);
            }
            out.append("</g>\n");
        }
    }

    /// 0, 1, -1, 2, -2, ...: where the n-th edge between two nodes goes beside the first.
    private static double beside(int number) {
        return (number % 2 == 0 ? -1 : 1) * ((number + 1) / 2);
    }

    /// The way from the middle of the picture: 1 on its left side.
    private double inward(int node) {
        return x[node] == leftX ? 1 : -1;
    }

    private String curve(int from, int to, int number, double thick) {
        double aside = beside(number);
        double startX = x[from] + inward(from) * radius[from];
        double endX = x[to] + inward(to) * (radius[to] + headLength(thick) - 1);
        double startY = y[from] + aside * Math.min(3, radius[from] / 2);
        double endY = endY(to, number);
        double reach =
                x[from] == x[to]
                        ? 46 + 0.18 * Math.abs(endY - startY) + 14 * Math.abs(aside)
                        : (rightX - leftX) * 0.42;
        return "M"
                + at(startX)
                + " "
                + at(startY)
                + "C"
                + at(startX + inward(from) * reach)
                + " "
                + at(startY + aside * 16)
                + " "
                + at(endX + inward(to) * reach)
                + " "
                + at(endY + aside * 6)
                + " "
                + at(endX)
                + " "
                + at(endY);
    }

    private double endY(int to, int number) {
        return y[to] + beside(number) * Math.min(6, 2 + radius[to] / 2);
    }

    private String loop(int node, int number) {
        double start = x[node] + inward(node) * radius[node] * 0.8;
        double far = start + inward(node) * (34 + 12 * number);
        double high = radius[node] * 0.5;
        return "M"
                + at(start)
                + " "
                + at(y[node] - high)
                + "C"
                + at(far)
                + " "
                + at(y[node] - high - 16)
                + " "
                + at(far)
                + " "
                + at(y[node] + high + 16)
                + " "
                + at(start)
                + " "
                + at(y[node] + high);
    }

    private static double headLength(double thick) {
        return 5 + thick;
    }

    private void head(int to, int number, double thick, int place) {
        double tip = x[to] + inward(to) * (radius[to] + 0.5);
        double back = x[to] + inward(to) * (radius[to] + headLength(thick));
        double middle = endY(to, number);
        double wide = 2.4 + thick * 0.75;
        out.append("<path class=\"").append(Palette.fill(place)).append("\" d=\"M");
        out.append(at(tip)).append(' ').append(at(middle)).append('L');
        out.append(at(back)).append(' ').append(at(middle - wide)).append('L');
        out.append(at(back)).append(' ').append(at(middle + wide)).append("z\"/>");
    }

    private void nodes() {
        for (int i = 0; i < x.length; i++) {
            GraphData.Node node = drawn.nodes().get(i);
            String role = node.starts() && node.ends() ? "both" : node.starts() ? "start" : "end";
            out.append("<g><title>").append(Visible.html(node.name())).append('\n');
            out.append(number(node.size())).append(' ').append(Visible.html(all.sizeName()));
            out.append("</title><circle class=\"node ").append(role).append("\" r=\"");
            out.append(at(radius[i])).append("\" cx=\"").append(at(x[i])).append("\" cy=\"");
            out.append(at(y[i])).append("\"/></g>\n");
        }
    }

    private void labels() {
        for (int i = 0; i < x.length; i++) {
            double left = x[i] - inward(i) * (radius[i] + 5);
            String count = number(drawn.nodes().get(i).size());
            out.append("<text class=\"name\" x=\"").append(at(left)).append("\" y=\"");
            out.append(at(y[i] + 4)).append("\" text-anchor=\"");
            out.append(inward(i) > 0 ? "end" : "start").append("\">");
            String name = Visible.html(shown(drawn.nodes().get(i).name()));
            String size = "<tspan class=\"count\">" + count + "</tspan>";
            out.append(inward(i) > 0 ? size + "  " + name : name + "  " + size);
            out.append("</text>\n");
        }
    }

    private static String shown(String name) {
        String line = Visible.line(name);
        return line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME - 1) + "…" : line;
    }

    private void text(double left, double base, String anchor, String kind, String text) {
        out.append("<text x=\"").append(at(left)).append("\" y=\"").append(at(base));
        out.append("\" text-anchor=\"").append(anchor).append('"');
        if (!kind.isEmpty()) {
            out.append(" class=\"").append(kind).append('"');
        }
        out.append('>').append(Visible.html(text)).append("</text>\n");
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.2f", value);
    }

    private static String at(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}

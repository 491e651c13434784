package spoor.workbench.picture;

import java.util.HashMap;
import java.util.Map;

/// Draws a tree as an indented list: a line for each process, its time before it, connectors to its
/// parent, its command line behind its name.
final class ProcessTreeDrawing {
    private static final double ROW = 19;
    private static final double LEFT = 158;
    private static final double NO_TIMES = 16;
    private static final double INDENT = 20;
    private static final int DEEPEST = 24;

    private final Fields fields;
    private final ProcessTree tree;
    private final Svg svg = new Svg();
    private final double left;
    private final Map<Integer, Integer> lastChild = new HashMap<>();

    private ProcessTreeDrawing(Fields fields, ProcessTree tree) {
        this.fields = fields;
        this.tree = tree;
        this.left = tree.nodes().stream().anyMatch(node -> node.time() != null) ? LEFT : NO_TIMES;
    }

    static Picture draw(Fields fields) {
        ProcessTree tree = ProcessTree.of(fields);
        return new ProcessTreeDrawing(fields, tree).picture();
    }

    private Picture picture() {
        double top = Heading.draw(svg, fields, tree.groups()) + 4;
        double bottom = top + tree.nodes().size() * ROW + 8;
        if (tree.nodes().isEmpty()) {
            svg.text(Svg.WIDTH / 2, top + 26, "middle", "", "Nothing to draw: there is no row.");
            bottom = top + 52;
        } else if (left == LEFT) {
            svg.zoned(4, top + 10, "start", "", "time (UTC)");
            top += ROW;
            bottom += ROW;
        }
        for (int i = 0; i < tree.nodes().size(); i++) {
            connector(i, top);
        }
        String day = "";
        for (int i = 0; i < tree.nodes().size(); i++) {
            day = node(tree.nodes().get(i), y(i, top), day);
        }
        String told =
                String.join(
                        ", ",
                        tree.nodes().stream()
                                .filter(ProcessTree.Node::marked)
                                .limit(5)
                                .map(node -> Svg.cut(node.name(), 60))
                                .toList());
        return Heading.drawn(
                "processtree",
                svg,
                "tree",
                bottom,
                fields,
                "Process tree",
                tree.caption(),
                told.isEmpty() ? "" : "Marked: " + told + ".");
    }

    private static double y(int place, double top) {
        return top + place * ROW + ROW / 2;
    }

    private double x(ProcessTree.Node node) {
        return left + Math.min(node.depth(), DEEPEST) * INDENT;
    }

    /// From the child drawn before, or from the parent, down and across to the node.
    private void connector(int place, double top) {
        ProcessTree.Node node = tree.nodes().get(place);
        if (node.parent() < 0) {
            return;
        }
        double parent = x(tree.nodes().get(node.parent()));
        Integer before = lastChild.put(node.parent(), place);
        double from = before == null ? y(node.parent(), top) + 5 : y(before, top);
        String down = "M" + Svg.at(parent) + " " + Svg.at(from) + "V" + Svg.at(y(place, top));
        svg.path(down + "H" + Svg.at(Math.max(parent + 6, x(node) - 6)), "grid connector");
    }

    /// @return the day that was written last
    private String node(ProcessTree.Node node, double y, String day) {
        String shown = day;
        svg.open("process", "", fields.tip(fields.rows().get(node.row())));
        if (node.time() != null) {
            String text = TimeScale.text(node.time());
            String date = text.substring(0, 10);
            svg.time(4, y + 4, "start", "time day", date.equals(day) ? "" : date, node.time());
            svg.time(80, y + 4, "start", "time clock", text.substring(11, 19), node.time());
            shown = date;
        }
        double x = x(node);
        if (node.marked()) {
            svg.rect(x - 9, y - ROW / 2 + 1, Svg.WIDTH - x + 5, ROW - 2, "marked");
        }
        svg.path(
                Palette.mark(node.group(), x, y, 4.6),
                node.missing()
                        ? "hollow " + Palette.line(node.group())
                        : "mark " + Palette.fill(node.group()));
        int room = (int) ((Svg.WIDTH - x - 12) / Svg.WIDE);
        String deep = node.depth() > DEEPEST ? "(depth " + node.depth() + ") " : "";
        String name = Svg.cut(deep + node.name(), Math.max(10, room));
        svg.text(x + 10, y + 4, "start", node.marked() ? "name strong" : "name", name);
        double behind = x + 10 + name.length() * Svg.WIDE + 10;
        int rest = (int) ((Svg.WIDTH - behind - 4) / Svg.WIDE);
        if (rest > 8) {
            svg.text(behind, y + 4, "start", "name detail", Svg.cut(node.detail(), rest));
        }
        svg.close();
        return shown;
    }
}

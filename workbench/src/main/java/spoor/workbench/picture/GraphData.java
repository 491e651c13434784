package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;
import spoor.workbench.report.ValueText;

/// A table as a graph: a row is an edge from the value of one column to that of another; the same
/// value in either column is one node.
///
/// @param nodes by falling size, then by name
/// @param edges by falling size, then in the order of the rows
/// @param kinds of edges, those of most size first
/// @param left rows without one of the two ends
/// @param sizeName what sizes count
record GraphData(
        List<Node> nodes,
        List<Edge> edges,
        List<Kind> kinds,
        long left,
        String sizeName,
        Function<Edge, Tip> tooltip) {

    /// @param size of all its edges together
    /// @param starts whether an edge leaves it
    /// @param ends whether an edge comes to it
    record Node(String name, double size, boolean starts, boolean ends) {}

    /// @param row of the table, from 1: the edge's id
    /// @param values of the row
    record Edge(
            long row,
            String from,
            String to,
            String kind,
            double size,
            List<@Nullable Object> values) {}

    record Kind(String name, long edges, double size) {}

    private record Places(int from, int to, int kind, int size, List<Integer> tooltip) {}

    /// Empty where the table has no two columns for the ends.
    ///
    /// Ends are the columns that `xcolumn` and `ycolumns` name, else the first two of text; the
    /// kind is `series`, else the next of text; the size is `size`, else the first whole number.
    static Optional<GraphData> of(ResultTable table, Render render) {
        List<Column> columns = table.columns();
        int from = named(columns, render.properties().get("xcolumn"));
        int to = named(columns, render.properties().get("ycolumns"));
        from = from >= 0 ? from : text(columns, Set.of(to));
        to = to >= 0 ? to : text(columns, Set.of(from));
        if (from < 0 || to < 0) {
            return Optional.empty();
        }
        int kind = named(columns, render.properties().get("series"));
        kind = kind >= 0 ? kind : text(columns, Set.of(from, to));
        int size = named(columns, render.properties().get("size"));
        size =
                size >= 0 && columns.get(size).type().isNumber()
                        ? size
                        : first(columns, column -> column.type().isInteger());
        List<Integer> tooltip = new ArrayList<>();
        for (String name : render.properties().getOrDefault("tooltip", "").split(",")) {
            int place = named(columns, name.strip());
            if (place >= 0) {
                tooltip.add(place);
            }
        }
        for (int i = 0; i < columns.size() && render.properties().get("tooltip") == null; i++) {
            tooltip.add(i);
        }
        return Optional.of(
                of(table, new Fields(table, render), new Places(from, to, kind, size, tooltip)));
    }

    private static GraphData of(ResultTable table, Fields fields, Places places) {
        List<Edge> edges = new ArrayList<>();
        Map<String, Node> nodes = new LinkedHashMap<>();
        Map<String, Kind> kinds = new LinkedHashMap<>();
        long number = 0;
        long left = 0;
        for (List<@Nullable Object> row : table.rows()) {
            number++;
            String from = text(table, row, places.from());
            String to = text(table, row, places.to());
            if (from.isEmpty() || to.isEmpty()) {
                left++;
                continue;
            }
            String kind = places.kind() < 0 ? "" : text(table, row, places.kind());
            double size =
                    places.size() >= 0 && row.get(places.size()) instanceof Number value
                            ? Math.max(0, value.doubleValue())
                            : places.size() >= 0 ? 0 : 1;
            edges.add(new Edge(number, from, to, kind, size, row));
            nodes.merge(from, new Node(from, size, true, false), GraphData::joined);
            if (!to.equals(from)) {
                nodes.merge(to, new Node(to, size, false, true), GraphData::joined);
            } else {
                nodes.merge(to, new Node(to, 0, false, true), GraphData::joined);
            }
            kinds.merge(
                    kind,
                    new Kind(kind, 1, size),
                    (a, b) -> new Kind(kind, a.edges() + 1, a.size() + b.size()));
        }
        edges.sort(Comparator.comparingDouble(Edge::size).reversed());
        return new GraphData(
                nodes.values().stream()
                        .sorted(
                                Comparator.comparingDouble(Node::size)
                                        .reversed()
                                        .thenComparing(Node::name))
                        .toList(),
                List.copyOf(edges),
                kinds.values().stream()
                        .sorted(
                                Comparator.comparingDouble(Kind::size)
                                        .reversed()
                                        .thenComparing(Kind::name))
                        .toList(),
                left,
                places.size() < 0 ? "rows" : table.columns().get(places.size()).name(),
                edge -> fields.tip(edge.values(), places.tooltip()).first("edge " + edge.row()));
    }

    private static Node joined(Node a, Node b) {
        return new Node(
                a.name(), a.size() + b.size(), a.starts() || b.starts(), a.ends() || b.ends());
    }

    /// The strongest edges and the nodes that they touch.
    GraphData strongest(int most, int mostNodes) {
        List<Edge> kept = new ArrayList<>();
        Set<String> touched = new LinkedHashSet<>();
        for (Edge edge : edges) {
            Set<String> with = new LinkedHashSet<>(touched);
            with.add(edge.from());
            with.add(edge.to());
            if (kept.size() < most && with.size() <= mostNodes) {
                kept.add(edge);
                touched = with;
            }
        }
        Set<String> names = touched;
        return new GraphData(
                nodes.stream().filter(node -> names.contains(node.name())).toList(),
                kept,
                kinds,
                left,
                sizeName,
                tooltip);
    }

    double size() {
        return edges.stream().mapToDouble(Edge::size).sum();
    }

    private static String text(ResultTable table, List<@Nullable Object> row, int place) {
        Object value = row.get(place);
        return value == null ? "" : ValueText.shortly(table.columns().get(place).type(), value);
    }

    private static int text(List<Column> columns, Set<Integer> taken) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).type() == KqlType.STRING && !taken.contains(i)) {
                return i;
            }
        }
        return -1;
    }

    private static int named(List<Column> columns, @Nullable String name) {
        return name == null ? -1 : first(columns, column -> column.name().equals(name));
    }

    private static int first(List<Column> columns, Predicate<Column> wanted) {
        for (int i = 0; i < columns.size(); i++) {
            if (wanted.test(columns.get(i))) {
                return i;
            }
        }
        return -1;
    }
}

package spoor.workbench.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table as a tree: a row is a node that names its parent, as `evaluate process_tree` gives it.
///
/// @param nodes from the top, each followed by those below it
/// @param left nodes that are not drawn
/// @param orphans nodes whose parent is named and is no row
record ProcessTree(List<Node> nodes, Groups groups, long rows, long left, long orphans) {
    static final int MOST_NODES = 500;

    /// @param depth 0 for a root
    /// @param parent its place among the nodes, -1: none
    /// @param time in ticks; null: none
    /// @param missing whether the log does not tell of its start
    /// @param marked whether it is to stand out
    record Node(
            int depth,
            int parent,
            String name,
            String detail,
            @Nullable Long time,
            int group,
            boolean missing,
            boolean marked,
            int row) {}

    private record Places(
            int id,
            int parent,
            List<Integer> labels,
            int time,
            int series,
            int missing,
            int mark) {}

    /// `xcolumn` is the id (else `tree_id`), `ycolumns` the parent's (else `tree_parent`), `labels`
    /// the name and what is written behind it (else `tree_text`, else the first column of text);
    /// `series` the colour; `reference` a column of bool for nodes that stand out.
    static ProcessTree of(Fields fields) {
        int id = fields.named("xcolumn").orElseGet(() -> named(fields, "tree_id"));
        int parent = fields.named("ycolumns").orElseGet(() -> named(fields, "tree_parent"));
        if (id < 0 || parent < 0) {
            throw new NoPicture(
                    "processtree needs the columns tree_id and tree_parent of 'evaluate"
                            + " process_tree()', or xcolumn= and ycolumns= for a node and its parent");
        }
        List<Integer> labels = new ArrayList<>(fields.listed("labels"));
        if (labels.isEmpty()) {
            int text = named(fields, "tree_text");
            labels.add(text >= 0 ? text : Math.max(id, fields.first(Fields::isText, id, parent)));
        }
        int treeTime = named(fields, "tree_time");
        return new Reader(
                        fields,
                        new Places(
                                id,
                                parent,
                                labels,
                                treeTime >= 0 ? treeTime : fields.first(Fields::isTime),
                                fields.named("series").orElse(-1),
                                named(fields, "tree_missing"),
                                fields.named("reference").orElse(-1)))
                .read();
    }

    private static int named(Fields fields, String name) {
        return fields.first(column -> column.name().equals(name));
    }

    /// Puts the rows in the order of the tree. Rows that make each other their parent are a ring,
    /// which opens at the first of them.
    private static final class Reader {
        private final Fields fields;
        private final Places places;
        private final int[] parents;
        private final List<List<Integer>> children = new ArrayList<>();
        private final int[] depths;
        private final List<Integer> order = new ArrayList<>();
        private long orphans;

        Reader(Fields fields, Places places) {
            this.fields = fields;
            this.places = places;
            this.parents = new int[fields.rows().size()];
            this.depths = new int[parents.length];
        }

        ProcessTree read() {
            link();
            boolean[] seen = new boolean[parents.length];
            for (int row = 0; row < parents.length; row++) {
                if (parents[row] < 0) {
                    walk(row, seen);
                }
            }
            for (int row = 0; row < parents.length; row++) {
                if (!seen[row]) {
                    parents[row] = -1;
                    walk(row, seen);
                }
            }
            List<Integer> drawn = drawn();
            Groups groups = groups();
            Map<Integer, Integer> at = new HashMap<>();
            List<Node> nodes = new ArrayList<>();
            for (int row : drawn) {
                at.put(row, nodes.size());
                nodes.add(node(row, at.getOrDefault(parents[row], -1), groups));
            }
            return new ProcessTree(
                    nodes, groups, parents.length, order.size() - drawn.size(), orphans);
        }

        /// Whether nothing is known of a process but that there was one.
        private boolean isUnnamed(List<@Nullable Object> row) {
            return places.missing() >= 0
                    && Boolean.TRUE.equals(row.get(places.missing()))
                    && fields.label(row, places.series()).isEmpty();
        }

        private Groups groups() {
            return places.series() < 0
                    ? new Groups()
                    : Groups.of(
                            fields,
                            row ->
                                    isUnnamed(row)
                                            ? Optional.empty()
                                            : Optional.of(fields.label(row, places.series())));
        }

        private int group(List<@Nullable Object> row, Groups groups) {
            return places.series() < 0
                    ? 0
                    : isUnnamed(row)
                            ? Palette.OTHER
                            : groups.place(fields.label(row, places.series()));
        }

        private void link() {
            Map<String, Integer> byId = new HashMap<>();
            for (int row = 0; row < parents.length; row++) {
                children.add(new ArrayList<>());
                byId.putIfAbsent(fields.label(fields.rows().get(row), places.id()), row);
            }
            for (int row = 0; row < parents.length; row++) {
                String parent = fields.label(fields.rows().get(row), places.parent());
                int found = parent.isEmpty() ? -1 : byId.getOrDefault(parent, -1);
                parents[row] = found == row ? -1 : found;
                if (found >= 0 && found != row) {
                    children.get(found).add(row);
                } else if (!parent.isEmpty() && found < 0) {
                    orphans++;
                }
            }
        }

        private void walk(int root, boolean[] seen) {
            Deque<Integer> open = new ArrayDeque<>();
            open.push(root);
            seen[root] = true;
            while (!open.isEmpty()) {
                int row = open.pop();
                order.add(row);
                for (int child : children.get(row).reversed()) {
                    if (!seen[child]) {
                        seen[child] = true;
                        depths[child] = depths[row] + 1;
                        open.push(child);
                    }
                }
            }
        }

        /// All, or of too many those above and below the nodes that stand out, and the first.
        private List<Integer> drawn() {
            if (order.size() <= MOST_NODES) {
                return order;
            }
            boolean[] wanted = new boolean[parents.length];
            boolean any = false;
            for (int row : order) {
                boolean below = parents[row] >= 0 && wanted[parents[row]];
                wanted[row] = below || isMarked(row);
                any |= wanted[row];
            }
            for (int row : order.reversed()) {
                if (wanted[row] && parents[row] >= 0) {
                    wanted[parents[row]] = true;
                }
            }
            if (!any) {
                Arrays.fill(wanted, true);
            }
            return order.stream().filter(row -> wanted[row]).limit(MOST_NODES).toList();
        }

        private boolean isMarked(int row) {
            return places.mark() >= 0
                    && Boolean.TRUE.equals(fields.rows().get(row).get(places.mark()));
        }

        private Node node(int row, int parent, Groups groups) {
            List<@Nullable Object> values = fields.rows().get(row);
            List<String> words = new ArrayList<>();
            for (int place : places.labels()) {
                String text = fields.label(values, place);
                words.add(
                        fields.name(place).equals("tree_text")
                                ? text.replaceFirst("^[│├└─ ]+", "")
                                : text);
            }
            return new Node(
                    depths[row],
                    parent,
                    words.getFirst().isEmpty() ? "(empty)" : words.getFirst(),
                    String.join("  ", words.subList(1, words.size())),
                    places.time() >= 0 && values.get(places.time()) instanceof Long at ? at : null,
                    group(values, groups),
                    places.missing() >= 0 && Boolean.TRUE.equals(values.get(places.missing())),
                    isMarked(row),
                    row);
        }
    }

    String caption() {
        long roots = nodes.stream().filter(node -> node.parent() < 0).count();
        StringBuilder text = new StringBuilder(Numbers.count(nodes.size(), "process"));
        text.append(" below ").append(Numbers.count(roots, "root"));
        text.append(", down to depth ");
        text.append(nodes.stream().mapToInt(Node::depth).max().orElse(0)).append('.');
        long missing = nodes.stream().filter(Node::missing).count();
        if (missing > 0) {
            text.append(' ').append(Numbers.count(missing, "process"));
            text.append(" whose start is not in the log: hollow.");
        }
        if (orphans > 0) {
            text.append(' ').append(Numbers.count(orphans, "process"));
            text.append(" whose parent is no row stand as roots.");
        }
        long marked = nodes.stream().filter(Node::marked).count();
        if (marked > 0) {
            text.append(' ').append(Numbers.count(marked, "process")).append(" marked.");
        }
        if (left > 0) {
            text.append(' ').append(Numbers.count(left, "process"));
            text.append(" more not drawn; the table has them.");
        }
        return text.toString();
    }
}

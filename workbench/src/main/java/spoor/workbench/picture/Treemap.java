package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table as parts of a whole, in one level of groups: the sum of a number for each name of each
/// group, the greatest first.
///
/// @param groups the greatest first
/// @param without rows without a number
record Treemap(String valueName, List<Group> groups, long rows, long without, double sum) {
    static final int MOST_GROUPS = 24;
    static final int MOST_LEAVES = 240;

    /// @param name empty: there are no groups
    /// @param place of its colour
    record Group(String name, double value, int place, List<Leaf> leaves) {}

    /// @param row the first row of the leaf; -1: it stands for several names
    /// @param others how many names it stands for; 0: itself
    record Leaf(String name, double value, int row, int others) {
        String shown() {
            return others > 0 ? Numbers.count(others, "other") : name.isEmpty() ? "(empty)" : name;
        }
    }

    /// Which columns are what.
    record Places(int name, List<Integer> series, int value) {
        /// `xcolumn` the name (else the last column that is no number), `series` the group (else
        /// the columns of text before it), `ycolumns` or `size` the number (else the first; where
        /// there is none, rows are counted).
        static Places of(Fields fields) {
            int named = fields.named("xcolumn").orElse(-1);
            List<Integer> series = new ArrayList<>(fields.listed("series"));
            List<Integer> kinds =
                    fields.all(column -> !Fields.isNumber(column), series.toArray(Integer[]::new));
            int name = named >= 0 ? named : kinds.isEmpty() ? -1 : kinds.getLast();
            if (name < 0) {
                throw new NoPicture("treemap needs a column of names beside the number");
            }
            if (series.isEmpty()) {
                series.addAll(fields.all(Fields::isGroup, name));
            }
            List<Integer> asked = fields.listed("ycolumns");
            if (asked.size() > 1) {
                throw new NoPicture("a tree map draws one column of numbers; name it in ycolumns");
            }
            int value =
                    !asked.isEmpty()
                            ? asked.getFirst()
                            : fields.named("size")
                                    .orElseGet(() -> fields.first(Fields::isNumber, name));
            return new Places(name, List.copyOf(series), value);
        }
    }

    static Treemap of(Fields fields, Places places) {
        Map<String, Map<String, Leaf>> found = new LinkedHashMap<>();
        long without = 0;
        int index = -1;
        double sum = 0;
        for (List<@Nullable Object> row : fields.rows()) {
            index++;
            double value = places.value() < 0 ? 1 : fields.number(row, places.value());
            if (Double.isNaN(value)) {
                without++;
                continue;
            }
            if (value < 0) {
                throw new NoPicture("a tree map has no place for values below 0");
            }
            String group = places.series().isEmpty() ? "" : fields.label(row, places.series());
            String name = fields.label(row, places.name());
            found.computeIfAbsent(group, _ -> new LinkedHashMap<>())
                    .merge(name, new Leaf(name, value, index, 0), Treemap::joined);
            sum += value;
        }
        return new Treemap(
                places.value() < 0 ? "rows" : fields.name(places.value()),
                groups(found, sum),
                fields.rows().size(),
                without,
                sum);
    }

    private static Leaf joined(Leaf one, Leaf other) {
        return new Leaf(one.name(), one.value() + other.value(), one.row(), 0);
    }

    private static List<Group> groups(Map<String, Map<String, Leaf>> found, double sum) {
        List<Group> all = new ArrayList<>();
        found.forEach((name, leaves) -> {
            double value = leaves.values().stream().mapToDouble(Leaf::value).sum();
            if (value > 0) {
                all.add(new Group(name, value, 0, List.copyOf(leaves.values())));
            }
        });
        all.sort(Comparator.comparingDouble(Group::value).reversed());
        List<Group> kept = new ArrayList<>();
        for (int i = 0; i < Math.min(all.size(), MOST_GROUPS); i++) {
            Group group = all.get(i);
            kept.add(new Group(group.name(), group.value(), i, leaves(group, sum)));
        }
        if (all.size() > MOST_GROUPS) {
            List<Group> rest = all.subList(MOST_GROUPS, all.size());
            double value = rest.stream().mapToDouble(Group::value).sum();
            kept.add(
                    new Group(
                            Numbers.count(rest.size(), "other"),
                            value,
                            Palette.OTHER,
                            List.of(new Leaf("", value, -1, rest.size()))));
        }
        return kept;
    }

    /// As many leaves as the group's share of all leaves that are drawn; the rest is one.
    private static List<Leaf> leaves(Group group, double sum) {
        List<Leaf> sorted =
                group.leaves().stream()
                        .filter(leaf -> leaf.value() > 0)
                        .sorted(Comparator.comparingDouble(Leaf::value).reversed())
                        .toList();
        int most = (int) Math.max(3, MOST_LEAVES * group.value() / sum);
        if (sorted.size() <= most) {
            return sorted;
        }
        List<Leaf> kept = new ArrayList<>(sorted.subList(0, most - 1));
        List<Leaf> rest = sorted.subList(most - 1, sorted.size());
        double value = rest.stream().mapToDouble(Leaf::value).sum();
        kept.add(new Leaf("", value, -1, rest.size()));
        return kept;
    }

    String caption() {
        long leaves = 0;
        long others = 0;
        for (Group group : groups) {
            for (Leaf leaf : group.leaves()) {
                leaves += leaf.others() > 0 ? 0 : 1;
                others += leaf.others();
            }
        }
        StringBuilder text = new StringBuilder(Numbers.count(rows, "row"));
        text.append(": ").append(valueName).append(", ").append(Numbers.text(sum));
        text.append(" together, in ").append(Numbers.count(leaves, "part"));
        if (groups.size() > 1) {
            text.append(" of ").append(Numbers.count(groups.size(), "group"));
        }
        text.append('.');
        if (others > 0) {
            text.append(' ').append(Numbers.count(others, "part"));
            text.append(others == 1 ? " stands" : " stand").append(" together as others.");
        }
        if (without > 0) {
            text.append(' ').append(Numbers.count(without, "row"));
            text.append(" without a number not drawn.");
        }
        return text.toString();
    }

    /// The greatest parts in words.
    String told() {
        record Part(Group group, Leaf leaf) {}
        List<String> parts =
                groups.stream()
                        .flatMap(
                                group -> group.leaves().stream().map(leaf -> new Part(group, leaf)))
                        .sorted(
                                Comparator.comparingDouble((Part part) -> part.leaf().value())
                                        .reversed())
                        .limit(5)
                        .map(part -> told(part.group(), part.leaf()))
                        .toList();
        return parts.isEmpty() ? "" : "Greatest: " + String.join("; ", parts) + ".";
    }

    private String told(Group group, Leaf leaf) {
        String within = group.name().isEmpty() ? "" : Svg.cut(group.name(), 40) + ", ";
        String share = " (" + Heat.percent(leaf.value() / sum) + ")";
        return within + Svg.cut(leaf.shown(), 40) + " " + Numbers.text(leaf.value()) + share;
    }
}

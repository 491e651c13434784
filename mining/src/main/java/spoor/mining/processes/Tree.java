package spoor.mining.processes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import spoor.mining.CodePoints;
import spoor.model.Stop;

/// Processes in the order of a drawn tree: each is followed by its descendants, siblings by time.
///
/// @param order the processes
/// @param parents the place of each one's parent in `order`, -1 for a root
/// @param depth 0 for a root
/// @param children how many each started itself
/// @param descendants how many stand below it
record Tree(ProcessRow[] order, int[] parents, int[] depth, int[] children, int[] descendants) {

    static Tree of(List<ProcessRow> processes, Texts texts, Stop stop) {
        Map<ProcessRow, Long> begins = begins(processes);
        ProcessRow[] sorted = processes.toArray(ProcessRow[]::new);
        Arrays.sort(sorted, order(begins, texts));
        stop.check();
        int count = sorted.length;
        Map<ProcessRow, Integer> places = new HashMap<>();
        for (int i = 0; i < count; i++) {
            places.put(sorted[i], i);
        }
        int[] parentOf = new int[count];
        int[] starts = new int[count + 1];
        for (int i = 0; i < count; i++) {
            ProcessRow parent = sorted[i].parent;
            parentOf[i] = parent == null ? -1 : places.getOrDefault(parent, -1);
            if (parentOf[i] >= 0) {
                starts[parentOf[i] + 1]++;
            }
        }
        for (int i = 0; i < count; i++) {
            starts[i + 1] += starts[i];
        }
        int[] next = starts.clone();
        int[] below = new int[starts[count]];
        for (int i = 0; i < count; i++) {
            if (parentOf[i] >= 0) {
                below[next[parentOf[i]]++] = i;
            }
        }
        stop.check();
        return walk(sorted, parentOf, starts, below);
    }

    private static Tree walk(ProcessRow[] sorted, int[] parentOf, int[] starts, int[] below) {
        int count = sorted.length;
        Tree tree =
                new Tree(
                        new ProcessRow[count],
                        new int[count],
                        new int[count],
                        new int[count],
                        new int[count]);
        int[] placed = new int[count];
        int[] stack = new int[count];
        int at = 0;
        for (int root = 0; root < count; root++) {
            if (parentOf[root] >= 0) {
                continue;
            }
            int top = 0;
            stack[top++] = root;
            while (top > 0) {
                int one = stack[--top];
                int parent = parentOf[one] < 0 ? -1 : placed[parentOf[one]];
                placed[one] = at;
                tree.order[at] = sorted[one];
                tree.parents[at] = parent;
                tree.depth[at] = parent < 0 ? 0 : tree.depth[parent] + 1;
                tree.children[at] = starts[one + 1] - starts[one];
                at++;
                for (int child = starts[one + 1] - 1; child >= starts[one]; child--) {
                    stack[top++] = below[child];
                }
            }
        }
        if (at != count) {
            throw new IllegalStateException(at + " of " + count + " processes in the tree");
        }
        for (int i = count - 1; i >= 0; i--) {
            if (tree.parents[i] >= 0) {
                tree.descendants[tree.parents[i]] += tree.descendants[i] + 1;
            }
        }
        return tree;
    }

    /// When each was first seen: its start, or that of the first child of one whose start is not
    /// known.
    private static Map<ProcessRow, Long> begins(List<ProcessRow> processes) {
        Map<ProcessRow, Long> begins = new HashMap<>();
        for (ProcessRow process : processes) {
            ProcessRow parent = process.parent;
            if (parent != null && parent.isMissing() && parent.time == ProcessRow.NO_TIME) {
                begins.merge(parent, process.time, Math::min);
            }
        }
        return begins;
    }

    private static Comparator<ProcessRow> order(Map<ProcessRow, Long> begins, Texts texts) {
        Comparator<ProcessRow> byHost =
                Comparator.comparing(process -> texts.hostText(process.host), CodePoints.ORDER);
        return byHost.thenComparingLong(process -> begins.getOrDefault(process, process.time))
                .thenComparing(process -> texts.text(process.pid), CodePoints.ORDER)
                .thenComparing(process -> texts.text(process.name.shown()), CodePoints.ORDER)
                .thenComparingInt(process -> process.row);
    }
}

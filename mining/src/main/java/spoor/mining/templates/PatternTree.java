package spoor.mining.templates;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Patterns by their parts, to find the one that a line has: the same wording part by part, any
/// word or masked piece where the pattern has a slot. Of several the one with the longest wording
/// from the front is taken.
final class PatternTree {
    private final Node root = new Node();

    private static final class Node {
        final Map<Integer, Node> children = new HashMap<>();
        int pattern = -1;
    }

    void add(int[] parts, int pattern) {
        Node node = root;
        for (int part : parts) {
            node = node.children.computeIfAbsent(part, _ -> new Node());
        }
        if (node.pattern < 0) {
            node.pattern = pattern;
        }
    }

    /// The pattern of some parts; -1 for none.
    ///
    /// @param facts of the words, to know what may stand in a slot
    int find(int[] parts, int count, WordFactTable facts) {
        Node found = find(root, parts, 0, count, facts);
        return found == null ? -1 : found.pattern;
    }

    private static @Nullable Node find(
            Node from, int[] parts, int first, int count, WordFactTable facts) {
        Node node = from;
        for (int at = first; at < count; at++) {
            Node exact = node.children.get(parts[at]);
            Node any = facts.fillsSlot(parts[at]) ? node.children.get(parts[at] & 1) : null;
            if (any == null && facts.isUnit(parts[at])) {
                any = node.children.get(2 * Cutter.UNIT + (parts[at] & 1));
            }
            if (exact == null) {
                if (any == null) {
                    return null;
                }
                node = any;
            } else if (any == null || any == exact) {
                node = exact;
            } else {
                Node found = find(exact, parts, at + 1, count, facts);
                if (found != null) {
                    return found;
                }
                node = any;
            }
        }
        return node.pattern < 0 ? null : node;
    }
}

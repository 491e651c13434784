package spoor.workbench.hunt;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;

/// How deep a Markdown tree is, found level by level, without recursion.
final class TreeDepth {
    private TreeDepth() {}

    static int of(Node root) {
        int depth = -1;
        List<Node> level = List.of(root);
        while (!level.isEmpty()) {
            depth++;
            List<Node> next = new ArrayList<>();
            for (Node node : level) {
                for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                    next.add(child);
                }
            }
            level = next;
        }
        return depth;
    }
}

package spoor.mining.templates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.model.Stop;

/// Drain: a tree of fixed depth whose leaves hold groups of similar lines. The first level divides
/// by the number of tokens, the next ones by the first tokens, one each.
///
/// P. He, J. Zhu, Z. Zheng, M. R. Lyu, "Drain: An Online Log Parsing Approach with Fixed Depth
/// Tree", ICWS 2017. `depth` counts as the authors do: the root, the level of lengths, `depth - 3`
/// levels of tokens and the leaf.
///
/// Distinct masked lines are enough: a line that came before falls into the same group again, and
/// the template it brings is the one it helped to make.
final class DrainParser implements TemplateParser {
    private final int levels;
    private final double similarity;
    private final int maxChildren;

    DrainParser(int depth, double similarity, int maxChildren) {
        this.levels = depth - 3;
        this.similarity = similarity;
        this.maxChildren = maxChildren;
    }

    private static final class Node {
        final Map<Integer, Node> children = new HashMap<>();
        final List<Group> groups = new ArrayList<>();
    }

    private static final class Group {
        final int number;
        final int[] pattern;

        Group(int number, int[] pattern) {
            this.number = number;
            this.pattern = pattern;
        }
    }

    @Override
    public Cutter cutter(MaskSet masks) {
        return Cutter.tokens();
    }

    @Override
    public Patterns parse(CutLines lines, Stop stop) {
        boolean[] numbers = new boolean[lines.cutter.words()];
        for (int word = 0; word < numbers.length; word++) {
            numbers[word] = lines.cutter.word(word).codePoints().anyMatch(Character::isDigit);
        }
        Map<Integer, Node> lengths = new HashMap<>();
        List<int[]> patterns = new ArrayList<>();
        int[] of = new int[lines.count()];
        for (int item = 0; item < of.length; item++) {
            stop.check();
            int[] parts = lines.item(item);
            Node root = lengths.computeIfAbsent(parts.length, length -> new Node());
            Node leaf = find(root, parts);
            Group group = leaf == null ? null : best(leaf.groups, parts);
            if (group == null) {
                group = new Group(patterns.size(), parts.clone());
                patterns.add(group.pattern);
                place(root, parts, numbers).groups.add(group);
            } else {
                merge(group.pattern, parts);
            }
            of[item] = group.number;
        }
        return new Patterns(patterns, of);
    }

    private @Nullable Node find(Node root, int[] parts) {
        Node node = root;
        for (int level = 0; level < levels && level < parts.length; level++) {
            Node child = node.children.get(parts[level] >> 1);
            if (child == null) {
                child = node.children.get(Cutter.SLOT);
            }
            if (child == null) {
                return null;
            }
            node = child;
        }
        return node;
    }

    private Node place(Node root, int[] parts, boolean[] numbers) {
        Node node = root;
        for (int level = 0; level < levels && level < parts.length; level++) {
            int token = parts[level] >> 1;
            Node child = node.children.get(token);
            if (child == null) {
                boolean hasAny = node.children.containsKey(Cutter.SLOT);
                boolean room = node.children.size() + (hasAny ? 0 : 1) < maxChildren;
                int key = token != Cutter.SLOT && !numbers[token] && room ? token : Cutter.SLOT;
                child = node.children.computeIfAbsent(key, _ -> new Node());
            }
            node = child;
        }
        return node;
    }

    /// The group most like a line, if like enough; of equal ones that with more places for any.
    private @Nullable Group best(List<Group> groups, int[] parts) {
        Group best = null;
        int bestEqual = -1;
        int bestAny = -1;
        for (Group group : groups) {
            int equal = 0;
            int anys = 0;
            for (int i = 0; i < parts.length; i++) {
                int token = group.pattern[i];
                if (token >> 1 == Cutter.SLOT) {
                    anys++;
                } else if (token == parts[i]) {
                    equal++;
                }
            }
            if (equal > bestEqual || (equal == bestEqual && anys > bestAny)) {
                best = group;
                bestEqual = equal;
                bestAny = anys;
            }
        }
        double share = parts.length == 0 ? 1 : (double) bestEqual / parts.length;
        return share >= similarity ? best : null;
    }

    private static void merge(int[] pattern, int[] parts) {
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i] != parts[i]) {
                // a slot, with its blank
                pattern[i] &= 1;
            }
        }
    }
}

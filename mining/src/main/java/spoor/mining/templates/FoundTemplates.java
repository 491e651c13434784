package spoor.mining.templates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The templates of some lines: the template of each distinct masked line, and where its slots are.
final class FoundTemplates {
    private final Lines lines;
    private final CutLines cut;
    private final List<Pattern> patterns = new ArrayList<>();
    private final List<Template> templates = new ArrayList<>();
    private final int[] of;

    private final int[] first;

    FoundTemplates(Lines lines, CutLines cut, Patterns found) {
        this(lines, cut, found, List.of());
    }

    /// Patterns of the same text are one template.
    ///
    /// @param fixed the gaps of the first patterns, which lines do not add to
    FoundTemplates(Lines lines, CutLines cut, Patterns found, List<int[]> fixed) {
        this.lines = lines;
        this.cut = cut;
        int[][] gaps = new int[found.patterns().size()][];
        Arrays.fill(gaps, new int[0]);
        for (int item = 0; item < cut.count(); item++) {
            int pattern = found.of()[item];
            if (pattern < fixed.size()) {
                gaps[pattern] = fixed.get(pattern);
                continue;
            }
            gaps[pattern] = CutLines.union(gaps[pattern], cut.gaps(item));
        }
        TextTable texts = new TextTable();
        int[] renumbered = new int[gaps.length];
        List<List<String>> literals = new ArrayList<>();
        List<Integer> firsts = new ArrayList<>();
        for (int number = 0; number < gaps.length; number++) {
            Pattern pattern = new Pattern(found.patterns().get(number), gaps[number]);
            List<String> around = pattern.literals(cut.cutter);
            renumbered[number] = texts.add(String.join(String.valueOf(Placeholder.VARIES), around));
            if (renumbered[number] == patterns.size()) {
                firsts.add(number);
                patterns.add(pattern);
                literals.add(around);
            }
        }
        first = firsts.stream().mapToInt(number -> number).toArray();
        of = new int[cut.lines()];
        int[][] bits = new int[patterns.size()][];
        for (int number = 0; number < bits.length; number++) {
            bits[number] = new int[literals.get(number).size() - 1];
        }
        for (int line = 0; line < of.length; line++) {
            of[line] = renumbered[found.of()[cut.itemOf(line)]];
            addBits(line, bits[of[line]]);
        }
        for (int number = 0; number < bits.length; number++) {
            List<Integer> slots = new ArrayList<>();
            for (int bit : bits[number]) {
                slots.add(bit);
            }
            templates.add(new Template(literals.get(number), slots));
        }
    }

    private void addBits(int line, int[] bits) {
        int[] ranges = slots(line, bits.length);
        char[] text = lines.characters();
        int start = lines.start(line);
        for (int slot = 0; slot < bits.length; slot++) {
            boolean masked = false;
            for (int i = ranges[2 * slot]; i < ranges[2 * slot + 1]; i++) {
                if (Placeholder.is(text[start + i])) {
                    bits[slot] |= 1 << (text[start + i] - Placeholder.VARIES);
                    masked = true;
                }
            }
            if (!masked && ranges[2 * slot + 1] > 0) {
                bits[slot] |= 1;
            }
        }
    }

    List<Template> templates() {
        return templates;
    }

    /// The template of a line.
    int of(int line) {
        return of[line];
    }

    /// The first of the patterns that have a template's text.
    int pattern(int template) {
        return first[template];
    }

    /// As [Pattern#slots].
    int[] slots(int line) {
        return slots(line, templates.get(of[line]).slots().size());
    }

    private int[] slots(int line, int count) {
        return patterns.get(of[line])
                .slots(cut.cut(line), lines.characters(), lines.start(line), count);
    }
}

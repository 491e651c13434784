package spoor.mining.templates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The wording of one template, part by part.
///
/// @param parts as [Cutter] numbers them
/// @param gaps places before which some lines have an aside
record Pattern(int[] parts, int[] gaps) {
    /// Literals around the slots, as in [Template].
    List<String> literals(Cutter cutter) {
        List<String> literals = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i <= parts.length; i++) {
            if (Arrays.binarySearch(gaps, i) >= 0) {
                next(literals, literal);
            }
            if (i == parts.length || parts[i] >> 1 == Cutter.UNIT) {
                continue;
            }
            String part = cutter.text(parts[i]);
            for (int j = 0; j < part.length(); j++) {
                if (part.charAt(j) == Placeholder.VARIES) {
                    next(literals, literal);
                } else {
                    literal.append(part.charAt(j));
                }
            }
        }
        literals.add(literal.toString());
        return literals;
    }

    private static void next(List<String> literals, StringBuilder literal) {
        literals.add(literal.toString());
        literal.setLength(0);
    }

    /// Where a line of this pattern has its slots: from and to in the masked line, slot by slot. An
    /// aside that is not there has both 0.
    int[] slots(Cut cut, char[] text, int start, int slots) {
        int[] ranges = new int[2 * slots];
        int at = 0;
        int gap = 0;
        for (int i = 0; i <= parts.length; i++) {
            if (Arrays.binarySearch(gaps, i) >= 0) {
                while (gap < cut.gaps && cut.gapAt[gap] < i) {
                    gap++;
                }
                if (gap < cut.gaps && cut.gapAt[gap] == i) {
                    ranges[at] = cut.gapFrom[gap];
                    ranges[at + 1] = cut.gapFrom[gap] + 1;
                }
                at += 2;
            }
            if (i == parts.length) {
                break;
            }
            int word = parts[i] >> 1;
            if (word == Cutter.UNIT) {
                ranges[at - 1] = cut.to[i];
            } else if (word == Cutter.SLOT) {
                ranges[at] = cut.from[i];
                ranges[at + 1] = cut.to[i];
                at += 2;
            } else {
                for (int j = cut.from[i]; j < cut.to[i]; j++) {
                    if (Placeholder.is(text[start + j])) {
                        ranges[at] = j;
                        ranges[at + 1] = j + 1;
                        at += 2;
                    }
                }
            }
        }
        return ranges;
    }
}

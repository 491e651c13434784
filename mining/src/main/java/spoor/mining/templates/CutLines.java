package spoor.mining.templates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All distinct masked lines, cut. Lines of the same parts share an item: they differ only in which
/// masks took what, and in asides.
final class CutLines {
    final Cutter cutter;
    private final Lines lines;
    private final SequenceTable items = new SequenceTable();
    private final int[] itemOf;
    private long[] weights = new long[256];

    /// Places before which some line of an item has an aside; most have none.
    private final List<int[]> gaps = new ArrayList<>();

    private final Cut cut = new Cut();

    CutLines(Lines lines, Cutter cutter) {
        this(lines, cutter, true);
    }

    /// @param distinct false to keep equal items apart, for measurements
    CutLines(Lines lines, Cutter cutter, boolean distinct) {
        this.cutter = cutter;
        this.lines = lines;
        itemOf = new int[lines.count()];
        for (int line = 0; line < itemOf.length; line++) {
            cut(line);
            int item =
                    distinct ? items.add(cut.parts, cut.count) : items.append(cut.parts, cut.count);
            itemOf[line] = item;
            if (item == gaps.size()) {
                gaps.add(cut.gaps == 0 ? NONE : Arrays.copyOf(cut.gapAt, cut.gaps));
                if (item == weights.length) {
                    weights = Arrays.copyOf(weights, 2 * item);
                }
            } else if (cut.gaps > 0) {
                gaps.set(item, union(gaps.get(item), Arrays.copyOf(cut.gapAt, cut.gaps)));
            }
            weights[item] += lines.weight(line);
        }
    }

    /// Some items of others; lines it has none.
    private CutLines(CutLines from, int[] some) {
        cutter = from.cutter;
        lines = from.lines;
        itemOf = NONE;
        weights = new long[Math.max(1, some.length)];
        for (int i = 0; i < some.length; i++) {
            int[] parts = from.item(some[i]);
            int item = items.add(parts, parts.length);
            weights[item] += from.weight(some[i]);
            gaps.add(from.gaps(some[i]));
        }
    }

    /// These items alone, for a parser.
    CutLines only(int[] some) {
        return new CutLines(this, some);
    }

    private static final int[] NONE = {};

    static int[] union(int[] one, int[] other) {
        if (other.length == 0) {
            return one;
        }
        int[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return Arrays.stream(all).sorted().distinct().toArray();
    }

    /// The parts of a line, valid until the next call.
    Cut cut(int line) {
        cutter.cut(lines.characters(), lines.start(line), lines.end(line), cut);
        return cut;
    }

    int lines() {
        return itemOf.length;
    }

    int itemOf(int line) {
        return itemOf[line];
    }

    int count() {
        return items.count();
    }

    int[] item(int item) {
        return items.get(item);
    }

    long weight(int item) {
        return weights[item];
    }

    int[] gaps(int item) {
        return gaps.get(item);
    }
}

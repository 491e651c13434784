package spoor.mining.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cross-validation: several splits of the same rows, of the same kinds as [Splits]. Pure
/// functions: the same arguments give the same folds. A fold of which a side is empty is left out,
/// so that fewer may come than asked for.
public final class Folds {
    private Folds() {}

    /// Cuts the rows into `folds + 1` blocks of time; each but the first is held back once, and
    /// what came before it is learnt from.
    public static List<Split> byTime(long[] times, int folds) {
        check(folds);
        double[] shares = new double[folds + 1];
        Arrays.fill(shares, 1.0 / (folds + 1));
        int[] blocks = Blocks.ofTime(times, shares);
        List<Split> splits = new ArrayList<>();
        for (int held = 1; held <= folds; held++) {
            int[] part = new int[blocks.length];
            for (int row = 0; row < part.length; row++) {
                part[row] = Integer.compare(held, blocks[row]);
            }
            add(splits, part);
        }
        return splits;
    }

    /// Holds each group back once, whole: the groups go, the largest first, to the fold that has
    /// the fewest rows; the seed draws between groups of one size.
    ///
    /// @param groups per row the number of its group, from 0
    public static List<Split> byGroup(int[] groups, int folds, long seed) {
        check(folds);
        int[] sizes = Groups.sizes(groups);
        int[] order = Shuffle.order(sizes.length, seed);
        List<Integer> bySize = new ArrayList<>();
        for (int group : order) {
            bySize.add(group);
        }
        bySize.sort((a, b) -> Integer.compare(sizes[b], sizes[a]));
        long[] rows = new long[folds];
        int[] foldOf = new int[sizes.length];
        for (int group : bySize) {
            int least = 0;
            for (int fold = 1; fold < folds; fold++) {
                least = rows[fold] < rows[least] ? fold : least;
            }
            foldOf[group] = least;
            rows[least] += sizes[group];
        }
        int[] fold = new int[groups.length];
        for (int row = 0; row < fold.length; row++) {
            fold[row] = foldOf[groups[row]];
        }
        return each(fold, folds);
    }

    /// Deals the rows of each class, drawn by the seed, to the folds in turn; where one class ends
    /// the next goes on, so that the folds are of about one size.
    ///
    /// @param classes per row the number of its class, from 0
    public static List<Split> stratified(int[] classes, int folds, long seed) {
        check(folds);
        int[] next = Groups.sizes(classes);
        int before = 0;
        for (int one = 0; one < next.length; one++) {
            int size = next[one];
            next[one] = before;
            before += size;
        }
        int[] fold = new int[classes.length];
        for (int row : Shuffle.order(classes.length, seed)) {
            fold[row] = next[classes[row]]++ % folds;
        }
        return each(fold, folds);
    }

    /// Deals the rows, drawn by the seed, to the folds in turn.
    public static List<Split> random(int rows, int folds, long seed) {
        return stratified(new int[rows], folds, seed);
    }

    private static List<Split> each(int[] fold, int folds) {
        List<Split> splits = new ArrayList<>();
        for (int held = 0; held < folds; held++) {
            int[] part = new int[fold.length];
            for (int row = 0; row < part.length; row++) {
                part[row] = fold[row] == held ? 0 : 1;
            }
            add(splits, part);
        }
        return splits;
    }

    private static void add(List<Split> splits, int[] part) {
        Split split = Split.of(part);
        if (split.train().length > 0 && split.test().length > 0) {
            splits.add(split);
        }
    }

    private static void check(int folds) {
        if (folds < 2) {
            throw new IllegalArgumentException(folds + " folds, not 2 or more");
        }
    }
}

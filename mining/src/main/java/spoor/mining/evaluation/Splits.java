package spoor.mining.evaluation;

import java.util.Arrays;

/// Ways to hold rows back. Pure functions: the same arguments give the same split.
///
/// `share` is the share of the rows to hold back, above 0 and below 1. Parts come as close to it as
/// their rule allows: rows of one time, and of one group, always stay together.
public final class Splits {
    private Splits() {}

    /// Learns from what came first and holds back what came last, as a model is used. Rows of the
    /// very time at the border are held back together or not at all, whichever comes closer.
    ///
    /// @param times per row, in any unit
    public static Split byTime(long[] times, double share) {
        check(share);
        int[] block = Blocks.ofTime(times, new double[] {1 - share, share});
        return Split.of(flip(block));
    }

    /// Holds whole groups back (sessions, hosts, threads), drawn by the seed until the share is
    /// full; a group that would overshoot by more than is missing is passed over. Of two groups or
    /// more at least one stays on each side.
    ///
    /// @param groups per row the number of its group, from 0
    public static Split byGroup(int[] groups, double share, long seed) {
        check(share);
        int[] sizes = Groups.sizes(groups);
        int present = Groups.present(sizes);
        boolean[] held = new boolean[sizes.length];
        double missing = share * groups.length;
        int taken = 0;
        int least = -1;
        for (int group : Shuffle.order(sizes.length, seed)) {
            if (sizes[group] == 0) {
                continue;
            }
            if (least < 0 || sizes[group] < sizes[least]) {
                least = group;
            }
            if (taken < present - 1 && sizes[group] - missing <= missing) {
                held[group] = true;
                missing -= sizes[group];
                taken++;
            }
        }
        if (taken == 0 && present > 1) {
            held[least] = true;
        }
        int[] part = new int[groups.length];
        for (int row = 0; row < part.length; row++) {
            part[row] = held[groups[row]] ? 0 : 1;
        }
        return Split.of(part);
    }

    /// Holds the same share of each class back, its rows drawn by the seed. A class of two rows or
    /// more has a row on each side; the only row of a class is learnt from.
    ///
    /// @param classes per row the number of its class, from 0
    public static Split stratified(int[] classes, double share, long seed) {
        check(share);
        int[] sizes = Groups.sizes(classes);
        int[] hold = new int[sizes.length];
        for (int one = 0; one < sizes.length; one++) {
            int wanted = (int) Math.round(share * sizes[one]);
            hold[one] = sizes[one] < 2 ? 0 : Math.clamp(wanted, 1, sizes[one] - 1);
        }
        int[] part = new int[classes.length];
        Arrays.fill(part, 1);
        for (int row : Shuffle.order(classes.length, seed)) {
            if (hold[classes[row]] > 0) {
                hold[classes[row]]--;
                part[row] = 0;
            }
        }
        return Split.of(part);
    }

    /// Holds rows back that the seed draws, whatever they are. Rows that are alike come to stand on
    /// both sides: [Split#seenBefore] tells how many.
    public static Split random(int rows, double share, long seed) {
        check(share);
        return stratified(new int[rows], share, seed);
    }

    private static int[] flip(int[] block) {
        int[] part = new int[block.length];
        for (int row = 0; row < part.length; row++) {
            part[row] = 1 - block[row];
        }
        return part;
    }

    private static void check(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share " + share + ", not between 0 and 1");
        }
    }
}

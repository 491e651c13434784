package spoor.mining.baskets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spoor.model.Stop;

/// Finds the closed frequent sets of items: sets whose weight suffices and to which no item can be
/// added without losing weight. Each is found once, by extending closures in the order of the items
/// (LCM: T. Uno, M. Kiyomi, H. Arimura, *LCM ver. 2*, FIMI 2004).
final class ClosedSets {
    /// A set with its items in order.
    record Found(int[] items, double weight) {}

    /// Thrown when there are more sets than asked for.
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final int[][] rows;
    private final double[] weights;
    private final int items;
    private final double least;
    private final int most;
    private final Stop stop;
    private final List<Found> found = new ArrayList<>();

    /// @param rows each a set of items `0 ... items - 1` in order, no two the same
    /// @param least the weight of a frequent set
    /// @param most so many sets and no more
    ClosedSets(int[][] rows, double[] weights, int items, double least, int most, Stop stop) {
        this.rows = rows;
        this.weights = weights;
        this.items = items;
        this.least = least;
        this.most = most;
        this.stop = stop;
    }

    /// The sets that are not empty.
    List<Found> find() {
        int[] all = new int[rows.length];
        Arrays.setAll(all, row -> row);
        if (weight(all) >= least && rows.length > 0) {
            extend(closure(all), all, -1);
        }
        return found;
    }

    private void extend(int[] set, int[] holding, int last) {
        stop.check();
        if (set.length > 0) {
            if (found.size() == most) {
                throw new TooMany();
            }
            found.add(new Found(set, weight(holding)));
        }
        int[][] deliveries = deliveries(holding, last);
        for (int item = last + 1; item < items; item++) {
            int[] with = deliveries[item];
            if (Arrays.binarySearch(set, item) < 0 && weight(with) >= least) {
                int[] larger = closure(with);
                if (sameBelow(set, larger, item)) {
                    extend(larger, with, item);
                }
            }
        }
    }

    /// For each item after `last`, those of the rows that hold it.
    private int[][] deliveries(int[] holding, int last) {
        int[] counts = new int[items];
        for (int row : holding) {
            for (int item : rows[row]) {
                counts[item]++;
            }
        }
        int[][] deliveries = new int[items][];
        for (int item = 0; item < items; item++) {
            deliveries[item] = new int[item > last ? counts[item] : 0];
        }
        int[] filled = new int[items];
        for (int row : holding) {
            for (int item : rows[row]) {
                if (item > last) {
                    deliveries[item][filled[item]++] = row;
                }
            }
        }
        return deliveries;
    }

    private double weight(int[] holding) {
        double weight = 0;
        for (int row : holding) {
            weight += weights[row];
        }
        return weight;
    }

    /// The items that all of some rows hold.
    private int[] closure(int[] holding) {
        int[] common = rows[holding[0]];
        for (int i = 1; i < holding.length && common.length > 0; i++) {
            common = intersection(common, rows[holding[i]]);
        }
        return common;
    }

    private static int[] intersection(int[] a, int[] b) {
        int[] both = new int[Math.min(a.length, b.length)];
        int count = 0;
        for (int i = 0, k = 0; i < a.length && k < b.length; ) {
            if (a[i] == b[k]) {
                both[count++] = a[i];
                i++;
                k++;
            } else if (a[i] < b[k]) {
                i++;
            } else {
                k++;
            }
        }
        return count == a.length ? a : Arrays.copyOf(both, count);
    }

    private static boolean sameBelow(int[] set, int[] larger, int item) {
        for (int i = 0; i < larger.length && larger[i] < item; i++) {
            if (i >= set.length || set[i] != larger[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether a set is what all rows have in common that hold some of its items, at most so many.
    boolean hasGenerator(Found set, int size) {
        return set.items().length <= size || excludes(set.items(), new int[0], size);
    }

    /// Looks for a row that holds the chosen items but not the set, and tries what would exclude
    /// it.
    private boolean excludes(int[] set, int[] chosen, int left) {
        for (int[] row : rows) {
            if (intersection(chosen, row).length == chosen.length
                    && intersection(set, row).length < set.length) {
                if (left == 0) {
                    return false;
                }
                stop.check();
                for (int item : set) {
                    if (Arrays.binarySearch(row, item) < 0) {
                        int[] more = Arrays.copyOf(chosen, chosen.length + 1);
                        more[chosen.length] = item;
                        Arrays.sort(more);
                        if (excludes(set, more, left - 1)) {
                            return true;
                        }
                    }
                }
                return false;
            }
        }
        return true;
    }
}

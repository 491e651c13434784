package spoor.mining.learning;

import java.util.Arrays;
import spoor.mining.Draws;

/// Draws some rows of a data set, of each class about its share and at least a few.
final class DrawnRows {
    private static final int FEW = 20;

    private DrawnRows() {}

    /// All rows where they are not too many; else so many at most, in their order.
    static DataSet of(DataSet data, int most, Draws draws) {
        if (data.rows() <= most) {
            return data;
        }
        int[] sizes = new int[data.classes()];
        for (int label : data.labels()) {
            sizes[label]++;
        }
        int[] wanted = new int[sizes.length];
        for (int k = 0; k < sizes.length; k++) {
            long share = (long) most * sizes[k] / data.rows();
            wanted[k] = (int) Math.min(sizes[k], Math.max(share, FEW));
        }
        int[] order = new int[data.rows()];
        Arrays.setAll(order, row -> row);
        int[] drawn = new int[most];
        int count = 0;
        for (int i = 0; i < order.length && count < most; i++) {
            int other = i + draws.below(order.length - i);
            int row = order[other];
            order[other] = order[i];
            order[i] = row;
            if (wanted[data.labels()[row]] > 0) {
                wanted[data.labels()[row]]--;
                drawn[count++] = row;
            }
        }
        drawn = Arrays.copyOf(drawn, count);
        Arrays.sort(drawn);
        return data.select(drawn);
    }
}

package spoor.mining.selection;

import java.util.Arrays;
import spoor.mining.evaluation.Shuffle;
import spoor.mining.learning.Classifier;
import spoor.mining.learning.DataSet;
import spoor.model.Stop;

/// Permutation importance (L. Breiman, *Random forests*, 2001): how much worse a model does on rows
/// held back when the values of one column are shuffled among them.
///
/// @param whole the measure on the rows as they are
/// @param drops per column and repeat: by how much the measure falls
record Permuted(double whole, double[][] drops) {
    /// Of more rows held back this many, drawn by the seed, are looked at.
    static final int MOST_ROWS = 20_000;

    /// @param held rows of the table that the model did not learn from
    /// @param kept the columns of the table that the model looks at, in its order
    static Permuted of(
            Labelled table,
            Classifier model,
            DataSet learnt,
            int[] kept,
            int[] held,
            Measure measure,
            int repeats,
            long seed,
            Stop stop) {
        int[] rows = drawn(held, seed);
        var seen = table.seen(learnt, rows);
        DataSet data = rowByRow(seen.data().keep(kept), seen.rowOf());
        int[] same = new int[rows.length];
        for (int row = 0; row < same.length; row++) {
            same[row] = row;
        }
        double whole = table.judge(model, rows, data, same, stop).of(measure);
        double[][] drops = new double[kept.length][repeats];
        for (int column = 0; column < kept.length; column++) {
            for (int repeat = 0; repeat < repeats; repeat++) {
                stop.check();
                int[] order =
                        Shuffle.order(rows.length, seed + 31L * kept[column] + repeat * 7919L);
                DataSet shuffled = data.with(column, data.columns().get(column).select(order));
                double after = table.judge(model, rows, shuffled, same, stop).of(measure);
                drops[column][repeat] = whole - after;
            }
        }
        return new Permuted(whole, drops);
    }

    double mean(int column) {
        double sum = 0;
        for (double drop : drops[column]) {
            sum += drop;
        }
        return sum / drops[column].length;
    }

    /// The standard deviation over the repeats; 0 for one.
    double deviation(int column) {
        double mean = mean(column);
        double squares = 0;
        for (double drop : drops[column]) {
            squares += (drop - mean) * (drop - mean);
        }
        return Math.sqrt(squares / Math.max(1, drops[column].length - 1));
    }

    private static int[] drawn(int[] held, long seed) {
        if (held.length <= MOST_ROWS) {
            return held;
        }
        int[] order = Shuffle.order(held.length, seed);
        int[] drawn = new int[MOST_ROWS];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = held[order[i]];
        }
        Arrays.sort(drawn);
        return drawn;
    }

    /// A row of weight 1 for each row of the table, equal ones not merged.
    private static DataSet rowByRow(DataSet distinct, int[] rowOf) {
        DataSet rows = distinct.select(rowOf);
        long[] ones = new long[rowOf.length];
        Arrays.fill(ones, 1);
        return new DataSet(rows.encoding(), rows.columns(), rows.labels(), ones);
    }
}

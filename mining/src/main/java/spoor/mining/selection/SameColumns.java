package spoor.mining.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import spoor.mining.learning.DataSet;
import spoor.mining.learning.EncodedColumn;
import spoor.mining.learning.Feature;

/// What columns of rows to learn from say nothing, or nothing that another does not say.
final class SameColumns {
    private final DataSet data;
    private final long total;

    SameColumns(DataSet data) {
        this.data = data;
        this.total = data.totalWeight();
    }

    /// The share of the rows in which a column is missing.
    double missing(int column) {
        long missing = 0;
        for (int row = 0; row < data.rows(); row++) {
            boolean none =
                    switch (data.columns().get(column)) {
                        case EncodedColumn.Numbers numbers -> Double.isNaN(numbers.values()[row]);
                        case EncodedColumn.Codes codes ->
                                codes.values()[row] == Feature.Category.MISSING;
                    };
            missing += none ? data.weights()[row] : 0;
        }
        return (double) missing / total;
    }

    /// Whether every row has the same, missing or not.
    boolean isConstant(int column) {
        long[] form = form(column);
        return Arrays.stream(form).allMatch(value -> value == form[0]);
    }

    /// For each of some columns an earlier one of them that says the same, or -1. Numbers say the
    /// same when they are equal in every row; texts when each value of the one goes with a single
    /// value of the other, and values have two rows or more on average: else all columns of ids
    /// would be the same.
    int[] earlier(List<Integer> columns) {
        Map<Long, List<Integer>> seen = new HashMap<>();
        int[] earlier = new int[data.columns().size()];
        Arrays.fill(earlier, -1);
        for (int column : columns) {
            long[] form = form(column);
            boolean numbers = data.columns().get(column) instanceof EncodedColumn.Numbers;
            if (!numbers && 2 * (1 + Arrays.stream(form).max().orElse(0)) > total) {
                continue;
            }
            long hash = Arrays.hashCode(form) * 2L + (numbers ? 1 : 0);
            List<Integer> same = seen.computeIfAbsent(hash, key -> new ArrayList<>());
            for (int other : same) {
                if (earlier[column] < 0 && Arrays.equals(form, form(other))) {
                    earlier[column] = other;
                }
            }
            if (earlier[column] < 0) {
                same.add(column);
            }
        }
        return earlier;
    }

    /// The bits of numbers; texts numbered as they come.
    private long[] form(int column) {
        long[] form = new long[data.rows()];
        switch (data.columns().get(column)) {
            case EncodedColumn.Numbers numbers -> {
                for (int row = 0; row < form.length; row++) {
                    form[row] = Double.doubleToLongBits(numbers.values()[row]);
                }
            }
            case EncodedColumn.Codes codes -> {
                Map<Integer, Long> places = new HashMap<>();
                for (int row = 0; row < form.length; row++) {
                    Long place = places.putIfAbsent(codes.values()[row], (long) places.size());
                    form[row] = place == null ? places.size() - 1 : place;
                }
            }
        }
        return form;
    }
}

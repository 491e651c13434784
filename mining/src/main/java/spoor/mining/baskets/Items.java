package spoor.mining.baskets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.Stop;

/// The frequent values of some columns, numbered, and the rows of them, each kind of row once with
/// its weight.
final class Items {
    /// @param value null where the column is null
    record Item(int column, @Nullable Object value) {}

    private final List<Column> columns;
    private final int weight;
    private final List<Item> items = new ArrayList<>();
    private final Map<Item, Integer> numbers = new HashMap<>();
    private double total;
    private int[][] rows = new int[0][];
    private double[] weights = new double[0];

    /// @param weight the place of the column of weights among the rows'; -1: each row weighs 1
    Items(Rows input, List<Column> columns, int weight, double ratio, Stop stop) {
        this.columns = columns;
        this.weight = weight;
        number(input, ratio, stop);
        gather(input, stop);
    }

    List<Item> items() {
        return items;
    }

    double total() {
        return total;
    }

    int[][] rows() {
        return rows;
    }

    double[] weights() {
        return weights;
    }

    private void number(Rows input, double ratio, Stop stop) {
        List<Map<Item, double[]>> counts = new ArrayList<>();
        columns.forEach(column -> counts.add(new LinkedHashMap<>()));
        for (RowBatch batch : input.batches()) {
            stop.check();
            for (int row = 0; row < batch.rows(); row++) {
                double one = weight(batch, row);
                total += one;
                for (int column = 0; column < columns.size(); column++) {
                    counts.get(column)
                                    .computeIfAbsent(
                                            item(input, batch, column, row), item -> new double[1])[
                                    0] +=
                            one;
                }
            }
        }
        double least = ratio * total;
        for (Map<Item, double[]> ofColumn : counts) {
            ofColumn.forEach((item, sum) -> {
                if (sum[0] > 0 && sum[0] >= least) {
                    numbers.put(item, items.size());
                    items.add(item);
                }
            });
        }
    }

    private void gather(Rows input, Stop stop) {
        Map<List<Integer>, double[]> kinds = new LinkedHashMap<>();
        for (RowBatch batch : input.batches()) {
            stop.check();
            for (int row = 0; row < batch.rows(); row++) {
                List<Integer> held = new ArrayList<>(columns.size());
                for (int column = 0; column < columns.size(); column++) {
                    Integer number = numbers.get(item(input, batch, column, row));
                    if (number != null) {
                        held.add(number);
                    }
                }
                double one = weight(batch, row);
                if (one > 0) {
                    kinds.computeIfAbsent(held, key -> new double[1])[0] += one;
                }
            }
        }
        rows = new int[kinds.size()][];
        weights = new double[kinds.size()];
        int place = 0;
        for (Map.Entry<List<Integer>, double[]> kind : kinds.entrySet()) {
            rows[place] = kind.getKey().stream().mapToInt(Integer::intValue).sorted().toArray();
            weights[place++] = kind.getValue()[0];
        }
    }

    private Item item(Rows input, RowBatch batch, int column, int row) {
        Object value = batch.value(input.index(columns.get(column)), row);
        return new Item(column, value instanceof Double real ? (Object) (real + 0.0) : value);
    }

    /// A weight that is null or below 0 counts as 0.
    private double weight(RowBatch batch, int row) {
        if (weight < 0) {
            return 1;
        }
        return batch.value(weight, row) instanceof Number number && number.doubleValue() > 0
                ? number.doubleValue()
                : 0;
    }
}

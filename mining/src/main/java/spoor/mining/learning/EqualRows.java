package spoor.mining.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds equal rows of encoded columns, label included, and keeps the first of each with how many
/// there are. Works column by column, as they lie: no row is written out.
final class EqualRows {
    private EqualRows() {}

    static Encoding.Encoded of(Encoding encoding, List<EncodedColumn> columns, int[] labels) {
        long[] hashes = new long[labels.length];
        for (int row = 0; row < labels.length; row++) {
            hashes[row] = mix(labels[row]);
        }
        for (EncodedColumn column : columns) {
            add(column, hashes);
        }
        int[] table = new int[Math.max(16, Integer.highestOneBit(Math.max(1, labels.length)) << 2)];
        int[] firsts = new int[labels.length];
        long[] weights = new long[labels.length];
        int[] rowOf = new int[labels.length];
        int count = 0;
        for (int row = 0; row < labels.length; row++) {
            int slot = (int) (hashes[row] ^ hashes[row] >>> 32) & table.length - 1;
            while (table[slot] != 0
                    && !(hashes[firsts[table[slot] - 1]] == hashes[row]
                            && equal(columns, labels, firsts[table[slot] - 1], row))) {
                slot = slot + 1 & table.length - 1;
            }
            if (table[slot] == 0) {
                firsts[count] = row;
                table[slot] = ++count;
            }
            rowOf[row] = table[slot] - 1;
            weights[rowOf[row]]++;
        }
        int[] rows = Arrays.copyOf(firsts, count);
        List<EncodedColumn> selected = new ArrayList<>();
        for (EncodedColumn column : columns) {
            selected.add(column.select(rows));
        }
        int[] label = new int[count];
        for (int i = 0; i < count; i++) {
            label[i] = labels[rows[i]];
        }
        return new Encoding.Encoded(
                new DataSet(encoding, selected, label, Arrays.copyOf(weights, count)), rowOf);
    }

    private static void add(EncodedColumn column, long[] hashes) {
        switch (column) {
            case EncodedColumn.Numbers numbers -> {
                for (int row = 0; row < hashes.length; row++) {
                    hashes[row] = mix(hashes[row] ^ Double.doubleToLongBits(numbers.values()[row]));
                }
            }
            case EncodedColumn.Codes codes -> {
                for (int row = 0; row < hashes.length; row++) {
                    hashes[row] = mix(hashes[row] ^ codes.values()[row]);
                }
            }
        }
    }

    private static boolean equal(List<EncodedColumn> columns, int[] labels, int a, int b) {
        if (labels[a] != labels[b]) {
            return false;
        }
        for (EncodedColumn column : columns) {
            boolean same =
                    switch (column) {
                        case EncodedColumn.Numbers numbers ->
                                Double.doubleToLongBits(numbers.values()[a])
                                        == Double.doubleToLongBits(numbers.values()[b]);
                        case EncodedColumn.Codes codes -> codes.values()[a] == codes.values()[b];
                    };
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static long mix(long value) {
        long mixed = (value + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        return mixed ^ mixed >>> 29;
    }
}

package spoor.mining.anomalies;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.mining.CodePoints;
import spoor.mining.Rows;
import spoor.model.RowBatch;
import spoor.model.Stop;
import spoor.model.Vector;

/// The texts of a column as numbers. A null is a text of its own, ordered before all others.
final class TextCodes {
    private final int[] ofRow;
    private final double[] codes;
    private final long[] counts;

    private TextCodes(int[] ofRow, double[] codes, long[] counts) {
        this.ofRow = ofRow;
        this.codes = codes;
        this.counts = counts;
    }

    static TextCodes of(Rows rows, int column, Encoding encoding, Stop stop) {
        Map<String, Integer> ids = new HashMap<>();
        long[] counts = new long[16];
        int[] ofRow = new int[rows.count()];
        int nulls = -1;
        int distinct = 0;
        int at = 0;
        for (RowBatch batch : rows.batches()) {
            stop.check();
            @Nullable String[] texts = ((Vector.Texts) batch.vectors().get(column)).values();
            for (int row = 0; row < batch.rows(); row++) {
                String text = texts[row];
                int id;
                if (text == null) {
                    id = nulls < 0 ? distinct : nulls;
                    nulls = id;
                } else {
                    Integer known = ids.get(text);
                    id = known == null ? distinct : known;
                    if (known == null) {
                        ids.put(text, id);
                    }
                }
                if (id == distinct) {
                    distinct++;
                    if (distinct > counts.length) {
                        counts = Arrays.copyOf(counts, 2 * counts.length);
                    }
                }
                counts[id]++;
                ofRow[at++] = id;
            }
        }
        counts = Arrays.copyOf(counts, distinct);
        return switch (encoding) {
            case RARITY -> new TextCodes(ofRow, rarity(counts, rows.count()), counts);
            case LABEL -> labels(ofRow, ids, counts);
        };
    }

    private static double[] rarity(long[] counts, int rows) {
        double[] codes = new double[counts.length];
        for (int id = 0; id < codes.length; id++) {
            codes[id] =
                    counts[id] == rows
                            ? 0
                            : StrictMath.log((double) rows / counts[id]) / StrictMath.log(2);
        }
        return codes;
    }

    private static TextCodes labels(int[] ofRow, Map<String, Integer> ids, long[] counts) {
        String[] sorted = ids.keySet().toArray(new String[0]);
        Arrays.sort(sorted, CodePoints.ORDER);
        int shift = counts.length - sorted.length;
        double[] codes = new double[counts.length];
        long[] byLabel = counts.clone();
        long rest = Arrays.stream(counts).sum();
        for (int place = 0; place < sorted.length; place++) {
            int id = ids.getOrDefault(sorted[place], 0);
            codes[id] = place + shift;
            byLabel[place + shift] = counts[id];
            rest -= counts[id];
        }
        if (shift > 0) {
            byLabel[0] = rest;
        }
        return new TextCodes(ofRow, codes, byLabel);
    }

    double code(int row) {
        return codes[ofRow[row]];
    }

    /// With the encoding LABEL: the rows of each label.
    long[] counts() {
        return counts;
    }
}

package spoor.mining.anomalies;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import spoor.mining.Rows;
import spoor.mining.sessions.StableOrder;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Stop;
import spoor.model.Vector;

/// Puts scores, ranks and reasons beside the rows of the input.
final class ScoreTable {
    private static final Column SCORE = new Column("score", KqlType.REAL);
    private static final Column RANK = new Column("rank", KqlType.LONG);
    private static final List<Column> TOLD =
            List.of(
                    new Column("shares", KqlType.DYNAMIC),
                    new Column("why", KqlType.STRING),
                    new Column("receipt", KqlType.STRING));

    /// Score, rank and what is told.
    static List<Column> added(Column... between) {
        List<Column> added = new ArrayList<>(List.of(SCORE, RANK));
        added.addAll(List.of(between));
        added.addAll(TOLD);
        return List.copyOf(added);
    }

    /// What a detector says of shapes.
    @FunctionalInterface
    interface Told {
        /// The reason of each of some shapes.
        List<Reason> of(int[] block);
    }

    /// @param shares what each column adds to the score
    /// @param why one sentence
    /// @param receipt KQL that recomputes the score; it holds numbers only, never text of a log
    record Reason(double[] shares, String why, String receipt) {}

    private static final int BLOCK = 128;

    private final Rows rows;
    private final Shapes shapes;
    private final double[] scores;
    private final Stop stop;

    ScoreTable(Rows rows, Shapes shapes, double[] scores, Stop stop) {
        this.rows = rows;
        this.shapes = shapes;
        this.scores = scores;
        this.stop = stop;
    }

    /// Of how many shapes to tell reasons: none where nothing looks at them.
    static int told(AnomalyCall call) {
        return TOLD.stream().anyMatch(one -> call.call().asks(call.prefix() + one.name()))
                ? call.explain()
                : 0;
    }

    /// Scores and ranks, then further numbers of each shape, then what is told of the strangest.
    ///
    /// @param further numbers per shape
    List<RowBatch> beside(List<Column> output, List<double[]> further, Told told, int explain) {
        int[] groups = groups();
        List<Vector> added = new ArrayList<>();
        added.add(reals(scores));
        added.add(new Vector.Longs(ranks(groups), new boolean[0]));
        for (double[] numbers : further) {
            added.add(reals(numbers));
        }
        added.addAll(told(strangest(groups, explain), told));
        List<RowBatch> batches = new ArrayList<>(rows.batches().size());
        int from = 0;
        for (RowBatch batch : rows.batches()) {
            List<Vector> vectors = new ArrayList<>(batch.vectors());
            for (Vector vector : added) {
                vectors.add(Rows.slice(vector, from, from + batch.rows()));
            }
            batches.add(new RowBatch(output, vectors, batch.rows()));
            from += batch.rows();
        }
        return batches;
    }

    private Vector reals(double[] ofShape) {
        double[] values = new double[rows.count()];
        for (int row = 0; row < values.length; row++) {
            values[row] = ofShape[shapes.ofRow()[row]];
        }
        return new Vector.Doubles(values, new boolean[0]);
    }

    /// Per shape the place of its score among the distinct scores, 0 for the highest.
    private int[] groups() {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        int[] groups = new int[scores.length];
        for (int shape = 0; shape < groups.length; shape++) {
            groups[shape] = distinct - 1 - Arrays.binarySearch(sorted, 0, distinct, scores[shape]);
        }
        return groups;
    }

    /// From 1, the highest score first; of equal ones the earlier by the first datetime column,
    /// then by the order of the rows.
    private long[] ranks(int[] groups) {
        StableOrder order = new StableOrder(rows.count());
        rows.columns().stream()
                .filter(column -> column.type() == KqlType.DATETIME)
                .findFirst()
                .ifPresent(column -> order.byNumber(times(column)));
        int[] ofRow = new int[rows.count()];
        for (int row = 0; row < ofRow.length; row++) {
            ofRow[row] = groups[shapes.ofRow()[row]];
        }
        order.byRank(ofRow, groups.length);
        long[] ranks = new long[ofRow.length];
        for (int place = 0; place < ranks.length; place++) {
            ranks[order.rows()[place]] = place + 1L;
        }
        return ranks;
    }

    private long[] times(Column column) {
        Vector vector = rows.vector(column);
        long[] times = ((Vector.Longs) vector).values().clone();
        for (int row = 0; row < times.length; row++) {
            if (vector.isNull(row)) {
                times[row] = Long.MAX_VALUE;
            }
        }
        return times;
    }

    /// The shapes of the highest scores, at most so many.
    private int[] strangest(int[] groups, int most) {
        StableOrder order = new StableOrder(groups.length);
        order.byRank(groups, groups.length);
        return Arrays.copyOf(order.rows(), Math.min(most, groups.length));
    }

    private List<Vector> told(int[] explained, Told told) {
        @Nullable String[] shares = new @Nullable String[shapes.count()];
        @Nullable String[] why = new @Nullable String[shapes.count()];
        @Nullable String[] receipt = new @Nullable String[shapes.count()];
        Arrays.fill(why, "");
        Arrays.fill(receipt, "");
        String[] names =
                shapes.columns().stream()
                        .map(column ->
                                new String(
                                        JsonStringEncoder.getInstance()
                                                .quoteAsString(column.name())))
                        .toArray(String[]::new);
        IntStream.range(0, (explained.length + BLOCK - 1) / BLOCK)
                .parallel()
                .forEach(at -> {
                    stop.check();
                    int end = Math.min(explained.length, (at + 1) * BLOCK);
                    int[] block = Arrays.copyOfRange(explained, at * BLOCK, end);
                    List<Reason> reasons = told.of(block);
                    for (int i = 0; i < block.length; i++) {
                        shares[block[i]] = json(names, reasons.get(i).shares());
                        why[block[i]] = reasons.get(i).why();
                        receipt[block[i]] = reasons.get(i).receipt();
                    }
                });
        return List.of(texts(shares), texts(why), texts(receipt));
    }

    private static String json(String[] names, double[] parts) {
        StringBuilder json = new StringBuilder("{");
        for (int column = 0; column < parts.length; column++) {
            json.append(column == 0 ? "\"" : ",\"").append(names[column]).append("\":");
            json.append(rounded(parts[column]));
        }
        return json.append('}').toString();
    }

    /// Six digits behind the point are more than anyone reads.
    private static double rounded(double value) {
        return Math.abs(value) < 1e9 ? Math.rint(value * 1e6) / 1e6 + 0.0 : value;
    }

    private Vector texts(@Nullable String[] ofShape) {
        @Nullable String[] values = new @Nullable String[rows.count()];
        for (int row = 0; row < values.length; row++) {
            values[row] = ofShape[shapes.ofRow()[row]];
        }
        return new Vector.Texts(values);
    }
}

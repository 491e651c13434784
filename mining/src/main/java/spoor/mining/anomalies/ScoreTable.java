package spoor.mining.anomalies;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
    static final Column SCORE = new Column("score", KqlType.REAL);
    static final Column RANK = new Column("rank", KqlType.LONG);
    static final List<Column> TOLD =
            List.of(
                    new Column("shares", KqlType.DYNAMIC),
                    new Column("why", KqlType.STRING),
                    new Column("receipt", KqlType.STRING));

    /// What a detector says of a shape.
    interface Told {
        /// What each column adds to the score.
        double[] shares(int shape);

        /// One sentence.
        String why(int shape, double[] shares);

        /// KQL that recomputes the score; it holds numbers only, never text of a log.
        String receipt(int shape);
    }

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
        Arrays.stream(explained)
                .parallel()
                .forEach(shape -> {
                    stop.check();
                    double[] parts = told.shares(shape);
                    shares[shape] = json(names, parts);
                    why[shape] = told.why(shape, parts);
                    receipt[shape] = told.receipt(shape);
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
    private static String rounded(double value) {
        double rounded = Math.rint(value * 1e6) / 1e6;
        return Double.isFinite(rounded) && Math.abs(rounded) < 1e9
                ? String.format(Locale.ROOT, "%s", rounded + 0.0)
                : Double.toString(value);
    }

    private Vector texts(@Nullable String[] ofShape) {
        @Nullable String[] values = new @Nullable String[rows.count()];
        for (int row = 0; row < values.length; row++) {
            values[row] = ofShape[shapes.ofRow()[row]];
        }
        return new Vector.Texts(values);
    }
}

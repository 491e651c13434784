package spoor.mining.learning;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;
import spoor.mining.Miner.Call;
import spoor.mining.Parallel;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Stop;
import spoor.model.Vector;

/// The columns that a classifier adds to rows.
final class Scored {
    static final List<Column> ADDED =
            List.of(
                    new Column("Predicted", KqlType.STRING),
                    new Column("Probability", KqlType.REAL),
                    new Column("Probabilities", KqlType.DYNAMIC),
                    new Column("why", KqlType.STRING),
                    new Column("receipt", KqlType.STRING));

    private final String[] predicted;
    private final double[] probability;
    private final String[] probabilities;
    private final String[] why;
    private final String[] receipt;

    private Scored(int rows) {
        this.predicted = new String[rows];
        this.probability = new double[rows];
        this.probabilities = new String[rows];
        this.why = new String[rows];
        this.receipt = new String[rows];
    }

    /// Scores rows, distinct ones; their texts are shared by the rows of the table. What the call
    /// does not ask for stays empty.
    static Scored of(Classifier classifier, DataSet rows, Call call, Stop stop) {
        boolean whys = call.asks("why");
        boolean receipts = call.asks("receipt");
        boolean bags = call.asks("Probabilities");
        Scored scored = new Scored(rows.rows());
        List<String> classes = classifier.encoding().classes();
        List<String> quoted = classes.stream().map(Scored::quoted).toList();
        double[] all = classifier.probabilities(rows, stop);
        Classifier.Reasons reasons = classifier.reasons(rows);
        Parallel.rows(
                rows.rows(),
                Parallel.allThreads(),
                stop,
                (from, to) -> {
                    for (int row = from; row < to; row++) {
                        stop.check();
                        int best = Classifier.predicted(all, classes.size(), row);
                        scored.predicted[row] = classes.get(best);
                        scored.probability[row] = all[row * classes.size() + best];
                        scored.probabilities[row] = bags ? bag(quoted, all, row) : "{}";
                        scored.why[row] = whys ? reasons.why(row, best) : "";
                        scored.receipt[row] = receipts ? reasons.receipt(row, best) : "";
                    }
                });
        return scored;
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\":";
    }

    private static String bag(List<String> quoted, double[] probabilities, int row) {
        StringBuilder text = new StringBuilder("{");
        for (int k = 0; k < quoted.size(); k++) {
            text.append(k > 0 ? "," : "")
                    .append(quoted.get(k))
                    .append(probabilities[row * quoted.size() + k]);
        }
        return text.append('}').toString();
    }

    /// The rows of a table with these columns behind them, and others between.
    ///
    /// @param rowOf for each row of the table the row that was scored
    /// @param first texts of each row of the table; empty for none
    List<RowBatch> beside(Rows table, List<Column> output, int[] rowOf, String[] first) {
        List<RowBatch> batches = new ArrayList<>();
        int at = 0;
        for (RowBatch batch : table.batches()) {
            int rows = batch.rows();
            String[][] texts = new String[5][rows];
            double[] reals = new double[rows];
            for (int i = 0; i < rows; i++) {
                int row = rowOf[at + i];
                texts[0][i] = first.length > 0 ? first[at + i] : "";
                texts[1][i] = predicted[row];
                reals[i] = probability[row];
                texts[2][i] = probabilities[row];
                texts[3][i] = why[row];
                texts[4][i] = receipt[row];
            }
            List<Vector> vectors = new ArrayList<>(batch.vectors());
            if (first.length > 0) {
                vectors.add(new Vector.Texts(texts[0]));
            }
            vectors.add(new Vector.Texts(texts[1]));
            vectors.add(new Vector.Doubles(reals, new boolean[0]));
            vectors.add(new Vector.Texts(texts[2]));
            vectors.add(new Vector.Texts(texts[3]));
            vectors.add(new Vector.Texts(texts[4]));
            batches.add(new RowBatch(output, vectors, rows));
            at += rows;
        }
        return batches;
    }
}

package spoor.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import spoor.mining.Rows;
import spoor.mining.learning.Classifier;
import spoor.mining.learning.DataSet;
import spoor.mining.learning.Encoding;
import spoor.mining.learning.Frame;
import spoor.mining.learning.Learners;
import spoor.model.Column;
import spoor.model.Stop;

/// Random forests of 100 trees on rows of 40 mixed columns, ours and scikit-learn's, on the same
/// rows in the same run; both judged by the area under the curve of precision and recall on rows
/// held back.
public final class ForestBench {
    private static final int MOST_HELD_BACK = 50_000;

    private ForestBench() {}

    /// `ForestBench FOLDER ROWS RUNS RIVALS`; no rival where RIVALS is ''.
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath().resolve("forest-bench");
        int rows = Integer.parseInt(arguments[1]);
        int held = Math.min(MOST_HELD_BACK, rows);
        int runs = Integer.parseInt(arguments[2]);
        Machine.delete(folder);
        Files.createDirectories(folder);
        MixedRows mixed = new MixedRows(rows + held);
        System.out.println(Machine.describe());
        Rows train = mixed.table(0, rows);
        Rows test = mixed.table(rows, rows + held);
        List<Column> columns = train.columns().subList(0, MixedRows.COLUMNS);
        Timing encode = new Timing("table made into a data set");
        Timing fit = new Timing("forest");
        Timing score = new Timing("rows held back scored");
        DataSet[] data = new DataSet[2];
        Classifier[] forest = new Classifier[1];
        double[][] probabilities = new double[1][];
        for (int run = 0; run < runs; run++) {
            encode.time(() -> {
                Frame frame = Frame.read(train, columns, Stop.NEVER);
                Frame labels = Frame.readLabels(train, train.columns().getLast(), Stop.NEVER);
                int[] all = IntStream.range(0, rows).toArray();
                Encoding encoding = Encoding.of(frame, labels, all, Encoding.MOST_VALUES);
                data[0] = encoding.encode(frame, labels, all).data();
            });
            fit.time(() ->
                    forest[0] =
                            Learners.named("random_forest", 1 + arguments.length)
                                    .fit(data[0], Stop.NEVER));
            Frame frame = Frame.read(test, columns, Stop.NEVER);
            Encoding.Encoded encoded =
                    data[0].encoding().encode(frame, IntStream.range(0, held).toArray());
            score.time(
                    () -> probabilities[0] = forest[0].probabilities(encoded.data(), Stop.NEVER));
            write(folder.resolve("ours.f8"), probabilities[0], encoded.rowOf());
        }
        System.out.printf(
                Locale.ROOT,
                "%,d rows of %d columns, 100 trees%n%s%n%s%n%s%nmost memory resident: %d MiB%n",
                rows,
                MixedRows.COLUMNS,
                encode,
                fit,
                score,
                Machine.peakMebibytes());
        if (!arguments[3].isEmpty()) {
            Path file = folder.resolve("rows.f4");
            mixed.write(file);
            String json =
                    Rival.python(
                            Path.of(arguments[3], "forest_sklearn.py").toString(),
                            file.toString(),
                            String.valueOf(MixedRows.COLUMNS),
                            String.valueOf(rows),
                            folder.resolve("ours.f8").toString());
            System.out.println(json);
            System.out.printf(
                    Locale.ROOT,
                    "forest %.1f times faster (by processor seconds %.1f); area under precision"
                            + " and recall %.4f, scikit-learn's %.4f%n",
                    Rival.number(json, "fit") / fit.median(),
                    Rival.number(json, "fit_cpu") / fit.processor(),
                    Rival.number(json, "ours"),
                    Rival.number(json, "theirs"));
        }
        Machine.delete(folder);
    }

    /// The probability of the label in each row held back, big-endian.
    private static void write(Path file, double[] probabilities, int[] rowOf) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (int row : rowOf) {
                out.writeDouble(probabilities[2 * row + 1]);
            }
        }
    }
}

package spoor.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import spoor.mining.Miner;
import spoor.mining.Miner.Argument;
import spoor.mining.Miners;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Span;
import spoor.model.Stop;
import spoor.model.Vector;

/// The detectors of strange rows on tables with known anomalies, and scikit-learn on the same:
/// areas under the ROC curve, and seconds. Ours begin with rows of texts and end with rows, reasons
/// and receipts; scikit-learn's begin with numbers and end with scores.
public final class AnomalyBench {
    private static final int BATCH = 2048;
    private static final Set<String> REASONS = Set.of("shares", "why", "receipt");

    private AnomalyBench() {}

    /// `AnomalyBench FOLDER ROWS RUNS RIVALS LABELLED`; '' for no rivals and for no labelled logs.
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath().resolve("anomalies");
        Machine.delete(folder);
        Files.createDirectories(folder);
        System.out.println(Machine.describe());
        int runs = Integer.parseInt(arguments[2]);
        int rows = Integer.parseInt(arguments[1]);
        measure(AnomalySets.fewValues(rows), folder, Math.min(runs, 3), arguments[3]);
        // areas swing with the seed where few values are looked at: more seeds, fewer rows
        measure(AnomalySets.fewValues(rows / 15), folder, 3 * runs, arguments[3]);
        measure(AnomalySets.numbers(rows / 15), folder, runs, arguments[3]);
        if (!arguments[4].isEmpty()) {
            Path data = Path.of(arguments[4]);
            Path connections = data.resolve("flow/nsl-kdd/KDDTrain+_20Percent.txt");
            for (int each : new int[] {1, 50}) {
                measure(AnomalySets.connections(connections, each), folder, runs, arguments[3]);
            }
            measure(
                    AnomalySets.database(data.resolve("mysql/generated"), folder.resolve("case")),
                    folder,
                    runs,
                    arguments[3]);
        }
        Machine.delete(folder);
    }

    private static void measure(AnomalySets.Labelled set, Path folder, int runs, String rivals)
            throws Exception {
        long anomalies = set.anomalies().stream().filter(one -> one).count();
        System.out.printf(
                Locale.ROOT,
                "%n%s: %,d rows, %,d anomalies%n",
                set.name(),
                set.rows().size(),
                anomalies);
        List<RowBatch> batches = batches(set);
        Timing label = new Timing("isolation_forest, label");
        Timing rarity = new Timing("isolation_forest, rarity");
        Timing alone = new Timing("isolation_forest, scores alone");
        Timing extended = new Timing("isolation_forest, extended");
        Timing ecod = new Timing("ecod");
        Timing hbos = new Timing("hbos");
        Timing unused = new Timing("first run");
        double[] byLabel = new double[runs];
        double[] byRarity = new double[runs];
        double[] byPlane = new double[runs];
        double[] rest = new double[3];
        for (int run = -1; run < runs; run++) {
            long seed = Math.max(0, run);
            int at = (int) seed;
            (run < 0 ? unused : label)
                    .time(() -> byLabel[at] = forest(set, batches, seed, "label", false));
            (run < 0 ? unused : rarity)
                    .time(() -> byRarity[at] = forest(set, batches, seed, "rarity", false));
            (run < 0 ? unused : alone)
                    .time(() ->
                            area(
                                    set,
                                    batches,
                                    "isolation_forest",
                                    List.of(constant("seed", KqlType.LONG, seed)),
                                    REASONS));
            (run < 0 ? unused : extended)
                    .time(() -> byPlane[at] = forest(set, batches, seed, "rarity", true));
            (run < 0 ? unused : ecod).time(() -> rest[0] = area(set, batches, "ecod", List.of()));
            (run < 0 ? unused : hbos).time(() -> rest[1] = area(set, batches, "hbos", List.of()));
        }
        rest[2] = area(set, batches, "hbos", List.of(constant("bins", KqlType.LONG, 10L)));
        for (Timing timing : List.of(label, rarity, alone, extended, ecod, hbos)) {
            System.out.println(timing);
        }
        System.out.printf(
                Locale.ROOT,
                "AUC: forest by label %s, by rarity %s, extended %s; ecod %.4f; hbos %.4f, of 10"
                        + " bins %.4f%n",
                spread(byLabel),
                spread(byRarity),
                spread(byPlane),
                rest[0],
                rest[1],
                rest[2]);
        if (!rivals.isEmpty()) {
            rival(set, folder, runs, rivals, rarity, alone, byLabel, byRarity);
        }
    }

    private static void rival(
            AnomalySets.Labelled set,
            Path folder,
            int runs,
            String rivals,
            Timing rarity,
            Timing alone,
            double[] byLabel,
            double[] byRarity)
            throws Exception {
        Path file = folder.resolve("set.csv");
        set.write(file);
        String texts =
                set.columns().stream()
                        .filter(column -> column.type() == KqlType.STRING)
                        .map(Column::name)
                        .collect(Collectors.joining(","));
        String json =
                Rival.python(
                        Path.of(rivals, "anomalies_sklearn.py").toString(),
                        file.toString(),
                        texts,
                        Integer.toString(runs));
        System.out.println(json);
        System.out.printf(
                Locale.ROOT,
                "scikit-learn: AUC by label %.4f (ours %+.4f), by rarity %.4f (ours %+.4f)%nours"
                        + " is %.1f times faster with reasons (by processor seconds %.1f), scores"
                        + " alone %.1f times (%.1f; against two jobs %.1f)%n",
                Rival.number(json, "label_auc"),
                mean(byLabel) - Rival.number(json, "label_auc"),
                Rival.number(json, "rarity_auc"),
                mean(byRarity) - Rival.number(json, "rarity_auc"),
                Rival.number(json, "rarity") / rarity.median(),
                Rival.number(json, "rarity_cpu") / rarity.processor(),
                Rival.number(json, "rarity") / alone.median(),
                Rival.number(json, "rarity_cpu") / alone.processor(),
                Rival.number(json, "rarity_jobs") / alone.median());
    }

    private static String spread(double[] areas) {
        return String.format(
                Locale.ROOT,
                "%.4f (%.4f to %.4f)",
                mean(areas),
                Arrays.stream(areas).min().orElse(0),
                Arrays.stream(areas).max().orElse(0));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double forest(
            AnomalySets.Labelled set,
            List<RowBatch> batches,
            long seed,
            String encoding,
            boolean extended) {
        return area(
                set,
                batches,
                "isolation_forest",
                List.of(
                        constant("seed", KqlType.LONG, seed),
                        constant("encoding", KqlType.STRING, encoding),
                        constant("extended", KqlType.BOOL, extended)));
    }

    private static Argument constant(String name, KqlType type, Object value) {
        return new Argument.OfConstant(Optional.of(name), type, Optional.of(value), Span.NONE);
    }

    private static double area(
            AnomalySets.Labelled set,
            List<RowBatch> batches,
            String name,
            List<Argument> constants) {
        return area(set, batches, name, constants, Set.of());
    }

    private static double area(
            AnomalySets.Labelled set,
            List<RowBatch> batches,
            String name,
            List<Argument> constants,
            Set<String> unasked) {
        List<Argument> arguments = new ArrayList<>();
        for (Column column : set.columns()) {
            arguments.add(new Argument.OfColumn(Optional.empty(), column, Span.NONE));
        }
        arguments.addAll(constants);
        List<RowBatch> result =
                Miners.named(name)
                        .orElseThrow()
                        .run(
                                new Miner.Call(set.columns(), arguments, Span.NONE, unasked),
                                new Batches(set.columns(), batches),
                                Stop.NEVER);
        double[] scores = new double[set.rows().size()];
        int at = 0;
        for (RowBatch batch : result) {
            Vector.Doubles score = (Vector.Doubles) batch.vectors().get(set.columns().size());
            for (int row = 0; row < batch.rows(); row++) {
                scores[at++] = score.values()[row];
            }
        }
        return area(scores, set.anomalies());
    }

    /// The area under the ROC curve: how probably an anomaly scores above another row, ties by
    /// half.
    private static double area(double[] scores, List<Boolean> anomalies) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double positives = 0;
        for (int row = 0; row < scores.length; row++) {
            if (anomalies.get(row)) {
                positives++;
                int found = Arrays.binarySearch(sorted, scores[row]);
                sum += places(sorted, scores[row], found);
            }
        }
        double negatives = scores.length - positives;
        return (sum - positives * (positives + 1) / 2) / (positives * negatives);
    }

    /// The mean place of a score, from 1.
    private static double places(double[] sorted, double score, int found) {
        int low = found;
        int high = found;
        for (int step = 1 << 20; step > 0; step >>= 1) {
            while (low - step >= 0 && sorted[low - step] == score) {
                low -= step;
            }
            while (high + step < sorted.length && sorted[high + step] == score) {
                high += step;
            }
        }
        return (low + high) / 2.0 + 1;
    }

    private static List<RowBatch> batches(AnomalySets.Labelled set) {
        List<RowBatch> batches = new ArrayList<>();
        for (int from = 0; from < set.rows().size(); from += BATCH) {
            int begin = from;
            int count = Math.min(BATCH, set.rows().size() - from);
            List<Vector> vectors = new ArrayList<>();
            for (int column = 0; column < set.columns().size(); column++) {
                int place = column;
                if (set.columns().get(column).type() == KqlType.STRING) {
                    @Nullable String[] texts =
                            IntStream.range(0, count)
                                    // each row has a text of its own, as an engine hands it over
                                    .mapToObj(row ->
                                            new String(
                                                    set.rows()
                                                            .get(begin + row)
                                                            .get(place)
                                                            .toString()
                                                            .toCharArray()))
                                    .toArray(String[]::new);
                    vectors.add(new Vector.Texts(texts));
                } else {
                    double[] numbers =
                            IntStream.range(0, count)
                                    .mapToDouble(
                                            row -> (Double) set.rows().get(begin + row).get(place))
                                    .toArray();
                    vectors.add(new Vector.Doubles(numbers, new boolean[0]));
                }
            }
            batches.add(new RowBatch(set.columns(), vectors, count));
        }
        return batches;
    }
}

package spoor.mining.selection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import spoor.mining.Listing;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;

/// How models did fold by fold, and what follows from it.
///
/// @param judged by model, then fold
/// @param ratio rows held back to rows learnt from
record Comparison(List<String> models, Judged[][] judged, Measure measure, double ratio) {
    static final List<Column> OUTPUT =
            List.of(
                    new Column("Rank", KqlType.LONG),
                    new Column("Model", KqlType.STRING),
                    new Column("Mean", KqlType.REAL),
                    new Column("Deviation", KqlType.REAL),
                    new Column("Least", KqlType.REAL),
                    new Column("Most", KqlType.REAL),
                    new Column("Folds", KqlType.LONG),
                    new Column("Behind", KqlType.REAL),
                    new Column("BehindLow", KqlType.REAL),
                    new Column("BehindHigh", KqlType.REAL),
                    new Column("Chance", KqlType.REAL),
                    new Column("PrAuc", KqlType.REAL),
                    new Column("MacroF1", KqlType.REAL),
                    new Column("Accuracy", KqlType.REAL),
                    new Column("Finding", KqlType.STRING));

    /// Below this chance a difference is called sure.
    private static final double SURE = 0.05;

    List<RowBatch> rows() {
        List<Integer> order =
                IntStream.range(0, models.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer m) -> -mean(m, measure)))
                        .toList();
        int best = order.getFirst();
        PairedFolds[] behind = new PairedFolds[order.size()];
        double[] chances = new double[order.size() - 1];
        for (int place = 1; place < behind.length; place++) {
            behind[place] = behind(best, order.get(place));
            chances[place - 1] = behind[place].probability();
        }
        double[] corrected = PairedFolds.holm(chances);
        Listing listing = new Listing(OUTPUT);
        for (int place = 0; place < order.size(); place++) {
            int model = order.get(place);
            double[] values = values(model, measure);
            boolean first = place == 0;
            listing.add(
                    place + 1L,
                    models.get(model),
                    mean(model, measure),
                    deviation(values),
                    Arrays.stream(values).min().orElseThrow(),
                    Arrays.stream(values).max().orElseThrow(),
                    (long) values.length,
                    first ? 0.0 : behind[place].mean(),
                    first ? null : behind[place].low(),
                    first ? null : behind[place].high(),
                    first ? null : corrected[place - 1],
                    mean(model, Measure.PR_AUC),
                    mean(model, Measure.MACRO_F1),
                    mean(model, Measure.ACCURACY),
                    first ? best(order, corrected) : finding(best, model, corrected[place - 1]));
        }
        return listing.batches();
    }

    private PairedFolds behind(int best, int model) {
        double[] better = values(best, measure);
        double[] values = values(model, measure);
        double[] differences = new double[values.length];
        for (int fold = 0; fold < values.length; fold++) {
            differences[fold] = better[fold] - values[fold];
        }
        return PairedFolds.of(differences, ratio);
    }

    private String best(List<Integer> order, double[] chances) {
        if (order.size() == 1) {
            return "Alone.";
        }
        List<String> level =
                IntStream.range(0, chances.length)
                        .filter(place -> chances[place] >= SURE)
                        .mapToObj(place -> models.get(order.get(place + 1)))
                        .toList();
        return level.isEmpty()
                ? "Best, surely better than every other."
                : "Best of these folds, but not surely better than "
                        + String.join(", ", level)
                        + ".";
    }

    private String finding(int best, int model, double chance) {
        double[] better = values(best, measure);
        double[] values = values(model, measure);
        long worse =
                IntStream.range(0, values.length)
                        .filter(fold -> values[fold] < better[fold])
                        .count();
        return String.format(
                Locale.ROOT,
                "%s than %s: worse in %d of %d folds.",
                chance < SURE ? "Surely worse" : "Not surely worse",
                models.get(best),
                worse,
                values.length);
    }

    private double[] values(int model, Measure by) {
        return Arrays.stream(judged[model]).mapToDouble(one -> one.of(by)).toArray();
    }

    private double mean(int model, Measure by) {
        double[] values = values(model, by);
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - sum / values.length) * (value - sum / values.length);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}

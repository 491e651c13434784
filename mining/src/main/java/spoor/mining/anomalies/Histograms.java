package spoor.mining.anomalies;

import java.util.Arrays;
import spoor.model.Stop;

/// A histogram of each column, its fullest bin of height 1 (Goldstein, Dengel 2012: HBOS). Numbers
/// lie in bins of one width, each text in a bin of its own.
final class Histograms {
    private final Shapes shapes;
    private final double[] least;
    private final double[] width;
    private final long[][] rows;
    private final long[] fullest;

    private Histograms(Shapes shapes) {
        int dimensions = shapes.dimensions();
        this.shapes = shapes;
        this.least = new double[dimensions];
        this.width = new double[dimensions];
        this.rows = new long[dimensions][];
        this.fullest = new long[dimensions];
    }

    /// @param bins per column of numbers
    static Histograms of(Shapes shapes, int bins, Stop stop) {
        Histograms histograms = new Histograms(shapes);
        for (int column = 0; column < shapes.dimensions(); column++) {
            stop.check();
            histograms.count(column, bins);
        }
        return histograms;
    }

    private void count(int column, int bins) {
        if (shapes.isText(column)) {
            for (int shape = 0; shape < shapes.count(); shape++) {
                fullest[column] = Math.max(fullest[column], shapes.textRows(shape, column));
            }
            rows[column] = new long[0];
            return;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int shape = 0; shape < shapes.count(); shape++) {
            low = Math.min(low, shapes.value(shape, column));
            high = Math.max(high, shapes.value(shape, column));
        }
        least[column] = low;
        // halves first: the span of the largest numbers is infinite
        width[column] = 2 * (high / 2 / bins - low / 2 / bins);
        rows[column] = new long[bins];
        for (int shape = 0; shape < shapes.count(); shape++) {
            rows[column][bin(shape, column)] += shapes.weights()[shape];
        }
        fullest[column] = Arrays.stream(rows[column]).max().orElse(0);
    }

    /// A bin holds what is at least its lower edge and below its upper one, the last one its upper
    /// edge too.
    private int bin(int shape, int column) {
        if (width[column] == 0) {
            return 0;
        }
        double place = (shapes.value(shape, column) - least[column]) / width[column];
        return (int) Math.min(rows[column].length - 1, Math.floor(place));
    }

    /// How many rows are in the bin of a shape.
    long rows(int shape, int column) {
        return shapes.isText(column)
                ? shapes.textRows(shape, column)
                : rows[column][bin(shape, column)];
    }

    long fullest(int column) {
        return fullest[column];
    }

    /// The lower edge of the bin of a shape.
    double from(int shape, int column) {
        return least[column] + bin(shape, column) * width[column];
    }

    double width(int column) {
        return width[column];
    }

    /// What each column adds to the score: how many times lower its bin is than the fullest, in
    /// bits.
    double[] shares(int shape) {
        double[] shares = new double[fullest.length];
        for (int column = 0; column < shares.length; column++) {
            long own = rows(shape, column);
            shares[column] =
                    own == fullest[column]
                            ? 0
                            : StrictMath.log((double) fullest[column] / own) / StrictMath.log(2);
        }
        return shares;
    }

    double[] scores(Stop stop) {
        double[] scores = new double[shapes.count()];
        for (int shape = 0; shape < scores.length; shape++) {
            stop.check();
            for (double share : shares(shape)) {
                scores[shape] += share;
            }
        }
        return scores;
    }
}

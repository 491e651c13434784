package spoor.mining.anomalies;

import spoor.model.Stop;

/// How far out in the tails of their columns the shapes lie (Li, Zhao, Botta, Ionescu, Hu 2022:
/// ECOD, algorithm 1).
///
/// A column adds `ln(rows / rows at least as far out)`. There are three sums: by the lower tails,
/// by the upper ones, and by that tail of each column to which it is skewed; the largest is the
/// score. A text has one tail only: the rows whose text is as rare or rarer.
final class Tails {
    enum Side {
        LOWER,
        UPPER
    }

    /// Which of the three sums was the largest.
    enum Kind {
        SKEWED,
        LOWER,
        UPPER
    }

    private final Shapes shapes;
    private final Shapes.Distribution[] columns;

    /// Per column and distinct value, the rows up to it and from it on.
    private final long[][] below;

    private final long[][] above;
    private final Side[] skewed;
    private final double[] scores;
    private final Kind[] kinds;

    private Tails(Shapes shapes) {
        int dimensions = shapes.dimensions();
        this.shapes = shapes;
        this.columns = new Shapes.Distribution[dimensions];
        this.below = new long[dimensions][];
        this.above = new long[dimensions][];
        this.skewed = new Side[dimensions];
        this.scores = new double[shapes.count()];
        this.kinds = new Kind[shapes.count()];
    }

    static Tails of(Shapes shapes, Stop stop) {
        Tails tails = new Tails(shapes);
        for (int column = 0; column < tails.columns.length; column++) {
            stop.check();
            tails.count(column);
        }
        tails.sum(stop);
        return tails;
    }

    private void count(int column) {
        Shapes.Distribution distribution = shapes.distribution(column);
        long[] rows = distribution.rows();
        long[] up = new long[rows.length];
        long[] down = new long[rows.length];
        for (int place = 0; place < rows.length; place++) {
            up[place] = rows[place] + (place == 0 ? 0 : up[place - 1]);
            int mirrored = rows.length - 1 - place;
            down[mirrored] = rows[mirrored] + (place == 0 ? 0 : down[mirrored + 1]);
        }
        columns[column] = distribution;
        below[column] = up;
        above[column] = down;
        skewed[column] =
                shapes.isText(column) || Moments.of(shapes, column).skewness() >= 0
                        ? Side.UPPER
                        : Side.LOWER;
    }

    private void sum(Stop stop) {
        double[] lower = new double[scores.length];
        double[] upper = new double[scores.length];
        double[] auto = new double[scores.length];
        for (int column = 0; column < columns.length; column++) {
            stop.check();
            double[] low = logarithms(below[column]);
            double[] high = logarithms(above[column]);
            boolean text = shapes.isText(column);
            double[] chosen = skewed[column] == Side.UPPER ? high : low;
            for (int shape = 0; shape < scores.length; shape++) {
                int place = columns[column].place(shapes.value(shape, column));
                lower[shape] += text ? high[place] : low[place];
                upper[shape] += high[place];
                auto[shape] += chosen[place];
            }
        }
        for (int shape = 0; shape < scores.length; shape++) {
            scores[shape] = Math.max(auto[shape], Math.max(lower[shape], upper[shape]));
            kinds[shape] =
                    auto[shape] == scores[shape]
                            ? Kind.SKEWED
                            : lower[shape] == scores[shape] ? Kind.LOWER : Kind.UPPER;
        }
    }

    private double[] logarithms(long[] rows) {
        double[] logarithms = new double[rows.length];
        for (int place = 0; place < rows.length; place++) {
            logarithms[place] = part(rows[place]);
        }
        return logarithms;
    }

    private double part(long rows) {
        return rows == shapes.rows() ? 0 : StrictMath.log((double) shapes.rows() / rows);
    }

    double[] scores() {
        return scores;
    }

    /// The tail of a column that counts for a shape.
    Side side(int shape, int column) {
        if (shapes.isText(column)) {
            return Side.UPPER;
        }
        return switch (kinds[shape]) {
            case SKEWED -> skewed[column];
            case LOWER -> Side.LOWER;
            case UPPER -> Side.UPPER;
        };
    }

    /// How many rows lie at least as far out as a shape, itself included.
    long rows(int shape, int column) {
        int place = columns[column].place(shapes.value(shape, column));
        return switch (side(shape, column)) {
            case LOWER -> below[column][place];
            case UPPER -> above[column][place];
        };
    }

    /// What each column adds to the score of a shape.
    double[] shares(int shape) {
        double[] shares = new double[columns.length];
        for (int column = 0; column < shares.length; column++) {
            shares[column] = part(rows(shape, column));
        }
        return shares;
    }
}

package spoor.mining.learning;

import java.util.Arrays;
import java.util.List;
import spoor.mining.Parallel;
import spoor.model.Stop;

/// The log loss of a logistic regression on weighted rows, with half the sum of the squared weights
/// (without those that classes start with), and its gradient.
///
/// Rows are summed in a few blocks that do not depend on the number of threads, so that neither do
/// the sums.
final class LogisticLoss implements Minimum.Function {
    private static final int MOST_BLOCKS = 16;
    private static final int MOST_DOUBLES = 8_000_000;

    private final DataSet data;
    private final LogisticRegression.Layout layout;
    private final Stop stop;
    private final int classes;
    private final int columns;

    /// Of each row and column the place of the weight and the factor it is taken with.
    private final int[] places;

    private final double[] factors;
    private final int blocks;

    LogisticLoss(DataSet data, List<Spread> spreads, LogisticRegression.Layout layout, Stop stop) {
        this.data = data;
        this.layout = layout;
        this.stop = stop;
        this.classes = data.classes();
        this.columns = data.columns().size();
        this.places = new int[Math.multiplyExact(data.rows(), columns)];
        this.factors = new double[places.length];
        for (int i = 0; i < columns; i++) {
            place(i, spreads.get(i));
        }
        this.blocks = Math.clamp(MOST_DOUBLES / ((long) layout.width() * classes), 1, MOST_BLOCKS);
    }

    private void place(int column, Spread spread) {
        int start = layout.starts()[column];
        for (int row = 0; row < data.rows(); row++) {
            int at = row * columns + column;
            switch (data.columns().get(column)) {
                case EncodedColumn.Numbers numbers -> {
                    double value = numbers.values()[row];
                    boolean missing = Double.isNaN(value);
                    places[at] = missing ? start + 1 : start;
                    factors[at] = missing ? 1 : LogisticRegression.scaled(spread, value);
                }
                case EncodedColumn.Codes codes -> {
                    places[at] = start + codes.values()[row];
                    factors[at] = 1;
                }
            }
        }
    }

    @Override
    public double at(double[] weights, double[] gradient) {
        double[][] gradients = new double[blocks][];
        double[] losses = new double[blocks];
        Parallel.run(
                blocks,
                Parallel.allThreads(),
                stop,
                block -> {
                    gradients[block] = new double[weights.length];
                    losses[block] =
                            sum(
                                    weights,
                                    (int) ((long) data.rows() * block / blocks),
                                    (int) ((long) data.rows() * (block + 1) / blocks),
                                    gradients[block]);
                });
        Arrays.fill(gradient, 0);
        double loss = 0;
        for (int block = 0; block < blocks; block++) {
            loss += losses[block];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += gradients[block][i];
            }
        }
        for (int i = 0; i < weights.length; i++) {
            if (i % layout.width() != 0) {
                loss += weights[i] * weights[i] / 2;
                gradient[i] += weights[i];
            }
        }
        return loss;
    }

    private double sum(double[] weights, int from, int to, double[] gradient) {
        double[] scores = new double[classes];
        double loss = 0;
        for (int row = from; row < to; row++) {
            if ((row & 0xff) == 0) {
                stop.check();
            }
            double most = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                int base = k * layout.width();
                double score = weights[base];
                for (int at = row * columns; at < (row + 1) * columns; at++) {
                    score += factors[at] * weights[base + places[at]];
                }
                scores[k] = score;
                most = Math.max(most, score);
            }
            double sum = 0;
            double own = scores[data.labels()[row]];
            for (int k = 0; k < classes; k++) {
                scores[k] = Math.exp(scores[k] - most);
                sum += scores[k];
            }
            double weight = data.weights()[row];
            loss += weight * (Math.log(sum) + most - own);
            for (int k = 0; k < classes; k++) {
                double off = weight * (scores[k] / sum - (k == data.labels()[row] ? 1 : 0));
                int base = k * layout.width();
                gradient[base] += off;
                for (int at = row * columns; at < (row + 1) * columns; at++) {
                    gradient[base + places[at]] += off * factors[at];
                }
            }
        }
        return loss;
    }
}

package spoor.mining.clusters;

import java.util.Arrays;
import spoor.model.Stop;

/// For each distinct shape the distance to its k-th nearest other, the largest first, and the place
/// where this curve bends: beyond it shapes lie far apart, below it close together.
///
/// Repeated rows would put zeros into the curve; shapes are counted once. Of more than 20,000
/// shapes every n-th is taken.
///
/// @param distances descending
/// @param bend the place of the distance suggested; -1 when there is but one shape
record DistanceCurve(double[] distances, int bend) {
    private static final int MOST = 20_000;

    static DistanceCurve of(PointTree tree, int k, Stop stop) {
        int count = tree.points.count();
        if (count < 2) {
            return new DistanceCurve(new double[0], -1);
        }
        Nearest nearest = new Nearest(tree);
        int step = (count + MOST - 1) / MOST;
        double[] distances = new double[(count + step - 1) / step];
        for (int i = 0; i < distances.length; i++) {
            stop.check();
            distances[i] = Math.sqrt(nearest.squaredOfKth(i * step, Math.min(k, count - 1)));
        }
        Arrays.sort(distances);
        for (int i = 0, j = distances.length - 1; i < j; i++, j--) {
            double other = distances[i];
            distances[i] = distances[j];
            distances[j] = other;
        }
        return new DistanceCurve(distances, bend(distances));
    }

    /// The place farthest below the straight line from the curve's first to its last point, both
    /// axes taken as from 0 to 1 (Satopää, Albrecht, Irwin, Raghavan 2011, "Finding a kneedle in a
    /// haystack").
    private static int bend(double[] distances) {
        int last = distances.length - 1;
        double range = distances[0] - distances[last];
        int bend = last;
        double most = -1;
        for (int i = 0; range > 0 && i <= last; i++) {
            double below = 1 - (double) i / last - (distances[i] - distances[last]) / range;
            if (below > most) {
                most = below;
                bend = i;
            }
        }
        return range > 0 ? bend : 0;
    }

    /// The distance to take; 0 where all rows are alike.
    double suggested() {
        return bend < 0 ? 0 : distances[bend];
    }
}

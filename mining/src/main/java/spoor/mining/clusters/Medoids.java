package spoor.mining.clusters;

import java.util.Arrays;
import spoor.model.Stop;

/// The point of each cluster that is nearest to all of its rows together; of equals the first.
final class Medoids {
    /// A cluster of more shapes takes the shape nearest to its mean.
    private static final int MOST_COMPARED = 1000;

    private Medoids() {}

    /// A point per cluster.
    static int[] of(Points points, Members members, Stop stop) {
        int[] medoids = new int[members.clusters()];
        for (int cluster = 0; cluster < medoids.length; cluster++) {
            int[] shapes = members.of(cluster);
            medoids[cluster] =
                    shapes.length > MOST_COMPARED
                            ? nearestToMean(points, shapes)
                            : medoid(points, shapes, stop);
        }
        return medoids;
    }

    private static int medoid(Points points, int[] shapes, Stop stop) {
        int best = shapes[0];
        double least = Double.POSITIVE_INFINITY;
        for (int one : shapes) {
            stop.check();
            double sum = 0;
            for (int other : shapes) {
                sum += points.weights()[other] * Math.sqrt(points.squaredDistance(one, other));
                if (sum >= least) {
                    break;
                }
            }
            if (sum < least) {
                least = sum;
                best = one;
            }
        }
        return best;
    }

    private static int nearestToMean(Points points, int[] shapes) {
        int dimensions = points.dimensions();
        double[] mean = new double[dimensions];
        double rows = 0;
        for (int shape : shapes) {
            rows += points.weights()[shape];
            for (int d = 0; d < dimensions; d++) {
                mean[d] += points.weights()[shape] * points.value(shape, d);
            }
        }
        int best = shapes[0];
        double least = Double.POSITIVE_INFINITY;
        for (int shape : shapes) {
            double sum = 0;
            for (int d = 0; d < dimensions; d++) {
                double difference = points.value(shape, d) - mean[d] / rows;
                sum += difference * difference;
            }
            if (sum < least) {
                least = sum;
                best = shape;
            }
        }
        return best;
    }

    /// The points of each cluster, in their order.
    record Members(int[] starts, int[] points) {
        static Members of(int[] labels, int clusters) {
            int[] starts = new int[clusters + 1];
            for (int label : labels) {
                if (label >= 0) {
                    starts[label + 1]++;
                }
            }
            for (int cluster = 0; cluster < clusters; cluster++) {
                starts[cluster + 1] += starts[cluster];
            }
            int[] next = Arrays.copyOf(starts, clusters);
            int[] points = new int[starts[clusters]];
            for (int point = 0; point < labels.length; point++) {
                if (labels[point] >= 0) {
                    points[next[labels[point]]++] = point;
                }
            }
            return new Members(starts, points);
        }

        int clusters() {
            return starts.length - 1;
        }

        int[] of(int cluster) {
            return Arrays.copyOfRange(points, starts[cluster], starts[cluster + 1]);
        }
    }
}

package spoor.mining.clusters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import spoor.model.Stop;

/// The search through the tree gives what comparing all pairs of rows gives.
class DbscanTest {
    @Test
    void comparingAllPairsGivesTheSame() {
        SplittableRandom random = new SplittableRandom(7);
        int clustered = 0;
        for (int round = 0; round < 300; round++) {
            int dimensions = 1 + random.nextInt(4);
            int count = 1 + random.nextInt(200);
            double[] values = new double[count * dimensions];
            for (int i = 0; i < values.length; i++) {
                // whole numbers make many equal distances
                values[i] = round % 2 == 0 ? random.nextInt(12) : 12 * random.nextDouble();
            }
            long[] weights = new long[count];
            for (int i = 0; i < count; i++) {
                weights[i] = 1L + random.nextInt(3);
            }
            Points points = new Points(dimensions, values, weights);
            double distance = round % 2 == 0 ? 1 + random.nextInt(3) : 2 * random.nextDouble();
            int least = 1 + random.nextInt(8);
            Clustering got =
                    Dbscan.run(
                            points, new PointTree(points, distance), distance, least, Stop.NEVER);
            assertArrayEquals(allPairs(points, distance, least), got.labels(), "round " + round);
            clustered += got.count();
        }
        assertTrue(clustered > 500, clustered + " clusters");
    }

    /// DBSCAN as it is told in the paper.
    private static int[] allPairs(Points points, double distance, long least) {
        int count = points.count();
        boolean[] core = new boolean[count];
        for (int i = 0; i < count; i++) {
            long about = 0;
            for (int j = 0; j < count; j++) {
                about += near(points, i, j, distance) ? points.weights()[j] : 0;
            }
            core[i] = about >= least;
        }
        int[] labels = new int[count];
        Arrays.fill(labels, -1);
        int clusters = 0;
        int[] stack = new int[count * count + 1];
        for (int i = 0; i < count; i++) {
            if (labels[i] >= 0 || !core[i]) {
                continue;
            }
            int size = 0;
            stack[size++] = i;
            labels[i] = clusters;
            while (size > 0) {
                int at = stack[--size];
                for (int j = 0; core[at] && j < count; j++) {
                    if (labels[j] < 0 && near(points, at, j, distance)) {
                        labels[j] = clusters;
                        stack[size++] = j;
                    }
                }
            }
            clusters++;
        }
        return labels;
    }

    private static boolean near(Points points, int a, int b, double distance) {
        return points.squaredDistance(a, b) <= distance * distance;
    }

    @Test
    void nearestOfAnotherGroupIsTheNearest() {
        SplittableRandom random = new SplittableRandom(8);
        int count = 400;
        double[] values = new double[count * 2];
        long[] weights = new long[count];
        int[] groups = new int[count];
        for (int i = 0; i < count; i++) {
            values[2 * i] = random.nextInt(40);
            values[2 * i + 1] = random.nextInt(40);
            weights[i] = 1L + random.nextInt(3);
            groups[i] = (int) values[2 * i] / 10 - 1;
        }
        Points points = new Points(2, values, weights);
        Nearest nearest = new Nearest(new PointTree(points, 3));
        int[] nodes = nearest.groupsOfNodes(groups);
        double[] cores = nearest.squaredCores(5, Stop.NEVER);
        for (int i = 0; i < count; i++) {
            int best = -1;
            double[] all = new double[count];
            for (int j = 0; j < count; j++) {
                all[j] = i == j ? Double.POSITIVE_INFINITY : points.squaredDistance(i, j);
                boolean other = i != j && (groups[i] < 0 || groups[i] != groups[j]);
                if (other && (best < 0 || all[j] < all[best])) {
                    best = j;
                }
            }
            assertEquals(best, nearest.other(i, groups, nodes));
            assertEquals(core(points, i, 5), cores[i]);
            Arrays.sort(all);
            assertEquals(all[2], nearest.squaredOfKth(i, 3));
        }
    }

    /// The least squared distance within which there are rows enough.
    private static double core(Points points, int point, long least) {
        double core = Double.POSITIVE_INFINITY;
        for (int other = 0; other < points.count(); other++) {
            double radius = points.squaredDistance(point, other);
            long about = 0;
            for (int j = 0; j < points.count(); j++) {
                about += points.squaredDistance(point, j) <= radius ? points.weights()[j] : 0;
            }
            core = about >= least ? Math.min(core, radius) : core;
        }
        return core;
    }
}

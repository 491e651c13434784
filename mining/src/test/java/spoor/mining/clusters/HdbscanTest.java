package spoor.mining.clusters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.mining.Calls;
import spoor.model.KqlType;
import spoor.model.ProblemException;
import spoor.model.Stop;

class HdbscanTest {
    /// By hand, a row each, at least 2 rows, nobody else needed: 0, 1 part from 4, 6 at distance 3,
    /// both from 20, 21 at 14. Density is 1 by distance. The pair 0, 1 lasts from 1/3 to 1: 2 x
    /// 2/3; 4, 6 from 1/3 to 1/2: 2 x 1/6; together 5/3. Their group lasts from 1/14 to 1/3: 4 x
    /// 11/42, which is less.
    @Test
    void groupsAreThoseWorkedByHand() {
        Hdbscan.Result result = run(new double[] {0, 20, 1, 4, 21, 6}, 2, 1);
        assertArrayEquals(new int[] {0, 1, 0, 2, 1, 2}, result.clustering().labels());
        assertArrayEquals(new double[] {3, 14, 3}, result.births());
    }

    /// As above, but 4 is as near to 1 as 0 is to 1: nothing parts the three before 4, 6 do.
    @Test
    void largerGroupsAreKeptWhereTheyLastLonger() {
        Hdbscan.Result result = run(new double[] {0, 20, 1, 2, 21, 3.5}, 2, 1);
        assertArrayEquals(new int[] {0, 1, 0, 0, 1, 0}, result.clustering().labels());
        // 3.5 leaves at 1.5, 0, 1 and 2 part at 1
        assertArrayEquals(
                new boolean[] {true, true, true, true, true, false}, result.clustering().core());
    }

    @Test
    void repeatedRowsAreOnePointAndWeighAsMany() {
        Points points = new Points(1, new double[] {0, 50, 51, 200}, new long[] {40, 30, 30, 1});
        Hdbscan.Result result = Hdbscan.run(new PointTree(points, 0), 5, 5, Stop.NEVER);
        assertArrayEquals(new int[] {0, 1, 1, -1}, result.clustering().labels());
        assertArrayEquals(new double[] {50, 50}, result.births());
    }

    @Test
    void rowsThatNeverPartAreOneClusterOfThoseThatStayTogetherLongest() {
        Points points = new Points(1, new double[] {5, 100, 300}, new long[] {1000, 1, 2});
        Hdbscan.Result result = Hdbscan.run(new PointTree(points, 0), 5, 5, Stop.NEVER);
        assertArrayEquals(new int[] {0, -1, -1}, result.clustering().labels());
        Points one = new Points(1, new double[] {5}, new long[] {7});
        assertEquals(1, Hdbscan.run(new PointTree(one, 0), 5, 5, Stop.NEVER).clustering().count());
        Points few = new Points(1, new double[] {5}, new long[] {3});
        assertEquals(0, Hdbscan.run(new PointTree(few, 0), 5, 5, Stop.NEVER).clustering().count());
    }

    private static Hdbscan.Result run(double[] values, long least, long about) {
        long[] weights = new long[values.length];
        Arrays.fill(weights, 1);
        PointTree tree = new PointTree(new Points(1, values, weights), 0);
        return Hdbscan.run(tree, least, about, Stop.NEVER);
    }

    /// The lengths of a shortest tree are one and the same whichever way it is found.
    @Test
    void spanningTreeIsAsShortAsPrims() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 60; round++) {
            int dimensions = 1 + random.nextInt(3);
            int count = 2 + random.nextInt(150);
            double[] values = new double[count * dimensions];
            for (int i = 0; i < values.length; i++) {
                values[i] = round % 2 == 0 ? random.nextInt(30) : random.nextDouble();
            }
            long[] weights = new long[count];
            Arrays.fill(weights, 1 + round % 2);
            Points points = new Points(dimensions, values, weights);
            PointTree tree = new PointTree(points, 0);
            double[] cores = new Nearest(tree).squaredCores(1 + round % 6, Stop.NEVER);
            SpanningTree spanning = SpanningTree.of(tree, cores, Stop.NEVER);
            assertArrayEquals(prim(points, cores), spanning.lengths(), "round " + round);
        }
    }

    private static double[] prim(Points points, double[] cores) {
        int count = points.count();
        double[] reach = new double[count];
        Arrays.fill(reach, Double.POSITIVE_INFINITY);
        boolean[] in = new boolean[count];
        double[] lengths = new double[count - 1];
        int at = 0;
        for (int step = 0; step < count - 1; step++) {
            in[at] = true;
            int next = -1;
            for (int other = 0; other < count; other++) {
                if (in[other]) {
                    continue;
                }
                double mutual =
                        Math.max(
                                points.squaredDistance(at, other),
                                Math.max(cores[at], cores[other]));
                reach[other] = Math.min(reach[other], mutual);
                next = next < 0 || reach[other] < reach[next] ? other : next;
            }
            lengths[step] = Math.sqrt(reach[next]);
            at = next;
        }
        Arrays.sort(lengths);
        return lengths;
    }

    @Test
    void orderOfTheRowsMakesNoDifference() {
        SplittableRandom random = new SplittableRandom(9);
        double[] values = new double[300];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(5) * 40 + random.nextInt(12);
        }
        double[] distinct = Arrays.stream(values).distinct().toArray();
        int[] labels = run(distinct, 4, 3).clustering().labels();
        double[] reversed = new double[distinct.length];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = distinct[distinct.length - 1 - i];
        }
        int[] other = run(reversed, 4, 3).clustering().labels();
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < i; j++) {
                int a = other[labels.length - 1 - i];
                int b = other[labels.length - 1 - j];
                assertEquals(labels[i] < 0, a < 0);
                assertEquals(labels[i] == labels[j] && labels[i] >= 0, a == b && a >= 0);
            }
        }
    }

    @Test
    void rowsTellTheirReasons() {
        List<List<@Nullable Object>> rows =
                new Calls()
                        .column("x", KqlType.LONG, 0L, 1L, 0L, 40L, 41L, 41L, 90L)
                        .use("x")
                        .with("min_size", KqlType.LONG, 3L)
                        .with("min_points", KqlType.LONG, 1L)
                        .with("scale", KqlType.STRING, "none")
                        .run("hdbscan");
        assertEquals(3, rows.size());
        assertEquals(
                "No cluster: at distance 49 it parts from the rest, with fewer than 3 rows; the"
                        + " nearest other shape is 49 away, by 'x' (90 against 41).",
                rows.get(0).get(11));
        assertEquals(
                "3 rows of 2 shapes that part from the rest at distance 39; the nearest other shape"
                        + " is 40 away, by 'x' (0 against 40).",
                rows.get(1).get(11));
        assertEquals(
                "print ClusterSize = 1 + 2, nearest = sqrt(pow(41.0 - 1.0, 2))",
                rows.get(2).getLast());
    }

    @Test
    void problemsAreNamed() {
        assertEquals("MINE002", code(new Calls().column("x", KqlType.LONG, 1L)));
        Calls small = new Calls().column("x", KqlType.LONG, 1L).use("x");
        assertEquals("MINE004", code(small.with("min_size", KqlType.LONG, 1L)));
        Calls large = new Calls().column("x", KqlType.LONG, 1L).use("x");
        assertEquals("MINE004", code(large.with("min_points", KqlType.LONG, 1001L)));
        Calls text = new Calls().column("x", KqlType.STRING, "a").use("x");
        assertEquals("MINE003", code(text));
        Calls empty = new Calls().column("x", KqlType.LONG).use("x");
        ProblemException refused = assertThrows(ProblemException.class, () -> empty.run("hdbscan"));
        assertEquals("MINE020", refused.problems().getFirst().code());
        Calls missing = new Calls().column("x", KqlType.REAL, Double.NaN).use("x");
        refused = assertThrows(ProblemException.class, () -> missing.run("hdbscan"));
        assertTrue(refused.problems().getFirst().message().contains("1 of 1 rows"));
        List<@Nullable Object> one =
                new Calls().column("x", KqlType.LONG, 1L).use("x").run("hdbscan").getFirst();
        assertEquals(-1L, one.get(2));
    }

    private static String code(Calls call) {
        return call.problems("hdbscan").getFirst().code();
    }
}

package spoor.mining.baskets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.mining.Calls;
import spoor.model.KqlType;
import spoor.model.Stop;

class BasketMinerTest {
    /// Region decides the unit: `eu` is always `u1`.
    private static Calls deployments() {
        return new Calls()
                .column("region", KqlType.STRING, "eu", "eu", "eu", "us", "us", "us", "ap", "eu")
                .column("unit", KqlType.STRING, "u1", "u1", "u1", "u2", "u3", "u2", "u9", "u1")
                .column("code", KqlType.LONG, 0L, 0L, 7L, 0L, 0L, 0L, null, 7L);
    }

    private static List<List<@Nullable Object>> rows(@Nullable Object[]... rows) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        for (Object[] row : rows) {
            all.add(Arrays.asList(row));
        }
        return all;
    }

    private static @Nullable Object[] row(@Nullable Object... cells) {
        return cells;
    }

    @Test
    void aPatternTellsAllThatItsRowsHaveInCommon() {
        assertEquals(
                rows(
                        row(0L, 5L, 62.5, "", "", 0L),
                        row(1L, 4L, 50.0, "eu", "u1", null),
                        row(2L, 3L, 37.5, "us", "", 0L)),
                deployments().constant(KqlType.REAL, 0.3).run("basket"));
    }

    @Test
    void rowsWeighWhatTheirColumnSaysAndWildcardsStandForTheRest() {
        List<List<@Nullable Object>> rows =
                new Calls()
                        .column("a", KqlType.STRING, "x", "x", "y", "z")
                        .column("n", KqlType.INT, 1, 2, 1, 3)
                        .column("w", KqlType.LONG, 10L, 10L, 80L, null)
                        .constant(KqlType.REAL, 0.15)
                        .use("w")
                        .constant(KqlType.STRING, "~")
                        .constant(KqlType.STRING, "*")
                        .constant(KqlType.INT, -1)
                        .run("basket");
        assertEquals(
                rows(
                        row(0L, 90L, 90.0, "*", 1),
                        row(1L, 80L, 80.0, "y", 1),
                        row(2L, 20L, 20.0, "x", -1)),
                rows);
    }

    @Test
    void correlatedDimensionsCountOnce() {
        List<List<@Nullable Object>> one =
                deployments()
                        .constant(KqlType.REAL, 0.3)
                        .constant(KqlType.STRING, "~")
                        .constant(KqlType.LONG, 1L)
                        .run("basket");
        assertEquals(3, one.size());
        List<List<@Nullable Object>> pairs =
                deployments()
                        .constant(KqlType.REAL, 0.2)
                        .constant(KqlType.STRING, "~")
                        .constant(KqlType.LONG, 1L)
                        .run("basket");
        assertTrue(
                pairs.stream().noneMatch(row -> row.subList(3, 6).equals(List.of("eu", "u1", 0L))));
        List<List<@Nullable Object>> both = deployments().constant(KqlType.REAL, 0.2).run("basket");
        assertTrue(
                both.stream().anyMatch(row -> row.subList(3, 6).equals(List.of("eu", "u1", 0L))));
    }

    @Test
    void noRowsHaveNoPatternsAndEqualRowsHaveOne() {
        assertEquals(List.of(), new Calls().column("a", KqlType.STRING).run("basket"));
        assertEquals(
                rows(row(0L, 2L, 100.0, "x", 2.5)),
                new Calls()
                        .column("a", KqlType.STRING, "x", "x")
                        .column("b", KqlType.REAL, 2.5, 2.5)
                        .run("basket"));
    }

    @Test
    void findsExactlyTheClosedFrequentSets() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            Set<List<Integer>> kinds = new HashSet<>();
            while (kinds.size() < 12) {
                List<Integer> kind = new ArrayList<>();
                for (int item = 0; item < 8; item++) {
                    if (random.nextInt(5) < 3) {
                        kind.add(item);
                    }
                }
                kinds.add(kind);
            }
            int[][] rows =
                    kinds.stream()
                            .map(kind -> kind.stream().mapToInt(Integer::intValue).toArray())
                            .toArray(int[][]::new);
            double[] weights = new double[rows.length];
            Arrays.setAll(weights, i -> 1 + i % 3);
            Set<String> found = new HashSet<>();
            for (ClosedSets.Found set :
                    new ClosedSets(rows, weights, 8, 5, 1000, Stop.NEVER).find()) {
                assertTrue(found.add(Arrays.toString(set.items()) + set.weight()));
            }
            assertEquals(closed(rows, weights, 5), found);
        }
    }

    /// By trying every set of 8 items.
    private static Set<String> closed(int[][] rows, double[] weights, double least) {
        Set<String> closed = new HashSet<>();
        for (int bits = 1; bits < 256; bits++) {
            BitSet set = BitSet.valueOf(new long[] {bits});
            BitSet common = new BitSet();
            common.set(0, 8);
            double weight = 0;
            for (int i = 0; i < rows.length; i++) {
                BitSet row = new BitSet();
                Arrays.stream(rows[i]).forEach(row::set);
                BitSet missing = (BitSet) set.clone();
                missing.andNot(row);
                if (missing.isEmpty()) {
                    common.and(row);
                    weight += weights[i];
                }
            }
            if (weight >= least && common.equals(set)) {
                closed.add(Arrays.toString(set.stream().toArray()) + weight);
            }
        }
        return closed;
    }

    @Test
    void moreSetsThanAllowedAreAnError() {
        int[][] rows = new int[10][];
        for (int i = 0; i < rows.length; i++) {
            int without = i;
            rows[i] = java.util.stream.IntStream.range(0, 10).filter(n -> n != without).toArray();
        }
        double[] weights = new double[10];
        Arrays.fill(weights, 1);
        ClosedSets sets = new ClosedSets(rows, weights, 10, 1, 100, Stop.NEVER);
        assertThrows(ClosedSets.TooMany.class, sets::find);
    }
}

package spoor.mining.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SplitsTest {
    private static final int[] GROUPS = {0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 4, 4};
    private static final int[] CLASSES = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3};

    @Test
    void timeHoldsBackWhatCameLast() {
        Split split = Splits.byTime(new long[] {50, 10, 40, 20, 30}, 0.4);
        assertArrayEquals(new int[] {1, 3, 4}, split.train());
        assertArrayEquals(new int[] {0, 2}, split.test());
    }

    @Test
    void rowsOfOneTimeStayTogether() {
        // a share of .5 falls among the four rows of 20: their begin is one row away, their end
        // three
        Split split = Splits.byTime(new long[] {10, 20, 20, 20, 20, 30}, 0.7);
        assertArrayEquals(new int[] {0}, split.train());
        split = Splits.byTime(new long[] {10, 20, 20, 20, 20, 30}, 0.3);
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, split.train());
        assertArrayEquals(new int[] {5}, split.test());
        split = Splits.byTime(new long[] {7, 7, 7}, 0.3);
        assertEquals(3, split.train().length + split.test().length);
        assertTrue(split.train().length == 0 || split.test().length == 0);
    }

    @Test
    void groupsStayWhole() {
        for (long seed = 0; seed < 50; seed++) {
            Split split = Splits.byGroup(GROUPS, 0.3, seed);
            assertParts(split, GROUPS.length);
            assertTrue(split.test().length > 0 && split.train().length > 0);
            Set<Integer> train = values(GROUPS, split.train());
            train.retainAll(values(GROUPS, split.test()));
            assertEquals(Set.of(), train);
        }
    }

    @Test
    void oneGroupIsLearntFromAndOfTwoTheSmallerIsHeldBack() {
        assertEquals(0, Splits.byGroup(new int[] {0, 0, 0}, 0.5, 1).test().length);
        assertArrayEquals(
                new int[] {0}, Splits.byGroup(new int[] {0, 1, 1, 1, 1, 1}, 0.01, 1).test());
    }

    @Test
    void eachClassIsHeldBackByItsShare() {
        for (long seed = 0; seed < 20; seed++) {
            Split split = Splits.stratified(CLASSES, 0.25, seed);
            assertParts(split, CLASSES.length);
            // .25 of 8, 4, 2 and 1: 2, 1, one at least, and the only row of a class stays
            assertArrayEquals(new int[] {2, 1, 1, 0}, counts(split.test(), 4));
        }
    }

    @Test
    void randomDrawsByTheSeedAlone() {
        Split split = Splits.random(1000, 0.3, 7);
        assertParts(split, 1000);
        assertEquals(300, split.test().length);
        assertArrayEquals(split.test(), Splits.random(1000, 0.3, 7).test());
        assertFalse(Arrays.equals(split.test(), Splits.random(1000, 0.3, 8).test()));
        // the first numbers of java.util.Random, whose algorithm is specified, decide these
        assertArrayEquals(new int[] {2, 4, 6}, Splits.random(10, 0.3, 42).test());
    }

    @Test
    void tellsHowManyVectorsAreOnBothSides() {
        int[] vectors = {5, 5, 6, 7, 7, 8};
        Split split = new Split(new int[] {0, 2, 3}, new int[] {1, 4, 5});
        assertEquals(2, split.seenBefore(vectors));
    }

    @Test
    void noRowsAndOneRowLeaveASideEmpty() {
        assertParts(Splits.byTime(new long[0], 0.3), 0);
        assertParts(Splits.byGroup(new int[0], 0.3, 1), 0);
        assertParts(Splits.stratified(new int[0], 0.3, 1), 0);
        assertEquals(0, Splits.random(1, 0.9, 1).test().length);
        assertThrows(IllegalArgumentException.class, () -> Splits.random(5, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Splits.random(5, Double.NaN, 1));
    }

    @Test
    void foldsOfTimeLearnFromThePastAlone() {
        List<Split> folds = Folds.byTime(new long[] {8, 1, 7, 2, 6, 3, 5, 4}, 3);
        assertEquals(3, folds.size());
        assertArrayEquals(new int[] {1, 3}, folds.get(0).train());
        assertArrayEquals(new int[] {5, 7}, folds.get(0).test());
        assertArrayEquals(new int[] {1, 3, 5, 7}, folds.get(1).train());
        assertArrayEquals(new int[] {4, 6}, folds.get(1).test());
        assertArrayEquals(new int[] {1, 3, 4, 5, 6, 7}, folds.get(2).train());
        assertArrayEquals(new int[] {0, 2}, folds.get(2).test());
    }

    @Test
    void foldsOfTimeWithoutRowsAreLeftOut() {
        assertEquals(1, Folds.byTime(new long[] {1, 1, 1, 1, 9, 9}, 4).size());
        assertEquals(List.of(), Folds.byTime(new long[] {3, 3, 3}, 2));
    }

    @Test
    void everyRowIsHeldBackOnce() {
        assertFolds(Folds.byGroup(GROUPS, 3, 1), GROUPS.length, 3);
        assertFolds(Folds.stratified(CLASSES, 4, 1), CLASSES.length, 4);
        assertFolds(Folds.random(11, 5, 1), 11, 5);
    }

    @Test
    void foldsOfGroupsAreBalancedAndWhole() {
        List<Split> folds = Folds.byGroup(GROUPS, 3, 1);
        // groups of 4, 3, 2, 2 and 1 rows: 4, 3 + 1, 2 + 2
        for (Split fold : folds) {
            assertEquals(4, fold.test().length);
            Set<Integer> held = values(GROUPS, fold.test());
            held.retainAll(values(GROUPS, fold.train()));
            assertEquals(Set.of(), held);
        }
        assertEquals(2, Folds.byGroup(new int[] {0, 1, 1}, 5, 1).size());
        assertEquals(List.of(), Folds.byGroup(new int[] {0, 0}, 5, 1));
    }

    @Test
    void foldsAreStratified() {
        for (Split fold : Folds.stratified(CLASSES, 4, 3)) {
            int[] counts = counts(fold.test(), 4);
            assertEquals(2, counts[0]);
            assertEquals(1, counts[1]);
            assertTrue(fold.test().length >= 3 && fold.test().length <= 4);
        }
    }

    @Test
    void groupsAreNumberedByTheirText() {
        @Nullable String[] values = {"b", null, "a", "b", "\uD800\uDC00", "\uFFFF"};
        assertArrayEquals(new int[] {1, 4, 0, 1, 3, 2}, Groups.number(values));
    }

    private static void assertFolds(List<Split> folds, int rows, int expected) {
        assertEquals(expected, folds.size());
        int[] held = new int[rows];
        for (Split fold : folds) {
            assertParts(fold, rows);
            for (int row : fold.test()) {
                held[row]++;
            }
        }
        assertTrue(Arrays.stream(held).allMatch(times -> times == 1));
    }

    private static void assertParts(Split split, int rows) {
        int[] all =
                IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.test()))
                        .sorted()
                        .toArray();
        assertArrayEquals(IntStream.range(0, rows).toArray(), all);
        assertTrue(ascends(split.train()) && ascends(split.test()));
    }

    private static boolean ascends(int[] rows) {
        return IntStream.range(1, rows.length).allMatch(i -> rows[i - 1] < rows[i]);
    }

    private static Set<Integer> values(int[] of, int[] rows) {
        Set<Integer> values = new HashSet<>();
        for (int row : rows) {
            values.add(of[row]);
        }
        return values;
    }

    private static int[] counts(int[] rows, int classes) {
        int[] counts = new int[classes];
        for (int row : rows) {
            counts[CLASSES[row]]++;
        }
        return counts;
    }
}

package spoor.mining.anomalies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.mining.Calls;
import spoor.model.KqlType;
import spoor.model.Problem;

class IsolationForestMinerTest {
    private static final String NAME = "isolation_forest";

    /// By hand: all three rows make each tree, and its only split parts 10 from the two 0. So 10
    /// stands alone after 1 split, a 0 after 1 and the 1 that parts two rows; three rows take `2
    /// (ln 2 + 0.5772) - 4/3 = 1.2074` splits.
    @Test
    void numbersAreThoseWorkedByHand() {
        List<List<@Nullable Object>> rows =
                new Calls().column("x", KqlType.LONG, 0L, 10L, 0L).use("x").run(NAME);
        double usual = 2 * (Math.log(2) + 0.5772156649015329) - 4 / 3.0;
        assertEquals(Math.pow(2, -1 / usual), real(rows.get(1), 1), 1e-15);
        assertEquals(Math.pow(2, -2 / usual), real(rows.get(0), 1), 1e-15);
        assertEquals(List.of(2L, 1L, 3L), column(rows, 2));
        assertEquals(List.of(2.0, 1.0, 2.0), column(rows, 3));
        assertEquals("{\"x\":0.171769}", rows.get(1).get(4));
        assertEquals(
                "Stands alone after 1 splits where 1.207 are usual, most by 'x' (10).",
                rows.get(1).get(5));
        assertEquals(
                "print depth = (100*1)/100.0 | extend score = pow(2,"
                        + " -depth/(2*(log(2)+0.5772156649015329)-2*2.0/3))",
                rows.get(1).get(6));
        assertEquals(
                "Not strange: stands alone after 2 splits where 1.207 are usual.",
                rows.get(0).get(5));
    }

    @Test
    void aRareTextIsStrangeHoweverItSorts() {
        for (String rare : List.of("aa", "mm", "zz")) {
            List<Object> texts = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                texts.add(i == 77 ? rare : i % 2 == 0 ? "ll" : "nn");
            }
            List<List<@Nullable Object>> rows =
                    new Calls().column("s", KqlType.STRING, texts.toArray()).use("s").run(NAME);
            assertEquals(1L, rows.get(77).get(2), rare);
            assertTrue(
                    String.valueOf(rows.get(77).get(5)).endsWith("'s' (a text of 1 of 400 rows)."),
                    String.valueOf(rows.get(77).get(5)));
        }
    }

    @Test
    void labelCodesAreThePlacesAmongTheSortedTexts() {
        Calls calls =
                new Calls()
                        .column("s", KqlType.STRING, "b", "\uD800\uDC00", "", "b", "\uFFFF")
                        .column("n", KqlType.LONG, 1L, 4L, 0L, 1L, 2L);
        List<List<@Nullable Object>> labels =
                calls.use("s").with("encoding", KqlType.STRING, "label").run(NAME);
        // the codes are 1, 3, 0, 1, 2
        List<List<@Nullable Object>> numbers =
                new Calls().column("x", KqlType.LONG, 1L, 3L, 0L, 1L, 2L).use("x").run(NAME);
        assertEquals(column(numbers, 1), column(labels, 2));
        assertTrue(String.valueOf(labels.get(2).get(6)).contains("a text of 1 of 5 rows"));
    }

    @Test
    void theSameRowsScoreTheSameInAnyOrderBatchAndNumberOfThreads() throws Exception {
        for (boolean extended : new boolean[] {false, true}) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < 800; i++) {
                order.add(i);
            }
            List<List<@Nullable Object>> first = mixed(order, extended).run(NAME);
            assertEquals(first, mixed(order, extended).run(NAME, 7));
            for (int threads : new int[] {1, 5}) {
                try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                    assertEquals(first, pool.submit(() -> mixed(order, extended).run(NAME)).get());
                }
            }
            Collections.shuffle(order, new Random(5));
            List<List<@Nullable Object>> shuffled =
                    new ArrayList<>(mixed(order, extended).run(NAME));
            shuffled.sort(Comparator.comparing(row -> (Long) row.getFirst()));
            assertEquals(column(first, 4), column(shuffled, 4));
        }
    }

    private static Calls mixed(List<Integer> order, boolean extended) {
        return new Calls()
                .column("id", KqlType.LONG, order.stream().map(Integer::longValue).toArray())
                .column(
                        "number",
                        KqlType.REAL,
                        order.stream().map(i -> (i * 7919 % 1013) / 8.0).toArray())
                .column("text", KqlType.STRING, order.stream().map(i -> "t" + i * i % 37).toArray())
                .column("flag", KqlType.BOOL, order.stream().map(i -> i % 5 == 0).toArray())
                .use("number")
                .use("text")
                .use("flag")
                .with("extended", KqlType.BOOL, extended);
    }

    @Test
    void anotherSeedGrowsAnotherForest() {
        List<Integer> order = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertNotEquals(
                column(mixed(order, false).run(NAME), 4),
                column(mixed(order, false).with("seed", KqlType.LONG, 1L).run(NAME), 4));
    }

    @Test
    void sharesAddUpToTheScore() {
        List<Integer> order = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
        for (boolean extended : new boolean[] {false, true}) {
            for (List<@Nullable Object> row : mixed(order, extended).run(NAME)) {
                double sum = 0;
                for (String part : String.valueOf(row.get(7)).split("[:,}]")) {
                    sum += part.startsWith("\"") || part.startsWith("{") ? 0 : Double.valueOf(part);
                }
                assertEquals(real(row, 4), Math.pow(2, sum - 1), 1e-5);
            }
        }
    }

    @Test
    void planesFindTheRowThatNoColumnAloneShows() {
        Random random = new Random(3);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            double along = random.nextGaussian();
            x.add(along);
            y.add(1000 * (along + random.nextGaussian() / 20));
        }
        x.set(500, 1.2);
        y.set(500, -1200.0);
        Calls calls =
                new Calls()
                        .column("x", KqlType.REAL, x.toArray())
                        .column("y", KqlType.REAL, y.toArray())
                        .use("x")
                        .use("y");
        long byColumn = (Long) calls.run(NAME).get(500).get(3);
        long byPlane = (Long) calls.with("extended", KqlType.BOOL, true).run(NAME).get(500).get(3);
        assertTrue(byPlane < byColumn, byPlane + " " + byColumn);
        assertTrue(byPlane <= 5, "" + byPlane);
    }

    @Test
    void oneRowAndRowsAllAlikeScoreAHalf() {
        List<List<@Nullable Object>> one =
                new Calls().column("x", KqlType.LONG, 5L).use("x").run(NAME);
        assertEquals(0.5, one.getFirst().get(1));
        assertEquals("Nothing to part it from: it is the only row.", one.getFirst().get(5));
        List<List<@Nullable Object>> alike =
                new Calls()
                        .column("x", KqlType.LONG, 5L, 5L, 5L)
                        .column("t", KqlType.DATETIME, 9L, null, 3L)
                        .use("x")
                        .run(NAME);
        assertEquals(List.of(0.5, 0.5, 0.5), column(alike, 2));
        // by time, no time last
        assertEquals(List.of(2L, 3L, 1L), column(alike, 3));
        assertEquals("Nothing to part it from: all rows are alike.", alike.getFirst().get(6));
    }

    @Test
    void whatHasNoPlaceAmongTheOthersIsAProblem() {
        assertEquals(
                List.of("MINE021"),
                failure(new Calls().column("x", KqlType.REAL, 1.0, Double.NaN).use("x")));
        assertEquals(
                List.of("MINE021"),
                failure(new Calls().column("x", KqlType.LONG, 1L, null).use("x")));
        assertEquals(List.of("MINE020"), failure(new Calls().column("x", KqlType.LONG).use("x")));
        assertEquals(List.of("MINE002"), codes(new Calls().column("x", KqlType.LONG, 1L)));
        assertEquals(
                List.of("MINE003"), codes(new Calls().column("t", KqlType.DATETIME, 1L).use("t")));
        assertEquals(
                List.of("MINE006"),
                codes(new Calls().column("score", KqlType.LONG, 1L).use("score")));
        assertEquals(
                List.of(),
                codes(
                        new Calls()
                                .column("score", KqlType.LONG, 1L)
                                .use("score")
                                .with("prefix", KqlType.STRING, "forest_")));
        for (String prefix : List.of("1", "a b", "x'")) {
            assertEquals(
                    List.of("MINE004"),
                    codes(
                            new Calls()
                                    .column("x", KqlType.LONG, 1L)
                                    .use("x")
                                    .with("prefix", KqlType.STRING, prefix)));
        }
    }

    @Test
    void aForestThatWouldFillTheMemoryIsRefused() {
        assertEquals(
                List.of("MINE004"),
                codes(
                        new Calls()
                                .column("x", KqlType.LONG, 1L)
                                .use("x")
                                .with("trees", KqlType.LONG, 100_000L)));
        assertEquals(
                List.of("MINE004"),
                codes(
                        new Calls()
                                .column("x", KqlType.LONG, 1L)
                                .use("x")
                                .with("sample", KqlType.LONG, 40_001L)));
    }

    @Test
    void onlyTheStrangestAreExplainedWhereMoreIsNotWanted() {
        List<List<@Nullable Object>> rows =
                new Calls()
                        .column("x", KqlType.LONG, 1L, 2L, 3L, 50L, 2L)
                        .use("x")
                        .with("explain", KqlType.LONG, 1L)
                        .run(NAME);
        for (int row = 0; row < rows.size(); row++) {
            assertEquals(row == 3, rows.get(row).get(4) != null);
            assertEquals(row != 3, "".equals(rows.get(row).get(5)));
            assertEquals(row != 3, "".equals(rows.get(row).get(6)));
        }
    }

    private static List<String> failure(Calls calls) {
        try {
            calls.run(NAME);
        } catch (spoor.model.ProblemException e) {
            return e.problems().stream().map(Problem::code).toList();
        }
        return List.of();
    }

    private static List<String> codes(Calls calls) {
        return calls.problems(NAME).stream().map(Problem::code).toList();
    }

    private static double real(List<@Nullable Object> row, int column) {
        return row.get(column) instanceof Double real ? real : Double.NaN;
    }

    private static List<@Nullable Object> column(List<List<@Nullable Object>> rows, int column) {
        List<@Nullable Object> values = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            values.add(row.get(column));
        }
        return values;
    }
}

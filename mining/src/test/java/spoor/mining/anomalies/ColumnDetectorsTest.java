package spoor.mining.anomalies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.mining.Calls;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.ProblemException;

class ColumnDetectorsTest {
    /// By hand: x is skewed to the right, so 9 counts by the upper tail, with 1 row of 5. y is
    /// skewed to the left, so 0 counts by the lower tail; the text `b` stands in 1 row of 5.
    private static Calls fiveRows() {
        return new Calls()
                .column("x", KqlType.LONG, 1L, 2L, 2L, 9L, 1L)
                .column("y", KqlType.REAL, 7.0, 0.0, 7.0, 6.0, 7.0)
                .column("s", KqlType.STRING, "a", "a", "b", "a", "a")
                .use("x")
                .use("y")
                .use("s");
    }

    @Test
    void tailsAreThoseWorkedByHand() {
        List<List<@Nullable Object>> rows = fiveRows().run("ecod");
        double[] expected = {
            // by the lower tails: 2 of 5 are as low as x, all as low as y
            Math.log(5 / 2.0),
            // by the tails of the skew: 3 as high as x, 1 as low as y
            Math.log(5 / 3.0) + Math.log(5),
            // by the upper tails: 3 as high as x and as y, 1 as rare as s
            Math.log(5 / 3.0) + Math.log(5 / 3.0) + Math.log(5),
            // by the tails of the skew: 1 as high as x, 2 as low as y
            Math.log(5) + Math.log(5 / 2.0),
            Math.log(5 / 2.0)
        };
        for (int row = 0; row < expected.length; row++) {
            assertEquals(expected[row], real(rows.get(row), 3), 1e-12, "row " + row);
        }
        assertEquals(List.of(4L, 3L, 1L, 2L, 5L), ranks(rows, 4), rows::toString);
    }

    @Test
    void histogramsAreThoseWorkedByHand() {
        List<List<@Nullable Object>> rows = fiveRows().with("bins", KqlType.LONG, 2L).run("hbos");
        // x from 1 to 5 with four rows and from 5 to 9 with one; y the other way; 4 times a, once b
        assertEquals(List.of(0.0, 2.0, 2.0, 2.0, 0.0), reals(rows, 3));
        assertEquals("In the fullest bin of every column.", rows.get(0).get(6));
        assertEquals(
                "Rare: 'y' 0 lies from 0 to 3.5 with 1 row where 4 are in the fullest bin.",
                rows.get(1).get(6));
        assertEquals(
                "Rare: 's' is a text of 1 row where 4 have the commonest.", rows.get(2).get(6));
        assertEquals("{\"x\":2.0,\"y\":0.0,\"s\":0.0}", rows.get(3).get(5));
        assertEquals("print score = log2(4.0/1) + log2(4.0/4) + log2(4.0/4)", rows.get(3).get(7));
        // without bins: as many as the root of the rows, rounded up
        assertEquals(
                reals(fiveRows().with("bins", KqlType.LONG, 3L).run("hbos"), 3),
                reals(fiveRows().run("hbos"), 3));
    }

    @Test
    void oneRowAndRowsAllAlikeScoreNothing() {
        for (String name : List.of("ecod", "hbos")) {
            for (Object[] rows : new Object[][] {{5L}, {5L, 5L, 5L}}) {
                List<List<@Nullable Object>> scored =
                        new Calls().column("x", KqlType.LONG, rows).use("x").run(name);
                for (List<@Nullable Object> row : scored) {
                    assertEquals(0.0, row.get(1), name);
                }
            }
        }
    }

    @Test
    void largestAndSmallestNumbersHaveTheirPlace() {
        for (String name : List.of("ecod", "hbos", "isolation_forest")) {
            List<List<@Nullable Object>> rows =
                    new Calls()
                            .column(
                                    "x",
                                    KqlType.REAL,
                                    -Double.MAX_VALUE,
                                    Double.MAX_VALUE,
                                    0.0,
                                    Double.MIN_VALUE,
                                    -0.0)
                            .use("x")
                            .run(name);
            for (List<@Nullable Object> row : rows) {
                assertTrue(Double.isFinite(real(row, 1)), row::toString);
            }
        }
    }

    @Test
    void whatHasNoPlaceAmongTheOthersIsAProblem() {
        for (String name : List.of("ecod", "hbos")) {
            assertEquals(
                    List.of("MINE021"),
                    failure(name, new Calls().column("x", KqlType.REAL, Double.NaN).use("x")));
            assertEquals(
                    List.of("MINE020"),
                    failure(name, new Calls().column("x", KqlType.LONG).use("x")));
            assertEquals(
                    List.of("MINE003"),
                    codes(name, new Calls().column("x", KqlType.DYNAMIC, "[]").use("x")));
            assertEquals(List.of("MINE002"), codes(name, new Calls()));
        }
        assertEquals(
                List.of("MINE004"),
                codes(
                        "hbos",
                        new Calls()
                                .column("x", KqlType.LONG, 1L)
                                .use("x")
                                .with("bins", KqlType.LONG, 100_001L)));
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        for (String name : List.of("ecod", "hbos")) {
            List<Object> numbers = new ArrayList<>();
            List<Object> texts = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                numbers.add((i * 7919 % 1013) / 8.0);
                texts.add("t" + i * i % 37);
            }
            Calls calls =
                    new Calls()
                            .column("n", KqlType.REAL, numbers.toArray())
                            .column("s", KqlType.STRING, texts.toArray())
                            .use("n")
                            .use("s");
            List<List<@Nullable Object>> first = calls.run(name);
            for (int threads : new int[] {1, 5}) {
                try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                    assertEquals(first, pool.submit(() -> calls.run(name, 9)).get());
                }
            }
        }
    }

    /// By hand: places 1 to 4 against 1, 2, 4, 3: Spearman's is `1 - 6 * 2 / (4 * 15) = 0.8`. Of
    /// the two highest one is the same.
    @Test
    void agreementIsThatWorkedByHand() {
        Calls calls =
                new Calls()
                        .column("a", KqlType.REAL, 0.1, 0.2, 0.3, 0.4)
                        .column("b", KqlType.LONG, 10L, 20L, 40L, 30L)
                        .column("c", KqlType.LONG, 0L, 0L, 5L, 0L)
                        .column("none", KqlType.LONG, 1L, 1L, 1L, 1L)
                        .use("a")
                        .use("b")
                        .with("top", KqlType.LONG, 2L);
        List<@Nullable Object> row = calls.run("detector_agreement").getFirst();
        assertEquals(List.of("a", "b", 4L), row.subList(0, 3));
        assertEquals(0.8, real(row, 3), 1e-12);
        assertEquals(List.of(2L, 2.0, 1.0, 1.0), row.subList(4, 8));
        assertEquals(
                "2 of the 2 highest rows of each are the same, where chance gives 1; their orders"
                        + " correlate by 0.8.",
                row.get(8));
        // of the three rows tied at 0 one is among the two highest of c: 0.1 to 0.3 by a third each
        List<List<@Nullable Object>> tied = calls.use("c").use("none").run("detector_agreement");
        assertEquals(6, tied.size());
        assertEquals(List.of("a", "c"), tied.get(1).subList(0, 2));
        assertEquals(1 + 1 / 3.0, real(tied.get(1), 5), 1e-12);
        // a column that tells no rows apart shares what chance gives
        assertEquals(List.of("a", "none"), tied.get(2).subList(0, 2));
        assertNull(tied.get(2).get(3));
        assertEquals(1.0, real(tied.get(2), 5), 1e-12);
        assertTrue(
                String.valueOf(tied.get(2).get(8)).endsWith("; one of them tells no rows apart."),
                tied::toString);
    }

    @Test
    void agreementNeedsTwoColumnsOfNumbers() {
        String name = "detector_agreement";
        assertEquals(
                List.of("MINE002"),
                codes(name, new Calls().column("a", KqlType.REAL, 1.0).use("a")));
        assertEquals(
                List.of("MINE003"),
                codes(
                        name,
                        new Calls()
                                .column("a", KqlType.REAL, 1.0)
                                .column("s", KqlType.STRING, "x")
                                .use("a")
                                .use("s")));
        assertEquals(
                List.of("MINE021"),
                failure(
                        name,
                        new Calls()
                                .column("a", KqlType.REAL, 1.0, null)
                                .column("b", KqlType.LONG, 1L, 2L)
                                .use("a")
                                .use("b")));
        assertEquals(
                List.of("MINE020"),
                failure(
                        name,
                        new Calls()
                                .column("a", KqlType.REAL)
                                .column("b", KqlType.LONG)
                                .use("a")
                                .use("b")));
    }

    private static List<String> failure(String name, Calls calls) {
        try {
            calls.run(name);
        } catch (ProblemException e) {
            return e.problems().stream().map(Problem::code).toList();
        }
        return List.of();
    }

    private static List<String> codes(String name, Calls calls) {
        return calls.problems(name).stream().map(Problem::code).toList();
    }

    private static double real(List<@Nullable Object> row, int column) {
        return row.get(column) instanceof Double real ? real : Double.NaN;
    }

    private static List<Double> reals(List<List<@Nullable Object>> rows, int column) {
        return rows.stream().map(row -> real(row, column)).toList();
    }

    private static List<Object> ranks(List<List<@Nullable Object>> rows, int column) {
        List<Object> ranks = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            ranks.add(String.valueOf(row.get(column)));
        }
        return ranks.stream().map(text -> (Object) Long.valueOf(text.toString())).toList();
    }
}

package spoor.mining.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.mining.Calls;
import spoor.model.KqlType;
import spoor.model.ProblemException;

class SelectionMinersTest {
    private static final int ROWS = 240;

    /// The label is whether `x` is above 7; `colour` says it too, in nine rows of ten; `copy` is
    /// `x`, `shade` is `colour` by other names.
    private static Calls table() {
        Random random = new Random(5);
        @Nullable Object[] time = new Object[ROWS];
        @Nullable Object[] x = new Object[ROWS];
        @Nullable Object[] colour = new Object[ROWS];
        @Nullable Object[] shade = new Object[ROWS];
        @Nullable Object[] noise = new Object[ROWS];
        @Nullable Object[] even = new Object[ROWS];
        @Nullable Object[] empty = new Object[ROWS];
        @Nullable Object[] host = new Object[ROWS];
        @Nullable Object[] label = new Object[ROWS];
        for (int row = 0; row < ROWS; row++) {
            long number = random.nextInt(10);
            boolean bad = number > 7;
            boolean red = bad == random.nextInt(10) > 0;
            time[row] = (long) row;
            x[row] = number;
            colour[row] = red ? "red" : "blue";
            shade[row] = red ? "dark" : "light";
            noise[row] = random.nextInt(1000) / 100.0;
            even[row] = "same";
            empty[row] = row == 3 ? 1L : null;
            host[row] = "h" + random.nextInt(12);
            label[row] = bad ? "bad" : "good";
        }
        return new Calls()
                .column("time", KqlType.LONG, time)
                .column("noise", KqlType.REAL, noise)
                .column("even", KqlType.STRING, even)
                .column("empty", KqlType.LONG, empty)
                .column("x", KqlType.LONG, x)
                .column("copy", KqlType.LONG, x)
                .column("colour", KqlType.STRING, colour)
                .column("shade", KqlType.STRING, shade)
                .column("host", KqlType.STRING, host)
                .column("label", KqlType.STRING, label);
    }

    private static Calls learning(String... columns) {
        return table().use("label").use(List.of(columns)).with("trees", KqlType.LONG, 20L);
    }

    @Test
    void theColumnThatDecidesIsTheMostImportant() {
        List<List<@Nullable Object>> rows =
                learning("noise", "x", "colour").run("feature_importance");
        assertEquals("x", rows.getFirst().get(1));
        assertEquals(List.of(1L, 2L, 3L), column(rows, 0));
        assertTrue(real(rows.get(0), 2) > 0.2, rows::toString);
        assertTrue(Math.abs(real(rows.get(1), 2)) < 0.1, rows::toString);
        // two classes, each area of the majority a base rate: their mean is a half
        assertEquals(0.5, real(rows.get(0), 6), 1e-12);
        assertTrue(real(rows.get(0), 5) > 0.95, rows::toString);
    }

    @Test
    void theMajorityNeedsNoColumn() {
        List<List<@Nullable Object>> rows =
                learning("noise", "x")
                        .with("model", KqlType.STRING, "majority")
                        .run("feature_importance");
        assertEquals(List.of(0.0, 0.0), column(rows, 2));
        assertEquals(rows.get(0).get(5), rows.get(0).get(6));
        assertEquals("pr_auc does not fall when its values are shuffled.", rows.get(0).get(7));
    }

    @Test
    void theForestIsSurelyBetterThanTheMajority() {
        List<List<@Nullable Object>> rows =
                learning("x", "noise")
                        .with("models", KqlType.DYNAMIC, "[\"random_forest\"]")
                        .run("compare_models");
        assertEquals(List.of("random_forest", "majority"), column(rows, 1));
        assertEquals(List.of(5L, 5L), column(rows, 6));
        assertEquals("Best, surely better than every other.", rows.get(0).get(14));
        assertEquals(
                "Surely worse than random_forest: worse in 5 of 5 folds.", rows.get(1).get(14));
        assertTrue(real(rows.get(1), 10) < 0.01 && real(rows.get(1), 8) > 0.2, rows::toString);
        assertEquals(real(rows.get(0), 2) - real(rows.get(1), 2), real(rows.get(1), 7), 1e-12);
        // two classes, each area of the majority a base rate: their mean is a half
        assertEquals(0.5, real(rows.get(1), 11), 1e-12);
    }

    @Test
    void foldsAreOfTheKindAskedForAndMayBeRepeated() {
        assertEquals(
                List.of(15L, 15L),
                column(
                        learning("x")
                                .with("models", KqlType.DYNAMIC, "[\"random_forest\"]")
                                .with("repeats", KqlType.LONG, 5L)
                                .with("folds", KqlType.LONG, 3L)
                                .with("group", "host")
                                .run("compare_models"),
                        6));
        assertEquals(
                List.of(4L),
                column(
                        learning("x")
                                .with("models", KqlType.DYNAMIC, "[]")
                                .with("folds", KqlType.LONG, 4L)
                                .with("time", "time")
                                .run("compare_models"),
                        6));
    }

    @Test
    void columnsGoStepByStepEachWithItsReason() {
        List<List<@Nullable Object>> rows =
                learning("noise", "even", "empty", "x", "copy", "colour", "shade")
                        .run("reduce_features");
        assertEquals(
                List.of("all columns", "kept columns", "majority"), column(rows.subList(0, 3), 1));
        assertEquals("(x)", rows.get(1).get(4));
        assertEquals(List.of(7L, 1L, 0L), column(rows.subList(0, 3), 7));
        assertTrue(real(rows.get(1), 9) > real(rows.get(0), 9) - 0.01, rows::toString);
        assertEquals(0.5, real(rows.get(2), 9), 1e-12);
        List<List<@Nullable Object>> columns = rows.subList(3, rows.size());
        assertEquals("the same in every row", columns.get(1).get(4));
        assertEquals(2L, columns.get(1).get(3));
        assertTrue(String.valueOf(columns.get(2).get(4)).startsWith("missing in 9"));
        assertEquals(1L, columns.get(2).get(3));
        assertEquals("says what 'x' says", columns.get(4).get(4));
        assertEquals("says what 'colour' says", columns.get(6).get(4));
        assertTrue(String.valueOf(columns.get(0).get(4)).endsWith("with all"), columns::toString);
        assertEquals(List.of(false, false, false, true, false, false, false), column(columns, 2));
    }

    @Test
    void aModelOfAllColumnsIsThatOfClassify() {
        List<List<@Nullable Object>> reduced = learning("x", "noise").run("reduce_features");
        List<List<@Nullable Object>> classified = learning("x", "noise").run("classify");
        int part = 10;
        List<List<@Nullable Object>> held =
                classified.stream().filter(row -> "test".equals(row.get(part))).toList();
        long right =
                held.stream().filter(row -> row.get(part - 1).equals(row.get(part + 1))).count();
        assertEquals((double) right / held.size(), real(reduced.get(0), 11), 1e-12);
    }

    @Test
    void theSameCallGivesTheSameRowsHoweverTheyCome() {
        for (String miner : List.of("feature_importance", "compare_models", "reduce_features")) {
            List<List<@Nullable Object>> once = learning("noise", "x", "colour").run(miner);
            assertEquals(once, learning("noise", "x", "colour").run(miner, 7), miner);
        }
    }

    @Test
    void missingNumbersAreNoError() {
        @Nullable Object[] numbers = {1.0, Double.NaN, null, Double.POSITIVE_INFINITY, 2.0, 3.0};
        for (String miner : List.of("feature_importance", "compare_models", "reduce_features")) {
            List<List<@Nullable Object>> rows =
                    new Calls()
                            .column("v", KqlType.REAL, numbers)
                            .column("l", KqlType.BOOL, true, false, true, false, true, false)
                            .use("l")
                            .use(List.of("v"))
                            .run(miner);
            assertTrue(rows.size() > 0, miner);
        }
    }

    @Test
    void tooFewRowsOrClassesAreProblems() {
        for (String miner : List.of("feature_importance", "compare_models", "reduce_features")) {
            assertEquals("MINE020", failure(small(), miner));
            assertEquals("MINE030", failure(small("a"), miner));
            assertEquals("MINE030", failure(small("a", "a", "a"), miner));
            assertEquals("MINE031", failure(small("a", "b"), miner));
        }
        assertEquals(
                "MINE031",
                failure(
                        learning("x").with("folds", KqlType.LONG, 2L).with("group", "even"),
                        "compare_models"));
    }

    private static Calls small(String... labels) {
        @Nullable Object[] numbers = new Object[labels.length];
        Arrays.fill(numbers, 1L);
        @Nullable Object[] texts = Arrays.copyOf(labels, labels.length, Object[].class);
        return new Calls()
                .column("v", KqlType.LONG, numbers)
                .column("l", KqlType.STRING, texts)
                .use("l")
                .use(List.of("v"));
    }

    @Test
    void wrongCallsAreProblems() {
        assertEquals("MINE002", problem(table(), "compare_models"));
        assertEquals(
                "MINE004",
                problem(
                        learning("x").with("models", KqlType.DYNAMIC, "[\"oracle\"]"),
                        "compare_models"));
        assertEquals(
                "MINE004",
                problem(learning("x").with("folds", KqlType.LONG, 1L), "compare_models"));
        assertEquals(
                "MINE004",
                problem(
                        learning("x").with("repeats", KqlType.LONG, 2L).with("time", "time"),
                        "compare_models"));
        assertEquals(
                "MINE001",
                problem(learning("x").with("test", KqlType.REAL, 0.5), "compare_models"));
        assertEquals(
                "MINE004",
                problem(
                        learning("x").with("measure", KqlType.STRING, "luck"),
                        "feature_importance"));
        assertEquals(
                "MINE004",
                problem(learning("x").with("tolerance", KqlType.REAL, 1.5), "reduce_features"));
        assertEquals(
                "MINE004",
                problem(learning("x").with("repeats", KqlType.LONG, 5_000L), "feature_importance"));
    }

    private static String problem(Calls calls, String miner) {
        var problems = calls.problems(miner);
        assertEquals(1, problems.size(), problems::toString);
        return problems.getFirst().code();
    }

    private static String failure(Calls calls, String miner) {
        assertEquals(List.of(), calls.problems(miner));
        ProblemException failure = assertThrows(ProblemException.class, () -> calls.run(miner));
        return failure.problems().getFirst().code();
    }

    private static List<@Nullable Object> column(List<List<@Nullable Object>> rows, int column) {
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.get(column)));
        return values;
    }

    private static double real(List<@Nullable Object> row, int column) {
        return row.get(column) instanceof Double real ? real : Double.NaN;
    }
}

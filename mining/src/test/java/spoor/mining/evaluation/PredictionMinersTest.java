package spoor.mining.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.mining.Calls;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.SpoorException;

class PredictionMinersTest {
    private static Calls six() {
        return new Calls()
                .column("y", KqlType.STRING, "x", "x", "x", "n", "n", "n")
                .column("p", KqlType.STRING, "x", "n", "x", "n", "n", "x")
                .column(
                        "bag",
                        KqlType.DYNAMIC,
                        "{\"x\":0.9,\"n\":0.1}",
                        "{\"x\":0.4,\"n\":0.6}",
                        "{\"x\":0.8,\"n\":0.2}",
                        "{\"x\":0.1,\"n\":0.9}",
                        "{\"n\":1}",
                        "{\"x\":0.7,\"n\":0.3}")
                .column("s", KqlType.REAL, 0.9, 0.4, 0.8, 0.1, 0.0, 0.7)
                .column("w", KqlType.LONG, 1L, 1L, 2L, 1L, null, -3L);
    }

    @Test
    void aMatrixHasARowPerPairOfClasses() {
        assertEquals(
                rows(
                        row("n", "n", 2L, 2.0 / 3),
                        row("n", "x", 1L, 1.0 / 3),
                        row("x", "n", 1L, 1.0 / 3),
                        row("x", "x", 2L, 2.0 / 3)),
                six().use("y").use("p").run("confusion_matrix", 4));
    }

    @Test
    void rowsOfNoWeightDoNotCount() {
        assertEquals(
                rows(
                        row("n", "n", 1L, 1.0),
                        row("n", "x", 0L, 0.0),
                        row("x", "n", 1L, 0.25),
                        row("x", "x", 3L, 0.75)),
                new Calls()
                        .column("y", KqlType.STRING, "x", "x", "n", "n", "n")
                        .column("p", KqlType.STRING, "x", "n", "n", "x", "x")
                        .column("w", KqlType.REAL, 3.0, 1.0, 1.0, -2.0, Double.NaN)
                        .use("y")
                        .use("p")
                        .with("weight", "w")
                        .run("confusion_matrix"));
    }

    @Test
    void aClassThatIsOnlyPredictedHasNoShares() {
        List<List<@Nullable Object>> rows =
                new Calls()
                        .column("y", KqlType.LONG, 1L, 1L)
                        .column("p", KqlType.STRING, "1", "2")
                        .use("y")
                        .use("p")
                        .run("confusion_matrix");
        assertEquals(
                rows(
                        row("1", "1", 1L, 0.5),
                        row("1", "2", 1L, 0.5),
                        row("2", "1", 0L, null),
                        row("2", "2", 0L, null)),
                rows);
    }

    @Test
    void rowsWithoutLabelOrPredictionStandUnderNoName() {
        List<List<@Nullable Object>> rows =
                new Calls()
                        .column("y", KqlType.STRING, "x", "", "x")
                        .column("p", KqlType.STRING, "x", "x", "")
                        .use("y")
                        .use("p")
                        .run("confusion_matrix");
        assertEquals(
                rows(
                        row("x", "x", 1L, 0.5),
                        row("x", "", 1L, 0.5),
                        row("", "x", 1L, 1.0),
                        row("", "", 0L, 0.0)),
                rows);
    }

    @Test
    void aReportStandsBesideThatOfTheMajority() {
        List<List<@Nullable Object>> report =
                new Calls()
                        .column("y", KqlType.STRING, "x", "x", "n", "n", "n")
                        .column("p", KqlType.STRING, "x", "n", "n", "n", "x")
                        .column("s", KqlType.REAL, 0.9, 0.4, 0.3, 0.1, 0.4)
                        .use("y")
                        .use("p")
                        .use("s")
                        .with("positive", KqlType.STRING, "x")
                        .run("classification_report");
        // cuts of s: .9 finds 1 of 2; .4 finds both and flags 1 of 3
        double pr = 0.5 + 0.5 * 2 / 3;
        double roc = (3 + 2.5) / 6;
        assertEquals(
                rows(
                        row("predicted", "n", "", 3L, 0.6, 2.0 / 3, 2.0 / 3, 4.0 / 6, null, null),
                        row("predicted", "x", "", 2L, 0.4, 0.5, 0.5, 0.5, pr, roc)),
                report.subList(0, 2));
        assertEquals(
                rows(row("majority", "n", "", 3L, 0.6, 0.6, 1.0, 0.75, null, null)),
                report.subList(4, 5));
        assertEquals(
                rows(row("majority", "x", "", 2L, 0.4, null, 0.0, 0.0, 0.4, 0.5)),
                report.subList(5, 6));
        assertEquals("macro", report.get(2).get(2));
        assertEquals(0.6, real(report.get(3).get(6)), 1e-12);
        assertEquals(8, report.size());
    }

    @Test
    void bagsGiveAreasForEveryClass() {
        List<List<@Nullable Object>> report =
                six().use("y").use("p").use("bag").run("classification_report");
        // x: .9 and .8 found first, then .7 is a miss, then .4
        double pr = (1 + 1 + 0.75) / 3;
        assertEquals(pr, real(report.get(1).get(8)), 1e-12);
        assertEquals(8.0 / 9, real(report.get(1).get(9)), 1e-12);
        assertEquals(8.0 / 9, real(report.get(0).get(9)), 1e-12);
        assertEquals((real(report.get(0).get(8)) + pr) / 2, real(report.get(2).get(8)), 1e-12);
    }

    @Test
    void aCurveHasAPointPerScore() {
        assertEquals(
                rows(
                        row("x", null, 0.0, 0.0, 8.0 / 9),
                        row("x", 0.9, 0.0, 1.0 / 3, 8.0 / 9),
                        row("x", 0.8, 0.0, 2.0 / 3, 8.0 / 9),
                        row("x", 0.7, 1.0 / 3, 2.0 / 3, 8.0 / 9),
                        row("x", 0.4, 1.0 / 3, 1.0, 8.0 / 9),
                        row("x", 0.1, 2.0 / 3, 1.0, 8.0 / 9),
                        row("x", 0.0, 1.0, 1.0, 8.0 / 9)),
                scored("x").run("roc_curve"));
        double pr = 1.0 / 3 + 1.0 / 3 + 0.25;
        List<List<@Nullable Object>> cuts = scored("x").run("pr_curve");
        assertEquals(6, cuts.size());
        assertEquals(List.of("x", 0.7, 2.0 / 3, 2.0 / 3, pr, 0.5), cuts.get(2));
        assertEquals(14, six().use("y").use("bag").run("roc_curve").size());
    }

    private static Calls scored(String positive) {
        return six().use("y").use("s").with("positive", KqlType.STRING, positive);
    }

    @Test
    void aLongCurveIsThinnedButForItsEnd() {
        @Nullable Object[] labels = new Object[1000];
        @Nullable Object[] scores = new Object[1000];
        Arrays.setAll(labels, i -> i % 2 == 0);
        Arrays.setAll(scores, i -> i / 1000.0);
        Calls calls =
                new Calls()
                        .column("y", KqlType.BOOL, labels)
                        .column("s", KqlType.REAL, scores)
                        .use("y")
                        .use("s");
        List<List<@Nullable Object>> thin =
                calls.with("points", KqlType.LONG, 10L).run("roc_curve");
        assertTrue(thin.size() >= 10 && thin.size() <= 12, thin::toString);
        assertEquals(List.of("true", 0.0, 1.0, 1.0), thin.getLast().subList(0, 4));
    }

    @Test
    void calibrationTellsWhatCameTrue() {
        List<List<@Nullable Object>> bins =
                scored("x").with("bins", KqlType.LONG, 2L).run("calibration");
        double error = (Math.abs(1 - 0.5) + Math.abs(2 - 2.4)) / 6;
        double brier = (.01 + .36 + .04 + .01 + 0 + .49) / 6;
        assertEquals(2, bins.size());
        assertEquals(List.of("x", 0.0, 0.5, 3L), bins.get(0).subList(0, 4));
        assertEquals(0.5 / 3, real(bins.get(0).get(4)), 1e-12);
        assertEquals(1.0 / 3, real(bins.get(0).get(5)), 1e-12);
        assertEquals(error, real(bins.get(1).get(6)), 1e-12);
        assertEquals(brier, real(bins.get(1).get(7)), 1e-12);
        assertEquals(0.25, real(bins.get(1).get(9)), 1e-12);
    }

    @Test
    void noRowsGiveNone() {
        for (String miner : List.of("confusion_matrix", "classification_report")) {
            assertEquals(
                    List.of(),
                    new Calls()
                            .column("y", KqlType.STRING)
                            .column("p", KqlType.STRING)
                            .use("y")
                            .use("p")
                            .run(miner));
        }
        for (String miner : List.of("roc_curve", "pr_curve", "calibration")) {
            assertEquals(
                    List.of(),
                    new Calls()
                            .column("y", KqlType.STRING)
                            .column("s", KqlType.REAL)
                            .use("y")
                            .use("s")
                            .with("positive", KqlType.STRING, "x")
                            .run(miner));
        }
    }

    @Test
    void oneRowOfOneClassHasNoRoc() {
        Calls one =
                new Calls()
                        .column("y", KqlType.BOOL, true)
                        .column("s", KqlType.REAL, 0.5)
                        .use("y")
                        .use("s");
        assertEquals(
                rows(row("true", null, null, 0.0, null), row("true", 0.5, null, 1.0, null)),
                one.run("roc_curve"));
        assertEquals(rows(row("true", 0.5, 1.0, 1.0, 1.0, 1.0)), one.run("pr_curve"));
    }

    @Test
    void rowsThatCannotBeJudgedAreCounted() {
        Calls unlabelled =
                new Calls()
                        .column("y", KqlType.STRING, "a", "", "")
                        .column("s", KqlType.REAL, 0.5, 0.2, 0.1)
                        .use("y")
                        .use("s")
                        .with("positive", KqlType.STRING, "a");
        assertEquals(
                "'roc_curve' cannot judge 2 of 3 rows, which have no label in 'y': take them out"
                        + " before with 'where isnotempty(y)'",
                failure(unlabelled, "roc_curve"));
        Calls unscored =
                new Calls()
                        .column("y", KqlType.STRING, "a", "b")
                        .column("s", KqlType.REAL, Double.NaN, 0.2)
                        .use("y")
                        .use("s")
                        .with("positive", KqlType.STRING, "a");
        assertTrue(failure(unscored, "pr_curve").contains("no score in 1 of 2 rows of 's'"));
        Calls texts =
                new Calls()
                        .column("y", KqlType.STRING, "a", "b", "b")
                        .column("s", KqlType.DYNAMIC, "{\"a\":\"high\"}", "[1]", "{\"a\":0.5}")
                        .use("y")
                        .use("s");
        assertTrue(failure(texts, "pr_curve").contains("no score in 2 of 3 rows of 's'"));
    }

    @Test
    void scoresMustBeOfAClassThatIsThere() {
        assertTrue(failure(scored("y"), "roc_curve").contains("no row of the class 'y' in 'y'"));
        assertTrue(
                failure(
                                new Calls()
                                        .column("y", KqlType.BOOL, true)
                                        .column("s", KqlType.REAL, 1.5)
                                        .use("y")
                                        .use("s"),
                                "calibration")
                        .contains("1 rows of 's' have others"));
    }

    @Test
    void aColumnOfTooManyValuesIsNoLabel() {
        @Nullable Object[] labels = new Object[1001];
        Arrays.setAll(labels, i -> (long) i);
        assertTrue(
                failure(
                                new Calls()
                                        .column("y", KqlType.LONG, labels)
                                        .use("y")
                                        .with("predicted", "y"),
                                "confusion_matrix")
                        .contains("more than 1000 classes"));
    }

    @Test
    void wrongCallsAreProblems() {
        assertEquals(
                "MINE002 'confusion_matrix' needs the argument 'predicted'",
                problem(six().use("y"), "confusion_matrix"));
        assertEquals(
                "MINE003 argument 'actual' of 'pr_curve' is the column 'bag' of type dynamic,"
                        + " expected bool or decimal or guid or int or long or real or string",
                problem(six().use("bag").use("bag"), "pr_curve"));
        assertEquals(
                "MINE002 'roc_curve' needs the argument 'positive' with a score of one number",
                problem(six().use("y").use("s"), "roc_curve"));
        assertEquals(
                "MINE004 argument 'bins' of 'calibration' is 20000",
                problem(scored("x").with("bins", KqlType.LONG, 20_000L), "calibration"));
        assertEquals(
                "MINE004 argument 'by' of 'calibration' is 'mean'",
                problem(scored("x").with("by", KqlType.STRING, "mean"), "calibration"));
    }

    private static String problem(Calls calls, String miner) {
        var problem = calls.problems(miner).getFirst();
        return problem.code() + " " + problem.message();
    }

    private static String failure(Calls calls, String miner) {
        SpoorException failure = assertThrows(SpoorException.class, () -> calls.run(miner));
        assertEquals(ErrorKind.USER, failure.kind());
        return Objects.requireNonNull(failure.getMessage());
    }

    private static double real(@Nullable Object cell) {
        return cell instanceof Double real ? real : Double.NaN;
    }

    private static List<List<@Nullable Object>> rows(@Nullable Object[]... rows) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            all.add(Arrays.asList(row));
        }
        return all;
    }

    private static @Nullable Object[] row(@Nullable Object... cells) {
        return cells;
    }
}

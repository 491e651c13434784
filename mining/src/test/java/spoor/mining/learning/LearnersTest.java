package spoor.mining.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import spoor.mining.Draws;
import spoor.model.KqlType;
import spoor.model.Stop;

/// Each learner on rows few enough to work by hand.
class LearnersTest {
    /// Those that draw no rows, so that a weight of 2 is the same as two rows.
    static final List<String> UNDRAWN =
            List.of(
                    "majority",
                    "nearest_neighbours",
                    "logistic_regression",
                    "naive_bayes",
                    "decision_tree",
                    "gradient_boosting");

    private static Classifier fit(String name, DataSet data) {
        return Learners.named(name, 1).fit(data, Stop.NEVER);
    }

    private static double second(Classifier classifier, DataSet data, int row) {
        return classifier.probabilities(data, Stop.NEVER)[2 * row + 1];
    }

    @Test
    void naiveBayesCountsSharesWithOneMoreRowOfEachCode() {
        DataSet data =
                new Frames()
                        .column("c", KqlType.STRING, "a", "a", "b", "b")
                        .column("label", KqlType.STRING, "n", "n", "n", "y")
                        .data();
        // missing, unseen, a and b are four codes
        double n = 3.0 / 4 * (2 + 1) / (3 + 4);
        double y = 1.0 / 4 * (0 + 1) / (1 + 4);
        assertEquals(y / (n + y), second(fit("naive_bayes", data), data, 0), 1e-12);
    }

    @Test
    void naiveBayesTakesNumbersAsNormal() {
        DataSet data =
                new Frames()
                        .column("x", KqlType.LONG, 0L, 2L, 4L, 6L, 3L, null)
                        .column("label", KqlType.STRING, "n", "n", "y", "y", "", "")
                        .data();
        DataSet train = data.select(new int[] {0, 1, 2, 3});
        Classifier classifier = fit("naive_bayes", train);
        // means 1 and 5; variances 1 and a ten-thousandth of the whole column's 5: 3 lies in the
        // middle, 2 is off by 1 and 3
        assertEquals(0.5, second(classifier, data, 4), 1e-9);
        double odds = Math.exp((9 - 1) / (2 * 1.0005));
        assertEquals(1 / (1 + odds), second(classifier, data, 1), 1e-12);
        assertEquals(0.5, second(classifier, data, 5), 1e-12);
    }

    @Test
    void nearestNeighboursCountRowsByTheirWeight() {
        DataSet data =
                new Frames()
                        .column("x", KqlType.LONG, 0L, 0L, 1L, 10L, 10L)
                        .column("label", KqlType.STRING, "n", "n", "n", "y", "y")
                        .data();
        Classifier classifier = new NearestNeighbours.Keeper(3, 1).fit(data, Stop.NEVER);
        assertEquals(3, data.rows());
        assertEquals(2.0 / 3, second(classifier, data, 2));
        assertEquals(0, second(classifier, data, 1));
        assertEquals(
                "2 of the 3 nearest training rows are 'y'; the nearest is equal in all columns.",
                classifier.reasons(data).why(2, 1));
        assertEquals("print Probability = 2.0 / 3", classifier.reasons(data).receipt(2, 1));
    }

    @Test
    void nearestNeighboursKeepSomeRowsOfEachClassOfTooMany() {
        DataSet data = RandomForestTest.mixed(3_000);
        DataSet drawn = DrawnRows.of(data, 300, new Draws(1));
        assertTrue(drawn.rows() <= 300 && drawn.rows() > 250, drawn.rows() + " rows");
        for (long weight : drawn.classWeights()) {
            assertTrue(weight >= 20);
        }
    }

    @Test
    void logisticRegressionExpectsAsManyOfAClassAsThereAre() {
        DataSet data = RandomForestTest.mixed(400);
        Classifier classifier = fit("logistic_regression", data);
        double[] probabilities = classifier.probabilities(data, Stop.NEVER);
        double[] expected = new double[3];
        for (int i = 0; i < probabilities.length; i++) {
            expected[i % 3] += probabilities[i] * data.weights()[i / 3];
        }
        long[] counted = data.classWeights();
        for (int k = 0; k < 3; k++) {
            assertEquals((double) counted[k], expected[k], 0.05);
        }
    }

    @Test
    void logisticRegressionIsWhereItsGradientEnds() {
        // one number at -1 and 1: by symmetry the weights of the classes are -w and w, and
        // at the minimum w = 2 (1 - p) with p = 1 / (1 + e^(-2w)): two rows pull, the squares hold
        DataSet data =
                new Frames()
                        .column("x", KqlType.LONG, -1L, 1L)
                        .column("label", KqlType.STRING, "n", "y")
                        .data();
        double p = second(fit("logistic_regression", data), data, 1);
        double w = Math.log(p / (1 - p)) / 2;
        assertEquals(2 * (1 - p), w, 1e-4);
    }

    @Test
    void oneRoundOfBoostingIsWorkedByHand() {
        DataSet data =
                new Frames()
                        .column("x", KqlType.LONG, 1L, 2L, 3L, 4L)
                        .column("label", KqlType.STRING, "n", "n", "y", "y")
                        .data();
        BoostingGrower.Settings settings = new BoostingGrower.Settings(2, 2, 1, 0.1, 1);
        Classifier classifier = new GradientBoosting.Grower(1, settings, 1).fit(data, Stop.NEVER);
        // slopes of y are 1/2 - 1 each, curves 1/4: the leaf has 0.1 * 1 / (1/2 + 1)
        assertEquals(1 / (1 + Math.exp(-0.1 / 1.5)), second(classifier, data, 3), 1e-12);
        assertEquals(1 / (1 + Math.exp(0.1 / 1.5)), second(classifier, data, 0), 1e-12);
    }

    @Test
    void boostingIsTheSameWhateverTheNumberOfThreads() throws IOException {
        DataSet data = RandomForestTest.mixed(1_500);
        BoostingGrower.Settings settings = new BoostingGrower.Settings(31, 31, 5, 0.1, 1);
        assertEquals(
                RandomForestTest.json(
                        new GradientBoosting.Grower(8, settings, 1).fit(data, Stop.NEVER)),
                RandomForestTest.json(
                        new GradientBoosting.Grower(8, settings, 3).fit(data, Stop.NEVER)));
    }

    @Test
    void oneTreeSaysItsRule() {
        DataSet data =
                new Frames()
                        .column("x", KqlType.LONG, 1L, 1L, 8L, 8L, 9L, 9L, 9L)
                        .column("c", KqlType.STRING, "a", "b", "a", "a", "b", "b", "b")
                        .column("label", KqlType.STRING, "n", "n", "n", "n", "y", "y", "n")
                        .data();
        Classifier classifier = new DecisionTree.Grower(9, 2).fit(data, Stop.NEVER);
        int row = data.rows() - 2;
        assertEquals(
                "'x' above 8.5: 2 of the 3 training rows there are 'y'.",
                classifier.reasons(data).why(row, 1));
        assertEquals("print Probability = 2.0/3", classifier.reasons(data).receipt(row, 1));
    }

    @ParameterizedTest
    @FieldSource("UNDRAWN")
    void aWeightOfTwoIsTheSameAsTwoRows(String name) {
        DataSet data = RandomForestTest.mixed(300);
        long[] doubled = new long[data.rows()];
        for (int row = 0; row < doubled.length; row++) {
            doubled[row] = 2 * data.weights()[row];
        }
        DataSet heavy = new DataSet(data.encoding(), data.columns(), data.labels(), doubled);
        int[] twice = IntStream.range(0, 2 * data.rows()).map(i -> i / 2).toArray();
        double[] one = fit(name, heavy).probabilities(data, Stop.NEVER);
        double[] other = fit(name, data.select(twice)).probabilities(data, Stop.NEVER);
        assertArrayEquals(one, other, 1e-3, name);
    }
}

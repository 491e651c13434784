package spoor.mining.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Figures marked so are those of scikit-learn 1.2.1 for the same rows.
class MeasuresTest {
    private static final double CLOSE = 1e-12;
    private static final double[] EVEN = {};

    private static final int[] ACTUAL = {0, 0, 1, 1, 2, 2, 2, 0, 1, 2};
    private static final int[] PREDICTED = {0, 1, 1, 1, 2, 0, 2, 0, 2, 2};
    private static final double[] WEIGHTS = {1, 2, 1, 1, 3, 1, 1, 1, 2, 1};

    private static final boolean[] POSITIVE = {
        false, false, true, true, false, true, false, true, true, false
    };
    private static final double[] SCORES = {.1, .4, .35, .8, .4, .4, .9, .7, .8, .1};
    private static final double[] SCORE_WEIGHTS = {1, 2, 1, 1, 1, 3, 1, 1, 2, 1};

    @Test
    void aMatrixHasTheFiguresOfScikitLearn() {
        ConfusionMatrix matrix = ConfusionMatrix.of(3, ACTUAL, PREDICTED, EVEN);
        assertArrayEquals(new double[] {2, 1, 0, 0}, matrix.counts()[0]);
        assertArrayEquals(new double[] {0, 2, 1, 0}, matrix.counts()[1]);
        assertArrayEquals(new double[] {1, 0, 3, 0}, matrix.counts()[2]);
        assertScores(4, 0.75, 0.75, 0.75, matrix.scores(2));
        assertScores(
                10, 0.6944444444444443, 0.6944444444444443, 0.6944444444444443, matrix.macro());
        assertScores(10, 0.7, 0.7, 0.7, matrix.weighted());
        assertEquals(0.7, matrix.accuracy(), CLOSE);
        assertEquals(0.4, matrix.baseRate(2), CLOSE);
        assertEquals(2, matrix.majority());
    }

    @Test
    void rowsCountByTheirWeight() {
        ConfusionMatrix matrix = ConfusionMatrix.of(3, ACTUAL, PREDICTED, WEIGHTS);
        assertScores(4, 2.0 / 3, 0.5, 4.0 / 7, matrix.scores(0));
        assertScores(14, 0.626984126984127, 0.6111111111111112, 0.6135531135531136, matrix.macro());
        assertScores(
                14, 0.6394557823129252, 0.6428571428571429, 0.6357927786499216, matrix.weighted());
    }

    @Test
    void aClassThatIsNeverThereHasNoRecallAndCountsAsZeroInMeans() {
        ConfusionMatrix matrix =
                ConfusionMatrix.of(5, new int[] {0, 0, 1, 1}, new int[] {0, 3, 0, 0}, EVEN);
        assertScores(0, 0, Double.NaN, 0, matrix.scores(3));
        assertScores(2, Double.NaN, 0, 0, matrix.scores(1));
        assertScores(0, Double.NaN, Double.NaN, Double.NaN, matrix.scores(4));
        assertScores(4, 0.1111111111111111, 0.1666666666666667, 0.1333333333333333, matrix.macro());
        assertScores(4, 0.1666666666666667, 0.25, 0.2, matrix.weighted());
    }

    @Test
    void aRowWithoutPredictionIsWrong() {
        ConfusionMatrix matrix =
                ConfusionMatrix.of(2, new int[] {0, 0, 1}, new int[] {0, -1, 1}, EVEN);
        assertScores(2, 1, 0.5, 2.0 / 3, matrix.scores(0));
        assertEquals(2.0 / 3, matrix.accuracy(), CLOSE);
        assertScores(3, 1, 0.75, (2.0 / 3 + 1) / 2, matrix.macro());
    }

    @Test
    void theMajorityIsAModelToo() {
        ConfusionMatrix majority = ConfusionMatrix.of(3, ACTUAL, PREDICTED, EVEN).always(2);
        assertEquals(0.4, majority.accuracy(), CLOSE);
        assertScores(4, 0.4, 1, 0.8 / 1.4, majority.scores(2));
        assertEquals(1, ConfusionMatrix.of(3, new int[] {2, 1}, new int[2], EVEN).majority());
    }

    @Test
    void noRowsHaveNoScores() {
        ConfusionMatrix matrix = ConfusionMatrix.of(2, new int[0], new int[0], EVEN);
        assertTrue(Double.isNaN(matrix.accuracy()));
        assertTrue(Double.isNaN(matrix.macro().f1()));
        assertTrue(Double.isNaN(matrix.baseRate(0)));
    }

    @Test
    void curvesHaveTheFiguresOfScikitLearn() {
        Curve curve = Curve.of(POSITIVE, SCORES, EVEN);
        assertArrayEquals(new double[] {.9, .8, .7, .4, .35, .1}, curve.thresholds());
        assertArrayEquals(new double[] {0, 2, 3, 4, 5, 5}, curve.truePositives());
        assertArrayEquals(new double[] {1, 1, 1, 3, 3, 5}, curve.falsePositives());
        assertEquals(0.68, curve.rocArea(), CLOSE);
        assertEquals(0.6559523809523808, curve.averagePrecision(), CLOSE);
        assertEquals(4.0 / 7, curve.precision(3), CLOSE);
        assertEquals(0.8, curve.recall(3), CLOSE);
        assertEquals(0.6, curve.falsePositiveRate(3), CLOSE);
        Curve weighted = Curve.of(POSITIVE, SCORES, SCORE_WEIGHTS);
        assertEquals(0.6770833333333334, weighted.rocArea(), CLOSE);
        assertEquals(0.703219696969697, weighted.averagePrecision(), CLOSE);
        assertEquals(0.875, weighted.recall(3), CLOSE);
    }

    @Test
    void aScoreThatTellsNothingHasTheBaseRate() {
        Curve curve =
                Curve.of(
                        new boolean[] {true, false, false, false},
                        new double[] {0.0, -0.0, 0, -0.0},
                        EVEN);
        assertEquals(1, curve.points());
        assertEquals(0.5, curve.rocArea(), CLOSE);
        assertEquals(0.25, curve.averagePrecision(), CLOSE);
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        boolean[] positive = {true, true, false, true, true, false, true, false, false, false};
        double[] scores = {.8, .7, .9, .4, .8, .1, .35, .4, .4, .1};
        Curve curve = Curve.of(positive, scores, EVEN);
        assertEquals(Curve.of(POSITIVE, SCORES, EVEN).averagePrecision(), curve.averagePrecision());
    }

    @Test
    void oneClassHasNoArea() {
        Curve ones = Curve.of(new boolean[] {true, true}, new double[] {.3, .2}, EVEN);
        assertTrue(Double.isNaN(ones.rocArea()));
        assertEquals(1, ones.averagePrecision());
        Curve zeros = Curve.of(new boolean[2], new double[] {.3, .2}, EVEN);
        assertTrue(Double.isNaN(zeros.rocArea()));
        assertTrue(Double.isNaN(zeros.averagePrecision()));
        assertTrue(Double.isNaN(Curve.of(new boolean[0], new double[0], EVEN).rocArea()));
        assertThrows(
                IllegalArgumentException.class,
                () -> Curve.of(new boolean[1], new double[] {Double.NaN}, EVEN));
    }

    @Test
    void calibrationHasTheFiguresOfScikitLearn() {
        Calibration calibration = Calibration.equalWidth(POSITIVE, SCORES, EVEN, 5);
        assertEquals(0.21025, calibration.brier(), CLOSE);
        // calibration_curve(n_bins=5): means .1, .3875 and .9 as there; it puts a border into the
        // bin
        // below, so that .8 is counted there with .7, and here with .9
        assertEquals(0.1, calibration.bins().getFirst().probability(), CLOSE);
        assertEquals(2.5 / 3, calibration.bins().getLast().probability(), CLOSE);
        assertEquals(2.0 / 3, calibration.bins().getLast().share(), CLOSE);
        assertEquals(0.8, calibration.bins().getLast().from());
        assertEquals(
                0.21589285714285716,
                Calibration.equalWidth(POSITIVE, SCORES, SCORE_WEIGHTS, 5).brier(),
                CLOSE);
    }

    @Test
    void theErrorOfCalibrationIsTheMeanDistanceByWeight() {
        // bin 0 to .5: two rows of .2, one positive; bin .5 to 1: .6 and 1, both positive
        Calibration calibration =
                Calibration.equalWidth(
                        new boolean[] {true, false, true, true},
                        new double[] {.2, .2, .6, 1},
                        EVEN,
                        2);
        assertEquals(0.5 * Math.abs(.5 - .2) + 0.5 * Math.abs(1 - .8), calibration.error(), CLOSE);
        assertEquals(2, calibration.bins().size());
        assertEquals((.64 + .04 + .16 + 0) / 4, calibration.brier(), CLOSE);
    }

    @Test
    void binsOfEqualCountNeverPartEqualProbabilities() {
        Calibration calibration =
                Calibration.equalCount(
                        new boolean[] {true, true, true, true, false, false},
                        new double[] {1, 1, 1, 1, .4, .2},
                        EVEN,
                        3);
        assertEquals(2, calibration.bins().size());
        assertEquals(4, calibration.bins().getLast().weight());
        assertEquals(1, calibration.bins().getLast().from());
        // the lower bin: two rows of .2 and .4, none positive
        assertEquals(0.6 / 6, calibration.error(), CLOSE);
    }

    @Test
    void brierOfSeveralClassesSumsOverThem() {
        double[][] probabilities = {
            {.7, .2, .1}, {.3, .4, .3}, {.2, .6, .2}, {.1, .1, .8}, {.5, .25, .25}
        };
        assertEquals(
                0.311, Calibration.brier(new int[] {0, 2, 1, 2, 0}, probabilities, EVEN), CLOSE);
    }

    @Test
    void noRowsHaveNoCalibration() {
        Calibration calibration = Calibration.equalCount(new boolean[0], new double[0], EVEN, 10);
        assertEquals(0, calibration.bins().size());
        assertTrue(Double.isNaN(calibration.error()) && Double.isNaN(calibration.brier()));
        assertThrows(
                IllegalArgumentException.class,
                () -> Calibration.equalWidth(new boolean[1], new double[] {1.5}, EVEN, 10));
    }

    private static void assertScores(
            double support, double precision, double recall, double f1, Scores scores) {
        assertEquals(support, scores.support(), CLOSE);
        assertEquals(precision, scores.precision(), CLOSE);
        assertEquals(recall, scores.recall(), CLOSE);
        assertEquals(f1, scores.f1(), CLOSE);
    }
}

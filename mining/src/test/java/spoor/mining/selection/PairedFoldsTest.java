package spoor.mining.selection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Figures are those of SciPy 1.10 (`stats.t`).
class PairedFoldsTest {
    @Test
    void tailsOfStudentsDistribution() {
        assertEquals(0.2951672353008664, StudentT.farther(2, 1), 1e-14);
        assertEquals(0.1835034190722739, StudentT.farther(-2, 2), 1e-14);
        assertEquals(0.23058386524482283, StudentT.farther(1.5, 3), 1e-14);
        assertEquals(0.06676654481198813, StudentT.farther(2.5, 4), 1e-14);
        assertEquals(0.014956363910414203, StudentT.farther(3, 9), 1e-14);
        assertEquals(0.7667602106439516, StudentT.farther(0.3, 24), 1e-14);
        assertEquals(1.9105439552955447e-10, StudentT.farther(8, 49), 1e-14);
        assertEquals(0, StudentT.farther(Double.POSITIVE_INFINITY, 4), 1e-14);
    }

    @Test
    void quantilesOfStudentsDistribution() {
        // in closed form: with one degree the distribution is Cauchy's; the others by mpmath
        assertEquals(Math.tan(0.475 * Math.PI), StudentT.quantile(0.05, 1), 1e-10);
        assertEquals(2.7764451051977943, StudentT.quantile(0.05, 4), 1e-12);
        assertEquals(2.262157162798205, StudentT.quantile(0.05, 9), 1e-12);
        assertEquals(2.0095752371292397, StudentT.quantile(0.05, 49), 1e-12);
    }

    @Test
    void theVarianceCountsThatFoldsShareRows() {
        // five folds: 1/5 + 1/4 in place of 1/5
        PairedFolds paired = PairedFolds.of(new double[] {.02, .03, .01, .04, .0}, 0.25);
        assertEquals(0.02, paired.mean(), 1e-15);
        assertEquals(-0.009448647422163423, paired.low(), 1e-12);
        assertEquals(0.04944864742216343, paired.high(), 1e-12);
        assertEquals(0.13241892222024934, paired.probability(), 1e-12);
    }

    @Test
    void equalFoldsAreNoDifferenceOrASureOne() {
        assertEquals(1, PairedFolds.of(new double[3], 0.5).probability());
        PairedFolds sure = PairedFolds.of(new double[] {.5, .5, .5}, 0.5);
        assertEquals(0, sure.probability());
        assertEquals(.5, sure.low());
    }

    @Test
    void severalComparisonsAreCorrected() {
        // .01 * 3, .02 * 2, .04 * 1; never less than one before it
        assertArrayEquals(
                new double[] {.04, .03, .04},
                PairedFolds.holm(new double[] {.04, .01, .02}),
                1e-15);
        assertArrayEquals(new double[] {1, 1}, PairedFolds.holm(new double[] {.9, .6}));
        assertArrayEquals(new double[0], PairedFolds.holm(new double[0]));
    }
}

package spoor.mining.learning;

import spoor.mining.Draws;

/// How often something of a known mean happens.
final class Poisson {
    /// The most that is drawn of a mean of 1: 40 are less likely than one in 2^53.
    private static final int TABLE = 40;

    private static final double[] AT_MOST = cumulative();

    /// Above this mean the normal distribution takes the place of Poisson's.
    private static final int LARGE = 64;

    private Poisson() {}

    /// A sum of draws of mean 1, or the normal distribution beside it where the mean is large.
    static int draw(long mean, Draws draws) {
        if (mean > LARGE) {
            return (int) Math.max(0, Math.rint(mean + Math.sqrt((double) mean) * normal(draws)));
        }
        int sum = 0;
        for (long i = 0; i < mean; i++) {
            double unit = draws.unit();
            int times = 0;
            while (times < TABLE && unit >= AT_MOST[times]) {
                times++;
            }
            sum += times;
        }
        return sum;
    }

    /// Box and Muller's way, which takes two numbers always: as many draws follow each other
    /// whatever comes out.
    private static double normal(Draws draws) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - draws.unit()));
        return radius * StrictMath.cos(2 * Math.PI * draws.unit());
    }

    private static double[] cumulative() {
        double[] sums = new double[TABLE];
        double term = StrictMath.exp(-1);
        double sum = 0;
        for (int i = 0; i < TABLE; i++) {
            sum += term;
            sums[i] = sum;
            term /= i + 1;
        }
        return sums;
    }
}

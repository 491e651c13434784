package spoor.mining.learning;

/// Pseudo-random numbers that stay the same on every machine and version of Java: SplitMix64
/// (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
public final class Draws {
    private static final int TABLE = 40;
    private static final double[] AT_MOST = cumulative();
    private static final int LARGE = 64;

    private long state;

    public Draws(long seed) {
        this.state = seed;
    }

    /// Draws of their own for a numbered part of the work.
    public static Draws of(long seed, int part) {
        Draws draws = new Draws(seed ^ 0x632be59bd9b4e019L * (part + 1L));
        return new Draws(draws.next());
    }

    public long next() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }

    /// From 0 up to and without 1.
    public double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /// A whole number below `bound`.
    public int below(int bound) {
        return (int) ((next() >>> 32) * bound >>> 32);
    }

    /// A number of mean 0 and deviation 1, normally distributed.
    public double normal() {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * Math.PI * unit());
    }

    /// How often something of a mean happens, by the distribution of Poisson; of large means by the
    /// normal distribution beside it.
    public int poisson(long mean) {
        if (mean > LARGE) {
            return (int) Math.max(0, Math.rint(mean + Math.sqrt((double) mean) * normal()));
        }
        int sum = 0;
        for (long i = 0; i < mean; i++) {
            double unit = unit();
            int times = 0;
            while (times < TABLE && unit >= AT_MOST[times]) {
                times++;
            }
            sum += times;
        }
        return sum;
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

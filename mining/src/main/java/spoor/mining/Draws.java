package spoor.mining;

/// Pseudo-random numbers that stay the same on every machine and version of Java: SplitMix64
/// (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
public final class Draws {
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private long state;

    public Draws(long seed) {
        this.state = seed;
    }

    /// Draws of their own for a numbered part of the work.
    public static Draws of(long seed, int part) {
        return new Draws(mixed((seed ^ 0x632be59bd9b4e019L * (part + 1L)) + STEP));
    }

    /// As [#of], but with other numbers: those that isolation forests have always been grown with.
    public static Draws stream(long seed, long part) {
        return new Draws(mixed(mixed(seed) + STEP * (part + 1)));
    }

    /// The finalizer of SplitMix64, a bijection: similar numbers become dissimilar ones.
    public static long mixed(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }

    /// All 64 bits drawn.
    public long next() {
        state += STEP;
        return mixed(state);
    }

    /// From 0 up to and without 1, a multiple of 2^-53.
    public double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /// From 0 to `bound - 1`; no number is likelier than another by more than `bound` / 2^32.
    public int below(int bound) {
        return (int) ((next() >>> 32) * bound >>> 32);
    }

    /// From 0 to `bound - 1`, each exactly as likely: numbers that would favour some are drawn
    /// anew.
    public long evenlyBelow(long bound) {
        long limit = Long.MAX_VALUE - Long.MAX_VALUE % bound;
        long bits = next() >>> 1;
        while (bits >= limit) {
            bits = next() >>> 1;
        }
        return bits % bound;
    }

    /// Of the normal distribution with mean 0 and deviation 1 (Marsaglia's polar method).
    public double normal() {
        while (true) {
            double x = 2 * unit() - 1;
            double y = 2 * unit() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }
}

package spoor.mining.anomalies;

/// Random numbers that are the same on every machine: SplitMix64 (Steele, Lea, Flood 2014).
final class Dice {
    private static final long STEP = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    /// @param stream numbers of different streams of a seed are independent of each other
    Dice(long seed, long stream) {
        state = mix(mix(seed) + STEP * (stream + 1));
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long y = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return y ^ (y >>> 31);
    }

    long next() {
        state += STEP;
        return mix(state);
    }

    /// From 0 inclusive to 1 exclusive.
    double unit() {
        return (next() >>> 11) * UNIT;
    }

    /// From 0 to `bound - 1`, each equally likely.
    long below(long bound) {
        long limit = Long.MAX_VALUE - Long.MAX_VALUE % bound;
        long bits = next() >>> 1;
        while (bits >= limit) {
            bits = next() >>> 1;
        }
        return bits % bound;
    }

    /// Of the normal distribution with mean 0 and deviation 1 (Marsaglia's polar method).
    double normal() {
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

package spoor.mining.profile;

/// 64-bit hashes of values, the same on every machine.
final class Hashes {
    private static final long SEED = 0x2545f4914f6cdd1dL;

    private Hashes() {}

    static long of(Object value) {
        return switch (value) {
            case String text -> of(text, SEED);
            case LongText text -> mixed(text.first());
            case Double real -> mixed(Double.doubleToLongBits(real) ^ SEED);
            case Long number -> mixed(number ^ SEED);
            default -> throw new IllegalStateException("no hash of " + value.getClass());
        };
    }

    static long of(String text, long seed) {
        long hash = seed ^ text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x9fb21c651e98df25L;
            hash ^= hash >>> 29;
        }
        return mixed(hash);
    }

    /// The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): a bijection.
    private static long mixed(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}

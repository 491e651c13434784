package spoor.mining.profile;

import spoor.mining.Draws;

/// 64-bit hashes of values, the same on every machine.
final class Hashes {
    private static final long SEED = 0x2545f4914f6cdd1dL;

    private Hashes() {}

    static long of(Object value) {
        return switch (value) {
            case String text -> of(text, SEED);
            case LongText text -> Draws.mixed(text.first());
            case Double real -> Draws.mixed(Double.doubleToLongBits(real) ^ SEED);
            case Long number -> Draws.mixed(number ^ SEED);
            default -> throw new IllegalStateException("no hash of " + value.getClass());
        };
    }

    static long of(String text, long seed) {
        long hash = seed ^ text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x9fb21c651e98df25L;
            hash ^= hash >>> 29;
        }
        return Draws.mixed(hash);
    }
}

package spoor.mining.sequence;

import java.util.concurrent.ThreadLocalRandom;

/// Counts by 64-bit key: an open hash table that cannot be listed, so that the salt of its hash,
/// which keeps crafted keys from colliding, never shows in a result.
final class LongCounts {
    static final long SALT = ThreadLocalRandom.current().nextLong();

    private long[] keys = new long[64];
    private int[] counts = new int[64];
    private int size;

    /// Two ints as one key.
    static long pair(int a, int b) {
        return ((long) a << Integer.SIZE) | (b & 0xFFFF_FFFFL);
    }

    static long mix(long value) {
        long hash = (value ^ SALT) * 0x9E37_79B9_7F4A_7C15L;
        hash = (hash ^ (hash >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
        return hash ^ (hash >>> 32);
    }

    /// Adds and returns the new count.
    int add(long key, int amount) {
        int place = place(key);
        if (counts[place] == 0) {
            if (size * 2 >= keys.length) {
                grow();
                place = place(key);
            }
            keys[place] = key;
            size++;
        }
        counts[place] = Math.addExact(counts[place], amount);
        return counts[place];
    }

    int get(long key) {
        return counts[place(key)];
    }

    private int place(long key) {
        int mask = keys.length - 1;
        int place = (int) mix(key) & mask;
        while (counts[place] != 0 && keys[place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[Math.multiplyExact(oldKeys.length, 2)];
        counts = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                counts[place] = oldCounts[i];
            }
        }
    }
}

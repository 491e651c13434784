package spoor.mining.templates;

/// Patterns that are the same but for one part, gathered by a hash of the rest.
final class ColumnBuckets {
    private long[] keys = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int[] capitals = new int[1 << 10];
    private long[] skeletons = new long[1 << 10];
    private byte[] flags = new byte[1 << 10];
    private int used;

    static final int SLOT = 1;
    static final int DIFFERENT = 2;
    static final int UNDIGITED = 4;
    static final int NO_UNIT = 8;

    /// @param facts of the word at the place; null for a slot
    void add(long hash, boolean slot, WordFacts facts) {
        if (2 * used > keys.length) {
            grow();
        }
        long key = hash == 0 ? 1 : hash;
        int at = place(key);
        if (keys[at] == 0) {
            keys[at] = key;
            used++;
        }
        counts[at]++;
        if (slot) {
            flags[at] |= SLOT;
            return;
        }
        if (skeletons[at] == 0) {
            skeletons[at] = facts.skeleton();
        } else if (skeletons[at] != facts.skeleton()) {
            flags[at] |= DIFFERENT;
        }
        if (!facts.digits()) {
            flags[at] |= UNDIGITED;
        }
        if (!facts.unit()) {
            flags[at] |= NO_UNIT;
        }
        if (facts.capitals()) {
            capitals[at]++;
        }
    }

    private int place(long key) {
        int mask = keys.length - 1;
        int at = (int) (key ^ (key >>> 32)) & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /// The place of a bucket that was added to.
    int find(long hash) {
        return place(hash == 0 ? 1 : hash);
    }

    int count(int bucket) {
        return counts[bucket];
    }

    int capitals(int bucket) {
        return capitals[bucket];
    }

    boolean is(int bucket, int flag) {
        return (flags[bucket] & flag) != 0;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        int[] oldCapitals = capitals;
        long[] oldSkeletons = skeletons;
        byte[] oldFlags = flags;
        keys = new long[2 * oldKeys.length];
        counts = new int[keys.length];
        capitals = new int[keys.length];
        skeletons = new long[keys.length];
        flags = new byte[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = place(oldKeys[i]);
                keys[at] = oldKeys[i];
                counts[at] = oldCounts[i];
                capitals[at] = oldCapitals[i];
                skeletons[at] = oldSkeletons[i];
                flags[at] = oldFlags[i];
            }
        }
    }
}

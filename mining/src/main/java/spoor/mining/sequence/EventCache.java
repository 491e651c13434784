package spoor.mining.sequence;

import java.util.Arrays;

/// Event ids by the event's text, so that each distinct text is parsed once. It stops taking new
/// texts at a bound of bytes; those beyond are parsed each time.
final class EventCache {
    static final int NOT_HERE = -1;
    private static final long MOST_BYTES =
            Math.min(512L << 20, Runtime.getRuntime().maxMemory() / 8);

    private byte[][] texts = new byte[256][];
    private long[] hashes = new long[256];
    private int[] ids = new int[256];
    private int size;
    private long bytes;

    int get(long hash, byte[] text, int from, int to) {
        int mask = texts.length - 1;
        int place = (int) hash & mask;
        while (hashes[place] != 0) {
            byte[] known = texts[place];
            if (hashes[place] == hash && Arrays.equals(known, 0, known.length, text, from, to)) {
                return ids[place];
            }
            place = (place + 1) & mask;
        }
        return NOT_HERE;
    }

    /// Adds a text that is not here yet.
    void put(long hash, byte[] text, int from, int to, int id) {
        if (hash == 0 || bytes + (to - from) > MOST_BYTES) {
            return;
        }
        if (size * 2 >= texts.length) {
            grow();
        }
        insert(hash, Arrays.copyOfRange(text, from, to), id);
        size++;
        bytes += to - from;
    }

    private void insert(long hash, byte[] text, int id) {
        int mask = texts.length - 1;
        int place = (int) hash & mask;
        while (hashes[place] != 0) {
            place = (place + 1) & mask;
        }
        hashes[place] = hash;
        texts[place] = text;
        ids[place] = id;
    }

    private void grow() {
        byte[][] oldTexts = texts;
        long[] oldHashes = hashes;
        int[] oldIds = ids;
        texts = new byte[oldTexts.length * 2][];
        hashes = new long[texts.length];
        ids = new int[texts.length];
        for (int i = 0; i < oldTexts.length; i++) {
            if (oldHashes[i] != 0) {
                insert(oldHashes[i], oldTexts[i], oldIds[i]);
            }
        }
    }
}

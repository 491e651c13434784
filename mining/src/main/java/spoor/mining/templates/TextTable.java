package spoor.mining.templates;

import java.util.Arrays;

/// Distinct texts, numbered in the order in which they came. All characters lie in one array, so
/// that millions of texts are no millions of objects.
final class TextTable {
    private static final int MOST_CHARACTERS = 1 << 30;

    private char[] characters = new char[1 << 12];
    private int used;
    private int[] starts = new int[1 << 8];
    private int[] hashes = new int[1 << 8];
    private int[] slots = new int[1 << 9];
    private int count;

    int count() {
        return count;
    }

    /// The number of a text; a new one where it was not seen before.
    int add(char[] text, int from, int to) {
        int hash = hash(text, from, to);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int id = slots[slot] - 1;
            if (hashes[id] == hash && same(id, text, from, to)) {
                return id;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = count + 1;
        int id = keep(text, from, to, hash);
        if (2 * count > slots.length) {
            grow();
        }
        return id;
    }

    /// Takes a text for a new one, seen before or not. A table takes all texts this way, or none.
    int append(char[] text, int from, int to) {
        return keep(text, from, to, 0);
    }

    int add(String text) {
        return add(text.toCharArray(), 0, text.length());
    }

    private int keep(char[] text, int from, int to, int hash) {
        int length = to - from;
        if (used > MOST_CHARACTERS - length) {
            throw new TooManyTexts(count);
        }
        if (used + length > characters.length) {
            long wanted = Math.max(2L * characters.length, (long) used + length);
            characters = Arrays.copyOf(characters, (int) Math.min(MOST_CHARACTERS, wanted));
        }
        System.arraycopy(text, from, characters, used, length);
        if (count + 1 == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        }
        starts[count] = used;
        hashes[count] = hash;
        used += length;
        starts[count + 1] = used;
        count++;
        return count - 1;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int id = 0; id < count; id++) {
            int slot = hashes[id] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = id + 1;
        }
    }

    private boolean same(int id, char[] text, int from, int to) {
        return Arrays.equals(characters, starts[id], starts[id + 1], text, from, to);
    }

    private static int hash(char[] text, int from, int to) {
        long hash = (long) to - from;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text[i]) * 0x9fb21c651e98df25L;
            hash ^= hash >>> 32;
        }
        return (int) (hash ^ (hash >>> 29));
    }

    int start(int id) {
        return starts[id];
    }

    int end(int id) {
        return starts[id + 1];
    }

    /// Of all texts; those of one lie from [#start] to [#end]. Not to be written to.
    char[] characters() {
        return characters;
    }

    String text(int id) {
        return new String(characters, starts[id], starts[id + 1] - starts[id]);
    }

    /// The texts do not fit.
    static final class TooManyTexts extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyTexts(int count) {
            super("more than " + count + " distinct texts");
        }
    }
}

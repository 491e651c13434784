package spoor.mining.templates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Distinct sequences of numbers, numbered in the order in which they came.
final class SequenceTable {
    private final List<int[]> sequences = new ArrayList<>();
    private int[] slots = new int[1 << 9];

    int count() {
        return sequences.size();
    }

    /// All of them, in the order of their numbers.
    List<int[]> all() {
        return List.copyOf(sequences);
    }

    int[] get(int number) {
        return sequences.get(number);
    }

    /// The number of the first `count` entries; a new one where they were not seen before.
    int add(int[] entries, int count) {
        int mask = slots.length - 1;
        int slot = hash(entries, count) & mask;
        while (slots[slot] != 0) {
            int[] other = sequences.get(slots[slot] - 1);
            if (Arrays.equals(other, 0, other.length, entries, 0, count)) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        sequences.add(Arrays.copyOf(entries, count));
        slots[slot] = sequences.size();
        if (2 * sequences.size() > slots.length) {
            grow();
        }
        return sequences.size() - 1;
    }

    /// Takes a sequence for a new one, seen before or not; it is not found again.
    int append(int[] entries, int count) {
        sequences.add(Arrays.copyOf(entries, count));
        return sequences.size() - 1;
    }

    /// The number of a sequence; -1 when it was not added.
    int find(int[] entries) {
        int mask = slots.length - 1;
        int slot = hash(entries, entries.length) & mask;
        while (slots[slot] != 0) {
            if (Arrays.equals(sequences.get(slots[slot] - 1), entries)) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int number = 0; number < sequences.size(); number++) {
            int[] sequence = sequences.get(number);
            int slot = hash(sequence, sequence.length) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number + 1;
        }
    }

    private static int hash(int[] entries, int count) {
        long hash = count;
        for (int i = 0; i < count; i++) {
            hash = (hash ^ entries[i]) * 0x9fb21c651e98df25L;
            hash ^= hash >>> 32;
        }
        return (int) (hash ^ (hash >>> 29));
    }
}

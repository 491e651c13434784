package spoor.mining.sequence;

import java.util.Arrays;

/// A growing list of ints.
final class Ints {
    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.addExact(size, size));
        }
        values[size++] = value;
    }

    /// Adds to the number at a place, growing with zeros as needed.
    void increase(int place, int amount) {
        while (size <= place) {
            add(0);
        }
        values[place] += amount;
    }

    int get(int place) {
        return values[place];
    }

    /// The number at a place, 0 beyond the end.
    int getOrZero(int place) {
        return place < size ? values[place] : 0;
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}

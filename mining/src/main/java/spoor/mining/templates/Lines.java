package spoor.mining.templates;

import java.util.Arrays;

/// The distinct masked lines of an input, with how often each came, in the order in which each came
/// first.
final class Lines {
    private final TextTable texts = new TextTable();
    private final boolean distinct;
    private long[] weights = new long[256];

    Lines() {
        this(true);
    }

    /// @param distinct false to keep equal lines apart, for measurements
    Lines(boolean distinct) {
        this.distinct = distinct;
    }

    /// Counts one more line; gives its number.
    int add(MaskedLine line) {
        int id =
                distinct
                        ? texts.add(line.text, 0, line.length)
                        : texts.append(line.text, 0, line.length);
        if (id >= weights.length) {
            weights = Arrays.copyOf(weights, 2 * weights.length);
        }
        weights[id]++;
        return id;
    }

    int count() {
        return texts.count();
    }

    long weight(int line) {
        return weights[line];
    }

    char[] characters() {
        return texts.characters();
    }

    int start(int line) {
        return texts.start(line);
    }

    int end(int line) {
        return texts.end(line);
    }
}

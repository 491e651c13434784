package spoor.mining.templates;

import java.util.Arrays;

/// A line with placeholders for what masks took, made anew for each line without new objects.
///
/// Runs of white space are one blank, and there is none at the ends.
final class MaskedLine {
    /// The masked text, of `length` characters.
    char[] text = new char[256];

    int length;

    /// Where each masked piece lies in the raw line, from and to, in the order of the placeholders.
    int[] from = new int[16];

    int[] to = new int[16];
    int pieces;

    void clear() {
        length = 0;
        pieces = 0;
    }

    void add(char character) {
        if (length == text.length) {
            text = Arrays.copyOf(text, 2 * length);
        }
        text[length++] = character;
    }

    /// Characters of the raw line as they are.
    void add(char[] raw, int begin, int end) {
        int count = end - begin;
        if (length + count > text.length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, length + count));
        }
        System.arraycopy(raw, begin, text, length, count);
        length += count;
    }

    void addPiece(int mask, int begin, int end) {
        if (pieces == from.length) {
            from = Arrays.copyOf(from, 2 * pieces);
            to = Arrays.copyOf(to, 2 * pieces);
        }
        from[pieces] = begin;
        to[pieces++] = end;
        add(Placeholder.of(mask));
    }

    void trim() {
        if (length > 0 && text[length - 1] == ' ') {
            length--;
        }
    }

    @Override
    public String toString() {
        return new String(text, 0, length);
    }
}

package spoor.mining.templates;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Cuts masked lines into parts, each a number. To a parser all placeholders are the same.
final class Cutter {
    /// What stands for any word or masked piece.
    static final int SLOT = 0;

    /// What stands for any unit of sizes and belongs to the number before it.
    static final int UNIT = 1;

    private static final String UNIT_TEXT = Placeholder.VARIES + "B";

    private final TextTable words = new TextTable();
    private final boolean tokens;
    private final char aside;

    /// What stands between terms; null where parts are words or tokens.
    private final @Nullable IntPredicate separator;

    private char[] buffer = new char[64];

    /// @param tokens whether parts are what stands between blanks; else words and marks
    /// @param aside the placeholder of asides; [Placeholder#VARIES] when there are none
    private Cutter(boolean tokens, char aside, @Nullable IntPredicate separator) {
        this.tokens = tokens;
        this.aside = aside;
        this.separator = separator;
        int slot = words.add(String.valueOf(Placeholder.VARIES));
        int unit = words.add(UNIT_TEXT);
        if (slot != SLOT || unit != UNIT) {
            throw new IllegalStateException(slot + " and " + unit);
        }
    }

    static Cutter tokens() {
        return new Cutter(true, Placeholder.VARIES, null);
    }

    static Cutter words(MaskSet masks) {
        int aside = masks.place(GeneralMask.ASIDE);
        return new Cutter(false, aside < 0 ? Placeholder.VARIES : Placeholder.of(aside), null);
    }

    /// Parts are runs of what is no separator, and each separator by itself.
    static Cutter terms(IntPredicate separator) {
        return new Cutter(false, Placeholder.VARIES, separator);
    }

    private static void cutTerms(
            TextTable words, IntPredicate separator, char[] text, int begin, int end, Cut into) {
        int at = begin;
        while (at < end) {
            int to = at + 1;
            if (!separator.test(text[at])) {
                while (to < end && !separator.test(text[to])) {
                    to++;
                }
            }
            into.add(2 * words.add(text, at, to), at - begin, to - begin);
            at = to;
        }
    }

    void cut(char[] text, int begin, int end, Cut into) {
        into.clear();
        if (separator != null) {
            cutTerms(words, separator, text, begin, end, into);
            return;
        }
        int blank = 0;
        int at = begin;
        while (at < end) {
            char character = text[at];
            if (character == ' ') {
                blank = 1;
                at++;
                continue;
            }
            if (character == aside && aside != Placeholder.VARIES) {
                into.addGap(at - begin);
                at++;
                continue;
            }
            int to = tokens ? token(text, at, end) : word(text, at, end);
            into.add(2 * number(text, at, to) + blank, at - begin, to - begin);
            blank = 0;
            at = to;
        }
    }

    private static int token(char[] text, int at, int end) {
        int to = at;
        while (to < end && text[to] != ' ') {
            to++;
        }
        return to;
    }

    private static int word(char[] text, int at, int end) {
        int to = at + 1;
        if (Kinds.word(text[at])) {
            while (to < end && Kinds.word(text[to])) {
                to++;
            }
            while (to > at + 1 && text[to - 1] == '.') {
                to--;
            }
        }
        return to;
    }

    private int number(char[] text, int begin, int end) {
        if (end - begin == 1 && Placeholder.is(text[begin])) {
            return SLOT;
        }
        if (!tokens) {
            return words.add(text, begin, end);
        }
        if (end - begin > buffer.length) {
            buffer = new char[2 * (end - begin)];
        }
        for (int i = begin; i < end; i++) {
            char character = text[i];
            buffer[i - begin] = Placeholder.is(character) ? Placeholder.VARIES : character;
        }
        return words.add(buffer, 0, end - begin);
    }

    boolean isTokens() {
        return tokens;
    }

    int words() {
        return words.count();
    }

    String word(int word) {
        return words.text(word);
    }

    /// A part as a model keeps it: a blank or none, and the word.
    String text(int part) {
        return ((part & 1) == 1 ? " " : "") + words.text(part >> 1);
    }

    /// The part of such a text.
    int part(String text) {
        boolean blank = text.startsWith(" ");
        return 2 * words.add(blank ? text.substring(1) : text) + (blank ? 1 : 0);
    }
}

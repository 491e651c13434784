package spoor.mining.templates;

/// Characters that stand for masked pieces inside a masked line: the 32 noncharacters U+FDD0 to
/// U+FDEF, which no text may hold. One that a hostile line holds nevertheless is shown as U+FFFD.
final class Placeholder {
    /// What varies, by the miner's finding; no mask took it.
    static final char VARIES = '\uFDD0';

    /// Of the first mask; the others follow.
    static final char FIRST = '\uFDD1';

    static final char LAST = '\uFDEF';

    /// How many masks there can be.
    static final int MOST = LAST - FIRST + 1;

    /// How a placeholder is written for people.
    static final String SHOWN = "<*>";

    private Placeholder() {}

    static boolean is(char character) {
        return character >= VARIES && character <= LAST;
    }

    static char of(int mask) {
        return (char) (FIRST + mask);
    }

    /// The mask of a placeholder; -1 for [#VARIES].
    static int mask(char placeholder) {
        return placeholder - FIRST;
    }
}

package spoor.mining.templates;

/// What each character is to the scanners.
final class Kinds {
    static final int DIGIT = 1;
    static final int LETTER = 2;

    /// May stand inside a word beside letters and digits: `_ - . $ ~ % *`.
    static final int JOINER = 4;

    static final int HEX = 8;
    static final int BLANK = 16;

    /// Ends a path or an address: quotes, brackets, comma, semicolon, bar.
    static final int ENDER = 32;

    static final int UPPER = 64;
    static final int BASE64 = 128;

    private static final byte[] ASCII = new byte[128];

    static {
        mark("0123456789", DIGIT | HEX | BASE64);
        mark("abcdefghijklmnopqrstuvwxyz", LETTER | BASE64);
        mark("ABCDEFGHIJKLMNOPQRSTUVWXYZ", LETTER | BASE64 | UPPER);
        mark("abcdefABCDEF", HEX);
        mark("_-.$~%*", JOINER);
        mark("+/=", BASE64);
        mark(" \t\r\n\f", BLANK);
        mark("\"'`()[]{}<>,;|", ENDER);
    }

    private Kinds() {}

    private static void mark(String characters, int kind) {
        for (int i = 0; i < characters.length(); i++) {
            ASCII[characters.charAt(i)] |= (byte) kind;
        }
    }

    /// Letters beyond ASCII count as letters; so does all else there, placeholders excepted.
    static int of(char character) {
        if (character < 128) {
            return ASCII[character] & 0xff;
        }
        if (Placeholder.is(character)) {
            return ENDER;
        }
        return LETTER;
    }

    static boolean is(char character, int kinds) {
        return (of(character) & kinds) != 0;
    }

    static boolean word(char character) {
        return (of(character) & (DIGIT | LETTER | JOINER)) != 0;
    }
}

package spoor.mining.profile;

/// A text too long to be kept for counting: its beginning, and 128 bits that tell it from others.
///
/// @param start its first characters
/// @param length in UTF-16 units
record LongText(String start, int length, long first, long second) {
    private static final int LONGEST = 1_000;
    private static final int KEPT = 300;

    /// The text itself where it is short.
    static Object of(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(KEPT - 1)) ? KEPT - 1 : KEPT;
        return new LongText(
                text.substring(0, end),
                text.length(),
                Hashes.of(text, 0x9e3779b97f4a7c15L),
                Hashes.of(text, 0xc2b2ae3d27d4eb4fL));
    }
}
